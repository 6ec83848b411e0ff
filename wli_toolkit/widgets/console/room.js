// The room as console and screen both see it: content and live state, read with care.

import { Words } from "../base/words.js";

export function record(value) {
  return value && typeof value === "object" && !Array.isArray(value) ? value : {};
}

export function list(value) {
  return Array.isArray(value) ? value : [];
}

export function whole(value) {
  return Number.isFinite(value) ? Math.max(0, Math.round(value)) : 0;
}

function isText(value) {
  return typeof value === "string" && value !== "";
}

function optionalText(value) {
  return isText(value) ? value : null;
}

// Content with every step an object that has an id; a broken step is left out rather than drawn.
export function readRoom(raw) {
  const content = record(raw);
  const agenda = record(content.agenda);
  const steps = list(agenda.steps)
    .map(record)
    .filter((step) => isText(step.id));
  return { ...content, agenda: { ...agenda, steps }, exercises: record(content.exercises) };
}

function readLiveState(raw) {
  const live = record(raw);
  return {
    ...live,
    rev: Number.isFinite(live.rev) ? live.rev : 0,
    step: optionalText(live.step),
    steps: record(live.steps),
    openedAt: Number.isFinite(live.opened_at) ? live.opened_at : null,
    minutesAdded: Number.isFinite(live.minutes_added) ? Math.round(live.minutes_added) : 0,
    released: list(live.released).filter(isText),
    fresh: list(live.fresh).filter(isText),
    closed: live.closed === true,
    headsUp: live.heads_up === true,
    hideCounts: live.hide_counts === true,
    show: optionalText(live.show),
    undo: Number.isFinite(record(live.undo).number) ? live.undo : null,
    pace: live.pace === "free" ? "free" : "led",
  };
}

// The words a page speaks in: in the language chosen on it, else the one our own page was asked for in (JupyterLab's
// says nothing about it), else the session's.
export function wordsOf({ hosted, room, session }, chosen = null) {
  const lang = chosen || (hosted && document.documentElement.lang) || session.lang || "ja";
  return new Words(record(room && room.words), lang);
}

// Kernel and server both send live state; what is older than what is known must not win.
export function newerLive(known, raw) {
  const live = readLiveState(raw);
  return known && live.rev < known.rev ? known : live;
}

export function stepNumber(room, id) {
  return room.agenda.steps.findIndex((step) => step.id === id);
}

export function isPause(step) {
  return step.kind === "pause" || (step.kind !== "one_of" && !step.exercise);
}

// A step's title; where two steps have the same one, with the occasion that tells them apart.
export function stepTitle(room, step, words) {
  const { _, t } = words;
  const title = t(step.title);
  const isAlone = room.agenda.steps.every((other) => other === step || t(other.title) !== title);
  if (isAlone || !["before", "after"].includes(step.occasion)) return title;
  return step.occasion === "before" ? _("{title} (at the start)", { title }) : _("{title} (at the end)", { title });
}

// The address a person types: scheme apart, without the query that only the QR code needs.
export function typedAddress(url) {
  try {
    const { protocol, host, pathname } = new URL(url);
    return { scheme: `${protocol}//`, rest: `${host}${pathname.replace(/\/$/, "")}` };
  } catch {
    return { scheme: "", rest: isText(url) ? url : "" };
  }
}
