// What is typed or half chosen and not an answer yet goes along when a question is drawn anew in another language.

const ENTRIES = "textarea, input:not([type=radio], [type=checkbox])";

// Each entry of `before` into its like in `after`, which reads it as if it had just been typed.
export function carryOver(before, after) {
  const [old, fresh] = [before, after].map((part) => [...part.querySelectorAll(ENTRIES)]);
  if (old.length !== fresh.length) return;
  fresh.forEach((input, at) => {
    const was = old[at];
    const isRange = input.type === "range";
    // A slider always has a value; whether one chose it is told by its class.
    const differs = isRange ? isUnset(input) && !isUnset(was) : input.value !== was.value;
    if (!differs && was.getAttribute("aria-invalid") !== "true") return;
    input.value = was.value;
    input.dispatchEvent(new Event(isRange ? "change" : "input"));
  });
}

function isUnset(input) {
  return Boolean(input.closest(".wli-unset"));
}
