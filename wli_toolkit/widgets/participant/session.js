// What one participant has: content, answers, link and live state. It draws nothing.

import { Answers } from "./answers.js";
import { Conflicts } from "./conflicts.js";
import { Drawer } from "./drawer.js";
import { clearPhone, hereName, isHere, moveIn, moveOut, whoIsHere } from "./on_phone.js";
import { Outbox } from "./outbox.js";
import { Posts } from "./posts.js";
import { asList, asRecord, readContent, readLines, readLive } from "./reading.js";
import { RoomNow } from "./room_now.js";
import { Saving } from "./saving.js";
import { Wishes } from "./wishes.js";

const HELLO_MS = 4000;

// Requests that are answered by how one's blueprint stands.
const OF_HANDING_IN = ["hand_in", "take_back", "handed_in"];
// What is asked for once and handed on as it comes: by the message's type, which part of it.
const HANDED_ON = { sheet: "html", job_card: "text", calendar: "text" };

// Listeners hear one word about what changed: state, live, link, saving, elsewhere, conflict, row_moved, refused, feedback,
// boxes, handed_in, posted, reply, pictures, place, help, sheet, job_card, calendar, problem or gone.
export class Session {
  constructor(model) {
    this.model = model;
    this.drawer = Drawer.ofPage();
    this.listeners = [];
    this.content = null;
    this.answers = new Answers();
    this.feedback = new Map();
    this.boxes = null;
    this.given = {};
    this.chosen = {};
    this.everSaved = false;
    // Why nothing of this person is to be seen here any more: "deleted", "left" or "other"; null while they are here.
    this.gone = null;
    this.saving = new Saving(this);
    this.conflicts = new Conflicts(this);
    this.wishes = new Wishes(this);
    this.posts = new Posts(this);
    this.room = new RoomNow(this);
    this.timers = {};
    this.receive = (message) => this.hear(asRecord(message));
    this.wake = () => document.visibilityState !== "hidden" && this.stillHere() && this.again();
    this.back = (event) => event.persisted && this.wake();
    this.leave = () => this.hurry();
    this.moved = (event) => event.key === hereName(this.code) && this.stillHere(event.newValue === null);
  }

  start() {
    this.model.on("msg:custom", this.receive);
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("online", this.wake);
    window.addEventListener("pageshow", this.back);
    window.addEventListener("pagehide", this.leave);
    window.addEventListener("storage", this.moved);
    const boot = this.model.get("boot");
    this.hosted = Boolean(boot);
    this.link = { state: this.hosted ? "none" : "ready" };
    if (this.hosted) this.take(asRecord(boot));
    else this.hello(HELLO_MS);
  }

  stop() {
    this.hurry();
    this.quiet();
    this.model.off("msg:custom", this.receive);
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("online", this.wake);
    window.removeEventListener("pageshow", this.back);
    window.removeEventListener("pagehide", this.leave);
    window.removeEventListener("storage", this.moved);
    this.listeners = [];
  }

  quiet() {
    this.saving.stop();
    Object.values(this.timers).forEach(clearTimeout);
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  tell(what, detail) {
    this.listeners.forEach((listener) => listener(what, detail));
  }

  // A kernel may be busy starting: ask until it answers.
  hello(patience) {
    if (this.content || this.gone) return;
    this.model.send({ type: "hello" });
    this.timers.hello = setTimeout(() => this.hello(patience * 2), patience);
  }

  get ready() {
    return this.link.state === "ready" && !this.gone;
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
    this.answers = new Answers(state.answers);
    this.saving.heardAll();
    this.everSaved = this.everSaved || this.answers.size > 0;
    this.handedIn = state.handed_in ? asRecord(state.handed_in) : null;
    this.posts.take(state.posts);
    this.room.take(state);
    const participant = String(state.participant || "self");
    if (!this.outbox || this.participant !== participant) {
      this.participant = participant;
      this.outbox = new Outbox(participant, this.drawer, (entry) => this.send(entry));
      this.chosen = asRecord(this.recall("chosen"));
      this.conflicts.recall();
      if (this.hosted) moveIn(this.drawer, this.code, this.owner);
    }
    this.again();
    this.tell("state");
  }

  hear(message) {
    if (this.gone) return;
    if (message.type === "other") this.forget("other");
    else if (message.type === "state") this.take(message);
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
    if (this.saving.hear(message)) return;
    if (type === "live") {
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
    } else if (type === "deleted") this.forget("deleted");
    else if (!this.posts.hear(message)) this.room.hear(message);
  }

  // {value, given, refused}: what the phone holds stands above what Python holds.
  answer(ref) {
    const entry = this.outbox.get(ref);
    if (entry) return { value: entry.value, given: true, refused: entry.refused };
    return { value: this.answers.get(ref), given: this.answers.has(ref) };
  }

  change(ref, value, how) {
    this.saving.change(ref, value, how);
  }

  hurry() {
    this.saving.hurry();
  }

  // The link is back, the page is seen again: whatever has no answer yet is sent once more.
  again() {
    if (!this.outbox) return;
    this.saving.again();
    if (this.ready && this.place) this.send(this.place);
    this.room.again();
    this.tell("saving");
  }

  get closed() {
    return Boolean((this.live && this.live.closed) || asRecord(this.state && this.state.session).closed);
  }

  pending() {
    return this.saving.pending();
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

  get code() {
    return String(asRecord(this.state && this.state.session).code);
  }

  get owner() {
    return { participant: this.participant, sheet: this.state.sheet_key };
  }

  // Another tab may have let this person go, or somebody else in: then nothing of them is shown or sent from here.
  stillHere(isDeleted = false) {
    if (this.gone) return false;
    if (isDeleted) this.forget("deleted");
    else if (this.hosted && this.participant && !isHere(this.drawer, this.code, this.participant)) {
      this.forget(whoIsHere(this.drawer, this.code).participant ? "other" : "left");
    }
    return !this.gone;
  }

  // The device goes to somebody else: what is not on its way by now is lost, and the cookie is handed back.
  depart() {
    this.forget("left");
    document.getElementById("wli-leave").submit();
  }

  forget(why) {
    this.gone = why;
    this.quiet();
    this.outbox.clear();
    clearPhone(this.drawer, this.owner);
    if (this.hosted && why !== "other") moveOut(this.drawer, this.code, why);
    this.tell("gone");
  }
}
