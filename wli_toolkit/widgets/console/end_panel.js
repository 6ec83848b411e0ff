// Ending the session: what it means, and the question asked once; what comes after thirty days.

import { h, replace } from "../base/dom.js";
import { LaterPart } from "./later_part.js";
import { LeavePart } from "./leave_part.js";
import { LogPart } from "./log_part.js";
import { AskOnce, actionButton, setAble } from "./parts.js";
import { ReportsPart } from "./reports_part.js";
import { isPause, list, stepTitle } from "./room.js";

export class EndPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "end";
    this.name = _("End");
    this.ask = new AskOnce();
    this.end = actionButton(_("End the workshop"), () => this.askToEnd(), { kind: "danger" });
    this.open = h("div");
    this.before = h(
      "div",
      { class: "wli-stack" },
      h("h3", null, _("When you end the workshop")),
      h(
        "ul",
        { class: "wli-list" },
        h("li", null, _("Answers are no longer accepted, and steps can no longer be opened.")),
        h("li", null, _("Blueprints can no longer be handed in or taken back.")),
        h("li", null, _("People can still read and keep their own blueprint.")),
        h("li", null, _("You can still read the group pictures and the blueprints here, and write back.")),
        list(state.room.agenda.follow_up).length ? h("li", null, _("The questions for looking back after 30 days open on each person's page.")) : null,
      ),
      this.open,
      this.end,
      this.ask.node,
    );
    this.after = h(
      "div",
      { class: "wli-stack" },
      h("h3", null, _("The workshop has ended")),
      h("p", null, _("Thank you. The group pictures and the blueprints can still be read here, and you can write back.")),
      state.hosted && state.session.code ? new ReportsPart(state, words).node : null,
    );
    this.later = new LaterPart(state, words);
    this.log = new LogPart(state, words);
    this.node = h("div", { class: "wli-stack" }, this.before, this.after, this.log.node, this.later.node, new LeavePart(words).node);
  }

  askToEnd() {
    const { _ } = this.words;
    this.ask.ask({
      question: _("End the workshop now? It cannot be reopened."),
      yes: _("End it"),
      no: _("Not yet"),
      isDanger: true,
      onyes: () => this.state.act("end"),
      onclose: () => this.update(),
    });
    this.update();
  }

  update() {
    const { _ } = this.words;
    const { state } = this;
    if (state.closed && this.ask.isOpen) this.ask.close();
    this.before.hidden = state.closed;
    this.after.hidden = !state.closed;
    this.end.hidden = this.ask.isOpen;
    setAble(this.end, state.ready);
    this.later.update();
    this.log.update();
    const open = state.room.agenda.steps.filter((step) => !isPause(step) && state.stateOf(step.id) === "open");
    const titles = new Intl.ListFormat(this.words.lang).format(open.map((step) => stepTitle(state.room, step, this.words)));
    if (this.said === titles) return;
    this.said = titles;
    replace(this.open, titles ? h("p", { class: "wli-notice" }, _("Still open, so not fixed yet: {titles}", { titles })) : null);
  }

  badge() {
    return 0;
  }
}
