// Reading what arrives: nothing from the wire is used before its shape is known.

// The occasion weeks after the workshop; its answers are stored although the workshop is over.
export const FOLLOW_UP = "followup";
// The questions on what may be counted, which can be answered at any time.
export const CONSENTS = ["consent_group", "consent_sensitive"];

export function asRecord(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function asList(value) {
  return Array.isArray(value) ? value : [];
}

function asTexts(value) {
  return asList(value).filter((one) => typeof one === "string");
}

// One entry of a step: {fields} of one screen, or {rows, atMost, screens, fields} of what is asked several times over.
function readEntry(raw, exercise) {
  const known = (ids) => asTexts(ids).filter((id) => Object.hasOwn(exercise.fields, id));
  const entry = Array.isArray(raw) ? { fields: raw } : asRecord(raw);
  if (typeof entry.rows !== "string") return { fields: known(entry.fields) };
  const screens = asList(entry.screens).map(known).filter((ids) => ids.length);
  const rows = asList(exercise.rows).find((one) => one.id === entry.rows) || { id: entry.rows, title: "" };
  return { rows, atMost: Number(entry.at_most) >= 1 ? Math.floor(entry.at_most) : 1, screens, fields: screens.flat() };
}

function readEntries(raw, exercise) {
  return asList(raw).map((entry) => readEntry(entry, exercise)).filter((entry) => entry.fields.length);
}

function readStep(raw, exercises) {
  const read = asRecord(raw);
  if (typeof read.id !== "string") return null;
  const step = { ...read, occasion: read.occasion || "during", exercise: null, entries: [] };
  if (read.kind === "pause") return step;
  if (read.kind === "one_of") {
    const alternatives = asList(read.alternatives)
      .filter((one) => exercises[asRecord(one).exercise])
      .map((one) => ({ ...one, entries: readEntries(one.screens, exercises[one.exercise]) }));
    return alternatives.length ? { ...step, alternatives } : null;
  }
  const exercise = exercises[read.exercise];
  return exercise ? { ...step, exercise: exercise.id, entries: readEntries(read.screens, exercise) } : null;
}

// The workshop's content with every list a list and every field known by its id.
export function readContent(raw) {
  const content = asRecord(raw);
  const exercises = {};
  for (const [id, read] of Object.entries(asRecord(content.exercises))) {
    const one = asRecord(read);
    const fields = {};
    for (const [name, field] of Object.entries(asRecord(one.fields))) {
      if (typeof asRecord(field).kind === "string") fields[name] = { ...field, id: name };
    }
    const boxes = asList(one.boxes).filter((box) => fields[asRecord(box).field]);
    const rows = asList(one.rows).filter((group) => typeof asRecord(group).id === "string");
    exercises[id] = { ...one, id, fields, boxes, rows };
  }
  const agenda = asRecord(content.agenda);
  const read = (steps) => asList(steps).map((step) => readStep(step, exercises)).filter(Boolean);
  return {
    ...content,
    exercises,
    agenda: { ...agenda, steps: read(agenda.steps), followUp: read(agenda.follow_up) },
    consent: asRecord(content.consent),
    handing: asRecord(content.handing),
    day30: asRecord(content.day30),
  };
}

export function readLive(raw) {
  const live = asRecord(raw);
  return { ...live, steps: asRecord(live.steps), pace: live.pace === "led" ? "led" : "free" };
}

export function readLines(raw) {
  return asTexts(raw);
}

// Whole numbers for people, a half rounded up.
export function whole(value) {
  return Math.floor(Number(value) + 0.5);
}

// One answer's name: participant aside, these four say which question on which occasion.
export function answerKey({ occasion = "during", exercise, field, row = 0 }) {
  return [occasion, exercise, field, row].join("/");
}
