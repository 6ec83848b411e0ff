// Seats that ask for help, who has waited longest first, and what is being done about it.

import { h, setText } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";

class HelpRow {
  constructor(state, words, seat) {
    const { _ } = words;
    this.words = words;
    this.state = state;
    this.since = h("span", { class: "wli-help-since" });
    this.go = actionButton(_("I am going"), () => state.act("help", { seat, how: "coming" }), {
      kind: "primary",
      "aria-label": _("I am going to seat {seat}", { seat }),
    });
    this.done = actionButton(_("Done"), () => state.act("help", { seat, how: "helped" }), {
      "aria-label": _("Seat {seat} has been helped", { seat }),
    });
    this.node = h(
      "li",
      { class: "wli-help" },
      h("b", { class: "wli-help-seat" }, _("Seat {seat}", { seat })),
      this.since,
      h("span", { class: "wli-help-actions" }, this.go, this.done),
    );
  }

  update({ help, waited }) {
    const { _ } = this.words;
    const isComing = help === "coming";
    const minutes = Math.floor(waited / 60);
    const asked = minutes ? _("asked {minutes} min ago", { minutes }) : _("asked just now");
    setText(this.since, isComing ? _("somebody is on the way") : asked);
    this.node.dataset.help = help;
    this.go.hidden = isComing;
    setAble(this.go, this.state.ready);
    setAble(this.done, this.state.ready);
  }
}

export class HelpList {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.rows = new Map();
    this.list = h("ul", { class: "wli-helps" });
    this.node = h("section", { class: "wli-help-part" }, h("h3", null, _("Seats that ask for help")), this.list);
  }

  update() {
    const asking = this.state.asking();
    this.node.hidden = !asking.length;
    const seats = new Set(asking.map((one) => one.seat));
    this.rows.forEach((row, seat) => {
      if (seats.has(seat)) return;
      row.node.remove();
      this.rows.delete(seat);
    });
    asking.forEach((one, at) => {
      if (!this.rows.has(one.seat)) this.rows.set(one.seat, new HelpRow(this.state, this.words, one.seat));
      const row = this.rows.get(one.seat);
      row.update(one);
      if (this.list.children[at] !== row.node) this.list.insertBefore(row.node, this.list.children[at] || null);
    });
  }
}
