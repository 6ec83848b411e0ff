// What frames a screen: the bar with its title, progress and save status above, back and next below.

import { button, clear, h } from "../base/dom.js";

export function barOf(app) {
  const { _, t } = app.words;
  const { progress, screen, step } = app.journey;
  const title = screen.kind === "choose" ? t(step.heading) : app.stepTitle(step);
  const count = progress && _("{current} of {all}", { current: progress[0], all: progress[1] });
  return h("header", { class: "wli-bar" },
    h("div", { class: "wli-bar-row" },
      h("h1", { class: "wli-bar-title" }, title),
      progress && h("span", { class: "wli-bar-count" }, count),
      app.menu.opener()),
    h("div", { class: "wli-progress", "aria-hidden": "true" },
      progress && h("span", { style: { "inline-size": `${(100 * progress[0]) / progress[1]}%` } })),
    app.status);
}

// Back where there is something before; next unless the scene has none.
export function fillNav(app, scene) {
  const { _ } = app.words;
  const { nav } = app;
  clear(nav);
  if (app.journey.canGoBack && !app.looking) {
    nav.append(button(_("Back"), () => app.go(() => app.journey.back()), { class: "wli-button wli-back" }));
  }
  if (scene.next === null) return;
  const next = scene.next || {};
  nav.append(button(next.label || _("Next"), next.act || (() => app.next()), { kind: "primary" }));
}
