// What one has put out for the wall: asked for, known, taken back. It draws nothing.

import { answerKey, asList, asRecord } from "./reading.js";

const WISH = "wall ";

export class Posts {
  constructor(session) {
    this.session = session;
    this.known = new Map();
  }

  // {number, state, text} of what was put out from one answer; null if nothing was.
  at(ref) {
    return this.known.get(answerKey(ref)) || null;
  }

  // What was asked for and has no answer yet: "post", "unpost" or null.
  pending(ref) {
    const wish = this.session.wishes.get(WISH + answerKey(ref));
    return wish ? wish.message.type : null;
  }

  // The text goes along, so that nothing leaves but what was read when the button was pressed.
  put(ref) {
    const text = this.textAt(ref);
    this.want({ type: "post", ...ref, text }, ref, () => this.textAt(ref) === text);
  }

  takeBack(ref) {
    this.want({ type: "unpost", ...ref }, ref);
  }

  // An answer as it can be put out: "" while there is none, or while it is held on the phone because it is too long.
  textAt(ref) {
    const { value, refused } = this.session.answer(ref);
    return typeof value === "string" && !refused ? value : "";
  }

  want(message, ref, still) {
    this.session.request(message, { name: WISH + answerKey(ref), still, instead: { type: "posts" } });
    this.session.tell("posted");
  }

  // How they stand now; asked only by who has put something out.
  ask() {
    if (this.known.size) this.session.request({ type: "posts" });
  }

  take(list) {
    this.known = new Map();
    asList(list).forEach((post) => this.keep(asRecord(post)));
  }

  keep(post) {
    const { number = null, state, text } = post;
    if (typeof post.exercise !== "string" || typeof post.field !== "string") return;
    if (number === null) this.known.delete(answerKey(post));
    else this.known.set(answerKey(post), { number, state: String(state), text: String(text || "") });
  }

  // Whether a message was about posts.
  hear(message) {
    const { session } = this;
    if (message.type === "posts") {
      session.wishes.drop("posts");
      this.take(message.posts);
    } else if (message.type === "posted") {
      session.wishes.drop(WISH + answerKey(message));
      this.keep(message);
    } else return false;
    session.tell("posted");
    return true;
  }

  // Something went wrong: whatever was asked for is asked no more, and looked at again.
  giveUp() {
    const { wishes } = this.session;
    const dropped = wishes.names.filter((name) => name.startsWith(WISH));
    wishes.drop(...dropped);
    if (dropped.length) this.session.request({ type: "posts" });
    else wishes.drop("posts");
    this.session.tell("posted");
  }
}
