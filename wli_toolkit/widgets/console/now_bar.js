// The top of the console: where the room is, how long, how many are through, and the one thing to do next.

import { runningText } from "../base/clock.js";
import { announce, h, liveRegion, setText } from "../base/dom.js";
import { turnOf } from "../base/turns.js";
import { NowTools } from "./now_tools.js";
import { AskOnce, actionButton, setAble, strip } from "./parts.js";
import { isPause, stepTitle } from "./room.js";

const MOST_NAMED = 6;

export class NowBar {
  constructor(state, words, openTab) {
    this.state = state;
    this.words = words;
    this.openTab = openTab;
    const { _ } = words;
    this.label = h("p", { class: "wli-nowbar-label" });
    this.title = h("h2", { class: "wli-nowbar-title" });
    this.time = h("p", { class: "wli-nowbar-time" });
    this.people = h("p", { class: "wli-nowbar-people" });
    this.strip = strip();
    this.ask = new AskOnce();
    this.primary = actionButton("", () => this.press(), { kind: "primary", class: "wli-button wli-button-primary wli-next" });
    this.onward = actionButton(_("Open the next step, leave this one open"), () => this.openNext(), { kind: "quiet" });
    this.look = actionButton(_("See the group pictures"), () => openTab("pictures"), { kind: "plain" });
    this.actions = h("div", { class: "wli-nowbar-actions" }, this.primary, this.onward, this.look);
    this.calls = actionButton("", () => openTab("seats"), { class: "wli-button wli-calls" });
    this.stuck = actionButton("", () => openTab("seats"), { class: "wli-button wli-stuck" });
    this.tools = new NowTools(state, words, [this.calls, this.stuck]);
    this.spoken = liveRegion();
    this.node = h(
      "section",
      { class: "wli-nowbar", "aria-label": _("Now") },
      h("div", { class: "wli-nowbar-what" }, this.label, this.title, h("div", { class: "wli-nowbar-numbers" }, this.time, this.people), this.strip.node),
      this.actions,
      this.ask.node,
      this.tools.node,
      this.spoken,
    );
  }

  named(step) {
    return stepTitle(this.state.room, step, this.words);
  }

  press() {
    const next = this.state.next();
    if (!next) return;
    if (next.kind === "open" || next.kind === "start") this.state.act("open_step", { step: next.step.id });
    else if (next.kind === "close") this.askToClose(next.step);
    else this.openTab("end");
  }

  openNext() {
    const { following } = this.state;
    if (following) this.state.act("open_step", { step: following.id });
  }

  askToClose(step) {
    const { _ } = this.words;
    this.asking = step.id;
    this.ask.ask({
      question: _("Close “{title}” and fix its results?", { title: this.named(step) }),
      note: closingNote(this.state, this.words, step),
      yes: _("Close and fix"),
      no: _("Not yet"),
      onyes: () => this.state.act("close_step", { step: step.id }),
      onclose: () => this.update(),
    });
    this.update();
  }

  tick() {
    const { state, words } = this;
    const { _ } = words;
    const step = state.current;
    const used = step ? state.usedBy(step.id) : null;
    this.time.classList.remove("wli-nowbar-over");
    if (!step || used === null || state.closed) {
      setText(this.time, state.isBeforeStart ? _("Doors are open. The clock runs once you start.") : "");
      return;
    }
    const planned = state.plannedSeconds(step);
    const isFirst = state.room.agenda.steps[0] === step;
    const over = used - planned;
    const isOver = over >= 1 && !isFirst;
    this.time.classList.toggle("wli-nowbar-over", isOver);
    const said = _("{used} of {planned}", { used: runningText(used), planned: runningText(planned) });
    const late = _("({over} over)", { over: runningText(over) });
    setText(this.time, [isOver ? `${said} ${late}` : said, this.turnText(step)].filter(Boolean).join("　"));
  }

  // Whose turn it is, where people take turns: the same as on the screen and the phones.
  turnText(step) {
    const { _ } = this.words;
    const turn = isPause(step) ? turnOf(step, this.state.live, this.state.clock.now()) : null;
    if (!turn || !turn.left) return "";
    return `${_("Person {turn} of {turns}", turn)} ${runningText(turn.left)}`;
  }

  update() {
    const { state, words } = this;
    const { _ } = words;
    const step = state.current;
    const next = state.next();
    // The question is about a step as it was: if the room has moved meanwhile, it is withdrawn.
    if (this.ask.isOpen && (!next || next.kind !== "close" || next.step.id !== this.asking)) this.ask.close();
    setText(this.label, this.labelText(step));
    setText(this.title, this.titleText(step));
    this.tick();
    const isAsked = Boolean(step) && !isPause(step) && !state.closed;
    this.people.hidden = this.strip.node.hidden = !isAsked;
    if (isAsked) {
      const people = state.people(step.id);
      setText(this.people, _("{done} done, {here} answering", people));
      this.strip.update(people, state.counts().joined);
    }
    this.actions.hidden = this.ask.isOpen || !next;
    if (next) this.updateActions(next, step);
    this.tools.update();
    this.updateCalls();
    this.speak(step);
  }

  // Hands that are up and that nobody goes to yet; told to screen readers as well.
  updateCalls() {
    const { _ } = this.words;
    const seats = this.state.asking().filter((one) => one.help === "asked").map((one) => one.seat);
    const said = seats.length ? _("Help wanted at seat {seats}", { seats: seats.join(", ") }) : "";
    this.calls.hidden = !said;
    setText(this.calls, said);
    if (said && this.called !== undefined && said !== this.called) announce(this.spoken, said);
    this.called = said;
    this.updateStuck();
  }

  // Who may be stuck without asking: named quietly, never announced.
  updateStuck() {
    const { _ } = this.words;
    const seats = this.state.seats().filter((one) => one.quiet && !one.help).map((one) => one.seat);
    const some = seats.slice(0, MOST_NAMED).join(", ") + (seats.length > MOST_NAMED ? " …" : "");
    this.stuck.hidden = !seats.length;
    setText(this.stuck, seats.length ? _("3 minutes without a sign: seat {seats}", { seats: some }) : "");
  }

  labelText(step) {
    const { _ } = this.words;
    if (this.state.closed) return _("The workshop");
    if (!step || this.state.isBeforeStart) return _("Not started yet");
    const number = this.state.room.agenda.steps.indexOf(step) + 1;
    const all = this.state.room.agenda.steps.length;
    const closed = this.state.shownState(step) === "closed";
    return closed ? _("Step {number} of {all}, closed", { number, all }) : _("Step {number} of {all}", { number, all });
  }

  titleText(step) {
    const { _, t } = this.words;
    if (this.state.closed) return _("The workshop has ended");
    return step ? this.named(step) : t(this.state.room.agenda.title);
  }

  updateActions(next, step) {
    const { state, words } = this;
    const { _ } = words;
    const labels = {
      start: () => _("Start the workshop"),
      open: () => _("Open the next step: {title}", { title: this.named(next.step) }),
      close: () => _("Close this step and fix its results"),
      finish: () => _("Go to ending the workshop"),
    };
    const busy = { open_step: _("Opening…"), close_step: _("Closing…") };
    const pending = state.pending && busy[state.pending.type];
    setText(this.primary, pending || labels[next.kind]());
    setAble(this.primary, next.kind === "finish" || (state.ready && !pending));
    this.onward.hidden = next.kind !== "close" || !state.following;
    setAble(this.onward, state.ready);
    const hasResult = step && !isPause(step) && state.stateOf(step.id) === "closed";
    this.look.hidden = !hasResult;
  }

  // Opening and closing are told to screen readers; the passing seconds are not.
  speak(step) {
    const { _ } = this.words;
    const key = this.state.closed ? "closed" : step && `${step.id} ${this.state.stateOf(step.id)}`;
    const isNews = this.spokenKey !== undefined && key !== this.spokenKey;
    this.spokenKey = key;
    if (!isNews || !step) return;
    const title = this.named(step);
    if (this.state.closed) announce(this.spoken, _("The workshop has ended"));
    else if (this.state.stateOf(step.id) === "closed") announce(this.spoken, _("“{title}” is closed", { title }));
    else announce(this.spoken, _("“{title}” is open", { title }));
  }
}

// What closing means for the people in the room, in one sentence.
export function closingNote(state, words, step) {
  const { _ } = words;
  const { done, here } = state.people(step.id);
  if (here) return _("{done} are done, {here} are still answering. Fixed results do not change with later answers.", { done, here });
  return _("{done} are done. Fixed results do not change with later answers.", { done });
}
