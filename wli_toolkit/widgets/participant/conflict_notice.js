// Telling that another device had changed an answer too: what it said there, and the way to take that one back.

import { button, focusOn, h } from "../base/dom.js";
import { sayAnswer } from "./saying.js";

function said(app, { exercise, field, value }) {
  const { _ } = app.words;
  if (value === null) return _("It had been left unanswered there.");
  const declared = app.session.content.exercises[exercise].fields[field];
  return _("There it says: {value}", { value: sayAnswer(declared, value, app.words) });
}

function asked(app, { exercise, field }) {
  const declared = (app.session.content.exercises[exercise] || { fields: {} }).fields[field];
  return declared ? app.words.t(declared.ask) : null;
}

// What is spoken when one is there; nothing when one is gone.
export function conflictNews(app, ref) {
  return ref && asked(app, ref) && app.words._("An answer has been changed on another device, too. You find it at the top of the page.");
}

export function conflictNotice(app) {
  const { _ } = app.words;
  const { conflicts } = app.session;
  const { first } = conflicts;
  const question = first && asked(app, first);
  if (!question) return null;
  const done = (act) => () => {
    act();
    app.redrawInPlace();
    focusOn(app.main.querySelector("h2") || app.main);
  };
  return h("div", { class: "wli-notice wli-stack wli-conflict" },
    h("p", {}, _("“{question}” has been changed on another device or in another window, too.", { question })),
    h("p", { class: "wli-strong" }, said(app, first)),
    h("p", { class: "wli-muted" }, _("What you wrote here last is saved.")),
    h("div", { class: "wli-row" },
      button(_("Take the other one"), done(() => conflicts.takeBack(first))),
      button(_("Leave it as it is"), done(() => conflicts.dismiss(first)), { kind: "quiet" })));
}
