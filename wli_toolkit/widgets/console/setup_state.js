// What is being set up: the draft of settings and agenda, what the computer said of it, and the way back. Draws nothing.

import { isSame, totalMinutes } from "./setup_agenda_model.js";
import { list, record, whole } from "./room.js";

const TRY_MS = 350;
const SAVE_WITHIN_MS = 8000;
const MOST_BACK = 50;
const NUMBERS = ["threshold_room", "threshold_report", "purge_days"];

// A line of the sheet is "name: contact"; a line without a colon is all contact.
function contactsOf(text) {
  return String(text || "")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const [, name, how] = /^(.*?)(?:：|: )(.*)$/.exec(line) || [null, "", line];
      return { name: name.trim(), how: how.trim() };
    });
}

function contactText(contacts) {
  const clean = (text) => text.replace(/\s+/g, " ").trim();
  return contacts
    .map(({ name, how }) => [clean(name), clean(how)].filter(Boolean))
    .filter((parts) => parts.length)
    .map((parts) => parts.join(/[^\x00-\x7f]/.test(parts.join("")) ? "：" : ": "))
    .join("\n");
}

// What was typed, as a number where it is one; otherwise as it stands, so that the answer can name it.
function numberOf(typed) {
  const text = String(typed ?? "").normalize("NFKC").trim();
  return /^\d{1,6}$/.test(text) ? Number(text) : text;
}

export class SetUpState {
  constructor(send, tell) {
    this.send = send;
    this.tell = tell;
    this.known = null;
    this.form = {};
    this.lang = "ja";
    this.agenda = null;
    this.past = [];
    this.people = "";
    this.section = "terms";
    this.faults = {};
    this.mistakes = [];
    this.warnings = [];
    this.preview = null;
    // What was typed last could not be tried out: the texts are those from before.
    this.isPreviewOld = false;
    this.permitted = null;
    this.pending = null;
    this.said = { terms: null, agenda: null };
    this.number = 0;
    // Whether somebody has looked at it, when it was asked for last, and where the focus goes once it is drawn.
    this.isWanted = false;
    this.seen = null;
    this.wantsFocus = null;
    this.timers = {};
    this.generation = 0;
  }

  stop() {
    Object.values(this.timers).forEach(clearTimeout);
  }

  request() {
    this.send({ type: "setup" });
  }

  hear(message) {
    const { type } = message;
    if (type === "setup") this.take(message);
    else if (type === "setup_tried") this.takeTried(message);
    else if (type === "setup_saved") this.takeSaved(message, "terms");
    else if (type === "agenda_saved") this.takeSaved(message, "agenda");
    else return false;
    return true;
  }

  // What is kept. A draft that differs from what was kept before stays, but for what cannot be changed any more.
  take(message) {
    const before = this.known;
    const hadTerms = before && this.isTermsChanged;
    const hadAgenda = before && this.isAgendaChanged;
    this.known = message;
    this.generation += 1;
    if (!hadTerms) this.resetTerms();
    else this.locked.forEach((key) => (this.form[key] = this.formOf(message.settings)[key]));
    if (!hadAgenda || !message.agenda_open) this.resetAgenda();
    if (!hadTerms) this.preview = message.preview;
    this.plan();
  }

  formOf(settings) {
    const { contact, held_words: words, ...rest } = record(settings);
    return { ...rest, contacts: contactsOf(contact), held_words: list(words).join("\n") };
  }

  resetTerms() {
    this.form = this.formOf(this.known.settings);
    this.lang = this.known.lang;
    this.faults = {};
  }

  resetAgenda() {
    this.agenda = this.known.agenda;
    this.past = [];
    this.mistakes = [];
    this.warnings = [];
  }

  get locked() {
    return list(record(this.known).locked);
  }

  isLocked(key) {
    return this.locked.includes(key);
  }

  get isAgendaOpen() {
    return Boolean(this.known && this.known.agenda_open);
  }

  // The settings as they travel.
  settings(form = this.form) {
    const { contacts, held_words: words, ...rest } = form;
    const typed = Object.fromEntries(NUMBERS.map((key) => [key, numberOf(rest[key])]));
    const lines = String(words || "").split("\n").map((line) => line.trim()).filter(Boolean);
    return { ...rest, ...typed, contact: contactText(list(contacts)), held_words: lines };
  }

  get isTermsChanged() {
    if (!this.known) return false;
    const kept = this.settings(this.formOf(this.known.settings));
    const plain = (settings) => JSON.stringify(Object.entries(settings).map(([key, value]) => [key, value === "" ? null : value]).sort());
    return plain(kept) !== plain(this.settings()) || this.lang !== this.known.lang;
  }

  get isAgendaChanged() {
    return Boolean(this.known) && !isSame(this.agenda, this.known.agenda);
  }

  get total() {
    return this.agenda ? totalMinutes(this.agenda) : 0;
  }

  change(key, value) {
    this.form = { ...this.form, [key]: value };
    this.said.terms = null;
    this.plan();
    this.tell();
  }

  speakIn(lang) {
    this.lang = lang;
    this.said.terms = null;
    this.tell();
  }

  expect(people) {
    this.people = people;
    this.plan();
    this.tell();
  }

  // `tag` names what is changed: typing on in the same box is undone as one.
  build(agenda, tag = null) {
    const last = this.past[this.past.length - 1];
    if (!tag || !last || last.tag !== tag) this.past = [...this.past, { agenda: this.agenda, tag }].slice(-MOST_BACK);
    this.agenda = agenda;
    this.said.agenda = null;
    this.plan();
    this.tell();
  }

  undo() {
    const last = this.past[this.past.length - 1];
    if (!last) return;
    this.past = this.past.slice(0, -1);
    this.agenda = last.agenda;
    this.said.agenda = null;
    this.plan();
    this.tell();
  }

  // Asked a moment after the last change, and only the last answer counts.
  plan() {
    clearTimeout(this.timers.try);
    this.timers.try = setTimeout(() => this.tryOut(), TRY_MS);
  }

  tryOut() {
    if (!this.known) return;
    this.number += 1;
    const people = numberOf(this.people);
    this.send({
      type: "setup_try",
      number: this.number,
      settings: this.settings(),
      agenda: this.agenda,
      people: Number.isFinite(people) && whole(people) > 0 ? whole(people) : null,
    });
  }

  takeTried(message) {
    if (message.number !== this.number) return;
    this.takeFaults(message.faults);
    this.takeAgenda(message);
    if (message.preview) this.preview = message.preview;
    this.isPreviewOld = !message.preview;
    this.permitted = message.permitted || null;
  }

  takeFaults(faults) {
    this.faults = Object.fromEntries(list(faults).map(record).map((one) => [one.key, one.text]));
  }

  takeAgenda({ mistakes, warnings }) {
    this.mistakes = list(mistakes).map(record);
    this.warnings = list(warnings).map(record);
  }

  save(what) {
    if (this.pending || !this.known) return;
    this.pending = what;
    this.said[what] = null;
    this.timers.save = setTimeout(() => this.settle(what, "late"), SAVE_WITHIN_MS);
    if (what === "terms") this.send({ type: "setup_save", settings: this.settings(), lang: this.lang });
    else this.send({ type: "agenda_save", agenda: this.agenda });
    this.tell();
  }

  settle(what, said) {
    clearTimeout(this.timers.save);
    if (this.pending === what) this.pending = null;
    this.said[what] = said;
    this.tell();
  }

  takeSaved(message, what) {
    const { ok } = message;
    if (message.settings) {
      // What was sent is no draft any more.
      this.known = { ...record(this.known), ...message };
      if (what === "terms" || !ok) this.resetTerms();
      if (what === "agenda" || !message.agenda_open) this.resetAgenda();
      this.preview = message.preview;
      this.generation += 1;
      this.plan();
    }
    if (message.faults) this.takeFaults(message.faults);
    if (message.mistakes) this.takeAgenda(message);
    this.wantsFocus = what;
    this.settle(what, ok ? "kept" : message.told || "wrong");
  }
}
