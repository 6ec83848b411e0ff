// Reading what arrives: nothing from the wire is used before its shape is known.

export function asRecord(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function asList(value) {
  return Array.isArray(value) ? value : [];
}

function asTexts(value) {
  return asList(value).filter((one) => typeof one === "string");
}

function readStep(raw, exercises) {
  const step = asRecord(raw);
  if (typeof step.id !== "string") return null;
  const exercise = exercises[step.exercise];
  if (!exercise && step.kind !== "pause") return null;
  const screens = asList(step.screens)
    .map((screen) => asTexts(screen).filter((id) => exercise && exercise.fields[id]))
    .filter((screen) => screen.length);
  return { ...step, occasion: step.occasion || "during", exercise: exercise ? step.exercise : null, screens };
}

// The workshop's content with every list a list and every field known by its id.
export function readContent(raw) {
  const content = asRecord(raw);
  const exercises = {};
  for (const [id, one] of Object.entries(asRecord(content.exercises))) {
    const fields = {};
    for (const [name, field] of Object.entries(asRecord(asRecord(one).fields))) {
      if (typeof asRecord(field).kind === "string") fields[name] = { ...field, id: name };
    }
    const boxes = asList(asRecord(one).boxes).filter((box) => fields[asRecord(box).field]);
    exercises[id] = { ...one, id, fields, boxes };
  }
  const agenda = asRecord(content.agenda);
  const steps = asList(agenda.steps).map((step) => readStep(step, exercises)).filter(Boolean);
  return { ...content, exercises, agenda: { ...agenda, steps }, consent: asRecord(content.consent) };
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

// Answers by the key `answerKey` gives.
export function readAnswers(raw) {
  const answers = new Map();
  for (const one of asList(raw)) {
    const { exercise, field } = asRecord(one);
    if (typeof exercise === "string" && typeof field === "string") answers.set(answerKey(one), one.value ?? null);
  }
  return answers;
}

// One answer's name: participant aside, these four say which question on which occasion.
export function answerKey({ occasion = "during", exercise, field, row = 0 }) {
  return [occasion, exercise, field, row].join("/");
}
