// What comes first, second, third: places and bars, but no numbers, because only the order means something.

import { h } from "../../base/dom.js";
import { numberOf, percentOf, recordsOf } from "./sizes.js";

export function drawOrder({ low, high, items }, { t }) {
  const rows = recordsOf(items).filter(({ label }) => t(label));
  const known = rows.filter(({ value }) => numberOf(value) !== null).sort((one, two) => two.value - one.value);
  const unknown = rows.filter(({ value }) => numberOf(value) === null);
  if (!rows.length) return null;
  const placeOf = (value) => 1 + known.filter((other) => other.value > value).length;
  return h("ul", { class: "wli-plain wli-order" },
    known.map(({ label, value }) => h("li", {},
      h("span", { class: "wli-mark" }, String(placeOf(value))),
      h("div", {},
        h("p", { class: "wli-strong" }, t(label)),
        h("div", { class: "wli-track-bar", "aria-hidden": "true" },
          h("span", { style: { "inline-size": `${Math.max(3, percentOf(value, high, low))}%` } }))))),
    unknown.map(({ label }) => h("li", {},
      h("span", { class: "wli-mark wli-mark-open", "aria-hidden": "true" }, "–"), h("p", {}, t(label)))));
}
