// A day: 24 hours shared between its parts, on a ribbon and row by row; both always show the same whole day.

import { announce, button, focusOn, h, liveRegion, replace } from "../../base/dom.js";
import { dayCard } from "./day_card.js";
import { asHours, DAY_HALVES, firstPartner, longestBut, readDay, sumOfHalves, withEdge, withHalves, writeDay } from "./day_model.js";
import { dayRibbon, dayStrip } from "./day_ribbon.js";
import { dayRows, refusalOf } from "./day_rows.js";
import { dayRule } from "./day_rule.js";
import { copiedDay, dayStarts, sayParts } from "./day_starts.js";

// Which part is picked and which one gives and takes, by field: a change of language draws everything anew.
const DAY_PLACES = new WeakMap();

export function buildDay(field, value, context) {
  const said = liveRegion();
  const place = h("div", { class: "wli-day" });
  const edit = (day) => {
    const editor = new DayEditor(field, day, context, said, () => choose(editor));
    replace(place, editor.node);
    return editor;
  };
  const choose = (editor) => {
    const begin = (day, label) => {
      DAY_PLACES.delete(field);
      const { top } = edit(day);
      context.change(writeDay(field.parts, day));
      announce(said, label);
      focusOn(top);
    };
    replace(place, dayStarts(field, context, begin, editor && (() => focusOn(edit(editor.day).top))));
    if (editor) focusOn(place.firstChild);
  };
  const day = readDay(field.parts, value);
  if (day) edit(day);
  else {
    choose(null);
    const copy = copiedDay(field, context);
    if (copy) context.suggest(writeDay(field.parts, copy), () => edit(copy));
  }
  return h("div", {}, place, said);
}

// What must be left of the screen, in em, for the ribbon to stay in sight above the rows: four of them and the way on.
const ROOM_EM = 16;

class DayEditor {
  constructor(field, day, context, said, again) {
    this.field = field;
    this.day = day;
    this.context = context;
    this.said = said;
    const { words } = context;
    const { _, t } = words;
    const { parts } = field;
    const kept = DAY_PLACES.get(field) || { partner: firstPartner(day), picked: -1 };
    this.partner = kept.partner;
    this.picked = kept.picked;
    this.pair = null;
    this.short = null;
    const lend = () => this.lend();
    const tell = {
      lend,
      put: (part, halves) => this.put(part, halves, "row"),
      typing: () => context.change(writeDay(parts, this.day), { typing: true }),
      complain: (text) => context.complain(text),
    };
    this.now = dayStrip(parts, t, "wli-day-before");
    this.ribbon = dayRibbon(parts, t, {
      pick: (part) => this.pick(part),
      slide: (edge, at) => this.slide(edge, at),
      drop: () => this.drop(),
    });
    this.rule = dayRule(parts, words, (part) => this.trade(part));
    this.rows = dayRows(parts, words, tell);
    this.card = dayCard(parts, words, { lend, step: (by) => this.put(this.picked, this.day[this.picked] + by, "card") });
    this.nowName = h("p", { class: "wli-day-caption" }, _("Now"));
    this.caption = h("span", { class: "wli-day-which" });
    this.total = h("span", { class: "wli-day-total" });
    this.top = h("div", { class: "wli-day-top" },
      this.nowName, this.now.node, h("p", { class: "wli-day-caption" }, this.caption, this.total), this.ribbon.node, this.card.node);
    this.node = h("div", { class: "wli-stack" }, this.top, this.rule.node, this.rows.node,
      button(_("Start from another day"), again, { class: "wli-button wli-button-quiet wli-day-again" }));
    this.watch();
    this.show();
  }

  // Labels depend on the width; the ribbon stays in sight only where there is room for it.
  watch() {
    const observer = new ResizeObserver(() => {
      const page = this.top.closest(".wli-page");
      const bar = page && page.querySelector(".wli-bar");
      const above = bar ? bar.offsetHeight : 0;
      if (bar) observer.observe(bar);
      this.top.style.setProperty("--wli-day-below", `${above}px`);
      const left = window.innerHeight - above - this.top.offsetHeight;
      this.top.classList.toggle("wli-day-stays", Boolean(page) && left > ROOM_EM * parseFloat(getComputedStyle(this.top).fontSize));
      this.now.fit();
      this.ribbon.fit();
    });
    observer.observe(this.top);
  }

  // Give a part so many half hours; the partner gives or takes the difference, as far as it can.
  put(part, halves, where) {
    const wanted = Math.max(0, Math.min(DAY_HALVES, halves));
    const next = withHalves(this.day, part, this.partner, wanted);
    this.pair = null;
    this.picked = part;
    this.short = next[part] < wanted ? { part, wanted, where } : null;
    this.take(next, [part, this.partner]);
  }

  // What the partner could not give comes from the longest part, which is the partner from now on.
  lend() {
    const { part, wanted, where } = this.short;
    this.partner = longestBut(this.day, part);
    this.put(part, wanted, where);
  }

  slide(edge, at) {
    const next = withEdge(this.day, edge, at);
    const pair = [edge.left, edge.right];
    const began = !this.pair;
    this.pair = pair;
    this.short = null;
    if (next !== this.day) this.take(next, null);
    else if (began) this.show();
  }

  drop() {
    const { pair } = this;
    this.pair = null;
    if (pair && !pair.includes(this.picked)) this.picked = this.day[pair[0]] ? pair[0] : pair[1];
    this.show();
    this.context.change(writeDay(this.field.parts, this.day));
    if (pair) this.tell(pair);
  }

  take(day, pair) {
    const changed = day !== this.day;
    this.day = day;
    this.show();
    // Several presses follow each other: they are sent together, and nobody is led away in between.
    if (changed) this.context.change(writeDay(this.field.parts, day), { typing: true });
    if (pair) this.tell(pair);
  }

  pick(part) {
    this.picked = part;
    this.short = null;
    this.show();
    this.tell([part]);
  }

  trade(part) {
    this.partner = part;
    this.short = null;
    this.show();
  }

  // What changed is spoken, and what could not.
  tell(chosen) {
    const { words } = this.context;
    const said = sayParts(this.field.parts, this.day, chosen, words);
    announce(this.said, this.short ? `${said} ${refusalOf(this.field.parts, this.partner, words)}` : said);
  }

  show() {
    const { _, t } = this.context.words;
    const { parts } = this.field;
    const now = copiedDay(this.field, this.context);
    const state = { day: this.day, partner: this.partner, picked: this.picked, pair: this.pair, short: this.short, now };
    DAY_PLACES.set(this.field, { partner: this.partner, picked: this.picked });
    this.nowName.hidden = this.now.node.hidden = !now;
    // While an edge slides, the hand covers what is below the ribbon.
    this.caption.textContent = this.pair ? this.pair.map((part) => `${t(parts[part].label)} ${asHours(this.day[part])}`).join(" ↔ ") : now ? _("The day I want") : "";
    this.total.textContent = _("{hours} hours in all", { hours: asHours(sumOfHalves(this.day)) });
    if (now) this.now.show(now);
    this.ribbon.show(this.day, this.picked);
    this.rule.show(state);
    this.rows.show(state);
    this.card.show(state);
  }
}
