// Which rows there are of what is asked several times over, and which number a new one takes. It draws nothing.

export function rowRef(step, field, row) {
  return { occasion: step.occasion, exercise: step.exercise, field, row };
}

// A row with nothing in it does not exist.
export function rowExists(session, step, entry, row) {
  return entry.fields.some((field) => session.answer(rowRef(step, field, row)).value !== null);
}

export function rowsThere(session, step, entry) {
  return Array.from({ length: entry.atMost }, (_unused, row) => row).filter((row) => rowExists(session, step, entry, row));
}

// The rows there are and the one that is being filled in, in order.
export function rowsWith(session, step, entry, row) {
  const there = rowsThere(session, step, entry);
  return row === undefined || there.includes(row) ? there : [...there, row].sort((one, other) => one - other);
}

// The number of a new row; undefined where there is room for no more.
export function freeRow(session, step, entry, taken = []) {
  const there = [...rowsThere(session, step, entry), ...taken];
  return Array.from({ length: entry.atMost }, (_unused, row) => row).find((row) => !there.includes(row));
}

// {step, entry} that ask a field in rows; null for what is asked once.
export function rowsAsking(content, { occasion, exercise, field }) {
  const { steps, followUp } = content.agenda;
  for (const step of [...steps, ...followUp].filter((one) => one.occasion === occasion)) {
    for (const ask of step.alternatives || [step]) {
      const entry = ask.exercise === exercise && ask.entries.find((one) => one.rows && one.fields.includes(field));
      if (entry) return { step: { occasion, exercise }, entry };
    }
  }
  return null;
}
