// What the console knows and may do: messages in, plain values out. Nothing here draws.

import { list, newerLive, readRoom, record } from "./room.js";
import { RoomReading } from "./room_reading.js";
import { StepTimes } from "./step_times.js";

const PATIENCE_MS = 8000;
const HELLO_MS = 4000;
// What is possible after the session has ended, too.
const ALWAYS = ["address", "reply"];

export class ConsoleState extends RoomReading {
  constructor(model) {
    super();
    this.model = model;
    this.listeners = [];
    this.timers = {};
    this.generation = 0;
    this.session = {};
    this.figures = null;
    this.handins = null;
    this.reading = null;
    // Replies being written, by the blueprint's number: kept while others are read.
    this.drafts = new Map();
    this.problem = null;
    this.pending = null;
    this.asked = new Set();
    this.receive = (message) => this.hear(record(message));
  }

  start() {
    this.model.on("msg:custom", this.receive);
    const boot = this.model.get("boot");
    this.hosted = Boolean(boot);
    this.link = { state: this.hosted ? "none" : "ready" };
    if (this.hosted) this.take(record(boot));
    this.hello();
  }

  stop() {
    Object.values(this.timers).forEach(clearTimeout);
    this.model.off("msg:custom", this.receive);
    this.listeners = [];
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  tell() {
    this.listeners.forEach((listener) => listener());
  }

  // A kernel may be busy starting: ask until it answers.
  hello(patience = HELLO_MS) {
    clearTimeout(this.timers.hello);
    if (!this.ready || (this.room && this.session.code)) return;
    this.model.send({ type: "hello" });
    this.timers.hello = setTimeout(() => this.hello(patience * 2), patience);
  }

  hear(message) {
    const { type } = message;
    if (type === "state") this.take(message);
    else if (type === "live") this.takeLive(message);
    else if (type === "address") this.takeAddress(message);
    else if (type === "figures") this.takeFigures(message);
    else if (type === "handins") this.takeHandins(message);
    else if (type === "link") this.takeLink(message);
    else if (type === "problem") this.takeProblem(message);
    else return;
    this.tell();
  }

  // A served page brings its content along; the kernel then sends the rest without it.
  take(message) {
    if (message.content) this.room = readRoom(message.content);
    this.session = record(message.console);
    this.generation += 1;
    if (this.session.code) {
      clearTimeout(this.timers.hello);
      this.times = new StepTimes(String(this.session.code));
    }
    // Only the server knows who is connected: what it has told stands above the kernel's picture.
    const { live, progress } = this.session;
    this.takeLive({ live, progress: this.hosted && this.heardAt ? null : progress });
  }

  takeLive(message) {
    if (message.live) {
      this.clock.hear(message.live);
      const live = newerLive(this.live, message.live);
      this.times.hear(this.live, live, this.clock.now());
      const isOurs = this.pending && this.pending.type === "close_step";
      if (this.live && !isOurs && this.closedSince(this.live, live)) this.refresh("figures");
      this.live = live;
    }
    if (message.progress) {
      const before = this.progress.handed_in;
      this.progress = record(message.progress);
      this.heardAt = this.clock.now();
      if (this.progress.handed_in !== before) this.refresh("handins");
    }
    this.settle();
  }

  closedSince(old, live) {
    return Object.keys(live.steps).some((id) => live.steps[id] === "closed" && old.steps[id] !== "closed");
  }

  takeAddress(message) {
    const { join_url, qr, day30 = this.session.day30 } = message;
    this.session = { ...this.session, join_url, qr, day30 };
    this.settle("address");
  }

  takeFigures(message) {
    this.asked.delete("figures");
    this.figures = list(message.figures).map(record);
  }

  takeHandins(message) {
    this.asked.delete("handins");
    this.handins = list(message.items).map(record);
    this.takeReplied(message.replied);
    if (!this.handins.some((one) => one.number === this.reading)) {
      this.reading = this.handins.length ? this.handins[0].number : null;
    }
  }

  // What was sent is no draft any more, but for what was written on meanwhile and for what was taken away.
  takeReplied(number) {
    const { pending } = this;
    if (!pending || pending.type !== "reply" || pending.number !== number) return;
    if (String(this.drafts.get(number) || "").trim() === pending.text) this.drafts.delete(number);
    this.drop();
  }

  takeLink(message) {
    this.link = { state: String(message.state || "none") };
    if (!this.ready) return;
    this.hello();
    this.asked.forEach((type) => this.model.send({ type }));
  }

  takeProblem(message) {
    this.problem = message.message || null;
    this.asked.clear();
    this.drop();
  }

  dismiss() {
    this.problem = null;
    this.tell();
  }

  get ready() {
    return this.link.state === "ready";
  }

  get closed() {
    return Boolean(this.live && this.live.closed);
  }

  // One thing at a time: a second press before the first took effect sends nothing.
  act(type, fields = {}) {
    if (!this.ready || this.pending || (this.closed && !ALWAYS.includes(type))) return false;
    this.problem = null;
    this.pending = { type, ...fields };
    this.timers.pending = setTimeout(() => this.giveUp(), PATIENCE_MS);
    this.model.send({ type, ...fields });
    this.tell();
    return true;
  }

  giveUp() {
    this.drop();
    this.problem = "late";
    this.tell();
  }

  drop() {
    clearTimeout(this.timers.pending);
    this.pending = null;
  }

  settle(answered = null) {
    if (!this.pending || !this.live) return;
    const { type, step, key } = this.pending;
    const done = {
      open_step: this.live.step === step && this.stateOf(step) === "open" && this.live.openedAt !== null,
      close_step: this.stateOf(step) === "closed",
      release: this.live.released.includes(key),
      withdraw: !this.live.released.includes(key),
      end: this.live.closed,
    };
    if (done[type] || answered === type) this.drop();
  }

  // Figures or blueprints, asked once until they arrive; without a link they are asked when it is back.
  request(type, { again = false } = {}) {
    if (this.asked.has(type) && !again) return;
    this.asked.add(type);
    if (this.ready) this.model.send({ type });
    this.tell();
  }

  // Again, but only what somebody has already wanted to see.
  refresh(type) {
    if (this[type] !== null) this.request(type);
  }
}
