// Weeks after the workshop: what was promised, how to look back on it, and the page that was taken home.

import { button, h } from "../base/dom.js";
import { rowRef } from "./row_numbers.js";

const ASKED_LATER = /_30$/;

// The promise a question of the follow-up is about: `do_30` asks about what was written as `do`.
export function promiseAsked(app, field) {
  return ASKED_LATER.test(field) ? promiseText(app, field.replace(ASKED_LATER, "")) : null;
}

// What was promised is part of the blueprint, which is written during the workshop.
function blueprint(app) {
  const exercises = Object.values(app.session.content.exercises);
  return exercises.find((exercise) => exercise.boxes.length) || null;
}

function promiseText(app, field) {
  const exercise = blueprint(app);
  if (!exercise || !exercise.fields[field]) return null;
  const { value } = app.session.answer(rowRef({ occasion: "during", exercise: exercise.id }, field, 0));
  return typeof value === "string" && value ? value : null;
}

function promises(app) {
  const { _, t } = app.words;
  const called = { do: _("I will do"), stop: _("I will stop"), protect: _("I will protect") };
  const exercise = blueprint(app);
  return Object.keys(exercise ? exercise.fields : {})
    .filter((id) => ASKED_LATER.test(id))
    .map((id) => id.replace(ASKED_LATER, ""))
    .filter((id) => promiseText(app, id))
    .map((id) => [called[id] || t(exercise.fields[id].ask), promiseText(app, id)]);
}

export function lookBackScreen(app) {
  const { _, t } = app.words;
  const { day30 } = app.session.content;
  const made = promises(app);
  const minutes = app.journey.steps.reduce((sum, step) => sum + (Number(step.minutes) || 0), 0);
  return {
    body: [
      h("h2", {}, _("Looking back after 30 days")),
      h("p", { class: "wli-lead" }, _("How have the thirty days gone? Answer as you feel now. What you answered in the workshop stays as it was.")),
      made.length > 0 && h("div", { class: "wli-panel wli-stack" },
        h("h3", {}, _("My promises for 30 days")),
        h("dl", { class: "wli-stack wli-promises" }, made.map(([name, text]) => h("div", {}, h("dt", {}, name), h("dd", {}, text))))),
      h("p", { class: "wli-muted" }, _("About {minutes} min, at your own pace. “Not yet” and “I see it differently now” are good answers, too.", { minutes })),
      t(day30.text) && h("p", { class: "wli-muted" }, t(day30.text)),
      app.journey.later && button(_("Open my blueprint"), () => app.go(() => app.journey.takeHome())),
      app.journey.later && !app.session.closed && button(_("Back to the exercises"), () => app.go(() => app.journey.leaveLookBack()), { kind: "quiet" }),
    ],
    next: { label: _("Begin") },
  };
}
