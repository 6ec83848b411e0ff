// What the answers say back: a few sentences, a small picture, one offer perhaps, and a question to think about.

import { button, h, replace } from "../base/dom.js";
import { drawPicture } from "./pictures/all.js";
import { postingPanel } from "./posting.js";
import { asRecord } from "./reading.js";

export function feedbackScreen(app, step) {
  const { _, t } = app.words;
  const { session } = app;
  const exercise = session.content.exercises[step.exercise];
  const said = h("div", { class: "wli-stack", "aria-live": "polite" });
  const title = h("h2");
  const ponder = h("p", {}, t(exercise.ponder));
  // Of several exercises to choose from, only what is said of the one chosen.
  const known = () => {
    const feedback = session.feedback.get(step.id);
    return feedback && (!feedback.exercise || feedback.exercise === step.exercise) ? feedback : null;
  };
  const show = () => {
    const feedback = known();
    title.textContent = feedback && !feedback.lines.length && !feedback.picture ? _("These questions are done") : _("Looking at your answers");
    if (!feedback) {
      const here = session.ready ? _("Reading your answers…") : _("What your answers say appears here once the connection is back. You can go on.");
      replace(said, h("p", { class: "wli-muted" }, here));
      return;
    }
    const picture = drawPicture(feedback.picture, app.words);
    const offer = asRecord(feedback.offer);
    // An offer is made once: its sentence, where it says which one it is, goes with its button.
    const taken = Number.isInteger(offer.line) && (session.recall("offered") || []).includes(step.id);
    const lines = feedback.lines.filter((_line, at) => !(taken && at === offer.line));
    if (feedback.ponder) ponder.textContent = t(feedback.ponder);
    replace(said,
      lines.map((line) => h("p", {}, line)),
      !taken && offerButton(app, step, offer),
      picture && h("figure", { class: "wli-panel" }, picture));
  };
  session.request(feedbackRequest(app, step));
  show();
  return {
    body: [
      title,
      said,
      h("div", { class: "wli-panel wli-stack wli-ponder" }, h("h3", {}, _("A question to think about")), ponder),
      postingPanel(app, step),
    ],
    news: { feedback: show, link: show },
  };
}

function feedbackRequest(app, step) {
  const chosen = step.alternatives ? { exercise: step.exercise } : {};
  return { type: "feedback", step: step.id, lang: app.words.lang, ...chosen };
}

// An offer changes one answer by one tap: {field, value, label}.
function offerButton(app, step, { field, value, label }) {
  const { session, words } = app;
  if (typeof field !== "string" || value === undefined || !session.content.exercises[step.exercise].fields[field]) return null;
  const take = () => {
    session.remember("offered", [...(session.recall("offered") || []), step.id]);
    session.change({ occasion: step.occasion, exercise: step.exercise, field, row: 0 }, value);
    session.request(feedbackRequest(app, step));
  };
  return h("p", {}, button(words.t(label) || words._("Make it half"), take));
}
