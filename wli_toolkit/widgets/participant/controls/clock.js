// Times of day as people write them: 23:30, 2330, 23時半, 午後11時, 11 pm, and past midnight 25:30.

const DAY_MINUTES = 24 * 60;
export const CLOCK_STEP = 5;

const AFTERNOON = /^(?:午後|pm|p\.m\.)|(?:pm|p\.m\.)$/;
const MORNING = /^(?:午前|am|a\.m\.)|(?:am|a\.m\.)$/;
const LATEST_HOUR = 29;
const NOON = 12;

// Minutes since midnight, to the nearest five; null for what is no time of day.
export function minutesOfDay(text) {
  let rest = String(text).normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const [late, early] = [AFTERNOON.test(rest), MORNING.test(rest)];
  rest = rest.replace(AFTERNOON, "").replace(MORNING, "");
  const found = rest.match(/^(\d{1,2})(?:(?:[:.時h])(\d{1,2}|半)?分?)?$/) || rest.match(/^(\d{1,2})(\d{2})$/);
  if (!found) return null;
  let hour = Number(found[1]);
  const minute = found[2] === "半" ? 30 : Number(found[2] || 0);
  if (minute > 59 || hour > LATEST_HOUR || (early && hour > NOON)) return null;
  if (late && hour < NOON) hour += NOON;
  if (early && hour === NOON) hour = 0;
  return roundTheClock(Math.round((hour * 60 + minute) / CLOCK_STEP) * CLOCK_STEP);
}

// The same time on a clock that starts anew after midnight.
export function roundTheClock(minutes) {
  return ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}

export function clockText(minutes) {
  const two = (number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

// Whether somebody who types has written all of it: nothing more is needed to know which time is meant.
export function isWholeTime(text) {
  return /^(\d{1,2}[:時]\d{2}分?|\d{4}|\d{1,2}時半)$/.test(String(text).normalize("NFKC").replace(/\s+/g, ""));
}
