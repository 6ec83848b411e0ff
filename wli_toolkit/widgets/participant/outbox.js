// Answers on their way: kept on the phone until Python says they are stored.

import { answerKey, asRecord } from "./reading.js";

// crypto.randomUUID is missing on plain HTTP; getRandomValues is not.
function newOp() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Local storage that may be forbidden, full or absent; `works` tells whether it can be relied on.
export class Drawer {
  constructor(storage) {
    this.storage = storage;
    this.works = Boolean(storage);
  }

  static ofPage() {
    try {
      return new Drawer(window.localStorage);
    } catch {
      return new Drawer(null);
    }
  }

  read(name) {
    try {
      return JSON.parse(this.storage.getItem(name));
    } catch {
      return null;
    }
  }

  write(name, value) {
    try {
      if (value === null) this.storage.removeItem(name);
      else this.storage.setItem(name, JSON.stringify(value));
      this.works = true;
    } catch {
      this.works = false;
    }
  }
}

// One entry per answer: {op, occasion, exercise, field, row, value, refused?}. Every value gets an op of its own,
// because Python ignores a repeated one, and another tab may have sent what this one still holds.
export class Outbox {
  constructor(participant, drawer, deliver) {
    this.name = `wli-outbox-${participant}`;
    this.drawer = drawer;
    this.deliver = deliver;
    this.entries = new Map();
    for (const [key, entry] of Object.entries(this.stored())) {
      const read = asRecord(entry);
      if (typeof read.op !== "string" || typeof read.field !== "string") continue;
      this.entries.set(key, read);
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

  // `refused` (a text) keeps the value on the phone without sending it.
  put(ref, value, refused = null) {
    const key = answerKey(ref);
    const op = newOp();
    const { occasion, exercise, field, row = 0 } = ref;
    const entry = { op, occasion, exercise, field, row, value };
    if (refused) entry.refused = refused;
    this.entries.set(key, entry);
    this.keep(key, entry);
    return entry;
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
      const message = { type: "save", ...entry };
      if (!this.deliver(message)) return;
      this.away.add(entry.op);
    }
  }

  // After a lost link nobody knows what arrived: all of it is due again, under the same ops.
  resendable() {
    this.away = new Set();
  }

  // Returns the entry that `op` settled, or null if a newer value has taken its place.
  settle(op) {
    for (const [key, entry] of this.entries) {
      if (entry.op !== op) continue;
      this.entries.delete(key);
      const stored = asRecord(this.stored()[key]);
      if (stored.op === op) this.keep(key, null);
      return entry;
    }
    return null;
  }

  refuse(op, message) {
    for (const [key, entry] of this.entries) {
      if (entry.op !== op) continue;
      const refused = { ...entry, refused: message };
      this.entries.set(key, refused);
      this.keep(key, refused);
      return refused;
    }
    return null;
  }

  clear() {
    this.entries.clear();
    this.drawer.write(this.name, null);
  }
}
