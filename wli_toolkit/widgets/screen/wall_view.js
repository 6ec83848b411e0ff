// The wall on the projector: a few texts at a time, in large letters; the pages turn by themselves, calmly.

import { h, replace, setText } from "../base/dom.js";
import { dwellOf, pagesOf } from "./wall_pages.js";

const SMALLEST_WALL_FIT = 0.4;
const WALL_FIT_STEP = 0.03;

class Wall {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.at = 0;
    this.pages = [];
    this.isHeld = false;
    // When the page in sight came, in the server's seconds.
    this.shownAt = 0;
    this.drawn = null;
    this.source = h("p", { class: "wli-small" });
    this.question = h("h1");
    this.place = h("div", { class: "wli-wall-place" });
    this.pager = h("button", { type: "button", class: "wli-wall-pager", onclick: () => this.hold() });
    this.node = h("div", { class: "wli-view wli-view-wall" },
      h("header", { class: "wli-wall-head" }, this.source, this.pager, this.question),
      this.place);
  }

  hold() {
    this.isHeld = !this.isHeld;
    this.shownAt = this.state.clock.now();
    this.updatePager();
  }

  // What is being read stays where it is when more comes in.
  update() {
    const before = this.pages[this.at];
    this.pages = pagesOf(this.state.wall, this.words.t);
    const [first] = before ? before.voices : [];
    const same = first ? this.pages.findIndex((page) => page.voices.some((voice) => voice.text === first.text)) : -1;
    this.at = same >= 0 ? same : Math.min(this.at, Math.max(0, this.pages.length - 1));
    this.draw();
  }

  tick() {
    const page = this.pages[this.at];
    if (this.pages.length < 2 || this.isHeld || this.state.clock.now() - this.shownAt < dwellOf(page)) return;
    this.at = (this.at + 1) % this.pages.length;
    this.draw();
  }

  draw() {
    const { _ } = this.words;
    const page = this.pages[this.at];
    const look = JSON.stringify(page || null);
    this.updatePager();
    if (this.drawn === look) return;
    this.drawn = look;
    this.shownAt = this.state.clock.now();
    this.node.dataset.count = String(page ? page.voices.length : 0);
    setText(this.source, page && page.exercise ? _("Voices from the room: {exercise}", { exercise: page.exercise }) : _("Voices from the room"));
    setText(this.question, page ? page.question : _("What you put out appears here"));
    replace(this.place, page
      ? h("ul", { class: "wli-wall-cards" }, page.voices.map((voice) => h("li", { class: "wli-wall-card", "data-pinned": voice.pinned ? "yes" : "no" }, h("p", null, voice.text))))
      : h("p", { class: "wli-say" }, _("Only what somebody puts out stands here, once the facilitator has looked at it. No name and no seat is shown.")));
    this.fit();
  }

  updatePager() {
    const { _ } = this.words;
    const { pages, at, isHeld } = this;
    this.pager.hidden = pages.length < 2;
    const place = _("{at} of {all}", { at: at + 1, all: pages.length });
    setText(this.pager, isHeld ? _("{place}, held", { place }) : place);
    this.pager.setAttribute("aria-pressed", String(isHeld));
    this.pager.setAttribute("aria-label", _("{place}: hold this page", { place }));
  }

  // Smaller type rather than an end nobody can see.
  fit() {
    const cards = this.place.firstChild;
    if (!cards) return;
    for (let fit = 1; fit >= SMALLEST_WALL_FIT; fit -= WALL_FIT_STEP) {
      this.node.style.setProperty("--wli-wall-fit", fit.toFixed(2));
      const isTight = [cards, ...cards.children].some((one) => one.scrollHeight > one.clientHeight + 1);
      if (!isTight) return;
    }
  }
}

export function wallView(state, words) {
  const wall = new Wall(state, words);
  return { node: wall.node, update: () => wall.update(), tick: () => wall.tick(), place: () => wall.fit() };
}
