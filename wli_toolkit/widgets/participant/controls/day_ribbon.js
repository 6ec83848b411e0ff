// The day as a ribbon: a coloured and patterned piece for each part, with edges that slide by touch or mouse.

import { h } from "../../base/dom.js";
import { asHours, DAY_HALVES, edgesOf, segmentsOf } from "./day_model.js";

const DAY_HUES = 12;
const DAY_WEAVES = 6;
const GRIP_PX = 48;
// How near to an edge, in px, a press must be to take hold of it; and how far it moves before it is no tap.
const EDGE_NEAR = { mouse: 7, touch: 22, pen: 12 };
const EDGE_STILL = { mouse: 3, touch: 7, pen: 5 };
// A piece narrower than this is taken for this wide when it is tapped.
const NARROW_PX = 22;

// The colour and pattern of a part, the same on its piece and on its row.
export function partLook(part) {
  return { hue: String(part % DAY_HUES), weave: String(part % DAY_WEAVES) };
}

export function partSwatch(part) {
  return h("span", { class: "wli-day-swatch", dataset: partLook(part), "aria-hidden": "true" });
}

// A ribbon to look at. `show(day, picked)` draws it.
export function dayStrip(parts, t, className = "") {
  const names = parts.map(() => h("span", {}));
  const pieces = parts.map((_part, at) => h("span", { class: "wli-day-piece", dataset: partLook(at) }, names[at]));
  const node = h("span", { class: `wli-day-strip ${className}`, "aria-hidden": "true" }, pieces);
  let drawn = [];
  const size = { width: 0, height: 0, em: 1 };
  const label = () => {
    const { width, height, em } = size;
    if (!width) return;
    for (const { part, count } of drawn) {
      const fit = pieceLabel(t(parts[part].label), asHours(count), (width * count) / DAY_HALVES / em, height / em);
      names[part].textContent = fit.text;
      names[part].classList.toggle("wli-day-upright", fit.upright);
    }
  };
  const show = (day, picked = -1) => {
    drawn = segmentsOf(day);
    pieces.forEach((piece, part) => {
      piece.hidden = !day[part];
      piece.classList.toggle("wli-day-held", part === picked);
    });
    for (const { part, at, count } of drawn) {
      pieces[part].style.setProperty("inset-inline-start", `${(100 * at) / DAY_HALVES}%`);
      pieces[part].style.setProperty("inline-size", `${(100 * count) / DAY_HALVES}%`);
    }
    label();
  };
  // Measured when the layout changes, not with each change of the day.
  const fit = () => {
    Object.assign(size, { width: node.clientWidth, height: node.clientHeight, em: parseFloat(getComputedStyle(names[0]).fontSize) });
    label();
  };
  return { node, show, fit, size };
}

// What a piece so many em wide and high can carry: name and hours, the name alone, upright, or nothing. Of a name
// that joins several things, the first may stand for all; the whole name stands in its row.
function pieceLabel(name, hours, wide, high) {
  const both = high > 2.7 ? `${name}\n${hours}` : `${name} ${hours}`;
  const lines = [both, name].find((text) => Math.max(...text.split("\n").map(emsOfLabel)) + 0.5 <= wide);
  if (lines) return { text: lines, upright: false };
  const first = name.split(/[・、,]| and /)[0];
  if (emsOfLabel(first) + 0.5 <= wide) return { text: first, upright: false };
  const upright = wide >= 1.25 && [name, first].find((text) => emsOfLabel(text) + 0.4 <= high);
  return { text: upright || "", upright: Boolean(upright) };
}

// How wide a text is, in em, without asking the browser: one for Japanese, about two thirds for bold Latin letters.
function emsOfLabel(text) {
  return [...text].reduce((all, letter) => all + (letter.codePointAt(0) > 0x2e7f ? 1 : 0.66), 0);
}

// A ribbon to work with. `pick(part)`, `slide(edge, at)` and `drop()` are told what the person does.
export function dayRibbon(parts, t, { pick, slide, drop }) {
  const strip = dayStrip(parts, t, "wli-day-main");
  const grips = ["before", "after"].map((side) => h("div", { class: "wli-day-grip", dataset: { side } }, h("span", {}, "↔")));
  const node = h("div", { class: "wli-day-ribbon", "aria-hidden": "true", onpointerdown: press, onpointermove: hover }, strip.node, grips);
  let day = [];
  let picked = -1;
  let held = false;

  const edgeBeside = (side) => edgesOf(day).find((edge) => (side === "before" ? edge.right : edge.left) === picked);
  const place = () => {
    const { width } = strip.size;
    const [before, after] = ["before", "after"].map(edgeBeside);
    grips[0].hidden = !before || !width;
    grips[1].hidden = !after || !width;
    if (!width) return;
    const px = (edge) => (edge.at * width) / DAY_HALVES;
    // They hang outwards from their edges, as a phone's own handles do, and stay on the screen and apart.
    let left = before ? Math.max(0, px(before) - GRIP_PX) : -GRIP_PX;
    let right = after ? Math.min(width - GRIP_PX, px(after)) : width;
    if (right < left + GRIP_PX) [left, right] = left === 0 ? [0, GRIP_PX] : [right - GRIP_PX, right];
    grips[0].style.setProperty("inset-inline-start", `${left}px`);
    grips[1].style.setProperty("inset-inline-start", `${right}px`);
  };
  const show = (next, part) => {
    [day, picked] = [next, part];
    strip.show(day, picked);
    place();
  };

  // Where an event is on the ribbon, in px from where the day begins.
  const across = ({ clientX }) => clientX - strip.node.getBoundingClientRect().left - strip.node.clientLeft;

  function nearest(x, reach) {
    const { width } = strip.size;
    const gap = (edge) => Math.abs((edge.at * width) / DAY_HALVES - x);
    const [best] = edgesOf(day).sort((a, b) => gap(a) - gap(b));
    return best && gap(best) <= reach ? best : null;
  }

  function under(x) {
    const scale = strip.size.width / DAY_HALVES;
    const off = ({ at, count }) => Math.abs((at + count / 2) * scale - x) / Math.max(count * scale, NARROW_PX);
    return segmentsOf(day).sort((a, b) => off(a) - off(b))[0].part;
  }

  function hover(event) {
    if (held || event.pointerType !== "mouse") return;
    node.classList.toggle("wli-day-near", Boolean(nearest(across(event), EDGE_NEAR.mouse)));
  }

  function press(event) {
    if (held || !event.isPrimary || event.button !== 0) return;
    const kind = event.pointerType in EDGE_NEAR ? event.pointerType : "touch";
    const grip = event.target.closest(".wli-day-grip");
    const edge = grip ? edgeBeside(grip.dataset.side) : nearest(across(event), EDGE_NEAR[kind]);
    const unit = strip.size.width / DAY_HALVES;
    const ending = new AbortController();
    let moving = false;
    held = true;
    const follow = (move) => {
      if (move.pointerId !== event.pointerId) return;
      const way = move.clientX - event.clientX;
      moving = moving || (edge && Math.abs(way) > EDGE_STILL[kind]);
      if (moving) slide(edge, edge.at + way / unit);
    };
    const end = (up) => {
      if (up.pointerId !== event.pointerId) return;
      ending.abort();
      held = false;
      if (moving) drop();
      // A cancelled press was the beginning of a scroll.
      else if (up.type === "pointerup" && !grip && Math.abs(up.clientX - event.clientX) < NARROW_PX) pick(under(across(event)));
    };
    // On the window, because a finger does not stay on the ribbon.
    window.addEventListener("pointermove", follow, { signal: ending.signal });
    window.addEventListener("pointerup", end, { signal: ending.signal });
    window.addEventListener("pointercancel", end, { signal: ending.signal });
  }

  const fit = () => {
    strip.fit();
    place();
  };
  return { node, show, fit };
}
