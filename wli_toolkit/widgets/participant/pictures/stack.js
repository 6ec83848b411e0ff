// A few sentences under each other, joined by a line: each leads to the next.

import { h } from "../../base/dom.js";
import { recordsOf } from "./sizes.js";

export function drawStack({ items }, { t }) {
  const rows = recordsOf(items).filter(({ label, text }) => t(label) || t(text));
  if (!rows.length) return null;
  return h("dl", { class: "wli-links" }, rows.map(({ label, text }) =>
    h("div", {}, h("dt", { class: "wli-muted" }, t(label)), h("dd", { class: "wli-big" }, t(text) || "…"))));
}
