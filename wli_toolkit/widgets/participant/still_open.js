// Earlier steps that can be answered now, a button for each.

import { button, h } from "../base/dom.js";

export function stillOpen(app, steps) {
  return h("div", { class: "wli-stack wli-still-open" },
    steps.map((step) => button(app.stepTitle(step), () => app.go(() => app.journey.enter(step)))));
}
