// One exercise of several: which one a person chose, and the screen on which it is chosen.

import { h, uid } from "../base/dom.js";
import { rowExists } from "./row_numbers.js";

// The alternative chosen on this phone, otherwise the first with answers in it, otherwise null.
function chosenOf(session, step) {
  const kept = session.chosen[step.id];
  return step.alternatives.find((one) => one.exercise === kept)
    || step.alternatives.find((one) => hasAnswers(session, { ...step, exercise: one.exercise }, one.entries))
    || null;
}

function hasAnswers(session, step, entries) {
  return entries.some((entry) => {
    const rows = Array.from({ length: entry.atMost || 1 }, (_unused, row) => row);
    return rows.some((row) => rowExists(session, step, entry, row));
  });
}

// A step as it is for this person: a choice of exercises becomes the one chosen, or stays without an exercise.
export function resolveStep(session, step) {
  if (!step.alternatives) return step;
  const chosen = chosenOf(session, step);
  if (!chosen) return { ...step, heading: step.title };
  return { ...step, heading: step.title, title: chosen.title, exercise: chosen.exercise, entries: chosen.entries };
}

// What it is about in one sentence; what follows is for who has chosen it.
function firstSentence(text) {
  const [sentence] = /^.+?(?:[。？！]|[.?!](?=\s|$))/.exec(text) || [text];
  return sentence;
}

export function chooseScreen(app, step) {
  const { _, t } = app.words;
  const name = uid("choose");
  const ask = uid("ask");
  const card = (one) => {
    const radio = h("input", {
      type: "radio", name, checked: one.exercise === step.exercise,
      onchange: () => app.session.choose(step.id, one.exercise),
    });
    return h("label", { class: "wli-option wli-option-tall" }, radio,
      h("span", {}, h("span", { class: "wli-strong wli-line" }, t(one.title)), h("span", { class: "wli-line wli-muted" }, firstSentence(t(one.lead)))));
  };
  return {
    body: [
      h("h2", { id: ask }, t(step.heading)),
      h("p", { class: "wli-muted" }, _("Choose one. You can come back and choose another; nothing you wrote is lost. You may also go on without choosing.")),
      h("div", { class: "wli-options", role: "radiogroup", "aria-labelledby": ask }, step.alternatives.map(card)),
    ],
  };
}
