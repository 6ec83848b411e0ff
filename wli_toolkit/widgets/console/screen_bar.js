// What the projector shows: the steps and their pictures by themselves, or one thing put there by hand.

import { h, uid } from "../base/dom.js";
import { shownNames } from "./doing.js";
import { actionButton, setAble } from "./parts.js";

export class ScreenBar {
  constructor(state, words) {
    const { _ } = words;
    const names = shownNames(words);
    const choice = (what, name) => {
      const node = actionButton(name, () => state.act("show", { what }), { class: "wli-button wli-screen-choice" });
      return { what, node };
    };
    this.state = state;
    this.choices = [
      choice(null, _("Follows the steps")),
      choice("join", names.join),
      choice("rules", names.rules),
      choice("timer", names.timer),
      choice("wall", names.wall),
    ];
    const name = uid("screen");
    const counts = uid("counts");
    this.counts = h("input", { type: "checkbox", id: counts, class: "wli-check", onchange: () => this.turn() });
    this.node = h(
      "section",
      { class: "wli-screen-bar", role: "group", "aria-labelledby": name },
      h("h2", { id: name }, _("On the screen")),
      h("div", { class: "wli-screen-choices" }, this.choices.map((one) => one.node)),
      h("label", { class: "wli-check-label", for: counts }, this.counts, _("Hide the head-count")),
    );
  }

  // The box says what holds, not what was asked for.
  turn() {
    const on = this.counts.checked;
    this.counts.checked = this.state.live.hideCounts;
    this.state.act("hide_counts", { on });
  }

  update() {
    const { state } = this;
    this.node.hidden = state.closed;
    this.choices.forEach(({ what, node }) => {
      node.setAttribute("aria-pressed", String(state.live.show === what));
      setAble(node, state.ready);
    });
    const { pending, live } = state;
    this.counts.checked = pending && pending.type === "hide_counts" ? pending.on : live.hideCounts;
    this.counts.disabled = !state.ready;
  }
}
