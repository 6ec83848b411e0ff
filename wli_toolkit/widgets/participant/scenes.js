// The screens around the questions: consent, resume code, introduction, pause, waiting, rest, goodbye.

import { button, h, svgImage } from "../base/dom.js";
import { helpPart } from "./help.js";
import { releasedPart } from "./released.js";
import { stillOpen } from "./still_open.js";
import { turnPart } from "./turns.js";

function paragraphs(text, className) {
  return text.split(/\n+/).filter(Boolean).map((line) => h("p", { class: className }, line));
}

// The resume code in groups that never break in the middle, and as a picture.
export function resumeCode(app) {
  const { _ } = app.words;
  const { resume_code: code, resume_qr: picture } = app.session.state;
  const groups = String(code).split("-");
  return h("div", { class: "wli-panel wli-stack wli-key" },
    h("p", { class: "wli-code" }, groups.map((group, at) => h("span", {}, group + (at < groups.length - 1 ? "-" : "")))),
    picture && svgImage(picture, _("Resume code as a QR code"), "wli-qr"));
}

export function consentScreen(app) {
  const { _, t } = app.words;
  const { content, state } = app.session;
  const exercise = content.exercises[app.journey.step.exercise];
  return {
    body: [
      h("h2", {}, t(content.title)),
      app.session.hosted ? null : h("p", { class: "wli-lead" }, t(content.opening)),
      h("p", { class: "wli-lead" }, t(exercise.lead)),
      paragraphs(t(content.consent.spirit)),
      h("details", { class: "wli-more" },
        h("summary", {}, _("What happens to your answers")),
        paragraphs(t(content.consent.text))),
      h("p", { class: "wli-done" }, h("span", { "aria-hidden": "true" }, "✓ "), t(exercise.fields.consent_use.ask)),
      state.mode !== "self_study" && h("p", { class: "wli-muted" }, _("You agreed to this when you joined.")),
      state.mode !== "self_study" && state.seat && h("p", {}, _("Your seat number is {seat}. Say it when you want help.", { seat: state.seat })),
    ],
    next: { label: _("Start") },
  };
}

export function codeScreen(app) {
  const { _ } = app.words;
  const kept = app.session.recall("kept");
  const keep = () => {
    app.session.remember("kept", true);
    app.next();
  };
  return {
    body: [
      h("h2", {}, _("Your resume code")),
      h("p", {}, _("This is your own key. If it is lost, not even the facilitator can bring your answers back. Take a picture of this screen now, or write the code on your card.")),
      resumeCode(app),
      kept
        ? h("p", { class: "wli-done" }, h("span", { "aria-hidden": "true" }, "✓ "), _("You have noted it down."))
        : button(_("Later (it is in the menu, too)"), () => app.next(), { kind: "quiet" }),
    ],
    next: kept ? {} : { label: _("I have noted it down"), act: keep },
  };
}

export function introScreen(app, step) {
  const { _, t } = app.words;
  const exercise = app.session.content.exercises[step.exercise];
  const again = !app.isFirstAsked(step);
  const count = step.entries.reduce((sum, entry) => sum + (entry.rows ? entry.screens.length : 1), 0);
  return {
    body: [
      h("h2", {}, app.stepTitle(step)),
      again
        ? h("p", { class: "wli-lead" }, _("Some of these you answered at the start. Answer as you feel now; no need to remember what you chose."))
        : [h("p", { class: "wli-lead" }, t(exercise.lead)), exercise.before && h("p", { class: "wli-notice" }, t(exercise.before))],
      h("p", { class: "wli-muted" }, _("Questions: {count}, about {minutes} min", { count, minutes: step.minutes })),
    ],
    next: { label: _("Begin") },
  };
}

export function pauseScreen(app, step) {
  const { t } = app.words;
  const turns = Number(step.turn_seconds) > 0 ? turnPart(app, step) : null;
  return {
    body: [
      h("h2", {}, app.stepTitle(step)),
      turns && turns.node,
      paragraphs(t(step.phone), "wli-lead"),
    ],
    tick: turns && turns.tick,
  };
}

export function waitScreen(app, step) {
  const { _, t } = app.words;
  const exercise = app.session.content.exercises[step.exercise];
  const pictures = releasedPart(app);
  const open = app.journey.unanswered();
  return {
    body: [
      h("div", { class: "wli-calm", "aria-hidden": "true" }, h("span"), h("span"), h("span")),
      h("h2", {}, _("Please wait for the facilitator")),
      h("p", {}, _("The next question appears here by itself. You may put the phone down.")),
      pictures.node,
      open.length > 0 && h("div", { class: "wli-panel wli-stack" }, h("h3", {}, _("Still open")), stillOpen(app, open)),
      exercise && h("div", { class: "wli-panel wli-stack" },
        h("h3", {}, _("While you wait, think about this")), h("p", {}, t(exercise.ponder))),
      h("p", { class: "wli-muted" }, _("To look at your answers again or change them, press “Back”.")),
    ],
    next: null,
    news: { pictures: pictures.show, place: pictures.show },
  };
}

export function restScreen(app) {
  const { _ } = app.words;
  const { mode, seat } = app.session.state;
  return {
    body: [
      h("h2", {}, _("Taking a break")),
      h("p", { class: "wli-lead" }, _("The questions are hidden. Breathe out slowly and let your shoulders drop.")),
      h("p", {}, _("You may leave your seat. You may skip any question you would rather not answer. What you have written is kept.")),
      mode !== "self_study" && seat && h("p", {}, _("If you would like help, tell the staff near you your seat number: {seat}.", { seat })),
      helpPart(app),
      button(_("Carry on"), () => app.rest(false), { kind: "primary" }),
    ],
  };
}

const GOODBYES = {
  deleted: (_) => [_("Your data has been deleted"), _("Nothing you wrote is left here or on this phone. Thank you for coming. You may close this page.")],
  left: (_) => [_("You have left this device"), _("Nothing you wrote can be seen here any more. With your resume code you can go on, here or on another device.")],
  other: (_) => [_("Another person is using this device now"), _("This page belonged to whoever was here before. With your resume code you can go on, here or on another device.")],
};

export function goodbyeScreen(app) {
  const { _ } = app.words;
  const [title, text] = GOODBYES[app.session.gone](_);
  return { body: [h("h2", {}, title), h("p", {}, text), app.session.gone !== "deleted" && h("p", {}, h("a", { class: "wli-button", href: "/" }, _("To the first page")))] };
}
