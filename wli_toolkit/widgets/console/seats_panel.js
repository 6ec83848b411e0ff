// Everyone by seat number: where they are, whether they are connected, who has gone quiet.

import { h, setText, uid } from "../base/dom.js";
import { HelpList } from "./help_list.js";
import { stepTitle } from "./room.js";

function seatCard(number, words) {
  const where = h("span", { class: "wli-seat-where" });
  const link = h("span", { class: "wli-seat-link" });
  const quiet = h("span", { class: "wli-seat-quiet" });
  const name = h("span", { class: "wli-seat-number" }, h("span", { class: "wli-hidden" }, words._("Seat")), String(number));
  const help = h("span", { class: "wli-seat-help" });
  const node = h("li", { class: "wli-seat" }, name, where, link, help, quiet);
  return { node, where, link, quiet, help };
}

export class SeatsPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "seats";
    this.name = _("Seats");
    this.cards = new Map();
    this.help = new HelpList(state, words);
    this.summary = h("p", { class: "wli-seats-summary" });
    const only = uid("only");
    this.only = h("input", { type: "checkbox", id: only, class: "wli-check", onchange: () => this.update() });
    this.filter = h("label", { class: "wli-check-label", for: only }, this.only, _("Show only seats that may need help"));
    this.grid = h("ul", { class: "wli-seats" });
    this.empty = h("p", { class: "wli-empty" }, _("Nobody has joined yet."));
    this.calm = h("p", { class: "wli-empty" }, _("No seat needs a look right now."));
    this.node = h("div", { class: "wli-stack" }, this.help.node, h("div", { class: "wli-seats-head" }, this.summary, this.filter), this.empty, this.calm, this.grid);
  }

  update() {
    const { _ } = this.words;
    this.help.update();
    const seats = this.state.seats();
    const quiet = seats.filter((one) => one.quiet).length;
    const away = seats.filter((one) => one.presence === "away").length;
    setText(this.summary, seats.length ? _("Quiet for 3 minutes or more: {quiet}. Offline: {away}.", { quiet, away }) : "");
    this.filter.hidden = !seats.length;
    this.empty.hidden = seats.length > 0;
    const shown = this.only.checked ? seats.filter((one) => one.help || one.quiet || one.presence === "away") : seats;
    this.calm.hidden = !seats.length || shown.length > 0;
    this.place(shown);
    shown.forEach((one) => this.fill(this.cards.get(one.seat), one));
  }

  // Cards stay where they are while people come and go, so that nothing jumps under the eye.
  place(seats) {
    const wanted = new Set(seats.map((one) => one.seat));
    this.cards.forEach((card, seat) => {
      if (wanted.has(seat)) return;
      card.node.remove();
      this.cards.delete(seat);
    });
    seats.forEach((one, at) => {
      if (!this.cards.has(one.seat)) this.cards.set(one.seat, seatCard(one.seat, this.words));
      const { node } = this.cards.get(one.seat);
      if (this.grid.children[at] !== node) this.grid.insertBefore(node, this.grid.children[at] || null);
    });
  }

  fill(card, { step, presence, quiet, help }) {
    const { _ } = this.words;
    setText(card.where, step ? stepTitle(this.state.room, step, this.words) : _("just joined"));
    card.node.dataset.presence = presence;
    card.node.dataset.quiet = quiet ? "yes" : "no";
    const names = { connected: _("connected"), simulated: _("practice"), away: _("offline") };
    setText(card.link, names[presence]);
    setText(card.quiet, quiet ? _("quiet for {minutes} min", { minutes: quiet }) : "");
    card.quiet.hidden = !quiet;
    card.node.dataset.help = help || "no";
    setText(card.help, help === "coming" ? _("somebody is on the way") : help ? _("asks for help") : "");
    card.help.hidden = !help;
  }

  badge() {
    return this.state.seats().filter((one) => one.help || one.quiet).length;
  }
}
