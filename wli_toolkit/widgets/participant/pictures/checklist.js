// What is in place and what is not yet, said by mark and by word.

import { h } from "../../base/dom.js";
import { recordsOf } from "./sizes.js";

export function drawChecklist({ items }, { _, t }) {
  const rows = recordsOf(items);
  if (!rows.length) return null;
  return h("ul", { class: "wli-plain wli-checks" }, rows.map(({ label, on }) =>
    h("li", { class: on ? "wli-on" : "wli-off" },
      h("span", { class: "wli-mark", "aria-hidden": "true" }, on ? "✓" : "–"),
      h("span", {}, t(label)),
      h("span", { class: "wli-muted" }, on ? _("in place") : _("not yet")))));
}
