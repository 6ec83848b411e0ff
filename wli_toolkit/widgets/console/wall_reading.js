// The wall as it arrives: nothing of it is used before its shape is known.

import { list, record } from "./room.js";

const STATES = ["waiting", "held", "shown", "hidden"];

export function readWall(message) {
  const undo = record(message.undo);
  return {
    items: list(message.items).map(record).filter((item) => Number.isInteger(item.number) && STATES.includes(item.state)),
    log: list(message.log).map(record),
    undo: Number.isInteger(undo.number) ? undo : null,
    heldWords: list(message.held_words).map(String),
  };
}

// The words of a text with one to a line.
export function wordLines(text) {
  return String(text || "").split("\n").map((word) => word.trim()).filter(Boolean);
}
