// What the room's state means to someone who runs it: computed from what was heard, drawing nothing.

import { RoomClock, runningText } from "../base/clock.js";
import { isPause, list, record, stepNumber, whole } from "./room.js";

const QUIET_SECONDS = 180;
// Names the phone gives its screens.
const AFTER_THE_QUESTIONS = ["feedback", "wait", "take-home"];

function isPresent(seat) {
  return seat.connected === true || seat.simulated === true;
}

function isThrough(seat) {
  return AFTER_THE_QUESTIONS.includes(seat.screen);
}

export class RoomReading {
  constructor() {
    this.clock = new RoomClock();
    this.room = null;
    this.live = null;
    this.progress = {};
    this.heardAt = 0;
  }

  stateOf(id) {
    const known = this.live && this.live.steps[id];
    return known === "open" || known === "closed" ? known : "waiting";
  }

  // What a row shows: a pause that was left is over, though nobody closes pauses, and so is all at the end.
  shownState(step) {
    const state = this.stateOf(step.id);
    const isLeft = isPause(step) && this.isLed && this.live.step !== step.id;
    return state === "open" && (isLeft || this.live.closed) ? "closed" : state;
  }

  get current() {
    return (this.live && this.room.agenda.steps.find((step) => step.id === this.live.step)) || null;
  }

  get following() {
    return this.room.agenda.steps[stepNumber(this.room, this.live.step) + 1] || null;
  }

  get isLed() {
    return Boolean(this.live && this.live.pace === "led");
  }

  // Doors are open: people join and answer the first step, but no clock runs yet.
  get isBeforeStart() {
    const first = this.room.agenda.steps[0];
    return this.isLed && !this.closed && Boolean(first) && this.live.openedAt === null && this.current === first;
  }

  // The one thing to do next: {kind: "start" | "open" | "close" | "finish", step}, or null where there is none.
  next() {
    if (!this.live || this.closed) return null;
    const step = this.current;
    if (this.isBeforeStart) return { kind: "start", step };
    if (this.isLed && step && !isPause(step) && this.stateOf(step.id) === "open") return { kind: "close", step };
    if (this.isLed && this.following) return { kind: "open", step: this.following };
    return { kind: "finish", step: null };
  }

  counts() {
    const { joined, connected, finished } = this.progress;
    return { joined: whole(joined), connected: whole(connected), finished: whole(finished) };
  }

  // How many are through a step, and how many stand at it and are not.
  people(id) {
    const { done } = record(record(this.progress.steps)[id]);
    const at = this.seatRecords().filter((seat) => seat.step === id && isPresent(seat) && !isThrough(seat));
    // Nobody is counted twice, though a simulated person does not say which screen they are on.
    const left = Math.max(0, this.counts().joined - whole(done));
    return { here: Math.min(at.length, left), done: whole(done) };
  }

  seatRecords() {
    return list(this.progress.seats).map(record);
  }

  // Whether the current step's clock runs.
  get isRunning() {
    const { live } = this;
    return Boolean(live && live.step) && this.stateOf(live.step) === "open" && live.openedAt !== null && !live.closed;
  }

  // Seconds for which a step has been the open one, pauses included; null where it never was.
  usedBy(id) {
    const before = record(this.live.used)[id];
    const now = this.isRunning && this.live.step === id ? this.clock.since(this.live.openedAt) : null;
    return !Number.isFinite(before) && now === null ? null : (Number.isFinite(before) ? before : 0) + (now || 0);
  }

  // Seconds the room is behind what was planned up to here; negative if it is ahead.
  behind() {
    const at = stepNumber(this.room, this.live.step);
    return this.room.agenda.steps.reduce((sum, step, number) => {
      const over = (this.usedBy(step.id) || 0) - this.plannedSeconds(step);
      if (number < at || (number === at && !this.isRunning)) return sum + over;
      return number === at ? sum + Math.max(0, over) : sum;
    }, 0);
  }

  usedText(id) {
    const used = this.usedBy(id);
    return used === null ? null : runningText(used);
  }

  plannedSeconds(step) {
    const added = this.live.step === step.id ? this.live.minutesAdded : 0;
    return Math.max(0, whole(step.minutes) + added) * 60;
  }

  // Seats in order; `quiet` is whole minutes without a sign from someone who should be answering, or 0.
  seats() {
    const step = this.current;
    const isAnswering = step && !isPause(step) && this.stateOf(step.id) === "open" && !this.closed;
    const passed = this.clock.since(this.heardAt) || 0;
    return this.seatRecords()
      .map((one) => {
        const silent = whole(one.quiet_s) + passed;
        // Nothing is expected of someone who is through with the step the room is at.
        const isWaiting = one.step === this.live.step && isThrough(one);
        const isQuiet = isAnswering && one.connected === true && !isWaiting && silent >= QUIET_SECONDS;
        return {
          seat: whole(one.seat),
          step: this.room.agenda.steps.find((known) => known.id === one.step) || null,
          presence: one.connected === true ? "connected" : one.simulated === true ? "simulated" : "away",
          quiet: isQuiet ? Math.floor(silent / 60) : 0,
          help: one.help === "asked" || one.help === "coming" ? one.help : null,
        };
      })
      .sort((a, b) => a.seat - b.seat);
  }

  // Seats that ask for help, who has waited longest first: {seat, help, waited}, in seconds.
  asking() {
    const passed = this.clock.since(this.heardAt) || 0;
    return this.seatRecords()
      .filter((one) => one.help === "asked" || one.help === "coming")
      .map((one) => ({ seat: whole(one.seat), help: one.help, waited: whole(one.help_s) + passed }))
      .sort((a, b) => (a.help === b.help ? b.waited - a.waited : a.help === "asked" ? -1 : 1));
  }

  // Where a picture is: "screen", which is on the phones too; "phones", where another covers it on the screen;
  // "before", where the room has moved on since it was shown; or null.
  placeOf({ key }) {
    const { fresh, released, show } = this.live;
    if (!fresh.includes(key)) return released.includes(key) ? "before" : null;
    const isCovered = fresh[fresh.length - 1] !== key || ![null, "timer"].includes(show);
    return isCovered ? "phones" : "screen";
  }
}
