// Bars with their numbers; below them, where there are any, how pairs lean or how a whole is split.

import { h } from "../../base/dom.js";
import { asRecord, whole } from "../reading.js";
import { largestOf, numberOf, percentOf, plainNumber, recordsOf } from "./sizes.js";

const HUNDRED = 100;

export function drawBars({ items, pairs, unit, split }, words) {
  const { t } = words;
  const measured = t(unit);
  const rows = recordsOf(items).filter(({ value }) => numberOf(value) !== null);
  const longest = largestOf(rows.map(({ value }) => value), 1);
  const bars = rows.map(({ label, value, of, side }) => {
    const all = numberOf(of) ?? (measured ? longest : HUNDRED);
    const said = measured ? `${whole(value)} ${measured}` : `${whole(value)} / ${all}`;
    return labelledBar(t(label), said, percentOf(value, all), sideOf(side));
  });
  const parts = [
    bars.length > 0 && h("ul", { class: "wli-plain wli-stack" }, bars),
    scenes(recordsOf(pairs), words),
    splitBars(asRecord(split), words),
  ].filter(Boolean);
  return parts.length ? h("div", { class: "wli-stack" }, parts) : null;
}

// One bar; what it says stands above it, so that nobody has to measure.
function labelledBar(label, said, percent, side = "main") {
  return h("li", {},
    h("p", { class: "wli-between wli-row wli-bar-label" }, h("span", { class: "wli-strong" }, label), h("span", {}, said)),
    h("div", { class: "wli-track-bar", "aria-hidden": "true" },
      h("span", { class: `wli-bar-${side}`, style: { "inline-size": `${percent}%` } })));
}

function sideOf(side) {
  return ["sep", "even", "int"].includes(side) ? side : "main";
}

function scenes(pairs, { _, t }) {
  const sides = { sep: _("Separate"), even: _("About the same"), int: _("Integrate") };
  if (!pairs.length) return null;
  return h("ul", { class: "wli-plain wli-scenes" }, pairs.map(({ label, side, text }) =>
    h("li", { class: "wli-row wli-between" },
      h("span", {}, t(label)),
      h("span", { class: `wli-tag wli-tag-${sideOf(side)}` }, t(text) || sides[sideOf(side)] || ""))));
}

function splitBars({ label, items, unit }, { t }) {
  const parts = recordsOf(items).filter(({ value }) => numberOf(value) > 0);
  const all = parts.reduce((sum, { value }) => sum + value, 0);
  if (!parts.length) return null;
  return h("div", { class: "wli-stack wli-split" },
    t(label) && h("h3", {}, t(label)),
    h("ul", { class: "wli-plain wli-stack" }, parts.map((part) =>
      labelledBar(t(part.label), `${plainNumber(part.value)} ${t(unit)}`.trim(), percentOf(part.value, all)))));
}
