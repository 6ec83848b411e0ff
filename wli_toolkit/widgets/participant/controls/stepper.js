// Minutes and hours: a number with − / + beside it, and a few usual values to tap.

import { button, h } from "../../base/dom.js";

const USUAL_MINUTES = [1, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120];
const MOST_PRESETS = 5;

export function buildMinutes(field, value, context) {
  const { minimum = 0, maximum = 600, step = 1 } = field;
  const usual = USUAL_MINUTES.filter((minutes) => minutes >= minimum && minutes <= maximum && minutes % step === 0);
  const every = Math.ceil(usual.length / MOST_PRESETS);
  const presets = usual.filter((_minutes, at) => (usual.length - 1 - at) % every === 0);
  return stepper({ minimum, maximum, step, presets, unit: context.words._("min") }, value, context);
}

export function buildHours(field, value, context) {
  const { minimum = 0, maximum = 24 } = field;
  return stepper({ minimum, maximum, step: 0.5, presets: [], unit: context.words._("hours") }, value, context);
}

function stepper({ minimum, maximum, step, presets, unit }, value, { ids, described, words, change }) {
  const { _ } = words;
  const input = h("input", {
    class: "wli-input wli-amount", id: ids.input, type: "text", inputmode: step < 1 ? "decimal" : "numeric",
    value: value === null ? "" : String(value), "aria-describedby": described, autocomplete: "off",
  });
  const fits = (number) => Number.isFinite(number) && number >= minimum && number <= maximum && number % step === 0;
  const set = (number) => {
    input.value = String(number);
    change(number);
  };
  const typed = () => {
    // Full-width digits are what a Japanese keyboard gives first.
    const text = input.value.normalize("NFKC").trim().replace(",", ".");
    if (!text) return change(null);
    if (fits(Number(text))) return change(Number(text), { typing: true });
    // Kept on the phone as it was typed, and shown as not saved.
    return change(input.value, { typing: true, refused: _("Please give a number from {minimum} to {maximum}, in steps of {step}.", { minimum, maximum, step }) });
  };
  const by = (amount) => {
    const now = Number(input.value.normalize("NFKC").replace(",", "."));
    const start = input.value.trim() && Number.isFinite(now) ? now + amount : presets[1] || (minimum + maximum) / 2;
    set(Math.max(minimum, Math.min(maximum, Math.round(start / step) * step)));
  };
  input.addEventListener("input", typed);
  return h("div", { class: "wli-stack" },
    h("div", { class: "wli-stepper" },
      button("−", () => by(-step), { "aria-label": _("Less") }),
      h("span", { class: "wli-row wli-amount-box" }, input, h("span", {}, unit)),
      button("+", () => by(step), { "aria-label": _("More") })),
    presets.length > 0 && h("div", { class: "wli-row wli-presets", role: "group", "aria-label": _("Usual values") },
      presets.map((number) => button(`${number} ${unit}`, () => set(number)))));
}
