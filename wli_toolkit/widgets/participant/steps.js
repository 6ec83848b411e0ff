// Where one stands in the workshop, and where one may go next. It draws nothing.

// The screens of a step, one question each: [{id, kind, fields?}].
export function screensOf(session, step) {
  const { steps } = session.content.agenda;
  const { exercises } = session.content;
  const keeps = steps.some((one) => one.exercise && exercises[one.exercise].boxes.length);
  const ending = keeps && steps[steps.length - 1] === step ? [{ id: "take-home", kind: "takeHome" }] : [];
  if (!step.exercise) return [{ id: "pause", kind: "pause" }, ...ending];
  const { fields, boxes } = exercises[step.exercise];
  const consent = fields.consent_use && isFirst(session, step);
  const apart = new Set(boxes.filter((box) => box.offered === false || isDrafted(session, box)).map((box) => box.field));
  if (consent) apart.add("consent_use");
  const questions = step.screens
    .map((ids) => ids.filter((id) => !apart.has(id)))
    .filter((ids) => ids.length)
    .map((ids) => ({ id: ids[0], kind: "ask", fields: ids }));
  const first = consent ? "consent" : boxes.length ? "drafts" : "intro";
  const opening = [{ id: first, kind: first }];
  if (consent && session.state.resume_code) opening.push({ id: "code", kind: "code" });
  const closing = [{ id: "feedback", kind: "feedback" }];
  if (boxes.length && session.state.mode !== "self_study") closing.push({ id: "hand-in", kind: "handIn" });
  if (boxes.length && !ending.length) closing.push({ id: "take-home", kind: "takeHome" });
  return [...opening, ...questions, ...closing, ...ending];
}

// Whether this step is the first to ask its exercise.
export function isFirst(session, step) {
  return session.content.agenda.steps.find((one) => one.exercise === step.exercise) === step;
}

// Whether a box is shown among the drafts made from earlier answers, or asked as a question of its own.
export function isDrafted(session, box) {
  if (typeof box.drafted === "boolean") return box.drafted;
  return (session.boxes || []).some((draft) => draft.field === box.field && draft.text);
}

export class Journey {
  constructor(session) {
    this.session = session;
    this.place = { step: null, screen: null };
    this.done = new Set();
    this.room = null;
  }

  get steps() {
    return this.session.content.agenda.steps;
  }

  get step() {
    return this.steps.find((step) => step.id === this.place.step) || this.steps[0];
  }

  get screens() {
    return screensOf(this.session, this.step);
  }

  get screen() {
    if (this.place.screen === "wait") return { id: "wait", kind: "wait" };
    return this.screens.find((screen) => screen.id === this.place.screen) || this.screens[0];
  }

  get led() {
    return this.session.live.pace === "led";
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

  // The first unanswered question of a step, its first screen if none is answered, or what follows the questions.
  entrance(step) {
    const screens = screensOf(this.session, step);
    const asked = screens.filter((screen) => screen.kind === "ask");
    const open = asked.find((screen) => screen.fields.some((field) => !this.answered(step, field)));
    if (!asked.length || open === asked[0]) return screens[0];
    return open || screens[screens.indexOf(asked[asked.length - 1]) + 1] || screens[0];
  }

  isFinished(step) {
    return !step.screens.some((ids) => ids.some((id) => !this.answered(step, id)));
  }

  // Back to where one was before a reload; a newcomer starts at the beginning, others join the room.
  begin() {
    const { state } = this.session;
    const kept = this.session.recall("place") || { done: state.done };
    (Array.isArray(kept.done) ? kept.done : []).forEach((id) => this.done.add(id));
    this.room = this.session.live.step;
    const was = this.steps.find((step) => step.id === kept.step);
    if (was && this.visitable(was) && kept.room === this.room) return this.move(was.id, kept.screen);
    const fresh = ![...this.session.answers.keys()].some((key) => !key.includes("/consent_use/"));
    const room = this.steps.find((step) => step.id === this.room);
    const unfinished = this.steps.find((step) => step.exercise && !this.isFinished(step));
    const step = (this.led ? !fresh && room : unfinished) || this.steps[0];
    return this.move(step.id, this.visitable(step) ? this.entrance(step).id : "wait");
  }

  move(step, screen) {
    this.place = { step, screen };
    this.session.remember("place", { step, screen, done: [...this.done], room: this.room });
    this.session.where(step, screen, [...this.done]);
  }

  enter(step) {
    this.move(step.id, this.entrance(step).id);
  }

  // The step that comes now: in led pace one that is open, so that nobody is sent through what is over.
  following() {
    const { live } = this.session;
    const at = this.steps.indexOf(this.step);
    const isOpen = (step) => !this.led || live.step === step.id || live.steps[step.id] === "open";
    return this.steps.slice(at + 1).find(isOpen);
  }

  next() {
    const { step, screens, screen } = this;
    const at = screens.indexOf(screens.find((one) => one.id === screen.id));
    if (screen.kind !== "wait" && at + 1 < screens.length) {
      const to = screens[at + 1];
      if (screen.kind === "pause" || (screen.kind === "ask" && to.kind !== "ask")) this.done.add(step.id);
      return this.move(step.id, to.id);
    }
    this.done.add(step.id);
    const after = this.following();
    if (after) return this.move(after.id, screensOf(this.session, after)[0].id);
    return this.move(step.id, this.isEnd ? screen.id : "wait");
  }

  get isEnd() {
    return this.steps[this.steps.length - 1] === this.step;
  }

  get canGoBack() {
    return this.screen.kind === "wait" || this.screens[0].id !== this.screen.id || Boolean(this.preceding());
  }

  preceding() {
    const at = this.steps.indexOf(this.step);
    return this.steps.slice(0, at).reverse().find((step) => this.visitable(step));
  }

  back() {
    const { step, screens, screen } = this;
    const at = screen.kind === "wait" ? screens.length : screens.findIndex((one) => one.id === screen.id);
    if (at > 0) return this.move(step.id, screens[at - 1].id);
    const before = this.preceding();
    if (!before) return null;
    const earlier = screensOf(this.session, before);
    return this.move(before.id, earlier[earlier.length - 1].id);
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

  // How far through the questions of this step: [current, all], or null where none are asked.
  get progress() {
    const asked = this.screens.filter((screen) => screen.kind === "ask");
    const at = asked.findIndex((screen) => screen.id === this.screen.id);
    return at < 0 ? null : [at + 1, asked.length];
  }
}
