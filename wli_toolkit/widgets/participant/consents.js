// What may be counted of this person, to be changed at any time, also after the end; and what a change reaches.

import { h } from "../base/dom.js";
import { CONTROLS } from "./controls/all.js";
import { CONSENTS } from "./reading.js";

export function consentPart(app) {
  const { content, state } = app.session;
  const step = content.agenda.steps.find((one) => one.exercise && CONSENTS.every((id) => content.exercises[one.exercise].fields[id]));
  if (!step || state.mode === "self_study") return null;
  const { _ } = app.words;
  return h("details", { class: "wli-more wli-consents" },
    h("summary", {}, _("What may be counted")),
    h("div", { class: "wli-stack" },
      CONSENTS.map((id) => question(app, step, content.exercises[step.exercise].fields[id])),
      h("p", {}, _("A change counts at once for every group result that is not made yet.")),
      h("p", {}, frozenWords(app))));
}

// What neither a withdrawn consent nor a deletion changes.
export function frozenWords(app) {
  const { _ } = app.words;
  return _("Group results that are already made keep their numbers: each combines the answers of many people, and yours cannot be read from it.");
}

function question(app, step, field) {
  const ref = { occasion: step.occasion, exercise: step.exercise, field: field.id, row: 0 };
  return h("fieldset", { class: "wli-stack" },
    h("legend", {}, app.words.t(field.ask)),
    CONTROLS[field.kind].build(field, app.session.answer(ref).value, {
      words: app.words,
      change: (value) => app.session.change(ref, value),
    }));
}
