// What one could say, line by line; what is still to be filled in stands in a dashed frame and says so.

import { h } from "../../base/dom.js";
import { recordsOf } from "./sizes.js";

export function drawScript({ lines }, { _, t }) {
  const rows = recordsOf(lines).filter(({ text, blank }) => t(text) || blank);
  if (!rows.length) return null;
  return h("ol", { class: "wli-plain wli-script" }, rows.map(({ text, blank }) =>
    h("li", { class: blank ? "wli-blank" : null },
      h("span", {}, t(text) || "…"),
      blank && h("span", { class: "wli-tag" }, _("still open")))));
}
