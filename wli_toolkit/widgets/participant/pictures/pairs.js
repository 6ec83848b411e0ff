// Two numbers of each thing side by side: a full bar for the first, a hatched one for the second.

import { h } from "../../base/dom.js";
import { asList } from "../reading.js";
import { largestOf, numberOf, percentOf, plainNumber, recordsOf } from "./sizes.js";

export function drawPairs({ names, of, items }, { t }) {
  const [one, two] = [0, 1].map((at) => t(asList(names)[at]));
  const rows = recordsOf(items).filter(({ first, second }) => numberOf(first) !== null || numberOf(second) !== null);
  if (!rows.length) return null;
  // Bars fill the width by the longest: shares of a hundred are seldom near a hundred.
  const longest = largestOf(rows.flatMap(({ first, second }) => [first, second]), 1);
  const most = Math.min(numberOf(of) ?? longest, longest);
  const line = (name, value, className) => h("div", { class: "wli-pair" },
    h("span", { class: "wli-pair-name" }, name),
    h("span", { class: "wli-pair-value" }, plainNumber(value)),
    h("div", { class: "wli-track-bar", "aria-hidden": "true" },
      percentOf(value, most) > 0 && h("span", { class: className, style: { "inline-size": `${percentOf(value, most)}%` } })));
  return h("ul", { class: "wli-plain wli-stack" }, rows.map(({ label, first, second }) =>
    h("li", {},
      h("p", { class: "wli-strong" }, t(label)),
      line(one, first, "wli-bar-main"),
      line(two, second, "wli-bar-second"))));
}
