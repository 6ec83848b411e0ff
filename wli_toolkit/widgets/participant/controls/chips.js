// A few of many things, each with how strong it is; that there is nothing is an answer, too.

import { button, h, uid } from "../../base/dom.js";
import { asList, asRecord } from "../reading.js";

const LEVELS = [1, 2, 3];

export function buildChips(field, value, { words, change, complain }) {
  const { _ } = words;
  const parts = asList(field.parts);
  const most = Number(field.at_most) || parts.length;
  const given = asRecord(value);
  const chips = parts.map((part) => new Chip(part, given[part.id], field, words));
  const count = h("p", { class: "wli-muted", role: "status" });
  const chosen = () => chips.filter((chip) => chip.strength > 0);
  const nothing = button(_("Nothing in particular"), () => none(), { class: "wli-button wli-nothing" });
  const show = (isNone) => {
    count.textContent = _("Up to {most}. Chosen: {count}", { most, count: chosen().length });
    nothing.setAttribute("aria-pressed", String(isNone));
  };
  const save = (isNone) => {
    show(isNone);
    const strengths = Object.fromEntries(chips.map((chip) => [chip.id, chip.strength]));
    // Taking the last one away leaves the question open; only the button says that there is nothing.
    change(isNone || chosen().length ? strengths : null);
  };
  const none = () => {
    chips.forEach((chip) => chip.set(0));
    save(true);
  };
  chips.forEach((chip) => {
    chip.onset = () => {
      if (chosen().length > most) {
        chip.set(0);
        complain(_("You can choose up to {most}. Take one away to choose another.", { most }));
      } else save(false);
    };
  });
  show(Object.keys(given).length > 0 && !chosen().length);
  return h("div", { class: "wli-stack" }, count, h("div", { class: "wli-options" }, chips.map((chip) => chip.node), nothing));
}

// One thing to tick and, once it is ticked, its three strengths beneath it.
class Chip {
  constructor(part, given, field, { _, t }) {
    this.id = part.id;
    this.onset = null;
    const label = t(part.label);
    const name = uid("strength");
    this.box = h("input", { type: "checkbox", onchange: () => this.choose(this.box.checked ? 1 : 0) });
    this.radios = LEVELS.map((level) => h("input", { type: "radio", name, onchange: () => this.choose(level) }));
    this.levels = h("div", { class: "wli-strengths", role: "radiogroup", "aria-label": _("{name}: how much", { name: label }) },
      LEVELS.map((level, at) => h("label", { class: "wli-strength" },
        this.radios[at],
        h("span", {},
          h("span", { class: "wli-dots", "aria-hidden": "true" }, "●".repeat(level) + "○".repeat(LEVELS.length - level)),
          h("span", {}, t(asList(field.strengths)[at]) || String(level))))));
    this.node = h("div", { class: "wli-chip" },
      h("label", { class: "wli-option" }, this.box, h("span", {}, label)), this.levels);
    this.set(LEVELS.includes(given) ? given : 0);
  }

  set(strength) {
    this.strength = strength;
    this.box.checked = strength > 0;
    this.radios.forEach((radio, at) => (radio.checked = LEVELS[at] === strength));
    this.levels.hidden = strength === 0;
  }

  choose(strength) {
    this.set(strength);
    this.onset();
  }
}
