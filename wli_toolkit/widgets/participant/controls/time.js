// A time of day: typed in any usual way, or stepped by the hour and by five minutes, or taken from usual times.

import { button, h } from "../../base/dom.js";
import { CLOCK_STEP, clockText, isWholeTime, minutesOfDay, roundTheClock } from "./clock.js";

const HOUR = 60;
const AROUND = [-60, -30, 0, 30, 60];
const USUAL_TIMES = ["08:00", "09:00", "18:00", "20:00", "22:00"].map(minutesOfDay);

export function buildTime(field, value, { ids, described, words, change, complain }) {
  const { _ } = words;
  const likely = field.default ? minutesOfDay(field.default) : null;
  const usual = likely === null ? USUAL_TIMES : AROUND.map((by) => roundTheClock(likely + by));
  const input = h("input", {
    class: "wli-input wli-amount wli-time", id: ids.input, type: "text", autocomplete: "off", placeholder: "–:–",
    value: typeof value === "string" ? value : "", "aria-describedby": described,
    oninput: () => typed(false), onchange: () => typed(true),
  });
  const set = (minutes) => {
    input.value = clockText(minutes);
    mark(minutes);
    change(clockText(minutes));
  };
  const typed = (done) => {
    const minutes = minutesOfDay(input.value);
    if (!input.value.trim()) {
      mark(null);
      change(null);
    } else if (minutes === null) {
      if (done) complain(_("Please give a time such as 18:30."));
    } else if (done) set(minutes);
    else if (isWholeTime(input.value)) {
      mark(minutes);
      change(clockText(minutes), { typing: true });
    }
  };
  // The first step leads to the likely time; from there on each step counts, past midnight as well.
  const by = (amount) => {
    const now = minutesOfDay(input.value);
    set(now === null ? usual[2] : roundTheClock(now + amount));
  };
  const presets = usual.map((minutes) => button(clockText(minutes), () => set(minutes)));
  const mark = (now) => presets.forEach((preset, at) => preset.setAttribute("aria-pressed", String(usual[at] === now)));
  const stepper = (label, amount, less, more) => h("div", { class: "wli-time-step", role: "group", "aria-label": label },
    h("span", { "aria-hidden": "true" }, label),
    button("−", () => by(-amount), { "aria-label": less }),
    button("+", () => by(amount), { "aria-label": more }));
  mark(minutesOfDay(input.value));
  return h("div", { class: "wli-stack" },
    h("div", { class: "wli-time-box" }, input),
    h("div", { class: "wli-time-steps" },
      stepper(_("Hour"), HOUR, _("One hour earlier"), _("One hour later")),
      stepper(_("Minute"), CLOCK_STEP, _("{n} minutes earlier", { n: CLOCK_STEP }), _("{n} minutes later", { n: CLOCK_STEP }))),
    h("div", { class: "wli-row wli-presets", role: "group", "aria-label": _("Usual values") }, presets));
}
