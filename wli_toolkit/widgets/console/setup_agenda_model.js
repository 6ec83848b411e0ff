// An agenda that is being built, as plain values: what can be done to it, and what it comes to. Nothing here draws.

import { list, record, whole } from "./room.js";

const LAST_PAUSE = "close";
// Minutes for what is asked at the end where its form does not say, and for a choice.
const AT_THE_END = 2;
const A_CHOICE = 6;

export function totalMinutes(agenda) {
  return list(agenda.steps).reduce((sum, step) => sum + whole(step.minutes), 0);
}

export function blockOf(blocks, id) {
  return list(record(blocks).exercises).find((one) => one.id === id) || null;
}

// The forms in which an exercise can be asked on an occasion, the whole one (null) first.
export function formsOn(block, occasion) {
  const found = list(record(block).occasions).find((one) => one.occasion === occasion);
  return found ? list(found.forms) : [];
}

function freshId(agenda, stem) {
  const taken = new Set([...list(agenda.steps), ...list(agenda.follow_up)].map((step) => step.id));
  const base = stem.toLowerCase().replace(/[^a-z0-9-]/g, "");
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function bareStep(id, minutes) {
  return { id, minutes, exercise: null, occasion: "during", form: null, one_of: [], pause: null, title: null, phone: null, screen: null, turn_seconds: null };
}

// The occasion that an exercise is not asked on yet, or its first.
function freeOccasion(agenda, block) {
  const asked = (occasion) => agenda.steps.some((step) => step.exercise === block.id && step.occasion === occasion);
  const occasions = list(block.occasions).map((one) => one.occasion);
  return occasions.find((one) => !asked(one)) || occasions[0] || "during";
}

export function newExercise(agenda, block) {
  const occasion = freeOccasion(agenda, block);
  const [form] = formsOn(block, occasion);
  const minutes = Math.max(block.minutes, whole(record(form).minutes));
  return { ...bareStep(freshId(agenda, block.id), occasion === "after" ? whole(record(form).minutes) || AT_THE_END : minutes), exercise: block.id, occasion };
}

export function newPause(agenda, block) {
  const { pause, minutes, title, phone, screen, turn_seconds: turn } = block;
  return { ...bareStep(freshId(agenda, pause), minutes), pause, title, phone, screen, turn_seconds: turn };
}

// A choice begins with the first two exercises that nobody is asked yet.
export function newChoice(agenda, blocks) {
  const asked = new Set(agenda.steps.flatMap((step) => [step.exercise, ...list(step.one_of).map((ask) => ask.exercise)]));
  const all = list(blocks.exercises).filter((one) => one.choosable && formsOn(one, "during").length);
  const free = [...all.filter((one) => !asked.has(one.id)), ...all.filter((one) => asked.has(one.id))].slice(0, 2);
  return { ...bareStep(freshId(agenda, "choice"), A_CHOICE), title: blocks.choice, one_of: free.map((one) => ({ exercise: one.id, form: shortForm(one) })) };
}

export function shortForm(block) {
  const forms = formsOn(block, "during").map((one) => one.form);
  return forms.includes("lite") ? "lite" : null;
}

// With `step` put in before the closing words, where there are any; otherwise at the end.
export function withStep(agenda, step) {
  const last = agenda.steps[agenda.steps.length - 1];
  const at = last && last.pause === LAST_PAUSE && step.pause !== LAST_PAUSE ? agenda.steps.length - 1 : agenda.steps.length;
  return { ...agenda, steps: [...agenda.steps.slice(0, at), step, ...agenda.steps.slice(at)] };
}

export function withoutStep(agenda, id) {
  return { ...agenda, steps: agenda.steps.filter((step) => step.id !== id) };
}

export function withMoved(agenda, from, to) {
  const steps = [...agenda.steps];
  const [step] = steps.splice(from, 1);
  steps.splice(Math.max(0, Math.min(steps.length, to)), 0, step);
  return { ...agenda, steps };
}

export function withChanged(agenda, id, changes) {
  return { ...agenda, steps: agenda.steps.map((step) => (step.id === id ? { ...step, ...changes } : step)) };
}

// What an exercise step is called, and a pause or a choice by its own title.
export function titleOf(step, blocks, words) {
  const { t } = words;
  const block = step.exercise ? blockOf(blocks, step.exercise) : null;
  return t(step.title) || t(record(block).title) || String(step.exercise || step.id);
}

export function pauseName(pause, words) {
  const { _ } = words;
  const names = {
    talk: _("Talk"), pair: _("In pairs"), table: _("At the tables"), stretch: _("Stretch"), break: _("Break"), close: _("Closing words"),
  };
  return names[pause] || String(pause);
}

export function formName(form, words) {
  const { _ } = words;
  const names = { lite: _("short form"), short: _("shorter form"), full: _("detailed form") };
  return form ? names[form] || form : _("whole exercise");
}

export function occasionName(occasion, words) {
  const { _ } = words;
  const names = { before: _("at the start"), after: _("at the end"), during: _("during the workshop") };
  return names[occasion] || String(occasion);
}

// Two agendas that ask the same in the same way, whatever they are called.
export function isSame(one, other) {
  return Boolean(one && other) && told(one) === told(other);
}

function told({ title, steps, follow_up: later }) {
  return JSON.stringify([inOrder(title), list(steps).map(inOrder), list(later).map(inOrder)]);
}

function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!value || typeof value !== "object") return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, inOrder(value[key])]));
}
