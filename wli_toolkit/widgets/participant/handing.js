// Handing in: nothing is ticked until one chooses, and what will be read is shown before it is given.

import { button, h, replace, uid } from "../base/dom.js";
import { boxesNow, privateMark } from "./drafts.js";
import { facilitatorsWord } from "./taking.js";
import { asList, asRecord } from "./reading.js";

export function handInScreen(app, step) {
  const { _ } = app.words;
  const { session } = app;
  const place = h("div", { class: "wli-stack" });
  const show = () => replace(place, session.handedIn ? handedIn(app) : new Choosing(app, step).node);
  if (!session.boxes) session.request({ type: "boxes", lang: app.words.lang });
  show();
  return {
    body: [h("h2", {}, _("Hand your blueprint to the facilitator?")), place],
    news: { boxes: show, handed_in: show, problem: show },
  };
}

function handedIn(app) {
  const { _, t } = app.words;
  const { number, boxes, nickname } = app.session.handedIn;
  const back = h("div", { class: "wli-stack" });
  const ask = () => {
    app.session.request({ type: "take_back" });
    replace(back, h("p", { class: "wli-muted", role: "status" }, app.session.ready ? _("Taking it back…") : _("It is taken back once the connection is there.")));
  };
  replace(back, button(_("Take it back"), ask));
  return [
    h("p", { class: "wli-done", role: "status" }, "✓ ", _("Handed in. Your hand-in number is {number}.", { number })),
    h("p", { class: "wli-muted" }, _("The number has nothing to do with your seat. You can take it back until the workshop ends.")),
    preview(app, asList(boxes).map((box) => {
      const { field = String(box), title, text = "" } = asRecord(box);
      return { title: t(title) || titleOf(app, field), text: String(text) };
    }), nickname),
    facilitatorsWord(app),
    !app.session.closed && back,
  ];
}

function titleOf(app, field) {
  const box = (app.session.boxes || []).find((one) => one.field === field);
  const exercise = app.session.content.exercises[app.journey.step.exercise];
  return box ? app.words.t(box.title) : app.words.t((exercise.fields[field] || {}).ask);
}

// What the facilitator will read, word for word.
function preview(app, boxes, nickname) {
  const { _ } = app.words;
  return h("div", { class: "wli-panel wli-stack wli-preview" },
    h("h3", {}, _("This is what the facilitator reads")),
    boxes.length ? h("dl", { class: "wli-stack" }, boxes.map(({ title, text }) => h("div", {}, h("dt", {}, title), h("dd", {}, text)))) : h("p", {}, _("Nothing yet.")),
    nickname && h("p", {}, _("Signed: {nickname}", { nickname })));
}

class Choosing {
  constructor(app, step) {
    this.app = app;
    this.boxes = boxesNow(app, step).filter((box) => box.text && !box.refused);
    this.nickname = nicknameOf(app, step);
    this.list = h("div", { class: "wli-stack" });
    this.node = h("div", { class: "wli-stack" }, this.draw());
    // Drawn anew in another language, what was ticked stays ticked.
    if (app.ticked && this.boxes.length) this.show();
  }

  draw() {
    const { _, t } = this.app.words;
    if (!this.app.session.boxes) return h("p", { class: "wli-muted" }, _("Putting your answers together…"));
    if (!this.boxes.length) return h("p", {}, _("No box is filled yet, so there is nothing to hand over. Your page is yours all the same."));
    const name = uid("share");
    const single = this.app.session.content.handing.all === false;
    const usual = single ? [] : this.boxes.filter((box) => box.default_ticked !== false);
    const option = (way, label, hint, boxes) => h("label", { class: "wli-option" },
      h("input", { type: "radio", name, checked: this.app.ticked && this.app.ticked.way === way, onchange: () => this.choose(way, boxes) }),
      h("span", {}, h("span", { class: "wli-strong" }, label), h("br"), h("span", { class: "wli-muted" }, hint)));
    const held = usual.length < this.boxes.length;
    return [
      h("p", {}, _("Only what you choose here is read. Without a choice, nothing leaves your page.")),
      single && h("p", { class: "wli-notice" }, _("Where the facilitator belongs to the organiser, boxes are chosen one by one.")),
      h("fieldset", {}, h("legend", { class: "wli-hidden" }, _("Hand your blueprint to the facilitator?")),
        h("div", { class: "wli-options" },
          usual.length > 0 && option("all", _("All of it"),
            held ? _("Boxes close to your private life stay unticked; you decide about them.") : _("Every box that is filled"),
            usual),
          option("some", _("Only boxes I choose"), _("You tick them one by one"), []),
          option("none", _("Keep it to myself"), _("The facilitator reads nothing"), []))),
      this.list,
    ];
  }

  choose(way, boxes) {
    this.app.ticked = { way, fields: new Set(boxes.map((box) => box.field)) };
    this.show();
  }

  show() {
    const { way, fields } = this.app.ticked;
    if (way === "none") return replace(this.list, h("p", { class: "wli-notice", role: "status" }, this.app.words._("It stays with you. Press “Next” to go on.")));
    const shown = h("div");
    const { _, t } = this.app.words;
    const tick = (box, event) => {
      if (event.target.checked) fields.add(box.field);
      else fields.delete(box.field);
      this.preview(shown);
    };
    this.preview(shown);
    return replace(this.list,
      h("fieldset", {}, h("legend", { class: "wli-strong" }, _("Boxes to hand over")),
        h("div", { class: "wli-options" }, this.boxes.map((box) => h("label", { class: "wli-option" },
          h("input", { type: "checkbox", checked: fields.has(box.field), onchange: (event) => tick(box, event) }),
          h("span", {}, t(box.title), box.from_private && h("span", { class: "wli-line" }, privateMark(_))))))),
      shown);
  }

  preview(place) {
    const { _ } = this.app.words;
    const chosen = this.boxes.filter((box) => this.app.ticked.fields.has(box.field));
    replace(place, h("div", { class: "wli-stack" },
      preview(this.app, chosen.map((box) => ({ title: this.app.words.t(box.title), text: box.text })), chosen.length && this.nickname),
      chosen.length > 0 && button(_("Hand over these boxes"), () => this.give(chosen), { kind: "primary" })));
  }

  // A draft nobody changed is saved first, so that what is read is what was shown.
  give(chosen) {
    const { session, words } = this.app;
    chosen.filter((box) => !box.given).forEach((box) => session.change(box.ref, box.text));
    session.request({ type: "hand_in", boxes: chosen.map((box) => box.field) });
    this.app.ticked = null;
    const said = session.ready ? words._("Handing over…") : words._("It is handed over once the connection is back.");
    replace(this.list, h("p", { class: "wli-muted", role: "status" }, said));
  }
}

// The other texts that are read with the boxes: what one wants to be called.
function nicknameOf(app, step) {
  const { fields } = app.session.content.exercises[step.exercise];
  if (!fields.nickname) return null;
  return app.session.answer({ occasion: step.occasion, exercise: step.exercise, field: "nickname" }).value;
}
