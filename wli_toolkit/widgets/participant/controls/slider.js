// A value on a line: − and + at its ends, and between them a bar to tap or drag that the keyboard moves, too.

import { button, h } from "../../base/dom.js";
import { followPointer } from "./pointing.js";

// `move(value, done)` is called while it changes (`done` false) and when a change is complete. It shows nothing of
// itself: whoever builds it calls `show`, because one value may change another. Nothing is set before one chooses;
// `start` is where the first step begins, or, if `gentle`, where it leads.
export class Slider {
  constructor({ label, lowest = 0, highest, step = 1, start, gentle = false, words, move }) {
    const { _ } = words;
    Object.assign(this, { lowest, highest, step, start, gentle, move, _ });
    this.value = null;
    this.input = h("input", {
      type: "range", min: lowest, max: highest, step, value: start, "aria-label": label,
      oninput: () => this.tell(Number(this.input.value), false),
      onchange: () => this.tell(Number(this.input.value), true),
    });
    this.rail = h("div", { class: "wli-rail" }, h("span", { class: "wli-rail-fill" }), h("span", { class: "wli-rail-thumb" }));
    this.bar = h("div", { class: "wli-slide" }, this.rail, this.input);
    const end = (sign, said) => button(sign < 0 ? "−" : "+", () => this.by(sign), { "aria-label": said });
    this.less = end(-1, _("{name}: {step} less", { name: label, step }));
    this.more = end(1, _("{name}: {step} more", { name: label, step }));
    this.node = h("div", { class: "wli-slider" }, this.less, this.bar, this.more);
    followPointer(this.bar, { move: (x) => this.drag(x), done: () => this.tell(this.value, true) });
    this.show(null);
  }

  // Shares of the bar become values of the rail, which is a little shorter.
  drag(share) {
    const [bar, rail] = [this.bar.getBoundingClientRect(), this.rail.getBoundingClientRect()];
    const along = (bar.left + share * bar.width - rail.left) / rail.width;
    this.tell(this.lowest + along * (this.highest - this.lowest), false);
  }

  by(sign) {
    const first = this.value === null;
    this.tell((first ? this.start : this.value) + (first && this.gentle ? 0 : sign * this.step), true);
  }

  tell(wanted, done) {
    if (wanted === null) return;
    const steps = Math.round((wanted - this.lowest) / this.step);
    this.move(Math.max(this.lowest, Math.min(this.highest, this.lowest + steps * this.step)), done);
  }

  show(value, said = null) {
    this.value = value;
    const at = value === null ? this.start : value;
    this.input.value = String(at);
    this.input.setAttribute("aria-valuetext", value === null ? this._("Not chosen yet") : said || String(value));
    this.bar.classList.toggle("wli-unset", value === null);
    this.rail.style.setProperty("--wli-at", `${(100 * (at - this.lowest)) / (this.highest - this.lowest)}%`);
    this.less.setAttribute("aria-disabled", String(value === this.lowest));
    this.more.setAttribute("aria-disabled", String(value === this.highest));
  }
}
