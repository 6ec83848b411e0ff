// The rule by which a day stays whole, in one sentence, and the way to name another part for it.

import { h, uid } from "../../base/dom.js";

// `trade(part)` with the part that gives and takes from now on.
export function dayRule(parts, { _, t }, trade) {
  const id = uid("day-partner");
  const rule = h("p", {});
  const select = h("select", { class: "wli-day-select", id, onchange: () => trade(Number(select.value)) },
    parts.map((part, at) => h("option", { value: String(at) }, t(part.label))));
  const node = h("div", { class: "wli-day-rule" }, rule,
    h("div", { class: "wli-row" }, h("label", { for: id }, _("Trade time with")), select));
  const show = ({ partner }) => {
    select.value = String(partner);
    rule.textContent = _("What you add comes out of “{part}”, and what you take away goes there.", { part: t(parts[partner].label) });
  };
  return { node, show };
}
