// What weighs on which period, as a table of dots, and under it how full each period is and what would fit.

import { h } from "../../base/dom.js";
import { asList } from "../reading.js";
import { numberOf, recordsOf } from "./sizes.js";

const STRONGEST = 3;

export function drawMap({ periods, rows, loads }, words) {
  const { _, t } = words;
  const heads = asList(periods).map((period) => t(period));
  const lines = recordsOf(rows).filter(({ values }) => asList(values).length);
  const sums = recordsOf(loads).filter(({ text, fit }) => t(text) || t(fit));
  if (!(heads.length && lines.length) && !sums.length) return null;
  const table = heads.length > 0 && lines.length > 0 && h("table", { class: "wli-map" },
    h("caption", { class: "wli-hidden" }, _("From 0 (nothing) to 3 (much)")),
    h("thead", {}, h("tr", {}, h("td", {}), heads.map((head) => h("th", { scope: "col" }, head)))),
    h("tbody", {}, lines.map(({ label, values }) =>
      h("tr", {}, h("th", { scope: "row" }, t(label)), heads.map((_head, at) => cell(asList(values)[at]))))));
  return h("div", { class: "wli-stack" },
    table,
    sums.length > 0 && h("dl", { class: "wli-loads" }, sums.map(({ label, text, fit }) =>
      h("div", {}, h("dt", { class: "wli-strong" }, t(label)),
        h("dd", {}, t(text)), t(fit) && h("dd", {}, h("span", { class: "wli-tag" }, t(fit)))))));
}

function cell(value) {
  const strength = numberOf(value) === null ? null : Math.max(0, Math.min(STRONGEST, Math.round(value)));
  if (strength === null) return h("td", {});
  return h("td", { class: `wli-map-${strength}` },
    h("span", { class: "wli-hidden" }, String(strength)),
    h("span", { "aria-hidden": "true" }, strength ? "●".repeat(strength) : "·"));
}
