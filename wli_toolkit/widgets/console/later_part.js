// What comes after thirty days: what the phones say of it, and the reminder to send to everybody.

import { h, setText, uid } from "../base/dom.js";
import { actionButton } from "./parts.js";
import { record } from "./room.js";

const ROWS = 12;

// On plain HTTP a page has no clipboard of its own, but may copy what is selected.
function copied(area) {
  area.focus();
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

export class LaterPart {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    const name = uid("reminder");
    this.title = h("h3");
    this.text = h("p");
    this.area = h("textarea", { id: name, class: "wli-input wli-reminder", rows: ROWS, readonly: true });
    this.said = h("p", { class: "wli-muted", role: "status" });
    this.node = h(
      "section",
      { class: "wli-stack wli-later" },
      this.title,
      h("p", { class: "wli-muted" }, _("This is what the phones say:")),
      this.text,
      h("label", { for: name, class: "wli-strong" }, _("A reminder to send after 30 days")),
      h("p", { class: "wli-muted" }, _("Have it sent to all who took part, the same text to each: whoever has not answered must not be singled out.")),
      this.area,
      h("div", { class: "wli-row" }, actionButton(_("Copy the reminder"), () => this.copy(), {}), this.said),
    );
  }

  copy() {
    const { _ } = this.words;
    setText(this.said, copied(this.area) ? _("Copied.") : _("It is selected. Copy it with the keys or the menu of this device."));
  }

  update() {
    const { t } = this.words;
    const { title, text, reminder } = record(this.state.session.day30);
    this.node.hidden = !reminder;
    setText(this.title, t(title));
    setText(this.text, t(text));
    if (this.area.value !== t(reminder)) this.area.value = t(reminder);
  }
}
