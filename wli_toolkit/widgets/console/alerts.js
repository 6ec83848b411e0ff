// What went wrong, and a broken line, above everything else.

import { button, h, replace } from "../base/dom.js";

export class Alerts {
  // `lost` is said while the line is broken, `late` of what was pressed and not answered; both say what to do.
  constructor(state, words, { lost, late }) {
    this.state = state;
    this.words = words;
    this.lost = lost;
    this.late = late;
    this.told = null;
    this.node = h("div", { class: "wli-alerts" });
  }

  update() {
    const { state } = this;
    const { _, t } = this.words;
    const isLost = ["lost", "offline"].includes(state.link.state);
    const problem = state.problem === "late" ? this.late : t(state.problem);
    const key = `${isLost} ${problem}`;
    if (this.told === key) return;
    this.told = key;
    replace(
      this.node,
      isLost ? h("p", { class: "wli-notice wli-notice-bad", role: "alert" }, this.lost) : null,
      problem ? h("div", { class: "wli-notice wli-notice-bad wli-problem", role: "alert" }, h("p", null, problem), button(_("Dismiss"), () => state.dismiss())) : null,
    );
  }
}
