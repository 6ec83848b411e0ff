// A short text: typed, or taken from examples and changed. Nothing that was typed is ever cut off.

import { button, h, replace, uid } from "../../base/dom.js";

export function buildText(field, value, { ids, described, words, change, rows = 3 }) {
  const { _ } = words;
  const most = Number(field.max_chars) || 500;
  const counter = h("span", { class: "wli-muted wli-count" });
  const input = h("textarea", {
    class: "wli-input", id: ids.input, rows, value: value || "",
    "aria-describedby": described, autocomplete: "off",
  });
  // Characters as Python counts them, so that both agree on what is too long.
  const length = () => [...input.value.trim()].length;
  const show = () => {
    counter.textContent = _("{count} / {most} characters", { count: length(), most });
    counter.classList.toggle("wli-over", length() > most);
  };
  const save = (typing) => {
    show();
    const over = length() - most;
    const refused = over > 0 ? _("Up to {most} characters. Please shorten it by {over}; until then it stays on this phone only.", { most, over }) : null;
    change(input.value.trim() || null, { typing, refused });
  };
  const listen = (event) => (event.isComposing ? show() : save(true));
  input.addEventListener("input", listen);
  input.addEventListener("compositionend", () => save(true));
  input.addEventListener("change", () => save(false));
  show();
  return h("div", { class: "wli-stack" },
    input,
    h("div", { class: "wli-row wli-between" }, counter, examples(field, input, words, () => save(false))));
}

// 「例から選ぶ」: a list that opens below; a tap puts the example into the box, where it can be changed.
function examples(field, input, { _, t }, save) {
  if (!field.examples || !field.examples.length) return null;
  const list = h("div", { class: "wli-examples", id: uid("examples"), hidden: true });
  const said = h("p", { class: "wli-muted", role: "status" });
  const opener = button(_("Choose from examples"), () => open(list.hidden), { "aria-expanded": "false", "aria-controls": list.id });
  const open = (shown) => {
    list.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
  };
  const put = (text, before) => {
    input.value = text;
    save();
    const undo = before.trim() && button(_("Undo"), () => put(before, ""), { kind: "quiet" });
    replace(said, before === "" && !text ? "" : _("Put in. You can change the wording."), undo);
    open(false);
    opener.focus({ preventScroll: true });
  };
  list.append(...field.examples.map((one) => h("button", { type: "button", class: "wli-button wli-example", onclick: () => put(t(one), input.value) }, t(one))));
  return [opener, h("div", { class: "wli-wide" }, said, list)];
}
