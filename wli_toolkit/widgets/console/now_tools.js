// Small tools under what runs now: a minute more, everyone's eyes, and the way back from the last press.

import { h, setText } from "../base/dom.js";
import { doneText } from "./doing.js";
import { actionButton, setAble } from "./parts.js";

export class NowTools {
  // `calls` stand first: hands that are up, and who may be stuck.
  constructor(state, words, calls) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    const more = { "aria-label": _("Give this step one more minute") };
    this.minute = actionButton(_("+1 min"), () => state.act("add_minutes", { minutes: 1 }), more);
    this.eyes = actionButton("", () => state.act("heads_up", { on: !state.live.headsUp }), {});
    this.back = actionButton(_("Undo"), () => this.undo(), { kind: "quiet" });
    this.last = h("span", { class: "wli-tools-last" });
    this.lastPart = h("p", { class: "wli-tools-back" }, this.last, this.back);
    this.node = h("div", { class: "wli-tools" }, calls, this.minute, this.eyes, this.lastPart);
  }

  undo() {
    const { undo } = this.state.live;
    if (undo) this.state.act("undo", { number: undo.number });
  }

  update() {
    const { state, words } = this;
    const { _ } = words;
    const { live } = state;
    const isIdle = state.closed || state.isBeforeStart;
    this.minute.hidden = this.eyes.hidden = isIdle;
    setAble(this.minute, state.ready && state.isRunning);
    setText(this.eyes, live.headsUp ? _("Light the phones up again") : _("Ask everyone to look up"));
    this.eyes.dataset.on = live.headsUp ? "yes" : "no";
    setAble(this.eyes, state.ready);
    this.lastPart.hidden = isIdle || !live.undo;
    if (!live.undo) return;
    const said = doneText(live.undo, state.room, words);
    setText(this.last, _("Last: {what}", { what: said }));
    this.back.setAttribute("aria-label", _("Undo: {what}", { what: said }));
    setAble(this.back, state.ready);
  }
}
