// What is asked several times over: which rows there are, and the list on which they are changed, removed and added.

import { button, focusOn, h } from "../base/dom.js";
import { freeRow, rowRef, rowsThere, rowsWith } from "./row_numbers.js";
import { sayAnswer } from "./saying.js";

const MOST_FACTS = 2;

// "The second": what a row is called by its place among those there are.
export function rowName(app, step, entry, row) {
  const number = rowsWith(app.session, step, entry, row).indexOf(row) + 1;
  return app.words.t(entry.rows.title, { number });
}

// What a row is about, as [field, words]: the first text in it, otherwise what was chosen first.
export function rowSubject(app, step, entry, row) {
  const { fields } = app.session.content.exercises[step.exercise];
  for (const kind of ["text", "choice"]) {
    for (const id of entry.fields.filter((one) => fields[one].kind === kind)) {
      const { value } = app.session.answer(rowRef(step, id, row));
      if (value !== null) return [id, sayAnswer(fields[id], value, app.words)];
    }
  }
  return [null, ""];
}

// What else stands in the row, said shortly: the first answers, each with what was asked.
function rowFacts(app, step, entry, row, besides) {
  const { fields } = app.session.content.exercises[step.exercise];
  return entry.fields
    .filter((id) => id !== besides)
    .map((id) => [fields[id], app.session.answer(rowRef(step, id, row)).value])
    .filter(([, value]) => value !== null)
    .map(([field, value]) => [field, sayAnswer(field, value, app.words)])
    .filter(([, said]) => said)
    .slice(0, MOST_FACTS)
    .map(([field, said]) => h("p", { class: "wli-fact" },
      // The parts of a place are named themselves.
      field.kind !== "place" && h("span", { class: "wli-muted" }, app.words.t(field.ask)), h("span", {}, said)));
}

export function rowsScreen(app, step, screen) {
  const { _ } = app.words;
  const { session } = app;
  const { entry } = screen;
  const there = rowsThere(session, step, entry);
  const more = entry.atMost - there.length;
  const said = there.length === 0
    ? _("Nothing here yet. You can also go on as it is.")
    : more > 0 ? _("{count} so far. You can add up to {more} more.", { count: there.length, more }) : _("{count} so far. There is room for no more.", { count: there.length });
  return {
    body: [
      h("h2", {}, _("Your list so far")),
      h("p", { class: "wli-muted" }, said),
      listOfRows(app, step, entry, there),
      more > 0 && button(there.length ? _("Add one more") : _("Add one"), () => app.go(() => app.journey.toRow(entry, freeRow(session, step, entry))), { class: "wli-button wli-add" }),
    ],
    news: { refused: () => app.draw(), row_moved: () => app.draw() },
  };
}

// The cards in order; where one was removed stands the way to bring it back.
function listOfRows(app, step, entry, there) {
  const cards = there.map((row) => rowCard(app, step, entry, row));
  const gap = undoNotice(app, step, entry);
  if (gap) cards.splice(there.filter((row) => row < app.removed.row).length, 0, gap);
  return cards.length > 0 && h("ul", { class: "wli-plain wli-stack" }, cards);
}

function rowCard(app, step, entry, row) {
  const { _ } = app.words;
  const [besides, subject] = rowSubject(app, step, entry, row);
  const name = rowName(app, step, entry, row);
  const held = entry.fields.some((field) => app.session.answer(rowRef(step, field, row)).refused);
  return h("li", { class: "wli-panel wli-stack wli-row-card" },
    h("h3", {}, h("span", { class: "wli-tag" }, name), h("span", { class: "wli-subject" }, subject || _("(not written yet)"))),
    rowFacts(app, step, entry, row, besides),
    held && h("p", { class: "wli-error" }, _("Something here is not saved yet. Please open it and check.")),
    h("div", { class: "wli-row" },
      button(_("Change"), () => app.go(() => app.journey.toRow(entry, row)), { "aria-label": _("Change: {name}", { name: subject || name }), "data-row": row }),
      button(_("Remove"), () => removeRow(app, step, entry, row, subject || name), { kind: "quiet", "aria-label": _("Remove: {name}", { name: subject || name }) })));
}

function removeRow(app, step, entry, row, name) {
  const values = entry.fields
    .map((field) => [field, app.session.answer(rowRef(step, field, row)).value])
    .filter(([, value]) => value !== null);
  values.forEach(([field]) => app.session.change(rowRef(step, field, row), null));
  app.removed = { step: step.id, exercise: step.exercise, rows: entry.rows.id, row, values, name };
  app.draw();
  focusOn(app.main.querySelector(".wli-undo button"));
}

function undoNotice(app, step, entry) {
  const { _ } = app.words;
  const { removed } = app;
  if (!removed || removed.step !== step.id || removed.exercise !== step.exercise || removed.rows !== entry.rows.id) return null;
  const undo = () => {
    removed.values.forEach(([field, value]) => app.session.change(rowRef(step, field, removed.row), value));
    app.removed = null;
    app.draw();
    focusOn(app.main.querySelector(`[data-row="${removed.row}"]`));
  };
  return h("li", { class: "wli-notice wli-row wli-between wli-undo" },
    h("p", { role: "status" }, _("Removed: {name}", { name: removed.name })),
    button(_("Undo"), undo));
}
