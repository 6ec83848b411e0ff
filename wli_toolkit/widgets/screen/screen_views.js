// The projector's views. Each is {node, update?, tick?, place?}: built once, then kept true; `place` is called once
// there is room to measure, and when the window's size has changed.

import { h, replace, setText, svgImage } from "../base/dom.js";
import { runningText } from "../base/clock.js";
import { columnsOf } from "./picture_columns.js";
import { isPause, list, stepTitle, typedAddress } from "../console/room.js";

function rulesOf(words) {
  const { _ } = words;
  return [
    _("You are free not to speak"),
    _("What is said here stays here"),
    _("Questions rather than advice"),
    _("Eyes off other people's screens"),
    _("You may leave at any time"),
  ];
}

function groundRules(words) {
  const { _ } = words;
  return h(
    "section",
    { class: "wli-rules" },
    h("h2", null, _("Ground rules")),
    h("ul", null, rulesOf(words).map((rule) => h("li", null, rule))),
  );
}

// The ground rules alone, to be read out.
export function rulesView(_state, words) {
  const { _ } = words;
  const node = h(
    "div",
    { class: "wli-view wli-view-step wli-view-rules" },
    h("h1", null, _("Ground rules")),
    h("ul", { class: "wli-say wli-choice" }, rulesOf(words).map((rule) => h("li", null, rule))),
  );
  return { node };
}

export function joinView(state, words) {
  const { _, t } = words;
  const { session } = state;
  const { scheme, rest } = typedAddress(session.join_url);
  const joined = h("p", { class: "wli-joined" });
  const node = h(
    "div",
    { class: "wli-view wli-view-join" },
    h("h1", null, t(state.room.title)),
    h(
      "div",
      { class: "wli-door" },
      session.qr ? svgImage(session.qr, _("QR code of the address to join"), "wli-door-qr") : h("div", { class: "wli-door-qr" }),
      h(
        "div",
        { class: "wli-door-words" },
        h("p", null, _("Point your phone's camera at the QR code")),
        h("div", null, h("p", { class: "wli-small" }, _("Or type this address")), h("p", { class: "wli-door-address" }, h("span", null, scheme), rest)),
        h("div", null, h("p", { class: "wli-small" }, _("Session code")), h("p", { class: "wli-door-code" }, String(session.code || ""))),
        joined,
      ),
    ),
    groundRules(words),
  );
  const update = () => {
    joined.hidden = state.isCountHidden;
    replace(joined, h("span", null, _("Joined so far")), h("b", null, _("{n} people", { n: state.joined })));
  };
  return { node, update };
}

// A sentence to a line: read at a glance from the back of the room.
function say(text) {
  const sentences = text.match(/.+?(?:。(?![」』)])|[.?!](?=\s|$)|$)/g) || [];
  return h("div", { class: "wli-say" }, sentences.map((one) => one.trim()).filter(Boolean).map((one) => h("p", null, one)));
}

// An exercise as a title and the sentence to read; once closed, the question to think about. A pause
// shows its own text, and a calm clock if people take turns.
export function stepView(state, words) {
  const { _, t } = words;
  if (isPause(state.step)) return pauseView(state, words);
  if (state.step.kind === "one_of") return choiceView(state, words);
  const text = t(state.isOpen ? state.exercise.lead : state.exercise.ponder);
  const node = h(
    "div",
    { class: "wli-view wli-view-step" },
    h("h1", null, stepTitle(state.room, state.step, words)),
    state.isOpen || !text ? null : h("p", { class: "wli-small" }, _("To think about")),
    say(text),
  );
  return { node };
}

// Several exercises of which everybody takes one: their titles, no order among them.
function choiceView(state, words) {
  const { t } = words;
  const node = h(
    "div",
    { class: "wli-view wli-view-step" },
    h("h1", null, stepTitle(state.room, state.step, words)),
    h("ul", { class: "wli-say wli-choice" }, list(state.step.alternatives).map((one) => h("li", null, t(one.title)))),
  );
  return { node };
}

function pauseView(state, words) {
  const { t } = words;
  const clock = turnClock(state, words);
  const node = h(
    "div",
    { class: "wli-view wli-view-step" },
    h("h1", null, stepTitle(state.room, state.step, words)),
    say(t(state.step.screen)),
    clock.node,
  );
  return { node, tick: clock.tick };
}

function turnClock(state, words) {
  const { _ } = words;
  const whose = h("p", { class: "wli-turns-whose" });
  const left = h("p", { class: "wli-turns-left", role: "timer" });
  const rest = h("span");
  const bar = h("p", { class: "wli-turns-bar", "aria-hidden": "true" }, rest);
  const node = h("div", { class: "wli-turns", hidden: true }, whose, left, bar);
  const tick = () => {
    const turn = state.turn();
    node.hidden = !turn;
    if (!turn) return;
    const isOver = turn.left === 0;
    left.hidden = bar.hidden = isOver;
    setText(whose, isOver ? _("Time to come back together, whenever you reach a good place to stop") : _("Person {turn} of {turns}", turn));
    setText(left, runningText(turn.left));
    rest.style.setProperty("inline-size", `${Math.round(1000 * turn.share) / 10}%`);
  };
  return { node, tick };
}

// The step with what is left of its time in large figures; when the time is over it says so, and counts no further.
export function timerView(state, words) {
  const { _, t } = words;
  const { step } = state;
  const clock = turnClock(state, words);
  const left = h("p", { class: "wli-left", role: "timer" });
  const caption = h("p", { class: "wli-small" });
  const said = isPause(step) ? t(step.screen) : step.exercise ? t(state.exercise.lead) : "";
  const node = h(
    "div",
    { class: "wli-view wli-view-step wli-view-timer" },
    h("h1", null, stepTitle(state.room, step, words)),
    left,
    caption,
    clock.node,
    said ? h("p", { class: "wli-timer-say" }, said) : null,
  );
  const tick = () => {
    clock.tick();
    const seconds = state.left;
    const hasTurns = !clock.node.hidden;
    left.hidden = seconds === null || seconds === 0 || hasTurns;
    caption.hidden = hasTurns;
    if (!left.hidden) setText(left, runningText(seconds));
    if (seconds === null) setText(caption, state.isOpen ? "" : _("This step is over"));
    else setText(caption, seconds === 0 ? _("Time to stop at a good place") : _("Time left"));
  };
  return { node, tick };
}

export function pictureView(state, words) {
  const { t } = words;
  const { title, svg, sentence } = state.picture;
  const frame = h("div", { class: "wli-shown-frame" }, svgImage(t(svg), t(title), "wli-shown-figure"));
  const node = h("figure", { class: "wli-view wli-view-picture" }, h("h1", null, t(title)), frame, h("figcaption", null, t(sentence)));
  // As large as the frame allows, in two columns if need be.
  const place = () => {
    const style = getComputedStyle(frame);
    const width = frame.clientWidth - parseFloat(style.paddingInlineStart) - parseFloat(style.paddingInlineEnd);
    const height = frame.clientHeight - parseFloat(style.paddingBlockStart) - parseFloat(style.paddingBlockEnd);
    const { parts, scale } = columnsOf(t(svg), { width, height }, node);
    const images = parts.map((one, at) => {
      const image = svgImage(one.text, at ? "" : t(title), "wli-shown-figure");
      if (scale) image.style.setProperty("inline-size", `${Math.floor(one.width * scale)}px`);
      if (scale) image.style.setProperty("block-size", `${Math.floor(one.height * scale)}px`);
      return image;
    });
    frame.dataset.columns = String(parts.length);
    replace(frame, images);
  };
  return { node, place };
}

export function closingView(state, words) {
  const { _, t } = words;
  const node = h(
    "div",
    { class: "wli-view wli-view-step" },
    h("h1", null, _("Thank you for today")),
    say(t(state.room.closing)),
  );
  return { node };
}

export function waitingView(_state, words) {
  const { _ } = words;
  return { node: h("div", { class: "wli-view wli-view-step" }, h("p", { class: "wli-small", role: "status" }, _("Getting ready…"))) };
}
