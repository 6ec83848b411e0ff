// What the console knows and may do: messages in, plain values out. Nothing here draws.

import { readNext } from "./blueprints_order.js";
import { list, newerLive, readRoom, record } from "./room.js";
import { RoomReading } from "./room_reading.js";
import { SetUpState } from "./setup_state.js";
import { readWall, wordLines } from "./wall_reading.js";

const PATIENCE_MS = 8000;
const HELLO_MS = 4000;
// What is possible after the session has ended, too.
const ALWAYS = ["address", "held_words", "help", "moderate", "reply"];

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
    this.inCommon = {};
    this.takenBack = false;
    this.log = null;
    // The assistants' way in, with its passcode while it is shown.
    this.assistant = null;
    this.reading = null;
    this.wall = null;
    // Words to hold back that are being written, and whether they were kept.
    this.wordsDraft = null;
    this.wordsKept = false;
    this.isWallOld = false;
    // Replies being written, by the blueprint's number: kept while others are read.
    this.drafts = new Map();
    // Whether the notes for the step are unfolded.
    this.showsNotes = false;
    this.problem = null;
    // What was pressed and has not taken effect yet, and the live state's revision at that moment.
    this.pending = null;
    this.pendingRev = 0;
    this.asked = new Set();
    this.setup = new SetUpState((message) => this.ready && this.model.send(message), () => this.tell());
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
    this.setup.stop();
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
    else if (type === "log") this.takeLog(message);
    else if (type === "helped") this.takeHelped(message);
    else if (type === "wall") this.takeWall(message);
    else if (type === "assistant") this.takeAssistant(message);
    else if (type === "link") this.takeLink(message);
    else if (type === "problem") this.takeProblem(message);
    else if (!this.setup.hear(message)) return;
    this.tell();
  }

  // A served page brings its content along; the kernel then sends the rest without it.
  take(message) {
    if (message.content) this.room = readRoom(message.content);
    this.session = record(message.console);
    this.generation += 1;
    if (this.session.code) clearTimeout(this.timers.hello);
    // Only the server knows who is connected: what it has told stands above the kernel's picture.
    const { live, progress } = this.session;
    this.takeLive({ live, progress: this.hosted && this.heardAt ? null : progress });
  }

  takeLive(message) {
    if (message.live) {
      this.clock.hear(message.live);
      const live = newerLive(this.live, message.live);
      const isOurs = this.pending && this.pending.type === "close_step";
      if (this.live && !isOurs && this.closedSince(this.live, live)) this.refresh("figures");
      if (this.live && live.rev !== this.live.rev) this.refresh("log");
      if (this.live && live.closed && !this.live.closed) this.refresh("handins", { again: true });
      this.live = live;
    }
    if (message.progress) {
      const before = this.progress.handed_in_mark;
      const { mark } = record(this.progress.wall);
      this.progress = record(message.progress);
      this.heardAt = this.clock.now();
      if (this.progress.handed_in_mark !== before) this.refresh("handins", { again: true });
      if (record(this.progress.wall).mark !== mark) this.lookAtWall();
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
    const before = list(this.handins).map((one) => one.number);
    this.handins = list(message.items).map(record);
    if (message.in_common) this.inCommon = record(message.in_common);
    this.takeReplied(message.replied);
    const there = this.handins.map((one) => one.number);
    this.takenBack = before.includes(this.reading) && !there.includes(this.reading);
    this.reading = readNext(before, there, this.reading);
  }

  takeLog(message) {
    this.asked.delete("log");
    this.log = list(message.items).map(record);
  }

  // Shown at once; what the server says of the seats comes a moment later.
  takeHelped({ seat, state }) {
    const seats = this.seatRecords().map((one) => (one.seat === seat ? { ...one, help: state } : one));
    this.progress = { ...this.progress, seats };
    this.settle("help");
  }

  takeAssistant({ made_at, passcode, url, qr }) {
    this.asked.delete("assistant");
    const known = record(this.assistant);
    this.assistant = { made_at, url, qr, passcode: passcode || (known.made_at === made_at ? known.passcode : null) };
    if (this.pending && this.pending.type === "assistant") this.refresh("log");
    this.settle("assistant");
  }

  // What was sent is no draft any more, but for what was written on meanwhile and for what was taken away.
  takeReplied(number) {
    const { pending } = this;
    if (!pending || pending.type !== "reply" || pending.number !== number) return;
    if (String(this.drafts.get(number) || "").trim() === pending.text) this.drafts.delete(number);
    this.drop();
  }

  // Something changed: an answer that is on its way may be too old to tell.
  lookAtWall() {
    this.isWallOld = this.asked.has("wall");
    this.refresh("wall");
  }

  takeWall(message) {
    this.asked.delete("wall");
    this.wall = readWall(message);
    const { type, number, words } = this.pending || {};
    if (type === "moderate" && message.moderated === number) this.drop();
    if (type === "held_words" && message.held_words_saved) {
      if (wordLines(this.wordsDraft).join("\n") === words.join("\n")) this.wordsDraft = null;
      this.wordsKept = true;
      this.drop();
    }
    if (!this.isWallOld) return;
    this.isWallOld = false;
    this.request("wall");
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
    this.pendingRev = this.live.rev;
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
    const { type, step, key, on, what, number } = this.pending;
    const done = {
      add_minutes: this.live.rev > this.pendingRev,
      heads_up: this.live.headsUp === on,
      hide_counts: this.live.hideCounts === on,
      show: this.live.show === what,
      undo: !this.live.undo || this.live.undo.number !== number,
      open_step: this.live.step === step && this.stateOf(step) === "open" && this.live.openedAt !== null,
      close_step: this.stateOf(step) === "closed",
      release: this.placeOf({ key }) === "screen",
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
  refresh(type, how = {}) {
    if (this[type] !== null) this.request(type, how);
  }
}
