// The menu under the bar: language, text size, resume code, a break, deleting one's data.

import { button, clear, focusOn, h, replace } from "../base/dom.js";
import { consentPart, frozenWords } from "./consents.js";
import { helpPart } from "./help.js";
import { departure } from "./leaving.js";
import { resumeCode } from "./scenes.js";

const SIZES = [1, 1.2, 1.45];

export class Menu {
  constructor(app) {
    this.app = app;
    this.open = false;
    this.panel = h(app.session.hosted ? "main" : "section", { class: "wli-menu wli-stack", id: `wli-menu-${Math.random().toString(36).slice(2)}` });
    this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
  }

  opener() {
    const { _ } = this.app.words;
    this.button = button(_("Menu"), () => this.toggle(!this.open), {
      class: "wli-button wli-menu-opener", "aria-expanded": String(this.open), "aria-controls": this.panel.id,
    });
    return this.button;
  }

  // The menu stands in place of the screen, which keeps what was typed and where it was scrolled to.
  toggle(open) {
    if (open) this.scrolled = window.scrollY;
    this.open = open;
    this.button.setAttribute("aria-expanded", String(open));
    this.draw();
    if (this.app.session.hosted) window.scrollTo(0, open ? 0 : this.scrolled);
    focusOn(open ? this.panel.querySelector("h2") : this.button);
  }

  draw() {
    const { app } = this;
    const { _ } = app.words;
    this.panel.hidden = !this.open;
    [app.main, app.nav, app.notices].forEach((part) => (part.hidden = this.open));
    if (!this.open) return clear(this.panel);
    const { state } = app.session;
    return replace(this.panel,
      h("h2", {}, _("Menu")),
      this.choice(_("Language"), [["日本語", "ja"], ["English", "en"]], app.words.lang, (lang) => app.session.speak(lang), true),
      this.choice(_("Text size"), SIZES.map((size) => ["A", size]), app.size, (size) => this.resize(size)),
      state.mode !== "self_study" && state.seat && h("p", {}, _("Your seat number is {seat}. Say it when you want help.", { seat: state.seat })),
      helpPart(app),
      state.resume_code && h("details", { class: "wli-more" }, h("summary", {}, _("Your resume code")), resumeCode(app)),
      button(_("Take a short break"), () => {
        this.open = false;
        app.rest(true);
      }),
      consentPart(app),
      departure(app),
      deletion(app),
      button(_("Close the menu"), () => this.toggle(false), { kind: "primary" }));
  }

  choice(title, options, current, choose, isLanguage = false) {
    const { _ } = this.app.words;
    return h("div", { role: "group", "aria-label": title },
      h("p", { class: "wli-muted" }, title),
      h("div", { class: "wli-row" }, options.map(([label, value], at) =>
        button(label, () => this.again(() => choose(value), label, at), {
          class: `wli-button wli-size-${isLanguage ? "text" : at}`, "aria-pressed": String(value === current),
          lang: isLanguage ? value : null,
          "aria-label": isLanguage ? null : [_("Normal"), _("Large"), _("Very large")][at],
        }))));
  }

  // The menu is drawn anew by what was chosen; the focus stays where it was.
  again(act, label, at) {
    act();
    const same = [...this.panel.querySelectorAll(".wli-row .wli-button")].filter((one) => one.textContent === label);
    focusOn(same[same.length > 1 ? at : 0]);
  }

  resize(size) {
    this.app.session.drawer.write("wli-size", size);
    this.app.size = size;
    this.app.redraw();
  }
}

// A button that asks once, then deletes.
export function deletion(app) {
  const { _ } = app.words;
  const box = h("div", { class: "wli-stack" });
  const offer = () => replace(box, button(_("Delete my data"), ask, { kind: "quiet" }));
  const erase = () => {
    const gone = app.session.send({ type: "delete_me" });
    const said = gone ? _("Deleting…") : _("Not connected. Please try again once the connection is back.");
    replace(box, h("p", { class: "wli-notice", role: "alert" }, said));
  };
  const ask = () => {
    replace(box, h("div", { class: "wli-notice wli-notice-bad wli-stack", role: "group" },
      h("p", {}, _("This deletes everything you wrote, here and on this phone. It cannot be brought back. Delete it?")),
      app.session.state.mode !== "self_study" && h("p", {}, frozenWords(app)),
      h("div", { class: "wli-row" },
        button(_("Yes, delete it"), erase, { class: "wli-button wli-button-danger" }),
        button(_("No, keep it"), () => focusOn(offer().firstChild)))));
    focusOn(box.querySelector("p"));
  };
  return offer();
}
