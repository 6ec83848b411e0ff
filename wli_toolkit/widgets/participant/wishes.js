// What was asked for and has no answer yet: sent when it can be, and again when the link comes back.

export class Wishes {
  constructor(session) {
    this.session = session;
    this.open = new Map();
  }

  // One wish of each name. One that does not hold `still` is asked no more, but `instead` of it another.
  add(message, { name = message.type, still = () => true, instead = null } = {}) {
    this.open.set(name, { message, still, instead, asked: false });
    this.pursue();
  }

  get(name) {
    return this.open.get(name) || null;
  }

  get names() {
    return [...this.open.keys()];
  }

  drop(...names) {
    names.forEach((name) => this.open.delete(name));
  }

  // Feedback, drafts and handing in are made from what is stored, so they wait for the outbox.
  pursue() {
    const { session } = this;
    if (!session.ready || session.pending().length) return;
    for (const [name, wish] of this.open) {
      if (wish.asked) continue;
      if (wish.still()) wish.asked = session.send(wish.message);
      else {
        this.open.delete(name);
        this.add(wish.instead);
      }
    }
  }

  // Whatever was asked may have been lost on the way.
  again() {
    this.open.forEach((wish) => (wish.asked = false));
  }
}
