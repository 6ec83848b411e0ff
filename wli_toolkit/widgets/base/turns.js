// Whose turn it is in a talk, told by the room's clock alike on the screen and on every phone. Nothing happens to
// anybody when a turn ends.

function readAdded(live) {
  return (Array.isArray(live.added) ? live.added : [])
    .filter((one) => Array.isArray(one) && Number.isFinite(one[0]) && Number.isFinite(one[1]))
    .map(([at, minutes]) => [at, minutes * 60]);
}

// Seconds of each turn. What is added lengthens the turn that runs at that moment; after the last one, the last.
function lengthsOf(turns, seconds, openedAt, added) {
  const lengths = Array.from({ length: turns }, () => seconds);
  added.forEach(([at, more]) => {
    const passed = Math.max(0, at - openedAt);
    let end = 0;
    const running = lengths.findIndex((length) => (end += length) > passed);
    const turn = running < 0 ? turns - 1 : running;
    // Time that has run out already is not given again.
    const lost = running < 0 && more > 0 ? passed - end : 0;
    lengths[turn] = Math.max(0, lengths[turn] + lost + more);
  });
  return lengths;
}

// {turn, turns, left, share} of a step with `turn_seconds`, `left` in seconds; null where there are no turns or
// their clock does not run. After the last turn `left` stays 0.
export function turnOf(step, live, now) {
  const seconds = Number(step && step.turn_seconds);
  const openedAt = live.opened_at;
  if (!(seconds > 0) || !Number.isFinite(openedAt) || live.step !== step.id || live.closed === true) return null;
  if (!live.steps || live.steps[step.id] !== "open") return null;
  const turns = Math.max(1, Math.floor((Number(step.minutes) * 60) / seconds) || 1);
  const lengths = lengthsOf(turns, seconds, openedAt, readAdded(live));
  let rest = Math.max(0, now - openedAt);
  for (let at = 0; at < turns; at += 1) {
    if (rest < lengths[at]) {
      const left = lengths[at] - rest;
      return { turn: at + 1, turns, left: Math.ceil(left), share: left / lengths[at] };
    }
    rest -= lengths[at];
  }
  return { turn: turns, turns, left: 0, share: 0 };
}
