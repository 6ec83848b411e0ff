// A date: the phone's own date picker, with one suggestion to tap.

import { button, h } from "../../base/dom.js";

function inDays(days) {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function buildDate(field, value, { ids, described, words, change, suggest }) {
  const { _ } = words;
  const said = h("p", { class: "wli-big", role: "status" });
  const input = h("input", { class: "wli-input", id: ids.input, type: "date", value: value || "", min: field.first, max: field.last, "aria-describedby": described });
  const days = Number(field.default_days);
  const likely = days > 0 ? inDays(days) : null;
  // ISO dates in their order are texts in their order.
  const suggestion = likely && field.last && likely > field.last ? field.last : likely;
  const set = (iso) => {
    input.value = iso;
    show();
    change(iso || null);
  };
  const usual = suggestion && button(suggestion === likely ? _("In {days} days: {date}", { days, date: words.date(suggestion) }) : words.date(suggestion), () => set(suggestion));
  const show = () => {
    said.textContent = input.value ? words.date(input.value) : "";
    if (usual) usual.hidden = input.value === suggestion;
  };
  input.addEventListener("change", () => set(input.value));
  if (suggestion) suggest(suggestion, () => (input.value = suggestion));
  show();
  return h("div", { class: "wli-stack" }, said, input, usual);
}
