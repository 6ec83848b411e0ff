// The group's pictures that were released for the step the room is at, and one's own place in each.

import { button, h, replace, svgImage } from "../base/dom.js";

function placePart(app, key) {
  const { _ } = app.words;
  const place = app.session.room.placeIn(key, app.words.lang);
  if (!place || !place.lines.length) return null;
  const told = place.lines.length > 1
    ? h("ul", { class: "wli-place-lines" }, place.lines.map((line) => h("li", {}, line)))
    : h("p", {}, place.lines[0]);
  const note = h("p", { class: "wli-muted" }, _("Only this phone shows this."));
  // What concerns health, family or money opens by hand: somebody may look over one's shoulder.
  if (place.isPrivate) return h("details", { class: "wli-more wli-place" }, h("summary", {}, _("Where I sit")), told, note);
  return h("div", { class: "wli-place" }, h("h4", {}, _("Where I sit")), told, note);
}

function pictureCard(app, { key, title, sentence, svg }) {
  const { t } = app.words;
  return h("figure", { class: "wli-panel wli-stack wli-released", "data-key": key },
    h("h3", {}, t(title)),
    h("div", { class: "wli-released-frame" }, svgImage(t(svg), t(title), "wli-figure")),
    h("figcaption", {}, t(sentence)),
    placePart(app, key));
}

// {node, show}: the pictures there are, kept as they were while nothing about them changed.
export function releasedPart(app) {
  const { session } = app;
  const node = h("div", { class: "wli-stack", "aria-live": "polite" });
  let drawn = null;
  let asked = "";
  const show = () => {
    const { pictures } = session.room;
    const lang = app.words.lang;
    const wanted = pictures.map((one) => one.key).join(" ");
    if (asked !== wanted) pictures.forEach((one) => session.room.askPlace(one.key, lang));
    asked = wanted;
    const look = JSON.stringify(pictures.map((one) => [one, session.room.placeIn(one.key, lang)]));
    if (look === drawn) return;
    drawn = look;
    replace(node, pictures.map((one) => pictureCard(app, one)));
  };
  show();
  return { node, show };
}

export function picturesScreen(app) {
  const { _ } = app.words;
  const part = releasedPart(app);
  const none = h("p", { class: "wli-muted" }, _("No picture is shown just now."));
  const show = () => {
    part.show();
    none.hidden = app.session.room.pictures.length > 0;
  };
  show();
  return {
    body: [h("h2", {}, _("What the room said")), none, part.node],
    next: { label: _("Back to my own page"), act: () => app.look(false) },
    news: { pictures: show, place: show },
  };
}

export function picturesNotice(app) {
  const { _ } = app.words;
  if (!app.session.room.pictures.length || app.looking || app.journey.screen.kind === "wait") return null;
  return h("div", { class: "wli-notice wli-row" },
    h("p", {}, _("A picture of the whole room is there.")),
    button(_("Look at it"), () => app.look(true)));
}
