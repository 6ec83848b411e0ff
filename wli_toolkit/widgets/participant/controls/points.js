// A hundred points over a few areas: one changes what one wants to change, the remainder follows by itself.

import { announce, button, h, liveRegion, uid } from "../../base/dom.js";
import { asList } from "../reading.js";
import { ALL_POINTS, areShares, levelShares, POINT_STEP, shared } from "./sharing.js";
import { Slider } from "./slider.js";

// The others are spoken of when the changing has come to rest.
const SPOKEN_AFTER_MS = 700;

export function buildPoints(field, value, context) {
  return new Points(field, value, context).node;
}

class Points {
  constructor(field, value, { words, change, complain }) {
    Object.assign(this, { words, change, complain });
    const { _ } = words;
    const parts = asList(field.parts);
    this.names = parts.map((part) => part.id);
    this.level = levelShares(this.names);
    this.shares = areShares(value, this.names) ? value : null;
    // What was answered before counts as set by hand; otherwise all parts are still free.
    this.free = this.shares ? [] : this.names;
    this.held = null;
    this.rows = parts.map((part) => new Area(this, part));
    this.even = button(_("Start from equal shares"), () => this.startEven());
    this.sum = h("p", { class: "wli-strong" }, _("{all} points in all", { all: ALL_POINTS }));
    this.live = liveRegion();
    this.node = h("div", { class: "wli-shares" },
      h("p", { class: "wli-muted" }, _("Always {all} points: change one, and the others make room.", { all: ALL_POINTS })),
      this.rows.map((row) => row.node),
      h("div", { class: "wli-shares-foot" }, this.even, this.sum),
      this.live);
    this.show();
  }

  startEven() {
    this.shares = this.level;
    this.show();
    this.rows[0].slider.input.focus({ preventScroll: true });
    this.save(true);
  }

  // As long as one works on the same area, all is reckoned from how it was before: nothing done is lost on the way.
  move(name, wanted, done) {
    if (this.held !== name) {
      this.held = name;
      this.base = this.shares || this.level;
      this.free = this.free.filter((one) => one !== name);
    }
    this.shares = shared(this.base, name, wanted, this.free);
    this.show();
    this.save(done);
  }

  save(done) {
    this.change({ ...this.shares }, { typing: !done });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.speak(), SPOKEN_AFTER_MS);
  }

  speak() {
    const others = this.rows.filter(({ name }) => name !== this.held);
    const list = others.map(({ label, name }) => `${label} ${this.shares[name]}`).join(", ");
    announce(this.live, this.words._("The others now: {list}", { list }));
  }

  show() {
    this.even.hidden = this.shares !== null;
    this.sum.hidden = this.shares === null;
    this.rows.forEach((row) => {
      const share = this.shares ? this.shares[row.name] : null;
      row.show(share, this.held && this.shares ? share - this.base[row.name] : 0);
    });
  }
}

class Area {
  constructor(points, part) {
    const { _, t } = points.words;
    this.points = points;
    this.name = part.id;
    this.label = t(part.label);
    const id = uid("area");
    this.slider = new Slider({
      label: this.label, highest: ALL_POINTS, step: POINT_STEP, start: points.level[part.id], words: points.words,
      move: (wanted, done) => points.move(part.id, wanted, done),
    });
    this.change = h("span", { class: "wli-share-change", "aria-hidden": "true" });
    this.input = h("input", {
      class: "wli-input wli-share", type: "text", inputmode: "numeric", autocomplete: "off", placeholder: "–",
      "aria-label": _("{name}, points", { name: this.label }),
      oninput: () => this.typed(false), onchange: () => this.typed(true),
    });
    this.node = h("div", { class: "wli-area", role: "group", "aria-labelledby": id },
      h("div", { class: "wli-area-head" }, h("p", { class: "wli-strong", id }, this.label), this.change, this.input),
      this.slider.node);
  }

  // A number in the middle of being typed waits until it is one that fits; left, it is brought to the nearest step.
  typed(done) {
    const { points } = this;
    const text = this.input.value.normalize("NFKC").trim();
    const number = /^\d{1,3}$/.test(text) ? Number(text) : null;
    const fits = number !== null && number <= ALL_POINTS;
    if (fits && (done || number % POINT_STEP === 0)) {
      this.typing = !done;
      points.move(this.name, number, done);
      this.typing = false;
    } else if (done && !text) points.show();
    else if (done) {
      const { _ } = points.words;
      const limits = { minimum: 0, maximum: ALL_POINTS, step: POINT_STEP };
      points.complain(_("Please give a number from {minimum} to {maximum}, in steps of {step}.", limits));
    }
  }

  show(share, change) {
    const { _ } = this.points.words;
    this.slider.show(share, share === null ? null : _("{n} points", { n: share }));
    if (!this.typing) this.input.value = share === null ? "" : String(share);
    this.change.textContent = change ? `${change > 0 ? "+" : "−"}${Math.abs(change)}` : "";
  }
}
