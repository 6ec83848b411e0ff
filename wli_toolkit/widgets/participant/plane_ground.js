// The ground of a plane of two scales from 0 to 10: named edges, a dot at each whole number, the lines that part it.

import { h, svg } from "../base/dom.js";
import { asRecord } from "./reading.js";

export const PLANE_TOP = 10;
const MARGIN = 7;
const SPAN = 100 - 2 * MARGIN;
const SPLIT = 6;

// Where a value stands, in percent from the left or from the bottom.
function alongPlane(value) {
  return MARGIN + (SPAN * value) / PLANE_TOP;
}

// The whole number nearest to a share (0–1) of the plane's width or height.
export function planeValue(share) {
  return Math.max(0, Math.min(PLANE_TOP, Math.round((PLANE_TOP * (share * 100 - MARGIN)) / SPAN)));
}

// What is placed on the surface at a point of the plane.
export function placeOnPlane(node, x, y) {
  node.style.setProperty("--wli-x", `${alongPlane(x)}%`);
  node.style.setProperty("--wli-y", `${alongPlane(y)}%`);
  return node;
}

// {node, surface}: the plane with its edges named, and the square on which points are put. `x` and `y` are
// {label, low, high}; a part counts as high from `split` on. `cells` tells the four parts by "ll", "hl", "lh" and
// "hh" as {text, held}: their names stand outside, where no point can cover them.
export function planeGround({ x, y, split = SPLIT, cells = null }, { t }) {
  const parted = alongPlane((Number.isFinite(split) ? split : SPLIT) - 0.5);
  const held = Object.entries(cells || {}).filter(([, cell]) => cell.held).map(([which]) => shade(which, parted));
  const surface = h("div", { class: "wli-plane-surface" },
    svg("svg", { viewBox: "0 0 100 100", class: "wli-plane-marks", "aria-hidden": "true" },
      held,
      svg("path", { d: `M${parted} 0 V100 M0 ${100 - parted} H100`, class: "wli-plane-split" }),
      svg("path", { d: dots(), class: "wli-plane-dots" })));
  const edge = (axis, className) => {
    const { label, low, high } = asRecord(axis);
    return h("div", { class: `wli-plane-edge ${className}`, "aria-hidden": "true" },
      h("span", {}, t(low)), h("span", { class: "wli-strong" }, t(label)), h("span", {}, t(high)));
  };
  const names = (low, high, className) => cells && h("div", {
    class: `wli-plane-names ${className}`,
    style: { "grid-template-columns": `${parted}% minmax(0, 1fr)` },
  }, [low, high].map((which) => h("span", { class: cells[which].held ? "wli-held" : null }, cells[which].text)));
  const node = h("div", { class: "wli-plane" },
    names("lh", "hh", "wli-plane-above"), edge(y, "wli-plane-up"), surface, names("ll", "hl", "wli-plane-below"), edge(x, "wli-plane-across"));
  return { node, surface };
}

// One of the four parts of the square, shaded.
function shade(which, parted) {
  const [left, width] = which[0] === "l" ? [0, parted] : [parted, 100 - parted];
  const [top, height] = which[1] === "l" ? [100 - parted, parted] : [0, 100 - parted];
  return svg("rect", { x: left, y: top, width, height, class: "wli-plane-held" });
}

// One path for all the dots: lines of no length, drawn with round ends.
function dots() {
  const steps = Array.from({ length: PLANE_TOP + 1 }, (_unused, step) => alongPlane(step));
  return steps.map((x) => steps.map((y) => `M${x} ${y}h0`).join("")).join("");
}
