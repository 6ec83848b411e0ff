// A step that offers several exercises of which each person takes one: which, and in which form.

import { h, uid } from "../base/dom.js";
import { formName, formsOn, shortForm } from "./setup_agenda_model.js";
import { choiceList, titlePair } from "./setup_fields.js";
import { list } from "./room.js";

const LEAST = 2;

export class ChoiceOf {
  constructor(step, words, blocks, change) {
    const { _, t } = words;
    this.step = step;
    this.change = change;
    this.titles = titlePair(words, (lang, value) => change({ title: { ...this.step.title, [lang]: value } }, `title ${lang}`));
    this.rows = list(blocks.exercises).filter((one) => one.choosable && formsOn(one, "during").length).map((block) => this.row(block, t(block.title), words));
    this.least = h("p", { class: "wli-muted" }, _("Two or more, so that there is something to choose from."));
    this.node = h("details", { class: "wli-fold wli-built-more" }, h("summary", null, _("What to choose from")),
      this.titles.node,
      this.least,
      h("ul", { class: "wli-built-choices" }, this.rows.map((row) => row.node)));
  }

  row(block, title, words) {
    const name = uid("offer");
    const box = h("input", { type: "checkbox", class: "wli-check", id: name, onchange: () => this.toggle(block, box.checked) });
    const forms = formsOn(block, "during").map((one) => ({ value: one.form || "", label: formName(one.form, words) }));
    const form = forms.length > 1 ? choiceList(forms, (value) => this.reform(block.id, value || null), { "aria-label": words._("Form: {title}", { title }) }) : null;
    return { block, box, form, node: h("li", null, h("label", { class: "wli-check-label", for: name }, box, h("span", null, `${block.id} ${title}`)), form) };
  }

  toggle(block, isOffered) {
    const others = this.step.one_of.filter((ask) => ask.exercise !== block.id);
    const chosen = isOffered ? [...others, { exercise: block.id, form: shortForm(block) }] : others;
    if (chosen.length < LEAST) this.update(this.step);
    else this.change({ one_of: chosen });
  }

  reform(id, form) {
    this.change({ one_of: this.step.one_of.map((ask) => (ask.exercise === id ? { ...ask, form } : ask)) });
  }

  update(step) {
    this.step = step;
    this.titles.setValue(step.title || {});
    this.rows.forEach(({ block, box, form }) => {
      const ask = step.one_of.find((one) => one.exercise === block.id);
      box.checked = Boolean(ask);
      box.disabled = Boolean(ask) && step.one_of.length <= LEAST;
      if (!form) return;
      form.hidden = !ask;
      form.value = (ask && ask.form) || "";
    });
  }
}
