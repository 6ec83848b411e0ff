// Under the ribbon: the part one tapped with − and +, both parts while an edge slides, or what one can do here.

import { h } from "../../base/dom.js";
import { sayHours } from "./day_model.js";
import { partLook, partSwatch } from "./day_ribbon.js";
import { allowDaySteps, dayShort, dayStepButtons } from "./day_rows.js";

// `step(by)` changes the picked part, in half hours; `lend()` after a refusal.
export function dayCard(parts, words, { step, lend }) {
  const { _, t } = words;
  const hint = h("p", { class: "wli-muted" }, _("Tap a colour for its name and hours. The edges slide to the left and right."));
  const named = [0, 1].map(() => namedPart());
  const buttons = dayStepButtons(step);
  const note = h("p", { class: "wli-muted" }, _("Follows the others"));
  const refusal = dayShort(parts, words, lend);
  const node = h("div", { class: "wli-day-card" }, hint, named.map((one) => one.node), note, buttons, refusal.node);
  const show = ({ day, partner, picked, pair, short }) => {
    const shown = pair || (picked < 0 ? [] : [picked]);
    node.classList.toggle("wli-day-two", Boolean(pair));
    hint.hidden = shown.length > 0;
    named.forEach((one, at) => {
      const part = shown[at];
      one.node.hidden = part === undefined;
      if (part !== undefined) one.show(part, t(parts[part].label), sayHours(_, day[part]));
    });
    note.hidden = Boolean(pair) || picked !== partner;
    refusal.show(short && short.where === "card" ? day : null, picked, partner);
    if (pair || picked < 0) buttons.forEach((one) => (one.hidden = true));
    else allowDaySteps(buttons, t(parts[picked].label), _, { day, part: picked, partner });
  };
  return { node, show };
}

function namedPart() {
  const swatch = partSwatch(0);
  const name = h("span", {});
  const hours = h("b", {});
  const node = h("span", { class: "wli-day-named" }, swatch, h("span", {}, name, hours));
  const show = (part, said, amount) => {
    Object.assign(swatch.dataset, partLook(part));
    name.textContent = said;
    hours.textContent = amount;
  };
  return { node, show };
}
