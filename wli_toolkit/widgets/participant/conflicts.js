// Answers that had been changed from elsewhere before this phone wrote its own: what stood there, until the person
// has seen it. It draws nothing.

import { answerKey, asList, asRecord } from "./reading.js";

const DRAWER = "unseen";

export class Conflicts {
  constructor(session) {
    this.session = session;
    this.list = [];
  }

  // What was not looked at before a reload.
  recall() {
    this.list = asList(this.session.recall(DRAWER)).map(asRecord).filter((one) => typeof one.field === "string");
  }

  get first() {
    return this.list[0] || null;
  }

  // `value` stood where this phone has just written something else.
  add({ occasion, exercise, field, row = 0 }, value) {
    const ref = { occasion, exercise, field, row };
    if (JSON.stringify(this.session.answer(ref).value) === JSON.stringify(value)) return;
    this.keep([...this.others(ref), { ...ref, value }]);
    this.session.tell("conflict", ref);
  }

  // The other value once more; null takes none.
  takeBack({ value, ...ref }) {
    this.session.change(ref, value);
    this.dismiss(ref);
  }

  dismiss(ref) {
    this.keep(this.others(ref));
    this.session.tell("conflict", null);
  }

  others(ref) {
    return this.list.filter((one) => answerKey(one) !== answerKey(ref));
  }

  keep(list) {
    this.list = list;
    this.session.remember(DRAWER, list.length ? list : null);
  }
}
