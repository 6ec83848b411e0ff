// What whoever leads has at hand for the step the room is at: what it is for, what to say, to ask and to watch.

import { h, replace } from "../base/dom.js";
import { list, record } from "./room.js";

// As [part of a note, what stands above it].
function noteParts({ _ }) {
  return [["say", _("What to say")], ["ask", _("A question to ask")], ["watch", _("What to watch")], ["aim", _("What it is for")]];
}

function paragraphs(text) {
  return text.split("\n").map((line) => h("p", null, line));
}

function noteView(note, isOneOfSeveral, words) {
  const { t } = words;
  const parts = noteParts(words)
    .filter(([part]) => note[part])
    .map(([part, head]) => h("div", { class: `wli-note-part wli-note-${part}` }, h(isOneOfSeveral ? "h4" : "h3", { class: "wli-note-head" }, head), paragraphs(t(note[part]))));
  return h("div", { class: "wli-note" }, isOneOfSeveral && h("h3", null, t(note.title)), parts);
}

export class NotesPart {
  constructor(state, words) {
    this.state = state;
    this.words = words;
    this.inside = h("div", { class: "wli-notes-inside" });
    this.node = h("details", { class: "wli-fold wli-notes", open: state.showsNotes, ontoggle: () => { state.showsNotes = this.node.open; } },
      h("summary", null, words._("Notes for this step")), this.inside);
    this.shown = null;
  }

  update() {
    const { state, words } = this;
    const step = state.closed ? null : state.current;
    const notes = step ? list(record(state.session.notes)[step.id]).map(record) : [];
    this.node.hidden = !notes.length;
    if (this.shown === (step && step.id)) return;
    this.shown = step && step.id;
    replace(this.inside, notes.map((note) => noteView(note, notes.length > 1, words)));
  }
}
