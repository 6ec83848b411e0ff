// Answers on their way: kept on the phone until Python says they are stored.

import { answerKey, asRecord } from "./reading.js";

// crypto.randomUUID is missing on plain HTTP; getRandomValues is not.
function newOp() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const MOST_SINCE = 40;

function inSameRow(one, other) {
  return Boolean(one.group) && one.group === other.group && one.row === other.row && one.exercise === other.exercise && one.occasion === other.occasion;
}

// One entry per answer: {op, occasion, exercise, field, row, value, base, since, group?, opens?, refused?}. Every value
// gets an op of its own, because Python ignores a repeated one, and another tab may have sent what this one still holds.
// `base` is the revision that the person saw before changing the answer, `since` the ops sent for it from here after
// that: by these Python knows what was written from elsewhere. `group` names the rows that an answer belongs to,
// `opens` says that nobody is known to have begun its row.
export class Outbox {
  constructor(participant, drawer, deliver) {
    this.name = `wli-outbox-${participant}`;
    this.drawer = drawer;
    this.deliver = deliver;
    this.entries = new Map();
    // Ops that have left this page, or may have before it was loaded anew.
    this.sent = new Set();
    for (const [key, entry] of Object.entries(this.stored())) {
      const read = asRecord(entry);
      if (typeof read.op !== "string" || typeof read.field !== "string") continue;
      this.entries.set(key, read);
      this.sent.add(read.op);
    }
    this.resendable();
  }

  stored() {
    return asRecord(this.drawer.read(this.name));
  }

  // Another tab may keep entries under the same name: only this one is touched.
  keep(key, entry) {
    const all = this.stored();
    if (entry) all[key] = entry;
    else delete all[key];
    this.drawer.write(this.name, Object.keys(all).length ? all : null);
  }

  get(ref) {
    return this.entries.get(answerKey(ref));
  }

  // What another tab of this phone keeps of the same answer and has not sent yet; null where there is nothing.
  fromOtherTab(ref) {
    const kept = asRecord(this.stored()[answerKey(ref)]);
    const mine = this.get(ref);
    return typeof kept.op === "string" && kept.op !== (mine && mine.op) ? kept : null;
  }

  // The numbers of the rows in which other tabs of this phone keep something.
  rowsOfOtherTabs({ occasion, exercise }, group) {
    const mine = new Set([...this.entries.values()].map((entry) => entry.op));
    const others = Object.values(this.stored()).map(asRecord).filter((one) => !mine.has(one.op));
    return others.filter((one) => one.group === group && one.exercise === exercise && one.occasion === occasion).map((one) => one.row);
  }

  // `refused` (a text) keeps the value on the phone without sending it.
  put(ref, value, { refused = null, base = 0, group = null, opens = false } = {}) {
    const { occasion, exercise, field, row = 0 } = ref;
    const before = this.get(ref);
    const entry = { op: newOp(), occasion, exercise, field, row, value, base, since: [] };
    if (group) Object.assign(entry, { group, opens });
    if (before) {
      const { base: first = base, since = [] } = before;
      Object.assign(entry, { base: first, since: [...since, this.sent.has(before.op) && before.op].filter(Boolean).slice(-MOST_SINCE) });
      if (before.opens) entry.opens = true;
    }
    if (refused) entry.refused = refused;
    this.store(entry);
  }

  store(entry) {
    this.entries.set(answerKey(entry), entry);
    this.keep(answerKey(entry), entry);
  }

  // The entry that travels under `op`; null if a newer value has taken its place.
  named(op) {
    return [...this.entries.values()].find((entry) => entry.op === op) || null;
  }

  // Whether a value came from this page, though a newer one may have taken its place.
  isOwn(op) {
    return this.sent.has(op) || [...this.entries.values()].some((entry) => (entry.since || []).includes(op));
  }

  // All that is kept of a row goes to another number, each under a new op.
  moveRow(entry, to) {
    for (const one of [...this.entries.values()].filter((each) => inSameRow(each, entry))) {
      this.entries.delete(answerKey(one));
      this.keep(answerKey(one), null);
      this.store({ ...one, op: newOp(), row: to, base: 0, since: [] });
    }
  }

  // A row that cannot be moved is written where it stands.
  insist(entry) {
    [...this.entries.values()].filter((each) => inSameRow(each, entry)).forEach((one) => this.store({ ...one, op: newOp(), opens: false }));
  }

  waiting() {
    return [...this.entries.values()].filter((entry) => !entry.refused);
  }

  refused() {
    return [...this.entries.values()].filter((entry) => entry.refused);
  }

  // What is `away` has left over this link; the rest is due.
  flush() {
    const stored = this.stored();
    for (const [key, entry] of [...this.entries]) {
      if (entry.refused) continue;
      // Another tab of this phone has a newer value of the same answer.
      const kept = asRecord(stored[key]);
      if (this.drawer.works && kept.op && kept.op !== entry.op) {
        this.entries.delete(key);
        continue;
      }
      if (this.away.has(entry.op)) continue;
      const first = [...this.entries.values()].find((one) => one.opens && inSameRow(one, entry));
      // The rest of a row waits until its first answer is stored: the row may have to move.
      if (first && !entry.opens && !first.refused) continue;
      const opens = Boolean(first);
      if (!this.deliver({ type: "save", ...entry, opens })) return;
      this.away.add(entry.op);
      this.sent.add(entry.op);
    }
  }

  // After a lost link nobody knows what arrived: all of it is due again, under the same ops.
  resendable() {
    this.away = new Set();
  }

  // Returns the entry that `op` settled, or null if a newer value has taken its place.
  settle(op) {
    const entry = this.named(op);
    if (!entry) return null;
    const key = answerKey(entry);
    this.entries.delete(key);
    if (asRecord(this.stored()[key]).op === op) this.keep(key, null);
    // The row is begun; nothing else in it has to begin it.
    [...this.entries.values()].filter((one) => one.opens && inSameRow(one, entry)).forEach((one) => this.store({ ...one, opens: false }));
    return entry;
  }

  refuse(op, message) {
    const entry = this.named(op);
    if (!entry) return null;
    const refused = { ...entry, refused: message };
    this.store(refused);
    return refused;
  }

  // What this page holds is dropped; what the phone keeps is cleared apart.
  clear() {
    this.entries.clear();
  }
}
