// If … then …: made to be read twice.

import { h } from "../../base/dom.js";

export function drawIfThen({ cue, act, plan_b: planB }, { _, t }) {
  return h("div", { class: "wli-if wli-stack" },
    h("p", { class: "wli-muted" }, _("If")), h("p", { class: "wli-big" }, t(cue) || "…"),
    h("p", { class: "wli-muted" }, _("then I")), h("p", { class: "wli-big" }, t(act) || "…"),
    t(planB) && [h("p", { class: "wli-muted" }, _("If something gets in the way")), h("p", {}, t(planB))]);
}
