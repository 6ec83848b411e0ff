// Which blueprint is read: by the buttons, by keys, and when the one that was read has gone.

// The same one while it is there; else the one that came after it, else the one before.
export function readNext(before, there, number) {
  if (there.includes(number)) return number;
  const at = before.indexOf(number);
  const near = at < 0 ? [] : [...before.slice(at + 1), ...before.slice(0, at).reverse()];
  return [...near, ...there].find((one) => there.includes(one)) ?? null;
}

// The next one without an answer, from the one that is read on and round; null where there is none.
export function unanswered(items, at) {
  const round = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))];
  return round.find((one) => !one.reply) || null;
}

// Arrow keys turn the page, but for those who write, choose a tab or open a list.
export function stepOfKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return 0;
  if (event.target.closest("textarea, input, select, [role=tablist]")) return 0;
  return { ArrowLeft: -1, ArrowRight: 1 }[event.key] || 0;
}
