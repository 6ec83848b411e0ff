// One of several: a list of radio buttons; with a card, the card stands above, gain and price alike.

import { h, uid } from "../../base/dom.js";

export function buildChoice(field, value, { words, change }) {
  const { t } = words;
  const name = uid("choice");
  const options = (field.options || []).map((option) => {
    const input = h("input", { type: "radio", name, checked: option.value === value, onchange: () => change(option.value) });
    return h("label", { class: "wli-option" }, input, h("span", {}, t(option.label)));
  });
  if (!field.card) return h("div", { class: "wli-options" }, options);
  return h("div", { class: "wli-stack" }, face(field.card, words), h("div", { class: "wli-options wli-options-close" }, options));
}

// Both sides of a card face up: what it gives and what it costs are equally easy to see.
function face({ side, gain, price }, { _, t }) {
  return h("div", { class: `wli-card wli-card-${side}` },
    h("p", {}, h("span", { class: `wli-tag wli-tag-${side}` }, side === "sep" ? _("Separate") : _("Integrate"))),
    h("dl", { class: "wli-card-faces" },
      h("div", {}, h("dt", {}, _("It gives")), h("dd", {}, t(gain))),
      h("div", {}, h("dt", {}, _("It costs")), h("dd", {}, t(price)))));
}
