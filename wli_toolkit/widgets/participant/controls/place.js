// A place on a plane of two scales: tapped or dragged on the plane, or set on the scales, each showing the other.

import { announce, h, liveRegion } from "../../base/dom.js";
import { placeOnPlane, planeGround, PLANE_TOP, planeValue } from "../plane_ground.js";
import { asList, asRecord } from "../reading.js";
import { followPointer } from "./pointing.js";
import { Slider } from "./slider.js";

const MIDDLE_OF_PLANE = 5;

export function buildPlace(field, value, context) {
  return new Place(field, value, context).node;
}

class Place {
  constructor(field, value, { words, change }) {
    Object.assign(this, { words, change });
    const { _, t } = words;
    this.parts = [0, 1].map((at) => asRecord(asList(field.parts)[at]));
    const given = asRecord(value);
    const known = (at) => (Number.isInteger(given[this.parts[at].id]) ? given[this.parts[at].id] : null);
    this.at = [known(0), known(1)];
    const [across, upwards] = this.parts;
    const ground = planeGround({ x: across, y: upwards }, words);
    this.guides = ["wli-guide-up", "wli-guide-across"].map((name) => h("span", { class: `wli-guide ${name}` }));
    this.grip = h("span", { class: "wli-plane-grip" }, h("span", { class: "wli-plane-point" }));
    ground.surface.append(...this.guides, this.grip);
    followPointer(ground.surface, {
      grip: this.grip,
      move: (x, y) => this.move([planeValue(x), planeValue(y)], false),
      done: () => this.save(true),
    });
    // The hint and what takes its place share one cell: the plane must not move under the finger.
    this.hint = h("p", { class: "wli-muted" }, _("Tap the square, or use its two scales."));
    this.said = h("p", { class: "wli-place-said" });
    this.live = liveRegion();
    this.scales = this.parts.map((part, axis) => this.scale(part, axis, `${t(part.label)} (0 ${t(part.low)}, 10 ${t(part.high)})`));
    this.node = h("div", { class: "wli-place" },
      h("div", { class: "wli-place-head" }, this.hint, this.said),
      h("div", { class: "wli-place-plane", "aria-hidden": "true" }, ground.node),
      this.scales.map(({ node }) => node),
      this.live);
    this.show();
  }

  scale(part, axis, label) {
    const { t } = this.words;
    const slider = new Slider({
      label, highest: PLANE_TOP, start: MIDDLE_OF_PLANE, gentle: true, words: this.words,
      move: (value, done) => this.move(this.at.map((now, at) => (at === axis ? value : now)), done),
    });
    const output = h("span", { class: "wli-axis-value" });
    const node = h("div", { class: "wli-axis" },
      h("p", { class: "wli-between wli-row", "aria-hidden": "true" }, h("span", { class: "wli-strong" }, t(part.label)), output),
      slider.node,
      h("div", { class: "wli-ends", "aria-hidden": "true" }, h("span", {}, `0 ${t(part.low)}`), h("span", {}, `10 ${t(part.high)}`)));
    return { node, slider, output };
  }

  move(to, done) {
    this.at = to;
    this.show();
    this.save(done);
  }

  get isWhole() {
    return !this.at.includes(null);
  }

  // Half a place is no answer yet; the line above the plane says what is still open, and it is spoken once.
  save(done) {
    if (!this.isWhole) {
      if (!this.live.textContent) announce(this.live, this.said.textContent);
      return;
    }
    this.change(Object.fromEntries(this.parts.map((part, at) => [part.id, this.at[at]])), { typing: !done });
  }

  show() {
    const { _, t } = this.words;
    const [x, y] = this.at;
    this.scales.forEach(({ slider, output }, axis) => {
      slider.show(this.at[axis]);
      output.textContent = this.at[axis] === null ? "–" : String(this.at[axis]);
    });
    this.grip.hidden = !this.isWhole;
    this.guides[0].hidden = x === null;
    this.guides[1].hidden = y === null;
    this.guides.forEach((guide) => placeOnPlane(guide, x ?? 0, y ?? 0));
    placeOnPlane(this.grip, x ?? 0, y ?? 0);
    const [across, upwards] = this.parts.map((part) => t(part.label));
    const isOpen = x === null && y === null;
    const missing = _("Please choose “{name}” as well; then it is saved.", { name: x === null ? across : upwards });
    this.hint.classList.toggle("wli-away", !isOpen);
    this.said.classList.toggle("wli-half", !this.isWhole);
    this.said.textContent = this.isWhole ? `${across} ${x} / ${upwards} ${y}` : isOpen ? "" : missing;
  }
}
