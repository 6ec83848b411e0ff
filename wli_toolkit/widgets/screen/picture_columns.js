// A drawing made for a phone, on a wide screen: cut between two of its rows and set in two columns where that makes
// its letters larger. What is drawn stays as it is.

const MARGIN = 8;
const GUTTER = 24;
// What reaches over more of the height than this is no row: a ground, a line down the side.
const MOST_OF_HEIGHT = 0.8;
// A gap between rows is nearly as wide as the widest; the one between a label and its bar is not.
const ROW_GAP = 0.6;
// How much larger the letters must get for two columns.
const WORTHWHILE = 1.1;

function readDrawing(text) {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const [left, top, width, height] = (root.getAttribute("viewBox") || "").split(/[\s,]+/).map(Number);
  const isWhole = root.localName === "svg" && left === 0 && top === 0 && width > 0 && height > 0;
  return isWhole ? { root, width, height } : null;
}

// Where something is drawn, from top to bottom: measured by the browser, out of sight.
function extents({ root, width, height }, place) {
  const copy = document.importNode(root, true);
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("class", "wli-measured");
  place.append(copy);
  const origin = copy.getBoundingClientRect().top;
  const found = [...copy.querySelectorAll("path, rect, line, text")]
    .map((node) => node.getBoundingClientRect())
    .map((box) => [box.top - origin, box.bottom - origin])
    .filter(([from, to]) => to > from && to - from < height * MOST_OF_HEIGHT);
  copy.remove();
  return found.sort((a, b) => a[0] - b[0]);
}

// Heights at which the drawing may be cut: the middles of its widest gaps.
function cuts(drawing, place) {
  const gaps = [];
  let end = null;
  extents(drawing, place).forEach(([from, to]) => {
    if (end !== null && from > end) gaps.push([from - end, (from + end) / 2]);
    end = end === null ? to : Math.max(end, to);
  });
  const widest = Math.max(0, ...gaps.map(([size]) => size));
  return gaps.filter(([size]) => size >= ROW_GAP * widest).map(([, at]) => at);
}

function part(text, { width }, from, to) {
  const view = `viewBox="${MARGIN} ${from} ${width - 2 * MARGIN} ${to - from}"`;
  const size = `width="${width - 2 * MARGIN}" height="${to - from}"`;
  const head = /^[^]*?<svg[^>]*>/.exec(text)[0];
  const bare = head.replace(/\s(?:viewBox|width|height)="[^"]*"/g, "").replace(/>$/, ` ${size} ${view}>`);
  return { text: bare + text.slice(head.length), width: width - 2 * MARGIN, height: to - from };
}

// The texts of one or two drawings that fill a frame of `room` ({width, height} in pixels) with the largest letters,
// and how far each is enlarged. `place` is where to measure.
export function columnsOf(text, room, place) {
  const drawing = readDrawing(text);
  if (!drawing || !(room.width > 0) || !(room.height > 0)) return { parts: [{ text }], scale: null };
  const { width, height } = drawing;
  const inner = width - 2 * MARGIN;
  const one = { parts: [part(text, drawing, 0, height)], scale: Math.min(room.width / inner, room.height / height) };
  const column = (room.width - GUTTER) / 2;
  const two = cuts(drawing, place).map((at) => ({ at, scale: Math.min(column / inner, room.height / Math.max(at, height - at)) }));
  // Of cuts that are equally good the one nearest the middle.
  two.sort((a, b) => b.scale - a.scale || Math.abs(a.at - height / 2) - Math.abs(b.at - height / 2));
  const [best] = two;
  if (!best || best.scale < WORTHWHILE * one.scale) return one;
  return { parts: [part(text, drawing, 0, best.at), part(text, drawing, best.at, height)], scale: best.scale };
}
