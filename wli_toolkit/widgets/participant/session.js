// What one participant has: content, answers, link and live state. It draws nothing.

import { Outbox, Drawer } from "./outbox.js";
import { Posts } from "./posts.js";
import { CONSENTS, FOLLOW_UP, answerKey, asList, asRecord, readAnswers, readContent, readLines, readLive } from "./reading.js";
import { RoomNow } from "./room_now.js";
import { Wishes } from "./wishes.js";

const TYPING_MS = 400;
const PATIENCE_MS = 8000;
const HELLO_MS = 4000;

// Requests that are answered by how one's blueprint stands.
const OF_HANDING_IN = ["hand_in", "take_back", "handed_in"];
// What is asked for once and handed on as it comes: by the message's type, which part of it.
const HANDED_ON = { sheet: "html", job_card: "text", calendar: "text" };

// Listeners hear one word about what changed: state, live, link, saving, elsewhere, refused, feedback, boxes,
// handed_in, posted, reply, pictures, place, help, sheet, job_card, calendar, problem or deleted.
export class Session {
  constructor(model) {
    this.model = model;
    this.drawer = Drawer.ofPage();
    this.listeners = [];
    this.content = null;
    this.answers = new Map();
    this.feedback = new Map();
    this.boxes = null;
    this.given = {};
    this.chosen = {};
    this.everSaved = false;
    this.deleted = false;
    this.wishes = new Wishes(this);
    this.posts = new Posts(this);
    this.room = new RoomNow(this);
    this.timers = {};
    this.receive = (message) => this.hear(asRecord(message));
    this.wake = () => document.visibilityState !== "hidden" && this.again();
    this.leave = () => this.hurry();
  }

  start() {
    this.model.on("msg:custom", this.receive);
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("online", this.wake);
    window.addEventListener("pagehide", this.leave);
    const boot = this.model.get("boot");
    this.hosted = Boolean(boot);
    this.link = { state: this.hosted ? "none" : "ready" };
    if (this.hosted) this.take(asRecord(boot));
    else this.hello(HELLO_MS);
  }

  stop() {
    this.hurry();
    Object.values(this.timers).forEach(clearTimeout);
    this.model.off("msg:custom", this.receive);
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("online", this.wake);
    window.removeEventListener("pagehide", this.leave);
    this.listeners = [];
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  tell(what, detail) {
    this.listeners.forEach((listener) => listener(what, detail));
  }

  // A kernel may be busy starting: ask until it answers.
  hello(patience) {
    if (this.content || this.deleted) return;
    this.model.send({ type: "hello" });
    this.timers.hello = setTimeout(() => this.hello(patience * 2), patience);
  }

  get ready() {
    return this.link.state === "ready" && !this.deleted;
  }

  send(message) {
    if (!this.ready) return false;
    this.model.send(message);
    return true;
  }

  // A request that is asked again when the link comes back, until its answer arrives.
  request(message, how) {
    this.wishes.add(message, how);
  }

  take(message) {
    const state = asRecord(message.state);
    // A served page has its content already and gets the state alone.
    if (!(message.content || this.content) || !Object.keys(state).length) return;
    clearTimeout(this.timers.hello);
    if (message.content) this.content = readContent(message.content);
    this.state = state;
    this.lang = this.lang || state.lang;
    this.live = state.live ? readLive(state.live) : { steps: {}, pace: "free" };
    this.answers = readAnswers(state.answers);
    this.everSaved = this.everSaved || this.answers.size > 0;
    this.handedIn = state.handed_in ? asRecord(state.handed_in) : null;
    this.posts.take(state.posts);
    this.room.take(state);
    const participant = String(state.participant || "self");
    if (!this.outbox || this.participant !== participant) {
      this.participant = participant;
      this.outbox = new Outbox(participant, this.drawer, (entry) => this.send(entry));
      this.chosen = asRecord(this.recall("chosen"));
    }
    this.again();
    this.tell("state");
  }

  hear(message) {
    if (this.deleted) return;
    if (message.type === "state") this.take(message);
    else if (message.type === "link") this.linked(message);
    else if (this.content) this.follow(message);
  }

  linked(message) {
    const was = this.link.state;
    this.link = { state: String(message.state), position: message.position };
    if (was !== "ready" && this.content) this.again();
    this.tell("link");
  }

  follow(message) {
    const { type } = message;
    if (type === "saved") this.saved(message);
    else if (type === "refused") this.refused(message);
    else if (type === "live") {
      const isNew = this.live.rev !== readLive(message.live).rev;
      this.live = readLive(message.live);
      if (isNew && this.handedIn) this.request({ type: "handed_in" });
      if (isNew) this.posts.ask();
      this.room.hearLive(message);
      this.tell("live");
    } else if (type === "feedback") {
      this.wishes.drop("feedback");
      this.feedback.set(String(message.step), { ...message, lines: readLines(message.lines) });
      this.tell("feedback");
    } else if (type === "boxes") {
      this.wishes.drop("boxes");
      this.boxes = asList(message.boxes).filter((box) => typeof asRecord(box).field === "string");
      this.tell("boxes");
    } else if (type === "handed_in") {
      this.wishes.drop(...OF_HANDING_IN);
      // Taken back, it has no number any more.
      const { number = null, boxes, nickname, reply = null } = message;
      const isNews = reply && reply !== asRecord(this.handedIn).reply;
      this.handedIn = number === null ? null : { number, boxes, nickname, reply };
      if (isNews) this.tell("reply");
      this.tell("handed_in");
    } else if (Object.hasOwn(HANDED_ON, type)) {
      this.wishes.drop(type);
      this.given[type] = String(message[HANDED_ON[type]] || "");
      this.tell(type);
    } else if (type === "problem") {
      this.wishes.drop(...OF_HANDING_IN, ...Object.keys(HANDED_ON));
      this.posts.giveUp();
      this.room.giveUp();
      this.tell("problem", message.message);
    } else if (type === "deleted") this.forget();
    else if (!this.posts.hear(message)) this.room.hear(message);
  }

  saved(message) {
    const entry = this.outbox.settle(message.op);
    if (entry) this.answers.set(answerKey(entry), "value" in message ? message.value : entry.value);
    else this.savedElsewhere(message);
    this.everSaved = true;
    this.savedNow = Boolean(entry);
    this.patience();
    this.wishes.pursue();
    this.tell("saving");
  }

  // Another tab or device of the same person saved an answer: show that one, unless this one has a newer.
  savedElsewhere(message) {
    const ref = asRecord(message);
    if (typeof ref.field !== "string" || !("value" in ref) || this.outbox.get(ref)) return;
    this.answers.set(answerKey(ref), ref.value);
    this.tell("elsewhere", ref);
  }

  refused(message) {
    const entry = this.outbox.refuse(message.op, message.message || {});
    this.patience();
    this.wishes.pursue();
    if (entry) this.tell("refused", entry);
  }

  // {value, given, refused}: what the phone holds stands above what Python holds.
  answer(ref) {
    const entry = this.outbox.get(ref);
    if (entry) return { value: entry.value, given: true, refused: entry.refused };
    const key = answerKey(ref);
    return { value: this.answers.get(key) ?? null, given: this.answers.has(key) };
  }

  // Kept on the phone at once; sent at once, or when typing pauses.
  change(ref, value, { typing = false, refused = null } = {}) {
    const now = this.answer(ref);
    const same = now.given && !now.refused && !refused && JSON.stringify(now.value) === JSON.stringify(value);
    if (same) return void (typing || this.hurry());
    this.outbox.put(ref, value, refused);
    clearTimeout(this.timers.typing);
    if (typing) this.timers.typing = setTimeout(() => this.hurry(), TYPING_MS);
    else this.hurry();
    this.tell("saving");
  }

  hurry() {
    clearTimeout(this.timers.typing);
    if (!this.outbox) return;
    this.outbox.flush();
    this.patience();
  }

  // The link is back, the page is seen again: whatever has no answer yet is sent once more.
  again() {
    if (!this.outbox) return;
    this.outbox.resendable();
    this.wishes.again();
    this.waited = 0;
    this.hurry();
    this.wishes.pursue();
    if (this.ready && this.place) this.send(this.place);
    this.room.again();
    this.tell("saving");
  }

  get closed() {
    return Boolean((this.live && this.live.closed) || asRecord(this.state && this.state.session).closed);
  }

  // What is on its way and can still arrive: after the end only the follow-up is stored, and what may be counted.
  pending() {
    return this.outbox.waiting().filter((entry) => !this.closed || entry.occasion === FOLLOW_UP || CONSENTS.includes(entry.field));
  }

  // An acknowledgement that does not come is asked for again, ever more slowly.
  patience() {
    clearTimeout(this.timers.patience);
    if (!this.pending().length || !this.ready) {
      this.waited = 0;
      return;
    }
    this.timers.patience = setTimeout(() => {
      this.waited = (this.waited || 0) + 1;
      this.outbox.resendable();
      this.hurry();
    }, PATIENCE_MS * 2 ** Math.min(this.waited || 0, 4));
  }

  where(step, screen, done) {
    this.place = { type: "where", step, screen, done };
    this.send(this.place);
  }

  // Of several exercises, the one this person will do; what was answered in another stays.
  choose(step, exercise) {
    this.chosen = { ...this.chosen, [step]: exercise };
    this.remember("chosen", this.chosen);
    this.feedback.delete(step);
  }

  speak(lang) {
    this.lang = lang;
    this.send({ type: "lang", lang });
    if (this.boxes) this.request({ type: "boxes", lang });
    this.tell("state");
  }

  // Small things remembered for this participant on this phone: place, card kept, what was chosen.
  remember(what, value) {
    this.drawer.write(`wli-${what}-${this.participant}`, value);
  }

  recall(what) {
    return this.drawer.read(`wli-${what}-${this.participant}`);
  }

  forget() {
    this.deleted = true;
    this.outbox.clear();
    Object.values(this.timers).forEach(clearTimeout);
    for (const what of ["place", "kept", "offered", "chosen"]) this.remember(what, null);
    // What was answered on the sheet, which is a page of its own.
    this.drawer.write(`wli-30-${this.state.sheet_key}`, null);
    this.tell("deleted");
  }
}
