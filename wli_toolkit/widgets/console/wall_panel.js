// The wall: what people put out, looked at one by one before anybody else sees it.

import { focusOn, h, setText } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { whole } from "./room.js";
import { WallCard } from "./wall_cards.js";
import { HeldWords, WallLog, wallDone } from "./wall_words.js";

const TO_LOOK_AT = ["waiting", "held"];

class WallSection {
  constructor(state_, title) {
    this.state = state_;
    this.title = title;
    this.head = h("h3");
    this.list = h("ul", { class: "wli-voices" });
    this.node = h("section", { class: "wli-wall-section", "data-state": state_ }, this.head, this.list);
  }

  // The cards in their order; those that are there already stay where they are.
  place(cards) {
    this.node.hidden = cards.length === 0;
    setText(this.head, this.title(cards.length));
    const wanted = new Set(cards.map((card) => card.node));
    [...this.list.children].forEach((node) => wanted.has(node) || node.remove());
    cards.forEach(({ node }, at) => {
      if (this.list.children[at] !== node) this.list.insertBefore(node, this.list.children[at] || null);
    });
  }
}

export class WallPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "wall";
    this.name = _("Wall");
    this.cards = new Map();
    // The numbers one has been shown: the list does not move under the finger when others come in.
    this.seen = new Set();
    this.busy = h("p", { class: "wli-muted", role: "status" });
    this.again = actionButton(_("Fetch again"), () => this.opened(), { kind: "quiet" });
    this.onScreen = h("p", { role: "status" });
    this.switch = actionButton("", () => this.turn(), {});
    this.screen = h("div", { class: "wli-wall-screen" }, this.onScreen, this.switch);
    this.did = h("p", { role: "status" });
    this.undo = actionButton(_("Undo"), () => this.takeBack(), {});
    this.last = h("div", { class: "wli-wall-last" }, this.did, this.undo);
    this.more = actionButton("", () => this.takeIn(), { kind: "primary" });
    this.empty = h("p", { class: "wli-empty" }, _("Nothing has come in yet. Here you see only what people have put out themselves."));
    this.sections = [
      new WallSection("waiting", (n) => _("To look at: {n}", { n })),
      new WallSection("held", (n) => _("Held back: {n}", { n })),
      new WallSection("shown", (n) => _("On the wall: {n}", { n })),
      new WallSection("hidden", (n) => _("Not shown: {n}", { n })),
    ];
    this.heldWords = new HeldWords(state, words);
    this.log = new WallLog(state, words);
    const note = _("Only what people have put out themselves. The numbers are not seat numbers, and the order is not the order in which they came.");
    this.node = h("div", { class: "wli-stack wli-wall" },
      h("div", { class: "wli-panel-head" }, h("p", { class: "wli-muted" }, note), this.again),
      this.screen, this.last, this.busy, this.empty, h("p", null, this.more),
      this.sections.map((one) => one.node), this.heldWords.node, this.log.node);
  }

  get items() {
    return this.state.wall ? this.state.wall.items : [];
  }

  opened() {
    this.seen = new Set(this.items.map((item) => item.number));
    this.state.request("wall", { again: this.state.wall !== null });
  }

  turn() {
    this.state.act("show", { what: this.isOnScreen ? null : "wall" });
  }

  get isOnScreen() {
    return this.state.live.show === "wall";
  }

  takeBack() {
    const { undo } = this.state.wall || {};
    if (undo) this.state.act("moderate", { number: undo.number, act: "undo" });
  }

  // What came in since is put among the rest, in no order that tells when.
  takeIn() {
    this.items.forEach((item) => this.seen.add(item.number));
    this.update();
    focusOn(this.sections[0].list.querySelector("button") || this.undo);
  }

  update() {
    const { state } = this;
    const { _ } = this.words;
    setText(this.busy, state.asked.has("wall") ? _("Fetching…") : "");
    setAble(this.again, state.ready);
    this.updateScreen();
    this.updateLast();
    const fresh = this.sort();
    this.more.parentNode.hidden = fresh === 0;
    setText(this.more, _("New: {n}. Show them", { n: fresh }));
    this.empty.hidden = !state.wall || this.items.length > 0;
    this.heldWords.update();
    this.log.update();
  }

  updateScreen() {
    const { _ } = this.words;
    this.screen.hidden = this.state.closed;
    this.screen.dataset.on = this.isOnScreen ? "yes" : "no";
    setText(this.onScreen, this.isOnScreen ? _("The wall is on the screen now.") : _("The wall is not on the screen."));
    setText(this.switch, this.isOnScreen ? _("Take the wall off the screen") : _("Put the wall on the screen"));
    setAble(this.switch, this.state.ready);
  }

  updateLast() {
    const { state } = this;
    const { undo } = state.wall || {};
    this.last.hidden = !undo;
    if (!undo) return;
    setText(this.did, wallDone(undo, this.words));
    setAble(this.undo, state.ready && !state.pending);
  }

  // Every text under its heading; how many came in that are not shown yet.
  sort() {
    const { items, seen } = this;
    const arrived = items.filter((item) => TO_LOOK_AT.includes(item.state) && !seen.has(item.number));
    const isIdle = !items.some((item) => item.state === "waiting" && seen.has(item.number));
    if (isIdle) arrived.forEach((item) => seen.add(item.number));
    items.filter((item) => !TO_LOOK_AT.includes(item.state)).forEach((item) => seen.add(item.number));
    const focused = this.focusedCard();
    const shown = items.filter((item) => seen.has(item.number));
    const there = new Set(shown.map((item) => item.number));
    [...this.cards.keys()].forEach((number) => there.has(number) || this.cards.delete(number));
    shown.forEach((item) => {
      const card = this.cards.get(item.number);
      if (card) card.update(item);
      else this.cards.set(item.number, new WallCard(this.state, this.words, item));
    });
    this.sections.forEach((section) => {
      const mine = shown.filter((item) => item.state === section.state).sort((a, b) => Number(b.pinned) - Number(a.pinned));
      section.place(mine.map((item) => this.cards.get(item.number)));
    });
    this.keepFocus(focused);
    return isIdle ? 0 : arrived.length;
  }

  focusedCard() {
    const section = this.sections.find((one) => one.list.contains(document.activeElement));
    return section ? { section, at: [...section.list.children].findIndex((node) => node.contains(document.activeElement)) } : null;
  }

  // Whoever decided about one goes on with the next; after the last of them, to the way back.
  keepFocus(focused) {
    if (!focused || focused.section.list.contains(document.activeElement)) return;
    const { children } = focused.section.list;
    const next = children[Math.min(focused.at, children.length - 1)];
    focusOn((next && next.querySelector("button")) || (this.last.hidden ? this.again : this.undo));
  }

  badge() {
    const { waiting, held } = this.state.progress.wall || {};
    return whole(waiting) + whole(held);
  }
}
