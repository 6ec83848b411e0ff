// Points on a plane of two scales, in four named parts; each is told again below with its numbers.

import { h } from "../../base/dom.js";
import { placeOnPlane, planeGround, PLANE_TOP } from "../plane_ground.js";
import { asRecord } from "../reading.js";
import { numberOf, plainNumber, recordsOf } from "./sizes.js";

const PARTS = ["lh", "hh", "ll", "hl"];
const SPLIT_AT = 6;
const MOST_IN_A_MARK = 3;

export function drawPlane({ x, y, split, cells, points }, words) {
  const { t } = words;
  const [across, upwards] = [asRecord(x), asRecord(y)];
  const named = asRecord(cells);
  const limit = numberOf(split) ?? SPLIT_AT;
  const isOn = (value) => numberOf(value) !== null && value >= 0 && value <= PLANE_TOP;
  const known = recordsOf(points).filter((point) => isOn(point.x) && isOn(point.y));
  if (!known.length) return null;
  const partOf = (point) => (point.x >= limit ? "h" : "l") + (point.y >= limit ? "h" : "l");
  const held = new Set(known.map(partOf));
  const shown = PARTS.map((part) => [part, { text: t(named[part]), held: held.has(part) }]);
  const ground = planeGround({ x: across, y: upwards, split: limit, cells: Object.fromEntries(shown) }, words);
  const numbered = known.length > 1;
  ground.surface.append(...together(known).map(({ at, numbers }) =>
    placeOnPlane(h("span", { class: "wli-plane-point" }, numbered ? shortNumbers(numbers) : ""), at.x, at.y)));
  const pictured = h("div", { "aria-hidden": "true" }, ground.node);
  const told = known.map((point, at) => {
    const place = `${t(across.label)} ${plainNumber(point.x)} / ${t(upwards.label)} ${plainNumber(point.y)}`;
    return h("li", {},
      numbered && h("span", { class: "wli-mark", "aria-hidden": "true" }, String(at + 1)),
      h("div", {},
        t(point.label) && h("p", { class: "wli-strong" }, t(point.label)),
        h("p", {}, [place, t(named[partOf(point)])].filter(Boolean).join(" → "))));
  });
  return h("div", { class: "wli-stack" }, pictured, h("ul", { class: "wli-plain wli-points" }, told));
}

// What fits into a mark; the list below names every point.
function shortNumbers(numbers) {
  return numbers.length > MOST_IN_A_MARK ? `${numbers[0]}…${numbers[numbers.length - 1]}` : numbers.join("·");
}

// Points at the same place share one mark with all their numbers.
function together(points) {
  const places = new Map();
  points.forEach((point, at) => {
    const key = `${point.x}/${point.y}`;
    if (!places.has(key)) places.set(key, { at: point, numbers: [] });
    places.get(key).numbers.push(at + 1);
  });
  return [...places.values()];
}
