// The blueprints that were handed in, read and answered one by one, printed one to a page.

import { focusOn, h, replace } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { printPages } from "./print.js";
import { ReplyForm } from "./reply_form.js";
import { list, record, setText } from "./room.js";

// On paper with what was written back; on the screen that stands below, where it can be changed.
function sheet(item, words, level) {
  const { _, t } = words;
  const answer = level === "h1" && item.reply ? [{ title: _("A word from the facilitator"), text: item.reply }] : [];
  const boxes = [...list(item.boxes).map(record), ...answer];
  return h(
    "article",
    { class: "wli-sheet" },
    h(level, { class: "wli-sheet-title" }, _("Blueprint {number}", { number: item.number }), item.nickname ? h("span", { class: "wli-sheet-name" }, t(item.nickname)) : null),
    h("dl", null, boxes.map((box) => h("div", { class: "wli-sheet-box" }, h("dt", null, t(box.title)), h("dd", null, t(box.text) || "–")))),
  );
}

export class BlueprintsPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "blueprints";
    this.name = _("Blueprints");
    this.drawn = null;
    this.busy = h("p", { class: "wli-muted", role: "status" });
    this.again = actionButton(_("Fetch again"), () => state.request("handins", { again: true }), { kind: "quiet" });
    this.place = h("p", { class: "wli-reader-place", "aria-live": "polite" });
    this.previous = actionButton(_("Previous"), () => this.turn(-1), {});
    this.following = actionButton(_("Next"), () => this.turn(1), {});
    this.page = h("div", { class: "wli-reader-page" });
    this.form = new ReplyForm(state, words);
    this.mark = h("p", { class: "wli-reader-mark" });
    this.reader = h(
      "div",
      { class: "wli-stack" },
      h("div", { class: "wli-reader-head" }, this.previous, this.place, this.following),
      this.mark,
      this.page,
      h(
        "div",
        { class: "wli-row" },
        actionButton(_("Print this one"), () => this.print([this.item]), {}),
        actionButton(_("Print all, one to a page"), () => this.print(this.items), {}),
      ),
      this.form.node,
    );
    this.empty = h("p", { class: "wli-empty" }, _("Nobody has handed in a blueprint yet."));
    const note = _("Only the boxes each person ticked. The numbers are not seat numbers.");
    this.node = h(
      "div",
      { class: "wli-stack" },
      h("div", { class: "wli-panel-head" }, h("p", { class: "wli-muted" }, note), this.again),
      this.busy,
      this.empty,
      this.reader,
    );
  }

  get items() {
    return this.state.handins || [];
  }

  get at() {
    return this.items.findIndex((item) => item.number === this.state.reading);
  }

  get item() {
    return this.items[this.at];
  }

  opened() {
    this.state.request("handins", { again: this.state.handins !== null });
  }

  turn(by) {
    const to = this.items[this.at + by];
    if (!to) return;
    this.state.reading = to.number;
    this.update();
    focusOn(this.page.querySelector("h3"));
  }

  print(items) {
    printPages(items.map((item) => sheet(item, this.words, "h1")), this.words.lang);
  }

  update() {
    const { _ } = this.words;
    const { state, items, item } = this;
    setText(this.busy, state.asked.has("handins") ? _("Fetching…") : "");
    setAble(this.again, state.ready);
    this.empty.hidden = !state.handins || items.length > 0;
    this.reader.hidden = !item;
    if (!item) return;
    setText(this.place, _("{at} of {all}", { at: this.at + 1, all: items.length }));
    setAble(this.previous, this.at > 0);
    setAble(this.following, this.at < items.length - 1);
    this.form.update(item);
    setText(this.mark, this.marks().join(" · "));
    const look = JSON.stringify({ ...item, reply: null });
    if (this.drawn === look) return;
    this.drawn = look;
    replace(this.page, sheet(item, this.words, "h3"));
  }

  // Where this one stands, and all of them together.
  marks() {
    const { _ } = this.words;
    const { items, item, state } = this;
    const answered = items.filter((one) => one.reply).length;
    const draft = state.drafts.has(item.number) ? _("Your word on this one is not sent yet") : null;
    const mine = item.reply ? _("✓ This one is answered") : null;
    return [draft || mine, _("{n} of {all} answered", { n: answered, all: items.length })].filter(Boolean);
  }

  badge() {
    const told = this.state.progress.handed_in;
    return Number.isFinite(told) ? told : this.items.length;
  }
}
