// Where one stands in the workshop, and where one may go next. It draws nothing.

import { resolveStep } from "./choosing.js";
import { asList, asRecord } from "./reading.js";
import { rowExists, rowsThere, rowsWith } from "./row_numbers.js";
import { asks, isListed, rowScreenId, screensOf } from "./screens.js";

const WAIT = { id: "wait", kind: "wait" };
const LATE = { id: "late", kind: "late", aside: true };
const ASIDE = { id: "take-home", kind: "takeHome", aside: true };

export class Journey {
  constructor(session) {
    this.session = session;
    this.place = { step: null, screen: null };
    this.done = new Set();
    this.passed = new Set();
    this.room = null;
    this.later = false;
  }

  // The workshop's steps, or those of the follow-up once one has gone over to it.
  get steps() {
    const { steps, followUp } = this.session.content.agenda;
    return this.later ? followUp : steps;
  }

  get step() {
    return resolveStep(this.session, this.steps.find((step) => step.id === this.place.step) || this.steps[0]);
  }

  get screens() {
    return screensOf(this.session, this.step, this.place.screen || "");
  }

  get screen() {
    const { place, screens } = this;
    if (place.screen === WAIT.id) return WAIT;
    if (place.screen === LATE.id) return LATE;
    const found = screens.find((screen) => screen.id === place.screen);
    if (!found && this.later && place.screen === ASIDE.id) return ASIDE;
    return found || screens[0];
  }

  get led() {
    return this.session.live.pace === "led" && !this.later;
  }

  get at() {
    return this.steps.findIndex((step) => step.id === this.step.id);
  }

  // In led pace only what the facilitator opened, or opened and closed, may be visited.
  visitable(step) {
    if (!this.led) return true;
    const { live } = this.session;
    return live.step === step.id || live.steps[step.id] === "open" || live.steps[step.id] === "closed";
  }

  answered(step, field) {
    return this.session.answer({ occasion: step.occasion, exercise: step.exercise, field }).given;
  }

  // Whether the list of rows was left with "next".
  hasPassed(step, entry) {
    return this.passed.has(`${step.id}/${entry.rows.id}`);
  }

  // Where to come in: what is not answered yet, or the first screen if nothing is, or what follows the questions.
  entrance(asked) {
    const { session } = this;
    const step = resolveStep(session, asked);
    const screens = screensOf(session, step);
    const questions = screens.filter(isAsked);
    const open = questions.find((screen) => this.isOpen(step, screen));
    const lists = questions.filter((screen) => screen.kind === "rows" && rowsThere(session, step, screen.entry).length);
    if (!questions.length || (open === questions[0] && !lists.includes(open))) return screens[0];
    return open || lists[lists.length - 1] || screens[screens.indexOf(questions[questions.length - 1]) + 1] || screens[0];
  }

  // A row's question is open while there are no rows; whoever has some comes to their list.
  isOpen(step, screen) {
    if (!screen.entry || !isListed(screen.entry)) return screen.fields.some((field) => !this.answered(step, field));
    if (this.hasPassed(step, screen.entry)) return false;
    return screen.kind === "rows" || !rowsThere(this.session, step, screen.entry).length;
  }

  isFinished(asked) {
    const step = resolveStep(this.session, asked);
    return Boolean(step.exercise) && step.entries.every((entry) => isListed(entry)
      ? this.hasPassed(step, entry) || rowsThere(this.session, step, entry).length > 0
      : entry.fields.every((field) => this.answered(step, field)));
  }

  begin() {
    this.comeIn();
    if (this.session.closed && this.screen === WAIT) this.takeHome();
  }

  // Back to where one was before a reload; a newcomer starts at the beginning, others join the room.
  comeIn() {
    const { state } = this.session;
    const kept = this.session.recall("place") || { done: state.done };
    asList(kept.done).forEach((id) => this.done.add(id));
    asList(kept.passed).forEach((id) => this.passed.add(id));
    this.room = this.session.live.step;
    this.later = this.mayLookBack && (kept.later === true || (this.session.closed && isTimeToLookBack(this.session)));
    const was = this.steps.find((step) => step.id === kept.step);
    if (this.session.closed && !this.later && this.canTakeHome) return this.takeHome();
    if (was && this.visitable(was) && (this.later || kept.room === this.room)) return this.move(was.id, kept.screen);
    if (this.later) return this.enter(this.steps.find((step) => !this.isFinished(step)) || this.steps[0]);
    const fresh = ![...this.session.answers.keys()].some((key) => !key.includes("/consent_use/"));
    const room = this.steps.find((step) => step.id === this.room);
    if (fresh && this.led && room && room !== this.steps[0]) return this.move(room.id, LATE.id);
    const unfinished = this.steps.find((step) => asksSomething(step) && !this.isFinished(step));
    const step = (this.led ? !fresh && room : unfinished) || this.steps[0];
    return this.move(step.id, this.visitable(step) ? this.entrance(step).id : "wait");
  }

  move(step, screen) {
    const done = [...this.done];
    this.place = { step, screen };
    this.session.remember("place", { step, screen, done, passed: [...this.passed], room: this.room, later: this.later });
    this.session.where(step, screen, done);
  }

  // Where the room goes; who has just come is told so before anything is asked.
  follow(step) {
    if (this.screen === LATE) this.move(step.id, LATE.id);
    else this.enter(step);
  }

  // Earlier steps that are still open and not answered yet.
  unanswered() {
    const { live } = this.session;
    if (!this.led) return [];
    const isAsking = (step) => live.steps[step.id] === "open" && live.step !== step.id && asksSomething(step);
    return this.steps.filter((step) => isAsking(step) && !this.isFinished(step));
  }

  enter(step) {
    this.move(step.id, this.entrance(step).id);
  }

  // To the questions of one row.
  toRow(entry, row) {
    this.move(this.step.id, rowScreenId(entry.screens[0], row));
  }

  // The follow-up is there once the workshop is over, and at any time for who learns alone.
  get mayLookBack() {
    const { agenda } = this.session.content;
    return agenda.followUp.length > 0 && (this.session.closed || this.session.state.mode === "self_study");
  }

  lookBack() {
    this.later = true;
    this.move(this.steps[0].id, screensOf(this.session, this.steps[0])[0].id);
  }

  leaveLookBack() {
    this.later = false;
    this.takeHome();
  }

  get canTakeHome() {
    return screensOf(this.session, this.steps[this.steps.length - 1]).some((screen) => screen.id === ASIDE.id);
  }

  // To the page to take home: from the follow-up's first screen, or when the workshop has ended meanwhile.
  takeHome() {
    const step = this.later ? this.steps[0] : this.steps[this.steps.length - 1];
    if (this.later || screensOf(this.session, step).some((screen) => screen.id === ASIDE.id)) this.move(step.id, ASIDE.id);
  }

  // The step that comes now: in led pace one that is open, so that nobody is sent through what is over.
  following() {
    const { live } = this.session;
    const isOpen = (step) => !this.led || live.step === step.id || live.steps[step.id] === "open";
    return this.steps.slice(this.at + 1).find(isOpen);
  }

  next() {
    const { step, screens, screen } = this;
    const to = this.after(screens, screen);
    if (screen.kind === "rows") this.passed.add(`${step.id}/${screen.entry.rows.id}`);
    if (to) {
      if (screen.kind === "pause" || (isAsked(screen) && !isAsked(to))) this.done.add(step.id);
      return this.move(step.id, to.id);
    }
    this.done.add(step.id);
    const following = this.following();
    if (following) return this.move(following.id, screensOf(this.session, following)[0].id);
    return this.move(step.id, this.isEnd ? screen.id : "wait");
  }

  // The next screen of this step. Where a row is left empty nothing more is asked about it; whoever has rows
  // already comes to their list.
  after(screens, screen) {
    if (screen.aside) return screens[0];
    const rest = screen.kind === "wait" ? [] : screens.slice(screens.findIndex((one) => one.id === screen.id) + 1);
    const [to] = rest;
    if (!to || to.row === undefined) return to;
    const { entry, row } = to;
    const isSame = screen.entry === entry;
    const empty = isSame && !rowExists(this.session, this.step, entry, row);
    const known = !isSame && isListed(entry) && rowsThere(this.session, this.step, entry).length > 0;
    return empty || known ? rest.find((one) => one.entry !== entry || one.kind === "rows") : to;
  }

  get isEnd() {
    return this.steps[this.steps.length - 1].id === this.step.id;
  }

  get canGoBack() {
    if (this.screen === LATE) return false;
    return this.screen === WAIT || this.screen === ASIDE || this.screens[0].id !== this.screen.id || Boolean(this.preceding());
  }

  preceding() {
    return this.steps.slice(0, this.at).reverse().find((step) => this.visitable(step));
  }

  back() {
    const { step, screens, screen } = this;
    if (screen === ASIDE) return this.move(step.id, screens[0].id);
    const at = screen === WAIT ? screens.length : screens.findIndex((one) => one.id === screen.id);
    if (this.isAdded(screen, screens[at - 1])) return this.move(step.id, screen.entry.rows.id);
    if (at > 0) return this.move(step.id, screens[at - 1].id);
    const before = this.preceding();
    if (!before) return null;
    const earlier = screensOf(this.session, before);
    return this.move(before.id, earlier[earlier.length - 1].id);
  }

  // A row's first question, reached from the list of the others.
  isAdded(screen, before) {
    if (screen.row === undefined || (before && before.entry === screen.entry)) return false;
    return rowsThere(this.session, this.step, screen.entry).some((row) => row !== screen.row);
  }

  // The step the room is at, when one is somewhere else.
  get elsewhere() {
    if (!this.led || !this.session.live.step || this.session.live.step === this.place.step) return null;
    return this.steps.find((step) => step.id === this.session.live.step) || null;
  }

  // The facilitator moved on: true if the room is now somewhere it was not before.
  moved() {
    const { step } = this.session.live;
    if (!this.led || !step || step === this.room) return false;
    this.room = step;
    return true;
  }

  // The step that asks what an answer belongs to.
  stepOf({ occasion, exercise }) {
    return this.steps.find((step) => step.occasion === occasion && asks(step, exercise)) || null;
  }

  // How far through the questions of this step: [current, all], every row counted; null where none are asked.
  get progress() {
    const { screen, screens, session, step } = this;
    if (!isAsked(screen)) return null;
    let [current, all] = [0, 0];
    // The questions of rows are counted with the list that follows them.
    for (const one of screens.filter((each) => each.kind === "rows" || (each.kind === "ask" && !isListed(each.entry || {})))) {
      const isHere = one.id === screen.id || (one.kind === "rows" && one.entry === screen.entry);
      const rows = one.kind === "rows" ? rowsWith(session, step, one.entry, isHere ? screen.row : undefined) : [];
      const each = one.kind === "rows" ? one.entry.screens.length : 1;
      const inside = isHere && one.id !== screen.id;
      if (isHere) current = all + (inside ? rows.indexOf(screen.row) * each + one.entry.screens.indexOf(screen.fields) + 1 : Math.max(rows.length, 1) * each);
      all += Math.max(rows.length, 1) * each;
    }
    return [current, all];
  }
}

function isAsked(screen) {
  return screen.kind === "ask" || screen.kind === "rows";
}

function asksSomething(step) {
  return Boolean(step.exercise || step.alternatives);
}

// Whether the day to look back is near; before, who comes back finds their page.
function isTimeToLookBack(session) {
  const day = asRecord(session.state.session).look_back_on;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return typeof day !== "string" || `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` >= day;
}
