// The projector's page: one view at a time, chosen by where the room is. It shows nothing of anybody.

import { h, replace } from "../base/dom.js";
import { wordsOf } from "../console/room.js";
import { ScreenState } from "./screen_state.js";
import { closingView, joinView, pictureView, rulesView, stepView, timerView, waitingView } from "./screen_views.js";
import { wallView } from "./wall_view.js";

const TICK_MS = 500;
const FIT_STEP = 0.04;
const SMALLEST_FIT = 0.6;
const VIEWS = {
  closing: closingView,
  join: joinView,
  picture: pictureView,
  rules: rulesView,
  step: stepView,
  timer: timerView,
  wall: wallView,
};

class ScreenPage {
  constructor(state, el) {
    this.state = state;
    this.root = h("main", { class: "wli wli-screen" });
    this.view = null;
    this.drawn = null;
    this.fit = () => this.makeFit();
    replace(el, this.root);
  }

  start() {
    this.state.listen(() => this.update());
    this.state.start();
    this.update();
    window.addEventListener("resize", this.fit);
    this.timer = setInterval(() => this.view && this.view.tick && this.view.tick(), TICK_MS);
  }

  stop() {
    clearInterval(this.timer);
    window.removeEventListener("resize", this.fit);
    this.state.stop();
  }

  get words() {
    return wordsOf(this.state);
  }

  // A view is built anew only when it shows something else: a number that counts up does not flicker.
  update() {
    const { state, words } = this;
    const { kind, key } = state.showing();
    const wanted = `${words.lang} ${kind} ${key}`;
    const isNew = wanted !== this.drawn;
    if (isNew) {
      this.drawn = wanted;
      this.root.lang = words.lang;
      this.root.dataset.view = kind;
      this.view = (VIEWS[kind] || waitingView)(state, words);
      this.root.style.setProperty("--wli-fit", "1");
      replace(this.root, this.view.node);
    }
    if (this.view.update) this.view.update();
    if (this.view.tick) this.view.tick();
    if (isNew) this.makeFit();
  }

  // A long text gets smaller type rather than an end nobody can see: a projector has no scroll bar.
  makeFit() {
    const { root, view } = this;
    if (!view) return;
    this.shrink(root, view);
    if (view.place) view.place();
  }

  shrink(root, view) {
    for (let fit = 1; fit >= SMALLEST_FIT; fit -= FIT_STEP) {
      root.style.setProperty("--wli-fit", String(fit));
      if (view.node.scrollHeight <= view.node.clientHeight + 1) return;
    }
  }
}

export function render({ model, el }) {
  const page = new ScreenPage(new ScreenState(model), el);
  page.start();
  return () => page.stop();
}

export default { render };
