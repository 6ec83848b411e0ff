// The agenda as a list: minutes planned and used, how people are doing, and a way to every step.

import { runningText } from "../base/clock.js";
import { h, replace, setText } from "../base/dom.js";
import { AskOnce, actionButton, setAble, strip } from "./parts.js";
import { closingNote } from "./now_bar.js";
import { isPause, stepTitle } from "./room.js";

class StepRow {
  constructor(state, words, step, number) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.step = step;
    this.title = stepTitle(state.room, step, words);
    this.tag = h("span", { class: "wli-step-tag" });
    this.meta = h("span", { class: "wli-step-time" });
    this.people = h("span", { class: "wli-step-people" });
    this.strip = strip();
    this.ask = new AskOnce();
    this.go = actionButton("", () => state.act("open_step", { step: step.id }), { class: "wli-button wli-step-go" });
    this.shut = actionButton(_("Close"), () => this.askToClose(), {
      class: "wli-button wli-step-go",
      "aria-label": _("Close “{title}”", { title: this.title }),
    });
    this.node = h(
      "li",
      { class: "wli-step" },
      h("span", { class: "wli-step-number", "aria-hidden": "true" }, String(number)),
      h(
        "div",
        { class: "wli-step-line" },
        h(
          "div",
          { class: "wli-step-body" },
          h("p", { class: "wli-step-title" }, this.title),
          h("p", { class: "wli-step-meta" }, this.tag, this.meta, this.people),
          this.strip.node,
        ),
        h("div", { class: "wli-step-actions" }, this.go, this.shut),
      ),
      this.ask.node,
    );
  }

  askToClose() {
    const { _ } = this.words;
    this.ask.ask({
      question: _("Close “{title}” and fix its results?", { title: this.title }),
      note: closingNote(this.state, this.words, this.step),
      yes: _("Close and fix"),
      no: _("Not yet"),
      onyes: () => this.state.act("close_step", { step: this.step.id }),
    });
  }

  tick() {
    const { _ } = this.words;
    const used = this.state.usedText(this.step.id);
    const planned = _("{minutes} min planned", { minutes: this.step.minutes });
    const spent = _("{used} used", { used });
    setText(this.meta, used === null ? planned : `${planned} · ${spent}`);
  }

  update() {
    const { state, step, words } = this;
    const { _ } = words;
    const shown = state.shownState(step);
    const isCurrent = state.live.step === step.id;
    this.node.dataset.state = shown;
    if (isCurrent) this.node.setAttribute("aria-current", "step");
    else this.node.removeAttribute("aria-current");
    const isLed = state.live.pace === "led";
    const names = { waiting: _("waiting"), open: isCurrent || !isLed ? _("open") : _("still open"), closed: _("closed") };
    setText(this.tag, names[shown]);
    this.tick();
    const people = state.people(step.id);
    const isSomebodyThere = !isPause(step) && people.here + people.done > 0;
    this.people.hidden = this.strip.node.hidden = !isSomebodyThere;
    setText(this.people, _("{done} done, {here} answering", people));
    this.strip.update(people, state.counts().joined);
    const calls = { waiting: _("Open"), open: _("Go back"), closed: isPause(step) ? _("Go back") : _("Reopen") };
    const isOpen = state.stateOf(step.id) === "open";
    setText(this.go, calls[shown]);
    this.go.setAttribute("aria-label", `${calls[shown]}: ${this.title}`);
    this.go.hidden = state.closed || (isOpen && (isCurrent || !isLed));
    this.shut.hidden = state.closed || isPause(step) || !isOpen || (isCurrent && isLed);
    setAble(this.go, state.ready);
    setAble(this.shut, state.ready);
    if (this.ask.isOpen && (!isOpen || state.closed)) this.ask.close();
  }
}

export class AgendaList {
  constructor(state, words) {
    const { _ } = words;
    const { agenda } = state.room;
    this.state = state;
    this.words = words;
    this.rows = agenda.steps.map((step, at) => new StepRow(state, words, step, at + 1));
    this.sum = h("span", { class: "wli-muted wli-agenda-sum" });
    this.said = null;
    this.node = h(
      "section",
      { class: "wli-agenda", "aria-label": _("Steps") },
      h("h2", { class: "wli-agenda-head" }, _("Steps"), this.sum),
      h("ol", { class: "wli-steps" }, this.rows.map((row) => row.node)),
    );
  }

  // What was planned and used in all, pauses included, and how far the room is behind or ahead.
  tick() {
    const { _ } = this.words;
    const { state } = this;
    this.rows.forEach((row) => row.tick());
    const { agenda } = state.room;
    const parts = [_("{minutes} min planned", { minutes: agenda.minutes })];
    const used = agenda.steps.reduce((sum, step) => sum + (state.usedBy(step.id) || 0), 0);
    if (used > 0) {
      parts.push(_("{used} used", { used: runningText(used) }));
      const minutes = Math.trunc(state.behind() / 60);
      if (state.isLed && minutes > 0) parts.push(_("{minutes} min behind", { minutes }));
      if (state.isLed && minutes < 0) parts.push(_("{minutes} min ahead", { minutes: -minutes }));
    }
    if (this.said === parts.join()) return;
    this.said = parts.join();
    replace(this.sum, parts.map((part) => h("span", null, part)));
  }

  update() {
    this.rows.forEach((row) => row.update());
    this.tick();
  }
}
