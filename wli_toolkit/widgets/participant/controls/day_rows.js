// The same day step by step: a row for each part, with its hours as a number one can step and type.

import { button, h, uid } from "../../base/dom.js";
import { asHours, DAY_HALVES, halvesTyped, longestBut, sayHours } from "./day_model.js";
import { partSwatch } from "./day_ribbon.js";

const DAY_KEYS = { ArrowUp: 1, ArrowDown: -1, PageUp: 2, PageDown: -2 };

// `put(part, halves)` sets a part, in half hours; `typing()` while somebody types; `lend()` after a refusal.
export function dayRows(parts, words, tell) {
  const { _ } = words;
  const rows = parts.map((_part, at) => new DayRow(parts, at, words, tell));
  const node = h("div", {},
    h("p", { class: "wli-day-unit", "aria-hidden": "true" }, h("span", {}, _("hours"))),
    h("ul", { class: "wli-plain wli-day-rows" }, rows.map((row) => row.node)));
  const show = (state) => rows.forEach((row) => row.show(state));
  return { node, show };
}

class DayRow {
  constructor(parts, part, words, tell) {
    const { _, t } = words;
    const name = t(parts[part].label);
    this.part = part;
    this.name = name;
    this._ = _;
    this.tell = tell;
    [this.less, this.more] = dayStepButtons((by) => this.step(by));
    const against = uid("day-against");
    this.input = h("input", {
      class: "wli-day-hours", type: "text", inputmode: "decimal", autocomplete: "off", role: "spinbutton",
      "aria-label": name, "aria-describedby": against, "aria-valuemin": 0,
      onfocus: () => this.input.select(), oninput: () => tell.typing(), onchange: () => this.typed(), onkeydown: (event) => this.key(event),
    });
    this.fixed = h("span", { class: "wli-day-hours" });
    this.now = h("span", { class: "wli-muted" });
    this.change = h("span", { class: "wli-day-change" });
    this.note = h("p", { class: "wli-muted" }, _("Follows the others"));
    // Somebody at the keyboard stays where they were; a phone's keyboard must not come up for a tap.
    this.short = dayShort(parts, words, (event) => {
      tell.lend();
      if (!event.detail) this.input.focus();
    });
    this.node = h("li", { class: "wli-day-row", dataset: { part } },
      h("div", { class: "wli-day-what" },
        partSwatch(part),
        h("div", {}, h("p", { class: "wli-strong" }, name), h("p", { class: "wli-day-against", id: against }, this.now, this.change), this.note)),
      h("div", { class: "wli-day-set" }, this.less, this.input, this.fixed, this.more),
      this.short.node);
  }

  // `now` is the day this one is compared with, or null; `short` the wish that could not be met, or null.
  show({ day, partner, picked, now, short }) {
    const { _, part } = this;
    const hours = asHours(day[part]);
    const own = part === partner;
    this.day = day;
    this.node.classList.toggle("wli-day-picked", part === picked);
    this.node.classList.toggle("wli-day-partner", own);
    this.input.hidden = own;
    this.note.hidden = !own;
    this.fixed.hidden = !own;
    this.fixed.textContent = hours;
    this.input.value = hours;
    this.input.setAttribute("aria-valuenow", hours);
    this.input.setAttribute("aria-valuemax", asHours(day[part] + day[partner]));
    this.input.setAttribute("aria-valuetext", sayHours(_, day[part]));
    allowDaySteps([this.less, this.more], this.name, _, { day, part, partner });
    const before = now ? now[part] : undefined;
    const by = day[part] - before;
    this.now.textContent = by ? _("Now {hours}", { hours: asHours(before) }) : "";
    this.change.textContent = by ? signedHours(by) : "";
    this.short.show(short && short.part === part && short.where === "row" ? day : null, part, partner);
  }

  step(by) {
    this.tell.put(this.part, this.day[this.part] + by);
  }

  key(event) {
    const by = DAY_KEYS[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.step(by);
  }

  typed() {
    const halves = halvesTyped(this.input.value);
    if (!Number.isNaN(halves)) return this.tell.put(this.part, halves);
    this.input.value = asHours(this.day[this.part]);
    return this.tell.complain(this._("{part}: please give hours from 0 to {most}, such as 7 or 7.5.", { part: this.name, most: asHours(DAY_HALVES) }));
  }
}

// − and +; the number beside them is what the keyboard reaches.
export function dayStepButtons(step) {
  return [["−", -1], ["+", 1]].map(([sign, by]) => button(sign, () => step(by), { tabindex: "-1" }));
}

// They are named for those who do not see where they stand, and stay pressable: pressing says why nothing happens.
export function allowDaySteps([less, more], name, _, { day, part, partner }) {
  less.hidden = more.hidden = part === partner;
  less.setAttribute("aria-label", _("{part}: half an hour less", { part: name }));
  more.setAttribute("aria-label", _("{part}: half an hour more", { part: name }));
  less.setAttribute("aria-disabled", String(!day[part]));
  more.setAttribute("aria-disabled", String(!day[partner]));
}

function signedHours(halves) {
  return `${halves > 0 ? "+" : "−"}${asHours(Math.abs(halves))}`;
}

// Said where one asked for more than there is, with the way out: another part gives, from now on.
export function dayShort(parts, words, lend) {
  const { _, t } = words;
  const text = h("p", {});
  const way = button("", lend);
  const node = h("div", { class: "wli-notice wli-day-short", hidden: true }, text, way);
  const show = (day, part, partner) => {
    const appears = day && node.hidden;
    node.hidden = !day;
    if (!day) return;
    text.textContent = refusalOf(parts, partner, words);
    way.textContent = _("Take it from “{part}”", { part: t(parts[longestBut(day, part)].label) });
    if (appears) node.scrollIntoView({ block: "nearest" });
  };
  return { node, show };
}

export function refusalOf(parts, partner, { _, t }) {
  return _("“{part}” has no time left.", { part: t(parts[partner].label) });
}
