// The way of an answer to the store, and what comes back: saved, refused, its row taken, or written from elsewhere.

import { CONSENTS, FOLLOW_UP, asList, asRecord } from "./reading.js";
import { freeRow, rowExists, rowsAsking } from "./row_numbers.js";

const TYPING_MS = 400;
const PATIENCE_MS = 8000;
// So long after it heard how all answers stand, a page that was away asks again.
const FRESH_MS = 10_000;

export class Saving {
  constructor(session) {
    this.session = session;
    this.timers = {};
    this.waited = 0;
    this.heardAllAt = 0;
  }

  stop() {
    Object.values(this.timers).forEach(clearTimeout);
  }

  heardAll() {
    this.heardAllAt = performance.now();
  }

  // Whether a message was about answers.
  hear(message) {
    if (message.type === "saved") this.saved(message);
    else if (message.type === "refused") this.refused(message);
    else if (message.type === "taken") this.taken(message);
    else if (message.type === "answers") {
      this.heardAll();
      this.session.wishes.drop("answers");
      asList(message.answers).forEach((one) => this.elsewhere(one));
    } else return false;
    return true;
  }

  saved(message) {
    const { session } = this;
    const { outbox } = session;
    const isOwn = outbox.isOwn(message.op);
    const entry = outbox.settle(message.op);
    if (!entry) this.elsewhere(message);
    else {
      const { repeated } = message;
      session.answers.settle({ ...entry, revision: message.revision, value: "value" in message && !repeated ? message.value : entry.value });
      // It had been stored before; something else may have been written there since.
      if (repeated) this.elsewhere({ ...message, ...entry, value: message.value });
    }
    if (isOwn && "unseen" in message) session.conflicts.add(message, message.unseen);
    session.everSaved = true;
    session.savedNow = Boolean(entry);
    // The rest of a row waits for its first answer.
    if (entry && entry.opens) this.hurry();
    else this.patience();
    session.wishes.pursue();
    session.tell("saving");
  }

  // Another tab or device of the same person saved an answer: show that one, unless this one has a newer.
  elsewhere(message) {
    const { session } = this;
    const ref = asRecord(message);
    if (typeof ref.field !== "string" || !("value" in ref) || session.outbox.get(ref)) return;
    const before = session.answers.get(ref);
    if (session.answers.hear(ref)) session.tell("elsewhere", { ...ref, before });
  }

  refused(message) {
    const { session } = this;
    const entry = session.outbox.refuse(message.op, message.message || {});
    this.patience();
    session.wishes.pursue();
    if (entry) session.tell("refused", entry);
  }

  // The row that was begun here has been begun from elsewhere, too: this one becomes a row of its own. Where there
  // is no room for one, it is written all the same, and what stood there is told.
  taken({ op, rows }) {
    const { session } = this;
    const entry = session.outbox.named(op);
    const asked = entry && rowsAsking(session.content, entry);
    if (!asked) return;
    const to = freeRow(session, asked.step, asked.entry, asList(rows));
    if (to === undefined) session.outbox.insist(entry);
    else {
      session.outbox.moveRow(entry, to);
      session.tell("row_moved", { ...entry, to });
    }
    session.request({ type: "answers" });
    this.hurry();
    session.tell("saving");
  }

  // Kept on the phone at once; sent at once, or when typing pauses.
  change(ref, value, { typing = false, refused = null } = {}) {
    const { session } = this;
    const { answers, outbox } = session;
    // A field that is taken off the page says once more what stood in it.
    if (session.gone) return;
    const now = session.answer(ref);
    const same = now.given && !now.refused && !refused && JSON.stringify(now.value) === JSON.stringify(value);
    if (same || (!refused && !outbox.get(ref) && answers.isShown(ref, value))) return void (typing || this.hurry());
    const asked = rowsAsking(session.content, ref);
    const row = asked && { group: asked.entry.rows.id, opens: !rowExists(session, asked.step, asked.entry, ref.row || 0) };
    const begun = row && row.opens ? outbox.rowsOfOtherTabs(ref, row.group) : [];
    const to = begun.includes(ref.row) ? freeRow(session, asked.step, asked.entry, begun) : undefined;
    if (to !== undefined) {
      session.tell("row_moved", { ...ref, to });
      return void this.change({ ...ref, row: to }, value, { typing, refused });
    }
    const other = outbox.fromOtherTab(ref);
    outbox.put(ref, value, { refused, base: answers.base(ref), ...row });
    if (other) session.conflicts.add(ref, other.value);
    clearTimeout(this.timers.typing);
    if (typing) this.timers.typing = setTimeout(() => this.hurry(), TYPING_MS);
    else this.hurry();
    session.tell("saving");
  }

  hurry() {
    clearTimeout(this.timers.typing);
    if (!this.session.outbox) return;
    this.session.outbox.flush();
    this.patience();
  }

  // The link is back, the page is seen again: whatever has no answer yet is sent once more.
  again() {
    const { session } = this;
    session.outbox.resendable();
    session.wishes.again();
    this.waited = 0;
    this.hurry();
    if (session.hosted && performance.now() - this.heardAllAt > FRESH_MS) session.request({ type: "answers" });
    session.wishes.pursue();
  }

  // What is on its way and can still arrive: after the end only the follow-up is stored, and what may be counted.
  pending() {
    const { session } = this;
    return session.outbox.waiting().filter((entry) => !session.closed || entry.occasion === FOLLOW_UP || CONSENTS.includes(entry.field));
  }

  // An acknowledgement that does not come is asked for again, ever more slowly; and so is a sign of life.
  patience() {
    clearTimeout(this.timers.patience);
    if (!this.pending().length || !this.session.ready) {
      this.waited = 0;
      return;
    }
    this.timers.patience = setTimeout(() => {
      this.waited += 1;
      if (this.session.model.doubt) this.session.model.doubt();
      this.session.outbox.resendable();
      this.hurry();
    }, PATIENCE_MS * 2 ** Math.min(this.waited, 4));
  }
}
