// From now (ring) to wanted (disc), on a line from low to high.

import { h, svg } from "../../base/dom.js";
import { numberOf, percentOf, recordsOf } from "./sizes.js";

export function drawArrows({ items, low = 0, high = 10 }, { _, t }) {
  const across = (value) => 14 + 2.92 * percentOf(value, high, low);
  const rows = recordsOf(items).filter(({ now, want }) => numberOf(now) !== null && numberOf(want) !== null);
  if (!rows.length) return null;
  return h("ul", { class: "wli-plain wli-stack" }, rows.map(({ label, now, want }) => {
    const [from, to] = [across(now), across(want)];
    const way = Math.sign(to - from);
    const marks = svg("svg", { viewBox: "0 0 320 40", class: "wli-arrows", "aria-hidden": "true" },
      svg("line", { x1: 14, x2: 306, y1: 20, y2: 20, class: "wli-track" }),
      way !== 0 && svg("line", { x1: from + way * 11, x2: to - way * 20, y1: 20, y2: 20, class: "wli-shaft" }),
      way !== 0 && Math.abs(to - from) > 24 && svg("path", { d: `M${to - way * 13} 20 l${-way * 11} -8 v16 z`, class: "wli-tip" }),
      svg("circle", { cx: to, cy: 20, r: 11, class: "wli-want" }),
      svg("circle", { cx: from, cy: 20, r: way ? 9 : 6, class: "wli-now" }));
    const said = way === 0 ? _("Now {now}: just right", { now }) : _("Now {now} → just right {want}", { now, want });
    return h("li", {}, h("p", { class: "wli-strong" }, t(label)), marks, h("p", {}, said));
  }));
}
