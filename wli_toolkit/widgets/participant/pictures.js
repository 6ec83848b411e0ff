// Small pictures of one person's answers, drawn as nodes; each also says in words what it shows.

import { h, svg } from "../base/dom.js";
import { asList, asRecord, whole } from "./reading.js";

const MAKERS = { arrows, bars, card, checklist };

// A figure for {kind, …}, or null for a kind this page does not know.
export function drawPicture(raw, words) {
  const picture = asRecord(raw);
  const make = Object.hasOwn(MAKERS, picture.kind) ? MAKERS[picture.kind] : null;
  return make ? make(picture, words) : null;
}

// From now (ring) to wanted (disc), on a line from low to high.
function arrows({ items, low = 0, high = 10 }, { _, t }) {
  const across = (value) => 14 + (292 * (Number(value) - low)) / (high - low || 1);
  return h("ul", { class: "wli-plain wli-stack" }, asList(items).map((raw) => {
    const { label, now, want } = asRecord(raw);
    const [from, to] = [across(now), across(want)];
    const way = Math.sign(to - from);
    const marks = svg("svg", { viewBox: "0 0 320 40", class: "wli-arrows", "aria-hidden": "true" },
      svg("line", { x1: across(low), x2: across(high), y1: 20, y2: 20, class: "wli-track" }),
      way !== 0 && svg("line", { x1: from + way * 11, x2: to - way * 20, y1: 20, y2: 20, class: "wli-shaft" }),
      way !== 0 && Math.abs(to - from) > 24 && svg("path", { d: `M${to - way * 13} 20 l${-way * 11} -8 v16 z`, class: "wli-tip" }),
      svg("circle", { cx: to, cy: 20, r: 11, class: "wli-want" }),
      svg("circle", { cx: from, cy: 20, r: way ? 9 : 6, class: "wli-now" }));
    const said = way === 0 ? _("Now {now}: just right", { now }) : _("Now {now} → just right {want}", { now, want });
    return h("li", {}, h("p", { class: "wli-strong" }, t(label)), marks, h("p", {}, said));
  }));
}

function bars({ items, pairs }, { _, t }) {
  const sides = { sep: _("Separate"), even: _("About the same"), int: _("Integrate") };
  const rows = asList(items).map((raw) => {
    const { label, value, of = 100, side } = asRecord(raw);
    const share = Math.max(0, Math.min(100, (100 * Number(value)) / (Number(of) || 100)));
    return h("li", {},
      h("p", { class: "wli-between wli-row" }, h("span", { class: "wli-strong" }, t(label)), h("span", {}, `${whole(value)} / ${of}`)),
      h("div", { class: "wli-track-bar", "aria-hidden": "true" },
        h("span", { class: `wli-bar-${side || "main"}`, style: { "inline-size": `${share}%` } })));
  });
  const scenes = asList(pairs).map((raw) => {
    const { label, side, text } = asRecord(raw);
    return h("li", { class: "wli-row wli-between" },
      h("span", {}, t(label)),
      h("span", { class: `wli-tag wli-tag-${side}` }, t(text) || sides[side] || ""));
  });
  return h("div", { class: "wli-stack" },
    h("ul", { class: "wli-plain wli-stack" }, rows),
    scenes.length > 0 && h("ul", { class: "wli-plain wli-scenes" }, scenes));
}

// If … then …: made to be read twice.
function card({ cue, act, plan_b: planB }, { _, t }) {
  return h("div", { class: "wli-if wli-stack" },
    h("p", { class: "wli-muted" }, _("If")), h("p", { class: "wli-big" }, t(cue) || "…"),
    h("p", { class: "wli-muted" }, _("then I")), h("p", { class: "wli-big" }, t(act) || "…"),
    t(planB) && [h("p", { class: "wli-muted" }, _("If something gets in the way")), h("p", {}, t(planB))]);
}

function checklist({ items }, { _, t }) {
  return h("ul", { class: "wli-plain wli-checks" }, asList(items).map((raw) => {
    const { label, on } = asRecord(raw);
    return h("li", { class: on ? "wli-on" : "wli-off" },
      h("span", { class: "wli-mark", "aria-hidden": "true" }, on ? "✓" : "–"),
      h("span", {}, t(label)),
      h("span", { class: "wli-muted" }, on ? _("in place") : _("not yet")));
  }));
}
