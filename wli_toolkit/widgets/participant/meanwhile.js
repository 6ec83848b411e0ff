// What arrives from another device while this one is in use: shown where it stands, never under the fingers of who
// is writing there.

import { freeRow, rowRef } from "./row_numbers.js";
import { rowScreenId } from "./screens.js";

const TYPED_MS = 8000;
const RETRY_MS = 500;

// Whether an answer can be seen now: as a question, or on the list of rows.
export function shows({ screen, step }, { occasion, exercise, field, row }) {
  const fields = screen.fields || (screen.kind === "rows" ? screen.entry.fields : []);
  return step.occasion === occasion && step.exercise === exercise && fields.includes(field)
    && (screen.kind === "rows" || (screen.row || 0) === (row || 0));
}

export class Meanwhile {
  constructor(app) {
    this.app = app;
    this.timer = 0;
  }

  stop() {
    clearTimeout(this.timer);
  }

  // How long somebody who has just typed is left alone, in milliseconds.
  get rest() {
    return Math.max(0, this.app.typedAt + TYPED_MS - performance.now());
  }

  get isBusy() {
    return this.app.holding || this.rest > 0;
  }

  // An answer was changed on another device; somebody who types here is not interrupted.
  changed(ref) {
    const { app } = this;
    clearTimeout(this.timer);
    if (!app.journey || !shows(app.journey, ref) || this.stepAside(ref)) return;
    if (this.isBusy) this.timer = setTimeout(() => this.changed(ref), Math.max(this.rest, RETRY_MS));
    else app.redrawInPlace();
  }

  // The row that was about to be begun here has been begun there: this one becomes the next.
  stepAside(ref) {
    const { session, journey: { screen, step } } = this.app;
    if (screen.row === undefined || ref.before !== null) return false;
    const isOther = screen.entry.fields.every((field) => field === ref.field || session.answer(rowRef(step, field, screen.row)).value === null);
    const to = isOther ? freeRow(session, step, screen.entry) : undefined;
    if (to === undefined) return false;
    session.tell("row_moved", { ...ref, to });
    return true;
  }

  // A row has got another number: whoever is in it stays in it.
  moved({ occasion, exercise, field, row, to }) {
    const { journey } = this.app;
    const { screen, step } = journey;
    const isHere = screen.row === row && screen.entry.fields.includes(field) && step.exercise === exercise && step.occasion === occasion;
    if (isHere) journey.move(step.id, rowScreenId(screen.fields, to));
  }
}
