// Two days side by side, hour upon hour, joined by bands; what changes stands out and is told below.

import { h, svg } from "../../base/dom.js";
import { asList } from "../reading.js";
import { numberOf, plainNumber, recordsOf, signed } from "./sizes.js";

const DAY = 24;
// A part of a day that is shorter has no room for its name; it is told below.
const NAMED_FROM = 1;

export function drawRibbons({ names, total, items }, { _, t }) {
  const all = numberOf(total) > 0 ? total : DAY;
  const [before, after] = [0, 1].map((at) => t(asList(names)[at]));
  const rows = recordsOf(items)
    .map(({ label, now, ideal }) => ({ label: t(label), now: hours(now), ideal: hours(ideal) }))
    .filter(({ now, ideal }) => now > 0 || ideal > 0);
  if (!rows.length) return null;
  const moved = rows.filter(({ now, ideal }) => now !== ideal);
  const same = rows.filter(({ now, ideal }) => now === ideal);
  const long = (hour, row) => h("div", {
    class: `wli-ribbon-part${row.now === row.ideal ? "" : " wli-moved"}`,
    style: { "block-size": `${(100 * hour) / all}%` },
  }, hour >= (NAMED_FROM * all) / DAY && [h("span", {}, row.label), plainNumber(hour)]);
  const column = (which) => h("div", { class: "wli-ribbon" }, rows.map((row) => row[which] > 0 && long(row[which], row)));
  const change = ({ label, now, ideal }) => h("li", { class: "wli-row wli-between" },
    h("span", { class: "wli-strong" }, label),
    h("span", {}, `${plainNumber(now)} → ${plainNumber(ideal)} ${_("hours")} (${signed(ideal - now)})`));
  return h("div", { class: "wli-stack" },
    h("div", { "aria-hidden": "true" },
      h("div", { class: "wli-ribbon-heads" }, h("span", {}, before), h("span", {}, after)),
      h("div", { class: "wli-ribbons" }, column("now"), bands(rows, all), column("ideal"))),
    moved.length > 0
      ? h("ul", { class: "wli-plain wli-scenes" }, moved.map(change))
      : h("p", {}, _("Both days are the same.")),
    moved.length > 0 && same.length > 0 && h("p", { class: "wli-muted" },
      _("As it is: {list}", { list: same.map(({ label, now }) => `${label} ${plainNumber(now)}`).join(" / ") })));
}

function hours(value) {
  return Math.max(0, numberOf(value) ?? 0);
}

// What joins a part of the first day to the same part of the second.
function bands(rows, all) {
  const ends = { now: 0, ideal: 0 };
  const paths = rows.map(({ now, ideal }) => {
    const [left, right] = [ends.now, ends.ideal];
    ends.now += now;
    ends.ideal += ideal;
    const d = `M0 ${left} C50 ${left} 50 ${right} 100 ${right} V${ends.ideal} C50 ${ends.ideal} 50 ${ends.now} 0 ${ends.now} Z`;
    return svg("path", { d, class: now === ideal ? "wli-band" : "wli-band wli-moved" });
  });
  return svg("svg", { viewBox: `0 0 100 ${all}`, preserveAspectRatio: "none", class: "wli-bands" }, paths);
}
