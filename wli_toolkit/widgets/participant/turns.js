// The clock of a talk in turns on the phone: the same as on the screen. When it runs out, nothing is sent or closed.

import { runningText } from "../base/clock.js";
import { h, setText } from "../base/dom.js";
import { turnOf } from "../base/turns.js";

// {node, tick} for a step in turns; where no clock runs only how long each has is said.
export function turnPart(app, step) {
  const { _ } = app.words;
  const seconds = Number(step.turn_seconds);
  const each = seconds % 60 ? _("{n} seconds each", { n: seconds }) : _("{n} min each", { n: seconds / 60 });
  const whose = h("p", { class: "wli-turn-whose" });
  const left = h("p", { class: "wli-turn-left", role: "timer" });
  const rest = h("span");
  const bar = h("p", { class: "wli-progress wli-turn-bar", "aria-hidden": "true" }, rest);
  const node = h("div", { class: "wli-turn" }, h("p", {}, h("span", { class: "wli-tag" }, each)), whose, left, bar);
  const tick = () => {
    const turn = turnOf(step, app.session.live, app.session.room.clock.now());
    const isOver = turn !== null && turn.left === 0;
    whose.hidden = turn === null;
    left.hidden = bar.hidden = turn === null || isOver;
    if (turn === null) return;
    setText(whose, isOver ? _("Time to come back together, whenever you reach a good place to stop") : _("Person {turn} of {turns}", turn));
    setText(left, runningText(turn.left));
    rest.style.setProperty("inline-size", `${Math.round(1000 * turn.share) / 10}%`);
  };
  tick();
  return { node, tick };
}
