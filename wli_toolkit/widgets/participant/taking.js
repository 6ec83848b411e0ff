// Taking the page home: print or keep it, the day to look back, the text for the job card, the resume code once more.

import { button, h, replace, uid } from "../base/dom.js";
import { deletion } from "./menu.js";
import { FOLLOW_UP } from "./reading.js";
import { resumeCode } from "./scenes.js";

const FILE_NAME = "wli-blueprint.html";
const CALENDAR_NAME = "wli-30days.ics";

export function takeHomeScreen(app, step, screen) {
  const { _, t } = app.words;
  const { session, journey } = app;
  const isLast = journey.isEnd && !screen.aside;
  const sheet = h("div", { class: "wli-stack" });
  const calendar = h("div", { class: "wli-stack" });
  const copy = h("div", { class: "wli-stack" });
  const served = session.state.mode === "served";
  const ask = (type) => session.request({ type, lang: app.words.lang });
  replace(sheet, served ? links(app) : button(_("Show my page"), () => ask("sheet"), { kind: "primary" }));
  replace(calendar, served
    ? h("a", { class: "wli-button", href: `me/calendar.ics?lang=${app.words.lang}`, download: CALENDAR_NAME }, _("Put the day in my calendar"))
    : button(_("Put the day in my calendar"), () => ask("calendar")));
  replace(copy, button(_("Copy the text under the Job Card headings"), () => ask("job_card")));
  return {
    body: [
      h("h2", {}, _("Take your page home")),
      isLast && h("p", { class: "wli-lead" }, isAfterwards(app) ? _("That is all. Thank you for looking back. You may change your blueprint whenever you like.") : t(session.content.closing)),
      sheet,
      facilitatorsWord(app),
      !isAfterwards(app) && afterThirtyDays(app, calendar),
      h("div", { class: "wli-stack" },
        h("h3", {}, _("For your Job Card")),
        h("p", { class: "wli-muted" }, _("Your answers as text, under the headings of the Job Card’s career plan.")),
        copy),
      session.state.resume_code && h("div", { class: "wli-stack" },
        h("h3", {}, _("Your resume code, once more")),
        h("p", {}, _("With this code you can open your answers again. Please check that you have noted it down.")),
        resumeCode(app)),
      isLast && h("div", {}, deletion(app)),
    ],
    next: isLast || screen.aside ? null : {},
    news: {
      sheet: () => replace(sheet, frame(app, session.given.sheet)),
      calendar: () => replace(calendar, calendarFile(app, session.given.calendar)),
      job_card: () => showText(app, copy, session.given.job_card),
      handed_in: () => app.draw(),
    },
  };
}

// Whether one has looked back already: then nothing is said of the thirty days to come.
function isAfterwards(app) {
  return app.journey.step.occasion === FOLLOW_UP;
}

// What the facilitator wrote back to a blueprint that was handed in.
export function facilitatorsWord(app) {
  const { _ } = app.words;
  const { reply } = app.session.handedIn || {};
  if (typeof reply !== "string" || !reply) return null;
  return h("div", { class: "wli-panel wli-stack wli-reply" },
    h("h3", {}, _("A note from the facilitator")),
    reply.split(/\n+/).filter(Boolean).map((line) => h("p", {}, line)));
}

function afterThirtyDays(app, calendar) {
  const { _, t } = app.words;
  const { day30 } = app.session.content;
  return h("div", { class: "wli-panel wli-stack" },
    h("h3", {}, t(day30.title) || _("Looking back after 30 days")),
    t(day30.text) && h("p", {}, t(day30.text)),
    calendar,
    app.journey.mayLookBack && !app.session.closed && button(_("Look back now"), () => app.go(() => app.journey.lookBack()), { kind: "quiet" }));
}

function links(app) {
  const { _ } = app.words;
  const address = `me/blueprint.html?lang=${app.words.lang}`;
  return [
    h("p", {}, _("Your blueprint is one page. Print it, or keep it as a file on this phone.")),
    h("div", { class: "wli-row" },
      h("a", { class: "wli-button wli-button-primary", href: address, target: "_blank", rel: "noopener" }, _("Open and print")),
      h("a", { class: "wli-button", href: `${address}&keep=1`, download: FILE_NAME }, _("Keep as a file"))),
    h("p", { class: "wli-muted" }, _("If nothing opens, take a picture of the page instead.")),
  ];
}

function fileAddress(text, type) {
  return URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
}

// Inside a notebook there is no address to open: the page arrives as text and is shown in a frame.
function frame(app, html) {
  const { _ } = app.words;
  const address = fileAddress(html, "text/html");
  const view = h("iframe", { class: "wli-sheet", src: address, title: _("My blueprint") });
  return [
    h("div", { class: "wli-row" },
      button(_("Print"), () => view.contentWindow.print(), { kind: "primary" }),
      h("a", { class: "wli-button", href: address, download: FILE_NAME }, _("Keep as a file"))),
    view,
  ];
}

function calendarFile(app, text) {
  return h("a", { class: "wli-button", href: fileAddress(text, "text/calendar"), download: CALENDAR_NAME }, app.words._("Keep the calendar file"));
}

// The text in a box, all of it marked, and copied as far as the browser lets us.
function showText(app, place, text) {
  const { _ } = app.words;
  const id = uid("copy");
  const box = h("textarea", { class: "wli-input wli-copy", id, readonly: true, rows: 10, value: text });
  const said = h("p", { class: "wli-muted", role: "status" });
  const copy = async () => {
    const done = await copyFrom(box);
    said.textContent = done
      ? _("Copied. Paste it wherever you need it.")
      : _("It could not be copied automatically. The text is selected: press and hold it, then choose “Copy”.");
  };
  replace(place,
    h("label", { class: "wli-hidden", for: id }, _("For your Job Card")),
    box, h("div", { class: "wli-row" }, button(_("Copy"), copy)), said);
  copy();
}

// The clipboard is there in secure contexts only, which a phone in the seminar's network is not in.
async function copyFrom(box) {
  box.focus({ preventScroll: true });
  box.select();
  try {
    if (!navigator.clipboard) return document.execCommand("copy");
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    return false;
  }
}
