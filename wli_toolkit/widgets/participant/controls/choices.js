// Several of many, up to a number: a list of checkboxes that says when it is full.

import { h } from "../../base/dom.js";

export function buildChoices(field, value, { words, change, complain }) {
  const { _, t } = words;
  const most = Number(field.at_most) || field.options.length;
  const count = h("p", { class: "wli-muted", role: "status" });
  const boxes = field.options.map((option) =>
    h("input", { type: "checkbox", checked: Array.isArray(value) && value.includes(option.value), onchange: (event) => toggle(event.target) }));
  const ticked = () => field.options.filter((_option, at) => boxes[at].checked).map((option) => option.value);
  const show = () => {
    count.textContent = _("Up to {most}. Chosen: {count}", { most, count: ticked().length });
  };
  const toggle = (box) => {
    if (ticked().length > most) {
      box.checked = false;
      complain(_("You can choose up to {most}. Take one away to choose another.", { most }));
      return;
    }
    show();
    change(ticked());
  };
  show();
  return h("div", { class: "wli-stack" }, count,
    h("div", { class: "wli-options" }, field.options.map((option, at) =>
      h("label", { class: "wli-option" }, boxes[at], h("span", {}, t(option.label))))));
}
