// The agenda minute by minute, to print and to hold in the hand.

import { h } from "../base/dom.js";
import { printAlone } from "./paper.js";
import { formName, pauseName, titleOf, totalMinutes } from "./setup_agenda_model.js";

function minuteMark(minutes) {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

export function runSheet(agenda, blocks, words) {
  const { _ } = words;
  const rows = agenda.steps.reduce(({ at, made }, step) => {
    const what = step.pause ? pauseName(step.pause, words) : [step.exercise || step.one_of.map((ask) => ask.exercise).join(" / "), step.form ? formName(step.form, words) : ""].filter(Boolean).join(" · ");
    const row = h("tr", null,
      h("td", { class: "wli-run-time" }, `${minuteMark(at)}–${minuteMark(at + step.minutes)}`),
      h("td", null, h("strong", null, titleOf(step, blocks, words)), h("span", { class: "wli-run-what" }, what)),
      h("td", { class: "wli-run-time" }, _("{minutes} min", { minutes: step.minutes })));
    return { at: at + step.minutes, made: [...made, row] };
  }, { at: 0, made: [] }).made;
  return h("table", { class: "wli-run" },
    h("caption", null, _("{minutes} minutes in all", { minutes: totalMinutes(agenda) })),
    h("thead", null, h("tr", null, h("th", { scope: "col" }, _("From the start")), h("th", { scope: "col" }, _("Step")), h("th", { scope: "col" }, _("Length")))),
    h("tbody", null, rows));
}

export function printRunSheet(agenda, blocks, words) {
  const title = h("h1", null, words.t(agenda.title));
  printAlone(h("article", { class: "wli-run-paper" }, title, runSheet(agenda, blocks, words)), words.lang);
}
