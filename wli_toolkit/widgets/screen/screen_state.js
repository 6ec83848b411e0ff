// What the projector knows, and which one thing it shows now. Nothing here draws.

import { RoomClock, isPause, newerLive, readRoom, record, whole } from "../console/room.js";

const HELLO_MS = 4000;

export class ScreenState {
  constructor(model) {
    this.model = model;
    this.clock = new RoomClock();
    this.listeners = [];
    this.room = null;
    this.session = {};
    this.live = null;
    this.pictures = [];
    this.joined = 0;
    this.receive = (message) => this.hear(record(message));
  }

  start() {
    this.model.on("msg:custom", this.receive);
    const boot = this.model.get("boot");
    this.hosted = Boolean(boot);
    this.isReady = !this.hosted;
    if (this.hosted) this.take(record(boot));
    this.hello();
  }

  stop() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.receive);
    this.listeners = [];
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  hello(patience = HELLO_MS) {
    clearTimeout(this.timer);
    if (!this.isReady || (this.room && this.session.code)) return;
    this.model.send({ type: "hello" });
    this.timer = setTimeout(() => this.hello(patience * 2), patience);
  }

  hear(message) {
    const { type } = message;
    if (type === "state") this.take(message);
    else if (type === "live") this.takeLive(message);
    else if (type === "link") this.takeLink(message);
    else return;
    this.listeners.forEach((listener) => listener());
  }

  take(message) {
    if (message.content) this.room = readRoom(message.content);
    this.session = record(message.screen);
    this.takeLive(this.session);
  }

  takeLink(message) {
    this.isReady = message.state === "ready";
    this.hello();
  }

  takeLive(message) {
    if (Array.isArray(message.pictures)) this.pictures = message.pictures.map(record);
    if (Number.isFinite(message.joined)) this.joined = whole(message.joined);
    if (message.join_url && message.qr) this.session = { ...this.session, join_url: message.join_url, qr: message.qr };
    if (!message.live) return;
    this.clock.hear(message.live);
    this.live = newerLive(this.live, message.live);
  }

  isStepOpen(live) {
    return live.step !== null && live.steps[live.step] === "open";
  }

  get step() {
    return this.room.agenda.steps.find((step) => step.id === this.live.step) || null;
  }

  get isFirst() {
    return this.step === null || this.step === this.room.agenda.steps[0];
  }

  get isOpen() {
    return this.isStepOpen(this.live);
  }

  // The picture released last since the step was opened: two beside each other cannot be read from the back row. Taking it off the
  // screen shows the one before. Only released pictures that have a drawing count.
  get picture() {
    const known = this.live.fresh
      .map((key) => this.pictures.find((picture) => picture.key === key))
      .filter((picture) => picture && picture.svg && (typeof picture.svg === "string" || Object.keys(picture.svg).length));
    return known[known.length - 1] || null;
  }

  // {kind, key}: the view, and what it is of; two equal answers need no redrawing.
  showing() {
    if (!this.room || !this.live) return { kind: "waiting", key: "" };
    if (this.live.closed) return { kind: "closing", key: "" };
    if (this.picture) return { kind: "picture", key: JSON.stringify(this.picture) };
    if (this.isFirst && (this.isOpen || this.step === null)) {
      return { kind: "join", key: [this.session.code, this.session.join_url, this.session.qr].join(" ") };
    }
    return { kind: "step", key: `${this.live.step} ${this.isOpen} ${this.live.openedAt}` };
  }

  get isCountHidden() {
    return this.live.hide_counts === true;
  }

  // Turns of a talk in pairs: {turn, turns, left, share}, or null where the step has none. After the last
  // turn `left` stays 0; nothing happens to anybody.
  turn() {
    const { step, live } = this;
    const seconds = step && isPause(step) ? whole(step.turn_seconds) : 0;
    if (!seconds || !this.isOpen || live.openedAt === null) return null;
    const turns = Math.max(1, Math.floor(((whole(step.minutes) + live.minutesAdded) * 60) / seconds));
    const passed = this.clock.since(live.openedAt);
    if (passed >= turns * seconds) return { turn: turns, turns, left: 0, share: 0 };
    const left = seconds - (passed % seconds);
    return { turn: Math.floor(passed / seconds) + 1, turns, left: Math.ceil(left), share: left / seconds };
  }

  get exercise() {
    return record(this.room.exercises[this.step.exercise]);
  }
}
