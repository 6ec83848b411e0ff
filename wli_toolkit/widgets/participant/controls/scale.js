// A number from 0 to 10 that nobody is nudged into: eleven numbers to tap, and − / + beside the one chosen.

import { button, h, uid } from "../../base/dom.js";

const MIDDLE = 5;

export function buildScale(field, value, { words, change }) {
  const { _, t } = words;
  const name = uid("scale");
  const current = h("output", { class: "wli-scale-value", "aria-live": "polite" });
  const radios = Array.from({ length: 11 }, (_unused, number) =>
    h("input", { type: "radio", name, value: String(number), checked: value === number, onchange: () => choose(number),
      "aria-label": number === 0 ? `0, ${t(field.low)}` : number === 10 ? `10, ${t(field.high)}` : null }));
  const chosen = () => radios.findIndex((radio) => radio.checked);
  const show = () => {
    const number = chosen();
    current.textContent = number < 0 ? _("Not chosen yet") : String(number);
    current.classList.toggle("wli-unset", number < 0);
  };
  const choose = (number) => {
    radios[number].checked = true;
    show();
    change(number);
  };
  const step = (by) => choose(chosen() < 0 ? MIDDLE : Math.max(0, Math.min(10, chosen() + by)));
  show();
  return h("div", { class: "wli-scale wli-stack" },
    h("div", { class: "wli-stepper" },
      button("−", () => step(-1), { "aria-label": _("One less") }),
      current,
      button("+", () => step(1), { "aria-label": _("One more") })),
    h("div", { class: "wli-numbers" }, radios.map((radio, number) =>
      h("label", { class: "wli-number" }, radio, h("span", {}, String(number))))),
    h("div", { class: "wli-ends", "aria-hidden": "true" },
      h("span", {}, `0 ${t(field.low)}`), h("span", {}, `10 ${t(field.high)}`)));
}
