// A hundred points among a few parts: whatever one part is given, the others make up the rest.

export const ALL_POINTS = 100;
export const POINT_STEP = 5;

// As even as steps of five allow, the first parts taking what is over.
export function levelShares(parts) {
  const steps = ALL_POINTS / POINT_STEP;
  const each = Math.floor(steps / parts.length);
  const over = steps - each * parts.length;
  return Object.fromEntries(parts.map((part, at) => [part, (each + (at < over ? 1 : 0)) * POINT_STEP]));
}

// Whether `shares` gives each of `parts`, and nothing else, its part of the whole.
export function areShares(shares, parts) {
  if (!shares || typeof shares !== "object" || Object.keys(shares).length !== parts.length) return false;
  const given = parts.map((part) => shares[part]);
  const fits = (share) => Number.isInteger(share) && share >= 0 && share % POINT_STEP === 0;
  return given.every(fits) && given.reduce((sum, share) => sum + share, 0) === ALL_POINTS;
}

// The shares after `part` was given `wanted` (brought to the nearest step between none and all). What it gains is
// taken from the `free` parts, those nobody has set yet, so that they stay level; when these have nothing left,
// from the largest of the others, step by step. What it gives up goes the same way, so that a part that was set to
// nothing stays at nothing.
export function shared(shares, part, wanted, free = []) {
  const whole = Number.isFinite(wanted) ? wanted : shares[part];
  const aim = Math.max(0, Math.min(ALL_POINTS, Math.round(whole / POINT_STEP) * POINT_STEP));
  const next = { ...shares, [part]: aim };
  const others = Object.keys(shares).filter((name) => name !== part);
  const loose = others.filter((name) => free.includes(name));
  const firm = others.filter((name) => !free.includes(name));
  const largest = (names) => names.reduce((best, name) => (best === null || next[name] >= next[best] ? name : best), null);
  const smallest = (names) => names.reduce((best, name) => (best === null || next[name] < next[best] ? name : best), null);
  for (let owed = aim - shares[part]; owed > 0; owed -= POINT_STEP) {
    next[largest(loose.some((name) => next[name] > 0) ? loose : firm)] -= POINT_STEP;
  }
  for (let owed = shares[part] - aim; owed > 0; owed -= POINT_STEP) {
    next[loose.length ? smallest(loose) : largest(firm)] += POINT_STEP;
  }
  return next;
}
