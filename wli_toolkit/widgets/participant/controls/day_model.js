// A day shared between parts, counted in half hours: whole numbers that are 48 together whatever is done. No DOM.

export const DAY_HALVES = 48;

// The counts, in the order of the parts, of an answer ({part id: hours}); null for anything that is not a whole day.
export function readDay(parts, value) {
  if (!value || typeof value !== "object") return null;
  const day = parts.map((part) => (typeof value[part.id] === "number" ? value[part.id] * 2 : NaN));
  return isWholeDay(day) ? day : null;
}

export function isWholeDay(day) {
  return day.every((count) => Number.isInteger(count) && count >= 0) && sumOfHalves(day) === DAY_HALVES;
}

// The answer that is stored: every part, in hours.
export function writeDay(parts, day) {
  return Object.fromEntries(parts.map((part, at) => [part.id, day[at] / 2]));
}

// A day from a declared one: what is missing goes to the last part, what is too much is cut from the end.
export function dayFrom(parts, hours) {
  let left = DAY_HALVES;
  const day = parts.map((part) => {
    const count = boundedHalves(Math.round(Number(hours[part.id] || 0) * 2), 0, left);
    left -= count;
    return count;
  });
  day[day.length - 1] += left;
  return day;
}

// The same counts for other parts, matched by position.
export function dayAcross(parts, day) {
  return dayFrom(parts, Object.fromEntries(parts.map((part, at) => [part.id, (day[at] || 0) / 2])));
}

export function evenDay(parts) {
  const each = Math.floor(DAY_HALVES / parts.length) / 2;
  return dayFrom(parts, Object.fromEntries(parts.map((part) => [part.id, each])));
}

// Give `part` this many half hours; `partner` gives what is added and takes what is left, and has at least none.
export function withHalves(day, part, partner, halves) {
  if (part === partner || !Number.isFinite(halves)) return day;
  const both = day[part] + day[partner];
  return sharedDay(day, part, partner, boundedHalves(Math.round(halves), 0, both));
}

// The edges one can slide: between each two parts that have time and only empty ones between them.
export function edgesOf(day) {
  const edges = [];
  let left = -1;
  let at = 0;
  day.forEach((count, part) => {
    if (!count) return;
    if (left >= 0) edges.push({ left, right: part, at });
    left = part;
    at += count;
  });
  return edges;
}

// Slide an edge to half hour `at` of the day: time passes between its two parts, and to no other.
export function withEdge(day, { left, right }, at) {
  if (!Number.isFinite(at)) return day;
  const start = sumOfHalves(day.slice(0, left));
  return sharedDay(day, left, right, boundedHalves(Math.round(at) - start, 0, day[left] + day[right]));
}

// Where each part begins and how long it is: [{part, at, count}], without the empty ones.
export function segmentsOf(day) {
  let at = 0;
  return day.map((count, part) => ({ part, count, at: (at += count) - count })).filter((segment) => segment.count);
}

// The part that gives and takes until one names another: the last, or the longest where the last has nothing to give.
export function firstPartner(day) {
  const last = day.length - 1;
  return day[last] ? last : day.indexOf(Math.max(...day));
}

// The longest part but this one: it can give when the partner has nothing left.
export function longestBut(day, part) {
  return day.reduce((best, count, at) => (at !== part && (best < 0 || count > day[best]) ? at : best), -1);
}

// 7, 7.5, 0.5
export function asHours(halves) {
  return String(halves / 2);
}

// The same with its unit; `_` says it in the reader's language.
export function sayHours(_, halves) {
  return halves === 2 ? _("1 hour") : _("{hours} hours", { hours: asHours(halves) });
}

// What a person typed, in half hours; NaN where it is none. Full-width digits and a comma are read, too.
export function halvesTyped(text) {
  const plain = text.normalize("NFKC").trim().replace(",", ".");
  const halves = /^\d*\.?\d+$|^\d+\.$/.test(plain) ? Number(plain) * 2 : NaN;
  return Number.isInteger(halves) && halves <= DAY_HALVES ? halves : NaN;
}

function sharedDay(day, part, partner, count) {
  if (count === day[part]) return day;
  const next = [...day];
  next[partner] = day[part] + day[partner] - count;
  next[part] = count;
  return next;
}

function boundedHalves(number, low, high) {
  return Math.max(low, Math.min(high, number));
}

export function sumOfHalves(counts) {
  return counts.reduce((all, count) => all + count, 0);
}
