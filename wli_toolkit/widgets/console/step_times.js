// How long each step took: kept in this tab, because live state only says when the current one opened.

import { record } from "./room.js";

export class StepTimes {
  constructor(code) {
    this.name = `wli-console-times-${code}`;
    this.used = this.read();
  }

  // A tab may forbid storage; then the times last as long as the page.
  read() {
    try {
      return record(JSON.parse(window.sessionStorage.getItem(this.name)));
    } catch {
      return {};
    }
  }

  write() {
    try {
      window.sessionStorage.setItem(this.name, JSON.stringify(this.used));
    } catch {
      return;
    }
  }

  hear(old, live, now) {
    if (!old || old.step === null || old.openedAt === null || old.steps[old.step] !== "open") return;
    const isOver = live.step !== old.step || live.steps[old.step] !== "open" || live.openedAt !== old.openedAt;
    if (!isOver && !live.closed) return;
    if (old.closed) return;
    const end = live.openedAt !== null && live.openedAt > old.openedAt ? live.openedAt : now;
    this.used[old.step] = (this.used[old.step] || 0) + Math.max(0, end - old.openedAt);
    this.write();
  }

  // Seconds of the times a step was open before now; where live state tells them, that counts.
  of(id, live) {
    const told = record(live.used)[id];
    if (Number.isFinite(told)) return told;
    return Number.isFinite(this.used[id]) ? this.used[id] : null;
  }
}
