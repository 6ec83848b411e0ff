// One of several: a list of radio buttons; with a card, the card stands above and has shown both its faces.

import { h, uid } from "../../base/dom.js";
import { asRecord } from "../reading.js";
import { buildCard } from "./card.js";

export function buildChoice(field, value, { words, change }) {
  const { t } = words;
  const name = uid("choice");
  const card = field.card ? buildCard(asRecord(field.card), value !== null, words) : null;
  const choose = (chosen) => {
    change(chosen);
    if (card) card.reveal();
  };
  const options = (field.options || []).map((option) => {
    const input = h("input", { type: "radio", name, checked: option.value === value, onchange: () => choose(option.value) });
    return h("label", { class: "wli-option" }, input, h("span", {}, t(option.label)));
  });
  if (!card) return h("div", { class: "wli-options" }, options);
  return h("div", { class: "wli-stack" }, card.node, h("div", { class: "wli-options wli-options-close" }, options));
}
