// Numbers and lists from the wire, made fit to draw: nothing here throws, whatever arrives.

import { asList, asRecord } from "../reading.js";

// A finite number, or null.
export function numberOf(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

// How far `value` is between `low` and `high`, in percent; 0 for what is no number.
export function percentOf(value, high, low = 0) {
  const number = numberOf(value);
  const whole = (numberOf(high) ?? 100) - (numberOf(low) ?? 0);
  if (number === null || whole <= 0) return 0;
  return Math.max(0, Math.min(100, (100 * (number - (numberOf(low) ?? 0))) / whole));
}

// The largest of some values, at least `least`.
export function largestOf(values, least = 0) {
  return Math.max(least, ...values.map((value) => numberOf(value) ?? 0));
}

// A number for people: at most one decimal, a true minus sign.
export function plainNumber(value) {
  const number = numberOf(value);
  return number === null ? "–" : String(Math.round(number * 10) / 10 || 0).replace("-", "−");
}

// A change for people, with its sign.
export function signed(value) {
  return value > 0 ? `+${plainNumber(value)}` : plainNumber(value);
}

// A list of records.
export function recordsOf(list) {
  return asList(list).map(asRecord);
}
