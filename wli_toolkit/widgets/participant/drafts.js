// The blueprint's first draft: every box made from earlier answers, on one page, to change or to keep.

import { h, replace, uid } from "../base/dom.js";
import { buildText } from "./controls/text.js";
import { isDrafted } from "./screens.js";

// The boxes as they stand: what was saved, otherwise what Python drafted.
export function boxesNow(app, step) {
  return (app.session.boxes || []).map((draft) => {
    const ref = { occasion: step.occasion, exercise: step.exercise, field: draft.field, row: 0 };
    const { value, given, refused } = app.session.answer(ref);
    const text = given ? value : draft.text;
    return { ...draft, ref, given, refused, text: typeof text === "string" ? text : "" };
  });
}

export function draftsScreen(app, step) {
  const { _, t } = app.words;
  const { session } = app;
  const exercise = session.content.exercises[step.exercise];
  const list = h("div", { class: "wli-stack" });
  const drafted = () => boxesNow(app, step).filter((box) => {
    const declared = exercise.boxes.find((one) => one.field === box.field);
    return declared && exercise.fields[box.field] && isDrafted(session, declared);
  });
  const show = () => {
    if (!session.boxes) {
      const here = session.ready ? _("Putting your answers together…") : _("Your draft appears here once the connection is back. You can go on.");
      replace(list, h("p", { class: "wli-muted" }, here));
    } else replace(list, drafted().map((box) => draftBox(app, exercise.fields[box.field], box)));
  };
  const accept = () => {
    drafted().filter((box) => !box.given && box.text).forEach((box) => session.change(box.ref, box.text));
    app.next();
  };
  session.request({ type: "boxes", lang: app.words.lang });
  show();
  return {
    body: [
      h("h2", {}, app.stepTitle(step)),
      h("p", { class: "wli-lead" }, t(exercise.lead)),
      h("p", { class: "wli-muted" }, _("Each box can be changed or left empty.")),
      list,
    ],
    next: { label: _("This is fine"), act: accept },
    // A draft is not replaced under the fingers of who is changing it.
    news: { boxes: () => list.contains(document.activeElement) || show(), link: () => session.boxes || show() },
  };
}

function draftBox(app, field, box) {
  const { _, t } = app.words;
  const ids = { input: uid("draft"), error: uid("error"), mark: uid("mark") };
  const error = h("p", { class: "wli-error", id: ids.error, role: "alert" }, box.refused ? t(box.refused) : "");
  const change = (value, { typing, refused }) => {
    if (typing) app.typedAt = performance.now();
    app.session.change(box.ref, value, { typing, refused });
    error.textContent = refused || "";
  };
  return h("div", { class: "wli-panel wli-stack" },
    h("h3", {}, h("label", { for: ids.input }, t(box.title) || t(field.ask))),
    box.from_private && h("p", { id: ids.mark }, privateMark(_)),
    buildText(field, box.text, { ids, described: `${ids.mark} ${ids.error}`, words: app.words, change, rows: 3 }),
    error);
}

export function privateMark(_) {
  return h("span", { class: "wli-tag wli-tag-private" }, _("Made from private answers"));
}
