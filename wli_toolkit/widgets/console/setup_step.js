// One step of an agenda that is being built: its minutes, its form, its texts, its place.

import { button, h, replace, setText, uid } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { blockOf, formName, formsOn, occasionName, pauseName, titleOf, withChanged } from "./setup_agenda_model.js";
import { PauseTexts } from "./setup_pause.js";
import { ChoiceOf } from "./setup_choice.js";
import { choiceList } from "./setup_fields.js";

const MOST_MINUTES = 60;

export class BuiltStep {
  constructor(setup, words, id, act) {
    const { _ } = words;
    this.setup = setup;
    this.words = words;
    this.id = id;
    this.title = h("p", { class: "wli-step-title" });
    this.meta = h("p", { class: "wli-step-meta" });
    this.number = h("span", { class: "wli-step-number", "aria-hidden": "true" });
    this.up = actionButton("↑", () => act.move(id, -1), { class: "wli-button wli-built-move" });
    this.down = actionButton("↓", () => act.move(id, 1), { class: "wli-button wli-built-move" });
    this.away = button(_("Take out"), () => act.remove(id), { kind: "quiet" });
    this.drag = h("span", { class: "wli-drag", "aria-hidden": "true", title: _("Drag to another place") }, "⠿");
    this.told = h("ul", { class: "wli-built-told" });
    this.node = h("li", { class: "wli-built", dataset: { step: id }, tabindex: "-1" },
      h("div", { class: "wli-built-line" },
        this.drag, this.number,
        h("div", { class: "wli-step-body" }, this.title, this.meta),
        this.minutesPart(),
        h("div", { class: "wli-built-actions" }, this.up, this.down, this.away)),
      this.optionsPart(),
      this.told);
  }

  get step() {
    return this.setup.agenda.steps.find((step) => step.id === this.id);
  }

  change(changes, tag = null) {
    this.setup.build(withChanged(this.setup.agenda, this.id, changes), tag && `${this.id} ${tag}`);
  }

  minutesPart() {
    const { _ } = this.words;
    const name = uid("minutes");
    this.minutes = h("input", { id: name, class: "wli-input wli-built-minutes", inputmode: "numeric", autocomplete: "off", oninput: () => this.type(), onblur: () => this.update() });
    this.less = button("−", () => this.nudge(-1), { class: "wli-button wli-built-move" });
    this.more = button("+", () => this.nudge(1), { class: "wli-button wli-built-move" });
    return h("div", { class: "wli-built-time" }, this.less, this.minutes, this.more, h("label", { for: name }, _("min")));
  }

  // What is no number of minutes yet changes nothing; when the box is left, what holds stands in it again.
  type() {
    const typed = Number(this.minutes.value.normalize("NFKC").trim());
    if (Number.isInteger(typed) && typed >= 1 && typed <= MOST_MINUTES) this.change({ minutes: typed }, "minutes");
  }

  nudge(by) {
    const minutes = Math.max(1, Math.min(MOST_MINUTES, this.step.minutes + by));
    if (minutes !== this.step.minutes) this.change({ minutes });
  }

  optionsPart() {
    const { step, words, setup } = this;
    if (step.exercise) return this.exercisePart(blockOf(setup.known.blocks, step.exercise));
    const change = (changes, tag) => this.change(changes, tag);
    this.inner = step.pause ? new PauseTexts(step, words, change) : new ChoiceOf(step, words, setup.known.blocks, change);
    return this.inner.node;
  }

  exercisePart(block) {
    const { _ } = this.words;
    const occasions = (block && block.occasions) || [];
    const several = (items) => items.length > 1;
    const parts = [];
    if (several(occasions)) {
      const options = occasions.map(({ occasion }) => ({ value: occasion, label: occasionName(occasion, this.words) }));
      this.occasion = choiceList(options, (occasion) => this.change({ occasion, form: null }), { "aria-label": _("When: {title}", { title: this.name }) });
      parts.push(this.occasion);
    }
    if (occasions.some((one) => several(one.forms))) {
      this.form = choiceList([], (form) => this.change({ form: form || null }), { "aria-label": _("Form: {title}", { title: this.name }) });
      parts.push(this.form);
    }
    return parts.length ? h("div", { class: "wli-built-options" }, parts) : null;
  }

  get name() {
    return titleOf(this.step, this.setup.known.blocks, this.words);
  }

  update(number = this.at, all = this.all) {
    const { step, words, setup } = this;
    const { _, t } = words;
    if (!step) return;
    this.at = number;
    this.all = all;
    const { name } = this;
    setText(this.title, name);
    setText(this.number, String(number + 1));
    setText(this.meta, this.metaText(step));
    setAble(this.up, number > 0);
    setAble(this.down, number < all - 1);
    this.label(name);
    if (document.activeElement !== this.minutes && this.minutes.value !== String(step.minutes)) this.minutes.value = String(step.minutes);
    this.updateOptions(step);
    if (this.inner) this.inner.update(step);
    this.node.dataset.kind = step.pause ? "pause" : "asks";
    const mine = (items) => items.filter((one) => one.step === this.id).map((one) => t(one.text));
    const mistakes = mine(setup.mistakes);
    const warnings = mine(setup.warnings);
    const key = JSON.stringify([mistakes, warnings]);
    if (this.toldKey === key) return;
    this.toldKey = key;
    this.told.hidden = !mistakes.length && !warnings.length;
    replace(this.told, mistakes.map((text) => h("li", { class: "wli-error" }, text)), warnings.map((text) => h("li", { class: "wli-built-warning" }, text)));
  }

  // Each control says which step it is about.
  label(title) {
    const { _ } = this.words;
    this.up.setAttribute("aria-label", _("Move up: {title}", { title }));
    this.down.setAttribute("aria-label", _("Move down: {title}", { title }));
    this.away.setAttribute("aria-label", _("Take out: {title}", { title }));
    this.less.setAttribute("aria-label", _("One minute less: {title}", { title }));
    this.more.setAttribute("aria-label", _("One minute more: {title}", { title }));
    this.minutes.setAttribute("aria-label", _("Minutes of “{title}”", { title }));
  }

  metaText(step) {
    const { words } = this;
    if (step.pause) return pauseName(step.pause, words);
    if (step.exercise) return step.exercise;
    return words._("Choice: {exercises}", { exercises: step.one_of.map((ask) => ask.exercise).join(" / ") });
  }

  updateOptions(step) {
    const { words } = this;
    if (this.occasion) this.occasion.value = step.occasion;
    if (!this.form) return;
    const forms = formsOn(blockOf(this.setup.known.blocks, step.exercise), step.occasion);
    const key = JSON.stringify(forms);
    if (this.formsKey !== key) {
      this.formsKey = key;
      replace(this.form, forms.map((one) => h("option", { value: one.form || "" }, words._("{form} (about {minutes} min of answering)", { form: formName(one.form, words), minutes: one.minutes }))));
    }
    this.form.hidden = forms.length < 2;
    this.form.value = step.form || "";
  }
}
