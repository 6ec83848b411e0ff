// The texts of a pause that is being built, in both languages, and how long each one's turn is.

import { h } from "../base/dom.js";
import { LANGUAGES, choiceList, field, textArea, textInput } from "./setup_fields.js";

const TURNS = [30, 45, 60, 90, 120, 180, 300];
const LONGEST_TEXT = 800;

export class PauseTexts {
  constructor(step, words, change) {
    const { _ } = words;
    this.change = change;
    this.step = step;
    this.parts = [];
    const names = { title: _("Title"), phone: _("Text on the phones"), screen: _("Text on the screen") };
    const boxes = Object.entries(names).flatMap(([key, name]) => LANGUAGES.map(([lang, called]) => this.box(key, lang, `${name} (${called})`)));
    const isTalk = ["pair", "table"].includes(step.pause);
    this.turns = isTalk ? this.turnsPart(words) : null;
    this.node = h("details", { class: "wli-fold wli-built-more" }, h("summary", null, _("Texts")),
      h("div", { class: "wli-set-pair" }, boxes), this.turns ? this.turns.node : null);
  }

  // An emptied text is no text: the one before stays until something is written.
  box(key, lang, label) {
    const write = (value) => value.trim() && this.change({ [key]: { ...this.step[key], [lang]: value } }, `${key} ${lang}`);
    const make = key === "title" ? textInput : textArea;
    const made = field({ label, control: make(write, { lang, maxlength: LONGEST_TEXT }) });
    made.control.addEventListener("blur", () => this.update(this.step));
    this.parts.push({ key, lang, made });
    return made.node;
  }

  turnsPart(words) {
    const { _ } = words;
    const known = this.step.turn_seconds;
    const seconds = [...new Set([...TURNS, ...(known ? [known] : [])])].sort((a, b) => a - b);
    const options = [{ value: "", label: _("no turns") }, ...seconds.map((one) => ({ value: String(one), label: _("{seconds} seconds each", { seconds: one }) }))];
    return field({ label: _("Turns"), control: choiceList(options, (value) => this.change({ turn_seconds: value ? Number(value) : null })) });
  }

  update(step) {
    this.step = step;
    this.parts.forEach(({ key, lang, made }) => made.setValue((step[key] || {})[lang]));
    if (this.turns) this.turns.control.value = step.turn_seconds ? String(step.turn_seconds) : "";
  }
}
