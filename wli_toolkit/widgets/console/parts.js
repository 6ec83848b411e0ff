// Small parts that several panels of the console use.

import { button, focusOn, h, replace, setText, uid } from "../base/dom.js";

// A button that does not move under the finger: `aria-disabled` keeps its place and its focus.
export function setAble(node, isAble) {
  if (isAble) node.removeAttribute("aria-disabled");
  else node.setAttribute("aria-disabled", "true");
}

function isAble(node) {
  return node.getAttribute("aria-disabled") !== "true";
}

export function actionButton(label, onpress, options) {
  const node = button(label, () => isAble(node) && onpress(), options);
  return node;
}

// Whether the line is up, for the eye and for the style.
export function showLink(node, { link, ready }, { _ }) {
  const names = { ready: _("Connected"), lost: _("Connection lost"), offline: _("Connection lost") };
  setText(node, names[link.state] || _("Getting ready…"));
  node.dataset.up = ready ? "yes" : "no";
}

// A place where something is asked once, inline. Focus goes to the question's first answer and comes
// back to what asked; Escape means no.
export class AskOnce {
  constructor() {
    this.node = h("div", { class: "wli-once", hidden: true });
    this.asker = null;
  }

  get isOpen() {
    return !this.node.hidden;
  }

  ask({ question, note = null, yes, no, onyes, onclose = null, isDanger = false }) {
    const name = uid("ask");
    this.asker = document.activeElement;
    this.onclose = onclose;
    const kind = isDanger ? "danger" : "primary";
    const yesButton = button(yes, () => this.close() || onyes(), { kind });
    const box = h(
      "div",
      { class: "wli-once-box wli-notice", role: "group", "aria-labelledby": name, onkeydown: (event) => this.key(event) },
      h("p", { id: name }, h("strong", null, question), note ? h("span", { class: "wli-once-note" }, note) : null),
      h("div", { class: "wli-row" }, yesButton, button(no, () => this.close())),
    );
    replace(this.node, box);
    this.node.hidden = false;
    focusOn(yesButton);
    this.node.scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.close();
  }

  close() {
    if (!this.isOpen) return;
    const hadFocus = this.node.contains(document.activeElement);
    this.node.hidden = true;
    replace(this.node);
    if (this.onclose) this.onclose();
    if (hadFocus && this.asker && this.asker.isConnected) focusOn(this.asker);
  }
}

// How many are through and how many are at it, of everyone here; the words beside it say the same.
export function strip() {
  const done = h("span", { class: "wli-strip-done" });
  const here = h("span", { class: "wli-strip-here" });
  const node = h("span", { class: "wli-strip", "aria-hidden": "true" }, done, here);
  const width = (part, all) => `${all ? Math.min(100, (100 * part) / all) : 0}%`;
  return {
    node,
    update(people, joined) {
      const all = Math.max(joined, people.done + people.here);
      done.style.setProperty("inline-size", width(people.done, all));
      here.style.setProperty("inline-size", width(people.here, all));
    },
  };
}
