// The agenda builder: begin with one that is there, put steps in order, see what it comes to, keep it.

import { announce, button, focusOn, h, liveRegion, replace, setText } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { list } from "./room.js";
import { isSame, newChoice, newExercise, newPause, pauseName, titleOf, totalMinutes, withMoved, withStep, withoutStep } from "./setup_agenda_model.js";
import { DragOrder } from "./setup_drag.js";
import { choiceList, field, titlePair } from "./setup_fields.js";
import { printRunSheet, runSheet } from "./setup_run_sheet.js";
import { BuiltStep } from "./setup_step.js";

export class AgendaBuilder {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.setup = state.setup;
    this.words = words;
    // The ready agenda that was begun with last.
    this.from = null;
    this.steps = new Map();
    this.list = h("ol", { class: "wli-builts" });
    this.drag = new DragOrder(this.list, { handle: ".wli-drag", onmove: (from, to) => this.moveTo(from, to) });
    this.total = h("p", { class: "wli-built-total" });
    this.told = h("ul", { class: "wli-built-told" });
    this.undo = actionButton(_("Undo"), () => this.setup.undo(), {});
    this.save = actionButton(_("Keep this agenda"), () => this.setup.save("agenda"), { kind: "primary" });
    this.said = h("p", { class: "wli-set-said", role: "status", tabindex: "-1" });
    this.spoken = liveRegion();
    // What stands here once it can no longer be changed, and until then.
    this.fixed = h("div", { class: "wli-stack" });
    this.open = h("div", { class: "wli-stack" });
    this.node = h("div", { class: "wli-stack wli-builder" }, this.fixed, this.open, this.spoken);
  }

  get blocks() {
    return this.setup.known.blocks;
  }

  build() {
    const { _, t } = this.words;
    const { known } = this.setup;
    const kept = { value: "", label: _("The one that is kept: {title}", { title: t(known.agenda.title) }) };
    const ready = list(known.agendas).map((one) => ({ value: one.id, label: _("{title} ({minutes} min)", { title: t(one.title), minutes: one.minutes }) }));
    const start = field({ label: _("Begin with"), control: choiceList([kept, ...ready], (id) => this.begin(id)) });
    this.start = start.control;
    this.titles = titlePair(this.words, (lang, value) => this.rename(lang, value));
    this.standard = actionButton("", () => this.begin(this.standardId), {});
    const titles = h("details", { class: "wli-fold wli-built-more" }, h("summary", null, _("Title")), this.titles.node);
    replace(this.open,
      h("div", { class: "wli-built-head" }, start.node, this.total),
      titles, this.told,
      h("div", { class: "wli-row" }, this.undo, this.standard),
      this.list,
      this.addPart(),
      this.laterPart(),
      h("div", { class: "wli-set-foot" }, this.save, button(_("Print the run sheet"), () => printRunSheet(this.setup.agenda, this.blocks, this.words)), this.said));
    this.steps.clear();
    this.order = null;
  }

  // The ready agenda that this one was made from, by its length where its name does not say.
  get standardId() {
    const { agenda, known } = this.setup;
    const ids = list(known.agendas).map((one) => one.id);
    if (ids.includes(this.from)) return this.from;
    if (ids.includes(known.agenda.id)) return known.agenda.id;
    const near = [...known.agendas].sort((a, b) => Math.abs(a.minutes - totalMinutes(agenda)) - Math.abs(b.minutes - totalMinutes(agenda)));
    return near.length ? near[0].id : "";
  }

  begin(id) {
    const { known } = this.setup;
    const chosen = list(known.agendas).find((one) => one.id === id) || known.agenda;
    this.from = id || null;
    this.setup.build(chosen);
  }

  rename(lang, value) {
    const { agenda } = this.setup;
    this.setup.build({ ...agenda, title: { ...agenda.title, [lang]: value } }, `title ${lang}`);
  }

  addPart() {
    const { _, t } = this.words;
    const exercises = list(this.blocks.exercises).map((one) => h("option", { value: `exercise ${one.id}` }, `${one.id} ${t(one.title)}`));
    const pauses = list(this.blocks.pauses).map((one) => h("option", { value: `pause ${one.pause}` }, pauseName(one.pause, this.words)));
    const select = h("select", { class: "wli-input" },
      h("optgroup", { label: _("Exercises") }, exercises),
      h("optgroup", { label: _("Pauses") }, pauses, h("option", { value: "choice" }, _("A choice of exercises"))));
    const made = field({ label: _("Another step"), control: select });
    return h("div", { class: "wli-built-add" }, made.node, button(_("Add"), () => this.add(select.value)));
  }

  add(what) {
    const { _ } = this.words;
    const { agenda } = this.setup;
    const [kind, id] = what.split(" ");
    const step = {
      exercise: () => newExercise(agenda, this.blocks.exercises.find((one) => one.id === id)),
      pause: () => newPause(agenda, this.blocks.pauses.find((one) => one.pause === id)),
      choice: () => newChoice(agenda, this.blocks),
    }[kind]();
    this.setup.build(withStep(agenda, step));
    announce(this.spoken, _("Added: {title}", { title: titleOf(step, this.blocks, this.words) }));
    this.goTo(step.id);
  }

  goTo(id) {
    const one = this.steps.get(id);
    if (!one) return;
    one.node.scrollIntoView({ block: "center" });
    one.node.focus({ preventScroll: true });
  }

  laterPart() {
    const { _ } = this.words;
    const later = list(this.setup.known.agendas).map((one) => list(one.follow_up)).find((steps) => steps.length);
    if (!later) return null;
    this.later = h("input", { type: "checkbox", class: "wli-check", onchange: () => this.setup.build({ ...this.setup.agenda, follow_up: this.later.checked ? later : [] }) });
    this.laterTold = h("ul", { class: "wli-built-told" });
    return h("div", null, h("label", { class: "wli-check-label" }, this.later, h("span", null, _("After 30 days, look back at the promise and answer once more (3 min, by the resume code)"))), this.laterTold);
  }

  move(id, by) {
    const { agenda } = this.setup;
    const from = agenda.steps.findIndex((step) => step.id === id);
    this.moveTo(from, from + by);
  }

  moveTo(from, to) {
    const { _ } = this.words;
    const { agenda } = this.setup;
    const step = agenda.steps[from];
    if (!step || to < 0 || to >= agenda.steps.length) return;
    const held = document.activeElement;
    this.setup.build(withMoved(agenda, from, to));
    // The button that was pressed keeps the focus, wherever its row went.
    if (held && held.isConnected && this.list.contains(held)) held.focus({ preventScroll: false });
    announce(this.spoken, _("{title}: now number {number}", { title: titleOf(step, this.blocks, this.words), number: to + 1 }));
  }

  remove(id) {
    const { _ } = this.words;
    const step = this.setup.agenda.steps.find((one) => one.id === id);
    this.setup.build(withoutStep(this.setup.agenda, id));
    announce(this.spoken, _("Taken out: {title}", { title: titleOf(step, this.blocks, this.words) }));
    focusOn(this.undo);
  }

  update() {
    const { setup } = this;
    if (!setup.agenda) return;
    this.fixed.hidden = setup.isAgendaOpen;
    this.open.hidden = !setup.isAgendaOpen;
    if (!setup.isAgendaOpen) {
      this.updateFixed();
      return;
    }
    if (this.generation !== setup.generation) {
      this.generation = setup.generation;
      this.build();
    }
    this.updateSteps();
    this.updateHead();
  }

  updateFixed() {
    const { _, t } = this.words;
    const { known, agenda } = this.setup;
    const key = JSON.stringify([agenda, known.why, this.words.lang]);
    if (this.fixedKey === key) return;
    this.fixedKey = key;
    replace(this.fixed,
      h("p", { class: "wli-notice" }, t(known.why)),
      h("div", { class: "wli-run-frame" }, runSheet(agenda, this.blocks, this.words)),
      h("div", { class: "wli-row" }, button(_("Print the run sheet"), () => printRunSheet(agenda, this.blocks, this.words))));
  }

  updateSteps() {
    const { steps } = this.setup.agenda;
    const kind = (step) => step.exercise || step.pause || "choice";
    const order = JSON.stringify(steps.map((step) => [step.id, kind(step)]));
    if (this.order !== order) {
      this.order = order;
      const known = this.steps;
      const act = { move: (id, by) => this.move(id, by), remove: (id) => this.remove(id) };
      this.steps = new Map(steps.map((step) => {
        const there = known.get(step.id);
        if (there && there.kind === kind(step)) return [step.id, there];
        const made = new BuiltStep(this.setup, this.words, step.id, act);
        made.kind = kind(step);
        return [step.id, made];
      }));
      this.list.replaceChildren(...[...this.steps.values()].map((one) => one.node));
    }
    [...this.steps.values()].forEach((one, at, all) => one.update(at, all.length));
  }

  updateHead() {
    const { _, t } = this.words;
    const { setup, state } = this;
    const { agenda, known } = setup;
    setText(this.total, _("{minutes} minutes in all", { minutes: setup.total }));
    this.titles.setValue(agenda.title);
    const same = list(known.agendas).find((one) => isSame(one, agenda));
    if (document.activeElement !== this.start) this.start.value = isSame(agenda, known.agenda) ? "" : same ? same.id : this.from || "";
    const standard = list(known.agendas).find((one) => one.id === this.standardId);
    this.standard.hidden = !standard || isSame(standard, agenda);
    setText(this.standard, _("Back to the ready one: {title}", { title: t(standard && standard.title) }));
    setAble(this.undo, setup.past.length > 0);
    if (this.later) this.later.checked = list(agenda.follow_up).length > 0;
    this.updateTold();
    setAble(this.save, state.ready && setup.pending === null && setup.isAgendaChanged && !setup.mistakes.length);
    const said = setup.said.agenda;
    const texts = { kept: _("Kept ✓ Everybody who joins gets this agenda."), wrong: _("Not kept: please mend what is marked."), late: _("The computer has not answered yet. Press again if this does not change.") };
    const idle = setup.mistakes.length ? _("Please mend what is marked.") : setup.isAgendaChanged ? _("Not kept yet") : "";
    setText(this.said, said ? texts[said] || t(said) : idle);
  }

  // What belongs to no step, and what belongs to the look back.
  updateTold() {
    const { t } = this.words;
    const { mistakes, warnings, agenda } = this.setup;
    const here = new Set(agenda.steps.map((step) => step.id));
    const later = new Set(list(agenda.follow_up).map((step) => step.id));
    const line = (className) => (one) => h("li", { class: className }, t(one.text));
    const draw = (node, isMine) => {
      const parts = [mistakes.filter(isMine).map(line("wli-error")), warnings.filter(isMine).map(line("wli-built-warning"))];
      node.hidden = !parts.flat().length;
      replace(node, parts);
    };
    draw(this.told, (one) => !here.has(one.step) && !later.has(one.step));
    if (this.laterTold) draw(this.laterTold, (one) => later.has(one.step));
  }
}
