// A question on its own: what is asked, the control for its kind, and the way to leave it unanswered.

import { button, h, replace, uid } from "../base/dom.js";
import { CONTROLS } from "./controls/all.js";
import { promiseAsked } from "./follow_up.js";
import { postingLine } from "./posting.js";
import { rowName, rowSubject } from "./rows.js";
import { isListed } from "./screens.js";

export function askScreen(app, step, screen) {
  const { t } = app.words;
  const { fields } = app.session.content.exercises[step.exercise];
  const about = aboutRow(app, step, screen);
  const questions = screen.fields.map((id) => new Question(app, step, screen, fields[id], about));
  return {
    body: [about, questions.map((question) => question.node)],
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
      // Under the fingers of who is typing nothing is drawn anew.
      row_moved({ row, to }) {
        questions.filter((question) => question.asked.length && question.ref.row === row).forEach((question) => (question.ref.row = to));
        const tag = about && about.querySelector(".wli-tag");
        if (tag) tag.textContent = rowName(app, step, screen.entry, to);
      },
    },
  };
}

// Which of the rows this is and, once it is said, what the row is about: nobody should lose the thread.
function aboutRow(app, step, { entry, row, fields }) {
  if (!entry) return null;
  const [from, subject] = rowSubject(app, step, entry, row);
  const isSaid = subject && !fields.includes(from);
  if (!isSaid && !isListed(entry)) return null;
  return h("p", { class: "wli-about", id: uid("about") },
    isListed(entry) && h("span", { class: "wli-tag" }, rowName(app, step, entry, row)),
    isSaid && h("span", { class: "wli-subject" }, subject));
}

// What the person promised, above the question how it went.
function promiseNote(app, field) {
  const { _ } = app.words;
  const promise = promiseAsked(app, field.id);
  return promise && h("p", { class: "wli-notice", id: uid("promise") },
    h("span", { class: "wli-line wli-muted" }, _("You wrote")), h("span", { class: "wli-line wli-strong" }, promise));
}

class Question {
  constructor(app, step, screen, field, about) {
    const { entry, row = 0 } = screen;
    this.app = app;
    this.field = field;
    this.ref = { occasion: step.occasion, exercise: step.exercise, field: field.id, row };
    this.asked = entry ? entry.fields : [];
    this.ids = { ask: uid("ask"), hint: uid("hint"), error: uid("error"), input: uid("input") };
    const { _, t } = app.words;
    const control = CONTROLS[field.kind];
    const single = control && control.single;
    const promise = promiseNote(app, field);
    const context = about || promise;
    const title = h("h2", { class: "wli-ask", id: this.ids.ask, "aria-describedby": context && context.id }, single ? h("label", { for: this.ids.input }, t(field.ask)) : t(field.ask));
    this.error = h("p", { class: "wli-error", id: this.ids.error, role: "alert" });
    this.place = h("div", {});
    this.none = button(_("I would rather not say"), () => this.leave(), { kind: "quiet" });
    const parts = [
      field.hint && h("p", { class: "wli-muted", id: this.ids.hint }, t(field.hint)),
      this.place,
      this.error,
      field.required && field.id.startsWith("consent_use") ? null : this.none,
      postingLine(app, this.ref, field),
    ];
    const described = `${field.hint ? `${this.ids.hint} ` : ""}${this.ids.error}`;
    this.node = single
      ? h("div", { class: "wli-field wli-stack" }, promise, title, parts)
      : h("div", { class: "wli-field wli-stack" }, promise, h("fieldset", { class: "wli-stack", "aria-describedby": described }, h("legend", {}, title), parts));
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
      sibling: (id) => app.session.answer(this.siblingRef(id)).value,
      siblingField: (id) => app.session.content.exercises[this.ref.exercise].fields[id] || null,
    });
    replace(this.place, this.control || h("p", {}, app.words._("This question cannot be shown here. Please go on.")));
    this.mark(given && value === null);
    this.complain(refused ? app.words.t(refused) : "");
  }

  // Another answer of the same exercise, and of the same row where it stands in the row.
  siblingRef(id) {
    return { ...this.ref, field: id, row: this.asked.includes(id) ? this.ref.row : 0 };
  }

  change(value, { typing = false, refused = null } = {}) {
    this.suggestion = null;
    if (typing) this.app.typedAt = performance.now();
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
    return entry.occasion === this.ref.occasion && entry.exercise === this.ref.exercise && (entry.row || 0) === this.ref.row;
  }
}
