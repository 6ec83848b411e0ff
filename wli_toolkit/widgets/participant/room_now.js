// What a phone knows of the room beside its steps: the clock, the released pictures, and its own raised hand. It
// draws nothing.

import { RoomClock } from "../base/clock.js";
import { asList, asRecord } from "./reading.js";

const PLACE_WISH = "place ";

function readPicture(raw) {
  const { key, title, sentence, svg } = asRecord(raw);
  const isDrawn = svg && (typeof svg === "string" || Object.keys(svg).length > 0);
  return typeof key === "string" && isDrawn ? { key, title, sentence, svg } : null;
}

function readHelp(state) {
  return ["asked", "coming"].includes(state) ? state : null;
}

// Listeners of the session hear "pictures", "place" and "help".
export class RoomNow {
  constructor(session) {
    this.session = session;
    this.clock = new RoomClock();
    this.pictures = [];
    this.places = new Map();
    // How the hand stands, and what was asked of it that nobody has confirmed yet.
    this.help = null;
    this.wish = null;
  }

  take(state) {
    this.clock.hear(state.live);
    this.help = readHelp(state.help);
  }

  hearLive(message) {
    this.clock.hear(message.live);
    if (Array.isArray(message.pictures)) this.takePictures(message.pictures);
    // The server's word on the hand may be older than what was just asked for.
    if ("help" in message && this.wish === null) this.takeHelp(message.help);
  }

  takePictures(raw) {
    const { live } = this.session;
    const order = asList(live.fresh);
    const found = raw.map(readPicture).filter(Boolean);
    const isNew = found.some((one) => !this.pictures.some((known) => known.key === one.key));
    // The last released first: that is the one the room talks about.
    this.pictures = found.sort((a, b) => order.indexOf(b.key) - order.indexOf(a.key));
    this.session.tell("pictures", isNew);
  }

  takeHelp(state) {
    const help = readHelp(state);
    if (help === this.help) return;
    this.help = help;
    this.session.tell("help");
  }

  hear(message) {
    if (message.type === "help") {
      this.wish = null;
      this.help = readHelp(message.state);
      this.session.tell("help");
    } else if (message.type === "where_i_sit") {
      const { key, lang } = message;
      this.session.wishes.drop(PLACE_WISH + key);
      const lines = asList(message.lines).filter((line) => typeof line === "string");
      this.places.set(`${key} ${lang}`, { lines, isPrivate: message.private === true });
      this.session.tell("place", key);
    } else return false;
    return true;
  }

  // Not through the outbox: who needs help may need it because something is stuck.
  ask(on) {
    this.wish = on;
    this.session.send({ type: "help", on });
    this.session.tell("help");
  }

  again() {
    if (this.wish !== null) this.session.send({ type: "help", on: this.wish });
  }

  // What was asked for cannot be done: how it was before, holds.
  giveUp() {
    if (this.wish === null) return;
    this.wish = null;
    this.session.tell("help");
  }

  get isRaised() {
    return this.wish === null ? this.help !== null : this.wish;
  }

  // {lines, isPrivate} of one's own place in a picture, or null until it is known.
  placeIn(key, lang) {
    return this.places.get(`${key} ${lang}`) || null;
  }

  askPlace(key, lang) {
    this.session.request({ type: "where_i_sit", key, lang }, { name: PLACE_WISH + key });
  }
}
