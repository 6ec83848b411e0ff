// The blueprints that were handed in, read and answered one by one, printed one to a page.

import { focusOn, h, replace, setText } from "../base/dom.js";
import { stepOfKey, unanswered } from "./blueprints_order.js";
import { InCommonPart } from "./blueprints_summary.js";
import { actionButton, setAble } from "./parts.js";
import { printPages } from "./print.js";
import { ReplyForm } from "./reply_form.js";
import { list, record } from "./room.js";

// As it is read on the screen; what was written back stands below, where it can be changed.
function sheet(item, words) {
  const { _, t } = words;
  const box = ({ title, text, promise }) => h("div", { class: "wli-sheet-box", "data-promise": promise ? "yes" : null }, h("dt", null, t(title)), h("dd", null, t(text) || "–"));
  return h(
    "article",
    { class: "wli-sheet" },
    h("h3", { class: "wli-sheet-title" }, _("Blueprint {number}", { number: item.number }), item.nickname ? h("span", { class: "wli-sheet-name" }, t(item.nickname)) : null),
    h("dl", null, list(item.boxes).map(record).map(box)),
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
    this.listed = null;
    this.busy = h("p", { class: "wli-muted", role: "status" });
    this.again = actionButton(_("Fetch again"), () => state.request("handins", { again: true }), { kind: "quiet" });
    this.common = new InCommonPart(state, words);
    this.form = new ReplyForm(state, words);
    this.hint = h("p", { class: "wli-muted" }, _("They appear here when people choose to hand theirs in, near the end of the workshop."));
    this.empty = h("div", { class: "wli-empty" }, h("p", null, _("Nobody has handed in a blueprint yet.")), this.hint);
    this.reader = this.read();
    const note = _("Only the boxes each person ticked. The numbers are not seat numbers.");
    this.node = h(
      "div",
      { class: "wli-stack wli-blueprints" },
      h("div", { class: "wli-panel-head" }, h("p", { class: "wli-muted" }, note), this.again),
      this.busy,
      this.empty,
      this.common.node,
      this.reader,
    );
  }

  read() {
    const { _ } = this.words;
    this.place = h("p", { class: "wli-reader-place", "aria-live": "polite" });
    this.previous = actionButton(_("Previous"), () => this.turn(-1), { "aria-keyshortcuts": "ArrowLeft" });
    this.following = actionButton(_("Next"), () => this.turn(1), { "aria-keyshortcuts": "ArrowRight" });
    this.page = h("div", { class: "wli-reader-page" });
    this.mark = h("p", { class: "wli-reader-mark" });
    this.waiting = actionButton(_("Next one without an answer"), () => this.go(unanswered(this.items, this.at)), { kind: "quiet" });
    this.numbers = h("ul", { class: "wli-reader-numbers" });
    return h(
      "div",
      { class: "wli-stack" },
      h("div", { class: "wli-reader-head" }, this.previous, this.place, this.following),
      h("div", { class: "wli-reader-state" }, this.mark, this.waiting),
      this.page,
      this.form.node,
      h("details", { class: "wli-fold" }, h("summary", null, _("All numbers at a glance")), this.numbers),
      h(
        "div",
        { class: "wli-row" },
        actionButton(_("Print this one"), () => this.print([this.item]), {}),
        actionButton(_("Print all, one to a page"), () => this.print(this.items), {}),
      ),
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
    // The tab's whole panel hears the keys, wherever the focus is in it.
    const region = this.node.parentElement;
    if (this.region === region) return;
    this.region = region;
    region.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const step = stepOfKey(event);
    if (!step || !this.item) return;
    event.preventDefault();
    this.turn(step);
  }

  turn(by) {
    this.go(this.items[this.at + by]);
  }

  go(item) {
    if (!item) return;
    this.state.reading = item.number;
    this.state.takenBack = false;
    this.update();
    focusOn(this.page.querySelector("h3"));
  }

  print(items) {
    printPages(items, this.words);
  }

  update() {
    const { _ } = this.words;
    const { state, items, item } = this;
    const gone = state.takenBack ? _("The blueprint you were reading has been taken back by its author.") : "";
    setText(this.busy, state.asked.has("handins") && !state.handins ? _("Fetching…") : gone);
    setAble(this.again, state.ready);
    this.common.update();
    this.empty.hidden = !state.handins || items.length > 0;
    this.hint.hidden = state.closed;
    this.reader.hidden = !item;
    if (!item) {
      this.drawn = null;
      replace(this.page);
      return;
    }
    setText(this.place, _("{at} of {all}", { at: this.at + 1, all: items.length }));
    setAble(this.previous, this.at > 0);
    setAble(this.following, this.at < items.length - 1);
    this.form.update(item);
    setText(this.mark, this.marks().join(" · "));
    this.waiting.hidden = !items.some((one) => !one.reply && one !== item);
    this.updateNumbers();
    const look = JSON.stringify({ ...item, reply: null });
    if (this.drawn === look) return;
    this.drawn = look;
    replace(this.page, sheet(item, this.words));
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

  updateNumbers() {
    const { _ } = this.words;
    const { items, state } = this;
    const told = items.map((one) => [one.number, one.reply ? _("answered") : state.drafts.has(one.number) ? _("begun") : _("no answer yet"), one.number === state.reading]);
    const look = JSON.stringify(told);
    if (this.listed === look) return;
    this.listed = look;
    const link = ([number, how, isHere]) => actionButton([h("strong", null, number), " ", h("span", { class: "wli-reader-how" }, how)], () => this.go(items.find((one) => one.number === number)), { kind: "quiet", "aria-current": isHere ? "true" : null });
    const focused = [...this.numbers.querySelectorAll("button")].indexOf(document.activeElement);
    replace(this.numbers, told.map((one) => h("li", null, link(one))));
    if (focused >= 0) focusOn(this.numbers.querySelectorAll("button")[focused]);
  }

  badge() {
    const told = this.state.progress.handed_in;
    return Number.isFinite(told) ? told : this.items.length;
  }
}
