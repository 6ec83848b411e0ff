// What a phone keeps of a participant, and how nothing of it stays: the next person may hold the same tablet.

const REMEMBERED = ["outbox", "place", "kept", "offered", "chosen", "unseen"];

// Whose page this browser opened last in a session.
export function hereName(code) {
  return `wli-here-${code}`;
}

// {participant, sheet} as noted; nothing where nobody was, or where it was cleared.
export function whoIsHere(drawer, code) {
  return drawer.read(hereName(code)) || {};
}

// Nothing of one participant stays; `sheet` is the name under which their page to take home keeps what is ticked.
export function clearPhone(drawer, { participant, sheet }) {
  REMEMBERED.forEach((what) => drawer.write(`wli-${what}-${participant}`, null));
  if (sheet) drawer.write(`wli-30-${sheet}`, null);
}

// Whoever was here before in this session has left with their cookie: nothing of theirs stays either.
export function moveIn(drawer, code, me) {
  const before = whoIsHere(drawer, code);
  if (typeof before.participant === "string" && before.participant !== me.participant) clearPhone(drawer, before);
  drawer.write(hereName(code), me);
}

// Whether this browser is still this participant's, as far as can be told: what was cleared by hand tells nothing.
export function isHere(drawer, code, participant) {
  const { participant: here } = whoIsHere(drawer, code);
  return typeof here !== "string" || here === participant;
}

// Whether answers of whoever was here last have not been sent.
export function keepsUnsent(drawer, code) {
  const { participant } = whoIsHere(drawer, code);
  return typeof participant === "string" && Object.keys(drawer.read(`wli-outbox-${participant}`) || {}).length > 0;
}

// Where somebody has left there stands that nobody is here; where everything was deleted there stands nothing.
export function moveOut(drawer, code, why) {
  drawer.write(hereName(code), why === "left" ? { participant: "" } : null);
}
