// Before a day is set: a few usual days to start from, each with its ribbon.

import { button, h } from "../../base/dom.js";
import { dayAcross, dayFrom, evenDay, readDay, sayHours } from "./day_model.js";
import { dayStrip } from "./day_ribbon.js";

const GIST_PARTS = 2;

// The day that `field` starts as a copy of, as counts by position; null where there is none or it is unanswered.
export function copiedDay(field, { sibling, siblingField }) {
  const other = field.copies ? siblingField(field.copies) : null;
  const day = other ? readDay(other.parts, sibling(field.copies)) : null;
  return day && dayAcross(field.parts, day);
}

// The days one can start from: [{label, day}]; a field without its own takes those of the one it copies.
function dayStartsFor(field, { siblingField, words }) {
  const { _, t } = words;
  const own = field.starts && field.starts.length ? field : (field.copies && siblingField(field.copies)) || field;
  const starts = (own.starts || []).map(({ label, hours }) => ({ label: t(label), day: dayAcross(field.parts, dayFrom(own.parts, hours)) }));
  return starts.length ? starts : [{ label: _("Every part alike"), day: evenDay(field.parts) }];
}

// `begin(day, label)` with the one chosen; `keep()` where there is a day already.
export function dayStarts(field, context, begin, keep) {
  const { _, t } = context.words;
  const copy = copiedDay(field, context);
  const starts = [...(copy ? [{ label: _("The same as now"), day: copy }] : []), ...dayStartsFor(field, context)];
  return h("div", { class: "wli-stack" },
    !field.hint && h("p", {}, _("Choose the one that comes closest. Everything can be changed afterwards.")),
    h("div", { class: "wli-day-starts" }, starts.map(({ label, day }) => {
      const strip = dayStrip(field.parts, t, "wli-day-thin");
      strip.show(day);
      return h("button", { type: "button", class: "wli-button wli-day-start", onclick: () => begin(day, label) },
        h("span", { class: "wli-day-title" }, label), strip.node, h("span", { class: "wli-muted" }, dayGist(field.parts, day, context.words)));
    })),
    keep && button(_("Keep my day as it is"), keep, { kind: "quiet" }));
}

// The longest parts in words, in the order of the day.
function dayGist(parts, day, words) {
  const longest = day.map((_count, part) => part).sort((a, b) => day[b] - day[a]).slice(0, GIST_PARTS);
  return sayParts(parts, day, longest.sort((a, b) => a - b), words);
}

// 「睡眠 7時間、休む 3時間」
export function sayParts(parts, day, chosen, { _, t }) {
  return chosen.map((part) => `${t(parts[part].label)} ${sayHours(_, day[part])}`)
    .reduce((one, other) => _("{one}; {other}", { one, other }));
}
