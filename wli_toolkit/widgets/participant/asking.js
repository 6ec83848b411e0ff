// A question on its own: what is asked, the control for its kind, and the way to leave it unanswered.

import { button, h, replace, uid } from "../base/dom.js";
import { CONTROLS } from "./controls/all.js";

export function askScreen(app, step, screen) {
  const { t } = app.words;
  const { fields } = app.session.content.exercises[step.exercise];
  const questions = screen.fields.map((id) => new Question(app, step, fields[id]));
  return {
    body: questions.map((question) => question.node),
    next: {
      act() {
        questions.forEach((question) => question.accept());
        app.next();
      },
    },
    news: {
      refused(entry) {
        questions.filter((question) => question.field.id === entry.field).forEach((question) => {
          if (question.isAbout(entry)) question.complain(t(entry.refused));
        });
      },
    },
  };
}

class Question {
  constructor(app, step, field) {
    this.app = app;
    this.field = field;
    this.ref = { occasion: step.occasion, exercise: step.exercise, field: field.id, row: 0 };
    this.ids = { ask: uid("ask"), hint: uid("hint"), error: uid("error"), input: uid("input") };
    const { _, t } = app.words;
    const control = CONTROLS[field.kind];
    const single = control && control.single;
    const title = h("h2", { class: "wli-ask", id: this.ids.ask }, single ? h("label", { for: this.ids.input }, t(field.ask)) : t(field.ask));
    this.error = h("p", { class: "wli-error", id: this.ids.error, role: "alert" });
    this.place = h("div", {});
    this.none = button(_("I would rather not say"), () => this.leave(), { kind: "quiet" });
    const parts = [
      field.hint && h("p", { class: "wli-muted", id: this.ids.hint }, t(field.hint)),
      this.place,
      this.error,
      field.required && field.id.startsWith("consent_use") ? null : this.none,
    ];
    const described = `${field.hint ? `${this.ids.hint} ` : ""}${this.ids.error}`;
    this.node = single
      ? h("div", { class: "wli-field wli-stack" }, title, parts)
      : h("div", { class: "wli-field" }, h("fieldset", { class: "wli-stack", "aria-describedby": described }, h("legend", {}, title), parts));
    this.described = described;
    this.draw();
  }

  // The control is built anew when its value was cleared; typing never rebuilds it.
  draw() {
    const { app, field, ids } = this;
    const { value, given, refused } = app.session.answer(this.ref);
    const make = CONTROLS[field.kind];
    this.suggestion = null;
    this.control = make && make.build(field, value, {
      ids,
      described: this.described,
      words: app.words,
      change: (next, how) => this.change(next, how),
      complain: (text) => this.complain(text),
      suggest: (suggestion, fill) => given || this.suggest(suggestion, fill),
    });
    replace(this.place, this.control || h("p", {}, app.words._("This question cannot be shown here. Please go on.")));
    this.mark(given && value === null);
    this.complain(refused ? app.words.t(refused) : "");
  }

  change(value, { typing = false, refused = null } = {}) {
    this.suggestion = null;
    if (typing) this.app.typedAt = Date.now();
    this.app.session.change(this.ref, value, { typing, refused });
    this.mark(false);
    this.complain(refused ? this.app.words.t(refused) : "");
  }

  // A suggestion stands in the control and is saved when one goes on without changing it.
  suggest(suggestion, fill) {
    this.suggestion = suggestion;
    fill();
  }

  accept() {
    if (this.suggestion !== null) this.change(this.suggestion);
  }

  leave() {
    this.app.session.change(this.ref, null);
    this.draw();
  }

  mark(left) {
    this.none.setAttribute("aria-pressed", String(left));
  }

  complain(text) {
    this.error.textContent = text;
    const input = this.place.querySelector("textarea, input.wli-input");
    if (input) input.setAttribute("aria-invalid", String(Boolean(text)));
  }

  isAbout(entry) {
    return entry.occasion === this.ref.occasion && entry.exercise === this.ref.exercise;
  }
}
