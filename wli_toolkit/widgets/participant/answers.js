// What is stored, as far as this page has heard, each answer with its revision, and what of it the screen shows.

import { answerKey, asList, asRecord } from "./reading.js";

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export class Answers {
  constructor(list) {
    this.held = new Map();
    // By key, what the screen still shows although something newer is known.
    this.shown = new Map();
    asList(list).map(asRecord).filter((one) => typeof one.exercise === "string" && typeof one.field === "string").forEach((one) => this.set(one));
  }

  set(answer) {
    const { value = null, revision } = answer;
    this.held.set(answerKey(answer), { value, revision: Number(revision) || 0 });
  }

  get size() {
    return this.held.size;
  }

  keys() {
    return this.held.keys();
  }

  has(ref) {
    return this.held.has(answerKey(ref));
  }

  get(ref) {
    const held = this.held.get(answerKey(ref));
    return held ? held.value : null;
  }

  // What the person sees of an answer is what they change: its revision, 0 where nothing was answered.
  base(ref) {
    const key = answerKey(ref);
    const seen = this.shown.get(key) || this.held.get(key);
    return seen ? seen.revision : 0;
  }

  // Whether a value is what the screen shows already, while another one is known.
  isShown(ref, value) {
    const shown = this.shown.get(answerKey(ref));
    return Boolean(shown) && isSame(shown.value, value);
  }

  // What this page wrote is stored.
  settle(answer) {
    this.shown.delete(answerKey(answer));
    this.set(answer);
  }

  // Another tab or device wrote this; true if it is another value.
  hear(answer) {
    const key = answerKey(answer);
    const was = this.held.get(key) || { value: null, revision: 0 };
    if (answer.revision < was.revision) return false;
    const isNew = !isSame(was.value, answer.value ?? null);
    if (isNew && !this.shown.has(key)) this.shown.set(key, was);
    this.set(answer);
    return isNew;
  }

  // The screen was drawn anew, from what is known now.
  drawn() {
    this.shown.clear();
  }
}
