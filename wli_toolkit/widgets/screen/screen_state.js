// What the projector knows, and which one thing it shows now. Nothing here draws.

import { RoomClock } from "../base/clock.js";
import { turnOf } from "../base/turns.js";
import { isPause, newerLive, readRoom, record, whole } from "../console/room.js";
import { readVoices } from "./wall_pages.js";

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
    this.wall = [];
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
    // The agenda was built anew while this page was open: only a fresh page has all of it.
    if (this.hosted && this.room && message.mark && this.room.mark && message.mark !== this.room.mark) window.location.reload();
    if (Array.isArray(message.pictures)) this.pictures = message.pictures.map(record);
    if (Array.isArray(message.wall)) this.wall = readVoices(message.wall);
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
    if (this.live.show === "join") return this.door;
    if (this.live.show === "wall") return { kind: "wall", key: "" };
    if (this.live.show === "rules") return { kind: "rules", key: "" };
    if (this.picture) return { kind: "picture", key: JSON.stringify(this.picture) };
    if (this.live.show === "timer" && this.step) return { kind: "timer", key: `${this.live.step} ${this.isOpen}` };
    if (this.isFirst && (this.isOpen || this.step === null)) return this.door;
    return { kind: "step", key: `${this.live.step} ${this.isOpen} ${this.live.openedAt}` };
  }

  get door() {
    return { kind: "join", key: [this.session.code, this.session.join_url, this.session.qr].join(" ") };
  }

  get isCountHidden() {
    return this.live.hideCounts;
  }

  // Turns of a talk in pairs, or null where the step has none.
  turn() {
    return this.step && isPause(this.step) ? turnOf(this.step, this.live, this.clock.now()) : null;
  }

  // Seconds left of the current step's minutes, 0 once they are over; null while no clock runs.
  get left() {
    const { step, live } = this;
    if (!step || !this.isOpen || live.openedAt === null) return null;
    const planned = (whole(step.minutes) + live.minutesAdded) * 60;
    return Math.max(0, Math.ceil(planned - this.clock.since(live.openedAt)));
  }

  get exercise() {
    return record(this.room.exercises[this.step.exercise]);
  }
}
