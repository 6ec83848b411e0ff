// Labelled controls of the set-up: each has its label, a hint, and room for what is wrong with it.

import { h, replace, setText, uid } from "../base/dom.js";

// The languages of a session's texts, each by its own name.
export const LANGUAGES = [["ja", "日本語"], ["en", "English"]];
const LONGEST_TITLE = 100;

// {node, control, setFault, setValue, lock}: a control with what belongs to it.
export function field({ label, hint = null, control }) {
  const name = control.id || uid("set");
  const told = uid("told");
  control.id = name;
  const hintNode = hint ? h("p", { class: "wli-muted", id: `${told}-hint` }, hint) : null;
  const fault = h("p", { class: "wli-error", id: `${told}-fault`, hidden: true });
  control.setAttribute("aria-describedby", [hintNode && hintNode.id, fault.id].filter(Boolean).join(" "));
  const node = h("div", { class: "wli-set-field" }, h("label", { for: name }, label), control, hintNode, fault);
  return {
    node,
    control,
    setFault(text) {
      showFault(control, fault, text);
    },
    // What is typed stays while it is typed, but where it can no longer be changed.
    setValue(value) {
      const wanted = value === null || value === undefined ? "" : String(value);
      if (control.value !== wanted && (document.activeElement !== control || control.readOnly)) control.value = wanted;
    },
    lock(isLocked) {
      if (control.tagName === "SELECT" || control.type === "date") control.disabled = isLocked;
      else control.readOnly = isLocked;
    },
  };
}

function showFault(control, fault, text) {
  fault.hidden = !text;
  if (text) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
  setText(fault, text || "");
}

export function textInput(oninput, props = {}) {
  return h("input", { type: "text", class: "wli-input", autocomplete: "off", ...props, oninput: (event) => oninput(event.target.value) });
}

// Whole numbers are typed on a keypad, but anything may be: what is no number is answered by name.
export function numberInput(oninput, props = {}) {
  return textInput(oninput, { inputmode: "numeric", class: "wli-input wli-set-number", ...props });
}

export function textArea(oninput, props = {}) {
  return h("textarea", { class: "wli-input", rows: 3, autocomplete: "off", ...props, oninput: (event) => oninput(event.target.value) });
}

export function choiceList(options, onchange, props = {}) {
  const node = h("select", { class: "wli-input", ...props, onchange: (event) => onchange(event.target.value) });
  replace(node, options.map(({ value, label }) => h("option", { value }, label)));
  return node;
}

// A title in both languages; an emptied one is no title, and changes nothing. `write` takes language and text.
export function titlePair(words, write) {
  const { _ } = words;
  const boxes = LANGUAGES.map(([lang, told]) => {
    const label = _("{head} ({told})", { head: _("Title"), told });
    const control = textInput((value) => value.trim() && write(lang, value), { lang, maxlength: LONGEST_TITLE });
    return { lang, box: field({ label, control }) };
  });
  return {
    node: h("div", { class: "wli-set-pair" }, boxes.map(({ box }) => box.node)),
    setValue(title) {
      boxes.forEach(({ lang, box }) => box.setValue(title[lang]));
    },
  };
}

// One of several, all in sight.
export function radios({ legend, options, onchange }) {
  const name = uid("one");
  const inputs = options.map(({ value }) => h("input", { type: "radio", class: "wli-check", name, value, onchange: () => onchange(value) }));
  const rows = options.map(({ label }, at) => h("label", { class: "wli-check-label wli-set-radio" }, inputs[at], h("span", null, label)));
  const node = h("fieldset", { class: "wli-set-field" }, h("legend", null, legend), rows);
  return {
    node,
    setValue(value) {
      inputs.forEach((input) => (input.checked = input.value === String(value)));
    },
    lock(isLocked) {
      inputs.forEach((input) => (input.disabled = isLocked));
    },
  };
}
