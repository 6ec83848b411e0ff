// What was done in the room, in a sentence: for the log, and beside the button that undoes it.

import { record, stepTitle } from "./room.js";

function titled(room, id, words) {
  const step = room.agenda.steps.find((one) => one.id === id);
  return step ? stepTitle(room, step, words) : String(id || "");
}

// A figure's key begins with the exercise it is of.
function figureTitle(room, key, words) {
  const [exercise] = String(key || "").split("/");
  return words.t(record(room.exercises[exercise]).title) || exercise;
}

export function shownNames(words) {
  const { _ } = words;
  return { join: _("How to join"), rules: _("Ground rules"), timer: _("Timer"), wall: _("The wall of voices") };
}

export function doneText(one, room, words) {
  const { _ } = words;
  const { what, step, detail } = record(one);
  const title = titled(room, step, words);
  const picture = figureTitle(room, detail, words);
  const shown = shownNames(words)[detail];
  const [undone, ...rest] = String(detail || "").split(" ");
  const texts = {
    open: () => _("Opened “{title}”", { title }),
    close: () => _("Closed “{title}”", { title }),
    minutes: () => _("Changed the minutes of “{title}” by {minutes}", { title, minutes: String(detail || "") }),
    release: () => _("Showed a picture of “{title}”", { title: picture }),
    withdraw: () => _("Took off a picture of “{title}”", { title: picture }),
    heads_up: () => _("Asked everyone to look up"),
    heads_down: () => _("Let the phones light up again"),
    hide_counts: () => _("Hid the head-count on the screen"),
    show_counts: () => _("Showed the head-count on the screen"),
    show: () => (shown ? _("Put on the screen: {what}", { what: shown }) : _("Let the screen follow the steps")),
    coming: () => _("Somebody went to help at a seat"),
    helped: () => _("Help at a seat was done"),
    assistant_in: () => _("Made a passcode for assistants"),
    assistant_out: () => _("Withdrew the assistants’ passcode"),
    undo: () => _("Undone: {what}", { what: doneText({ what: undone, step, detail: rest.join(" ") }, room, words) }),
    end: () => _("Ended the workshop"),
  };
  return Object.hasOwn(texts, what) ? texts[what]() : String(what || "");
}
