// The screens of a step in their order, as a person meets them.

import { resolveStep } from "./choosing.js";
import { FOLLOW_UP } from "./reading.js";
import { rowsThere } from "./row_numbers.js";

const LONGEST_ID = 120;

// [{id, kind, fields?, row?, entry?}]; `at` is the id of the screen one is on: it tells which row is being filled in.
export function screensOf(session, asked, at = "") {
  const step = resolveStep(session, asked);
  const ending = isLast(session, step) ? [{ id: "take-home", kind: "takeHome" }] : [];
  const choose = step.alternatives ? [{ id: "choose", kind: "choose" }] : [];
  const code = givesCode(session, step) && session.state.resume_code ? [{ id: "code", kind: "code" }] : [];
  if (!step.exercise) return [...code, ...(choose.length ? choose : [{ id: "pause", kind: "pause" }]), ...ending];
  const exercise = session.content.exercises[step.exercise];
  const questions = questionsOf(session, step, at);
  if (isLater(step)) {
    const opening = listWith(session, step)[0].id === step.id ? { id: "follow-up", kind: "lookBack" } : { id: "intro", kind: "intro" };
    const feedback = exercise.boxes.length ? [] : [{ id: "feedback", kind: "feedback" }];
    return [opening, ...choose, ...questions, ...feedback, ...ending];
  }
  const { boxes } = exercise;
  const consent = asksConsent(session, step);
  const first = consent ? "consent" : boxes.length ? "drafts" : "intro";
  // Where it was chosen, its card has said what an introduction says.
  const opening = choose.length && !exercise.before ? choose : [...choose, { id: first, kind: first }];
  opening.push(...code);
  const closing = [{ id: "feedback", kind: "feedback" }];
  if (boxes.length && session.state.mode !== "self_study") closing.push({ id: "hand-in", kind: "handIn" });
  if (boxes.length && !ending.length) closing.push({ id: "take-home", kind: "takeHome" });
  return [...opening, ...questions, ...closing, ...ending];
}

function questionsOf(session, step, at) {
  const { boxes } = session.content.exercises[step.exercise];
  const apart = new Set();
  if (!isLater(step)) {
    boxes.filter((box) => box.offered === false || isDrafted(session, box)).forEach((box) => apart.add(box.field));
    if (asksConsent(session, step)) apart.add("consent_use");
  }
  return step.entries.flatMap((entry) => {
    if (entry.rows) return rowScreens(session, step, entry, at);
    const fields = entry.fields.filter((id) => !apart.has(id));
    return fields.length ? [{ id: idOf(fields), kind: "ask", fields }] : [];
  });
}

// The questions of one row and the list of all: of the row one is in, else of the only one there is or comes to be.
function rowScreens(session, step, entry, at) {
  const there = rowsThere(session, step, entry);
  const [, inside] = /@(\d+)$/.exec(at) || [];
  const within = inside !== undefined && Number(inside) < entry.atMost && entry.screens.some((fields) => rowScreenId(fields, inside) === at);
  const row = within ? Number(inside) : there.length > 1 ? null : there.length ? there[0] : 0;
  const list = isListed(entry) ? [{ id: entry.rows.id, kind: "rows", entry }] : [];
  if (row === null) return list;
  return [...entry.screens.map((fields) => ({ id: rowScreenId(fields, row), kind: "ask", fields, row, entry })), ...list];
}

// Where there can be but one row, there is nothing to list.
export function isListed(entry) {
  return Boolean(entry.rows) && entry.atMost > 1;
}

function idOf(fields) {
  const id = fields.join("+");
  return id.length > LONGEST_ID ? fields[0] : id;
}

export function rowScreenId(fields, row) {
  return idOf(fields.map((field) => `${field}@${row}`));
}

// The id of the screen that asks one field; null where there is none.
export function screenAsking(session, asked, field, row = 0) {
  const step = resolveStep(session, asked);
  const group = step.entries.find((entry) => entry.rows && entry.fields.includes(field));
  if (group) return rowScreenId(group.screens.find((ids) => ids.includes(field)), row);
  const screen = step.exercise && questionsOf(session, step, "").find((one) => one.fields && one.fields.includes(field));
  return screen ? screen.id : null;
}

// Whether a step belongs to the follow-up, weeks after the workshop.
function isLater(step) {
  return step.occasion === FOLLOW_UP;
}

// The steps among which this one stands: those of the workshop or of the follow-up.
function listWith(session, step) {
  const { steps, followUp } = session.content.agenda;
  return followUp.some((one) => one.id === step.id) ? followUp : steps;
}

// Whether a step asks this exercise, or offers it among others.
export function asks(step, exercise) {
  return step.exercise === exercise || (step.alternatives || []).some((one) => one.exercise === exercise);
}

// Whether this step is the first to ask its exercise.
export function isFirst(session, step) {
  const { steps, followUp } = session.content.agenda;
  return [...steps, ...followUp].find((one) => asks(one, step.exercise)).id === step.id;
}

// Whether a box is shown among the drafts made from earlier answers, or asked as a question of its own.
export function isDrafted(session, box) {
  if (typeof box.drafted === "boolean") return box.drafted;
  return (session.boxes || []).some((draft) => draft.field === box.field && draft.text);
}

function asksConsent(session, step) {
  return Boolean(session.content.exercises[step.exercise].fields.consent_use) && isFirst(session, step);
}

// Whether people get their key in this step: where consent is asked, else with whatever the agenda begins with.
function givesCode(session, step) {
  const { steps } = session.content.agenda;
  const asking = steps.find((one) => one.exercise && asksConsent(session, one));
  return (asking || steps[0]).id === step.id;
}

// Whether the page to take home follows this step: after the last, where there is a blueprint.
function isLast(session, step) {
  const { agenda, exercises } = session.content;
  const steps = listWith(session, step);
  const keeps = agenda.steps.some((one) => one.exercise && exercises[one.exercise].boxes.length);
  return keeps && steps[steps.length - 1].id === step.id;
}
