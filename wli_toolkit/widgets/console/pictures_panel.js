// The group's pictures: looked at here first, then released to the screen and the phones.

import { focusOn, h, replace, setText, svgImage } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { list, record, stepTitle } from "./room.js";

const DEFAULT_THRESHOLD = 5;

function cellText(row, words) {
  const { _, t } = words;
  const told = t(row.text);
  if (told) return told;
  if (Number.isFinite(row.median)) {
    const hasRange = Number.isFinite(row.q1) && Number.isFinite(row.q3);
    const median = _("median {median}", { median: row.median });
    const range = _("(middle half {q1} to {q3})", { q1: row.q1, q3: row.q3 });
    return hasRange ? `${median} ${range}` : median;
  }
  return Number.isFinite(row.count) ? _("{n} people", { n: row.count }) : "–";
}

function figureTable(figure, words) {
  const { _, t } = words;
  const rows = list(figure.table).map(record);
  if (!rows.length) return null;
  return h(
    "details",
    { class: "wli-fold wli-picture-table" },
    h("summary", null, _("Read as a table")),
    h(
      "table",
      null,
      h("caption", { class: "wli-hidden" }, t(figure.title)),
      h("tbody", null, rows.map((row) => h("tr", null, h("th", { scope: "row" }, t(row.label)), h("td", null, cellText(row, words))))),
    ),
  );
}

// What the cards are drawn from. Releasing one brings all pictures anew: cards that look the same stay, with
// their focus and their opened tables.
function lookOf(figures) {
  return JSON.stringify(figures, (name, value) => (name === "released" ? undefined : value));
}

class PictureCard {
  constructor(state, words, figure) {
    const { _, t } = words;
    this.state = state;
    this.words = words;
    this.figure = figure;
    const title = t(figure.title);
    this.isShown = !figure.suppressed && Boolean(t(figure.svg));
    this.status = h("span", { class: "wli-tag wli-picture-out" });
    this.show = actionButton("", () => state.act("release", { key: figure.key }), {});
    this.hide = actionButton("", () => state.act("withdraw", { key: figure.key }), {});
    this.node = h(
      "article",
      { class: "wli-picture wli-panel", "aria-label": title },
      h("div", { class: "wli-picture-head" }, h("h4", null, title), Number.isFinite(figure.n) ? h("span", { class: "wli-muted" }, _("{n} people", { n: figure.n })) : null, this.status),
      this.isShown ? this.body(title) : this.instead(),
      this.isShown ? h("div", { class: "wli-row" }, this.show, this.hide) : null,
    );
  }

  body(title) {
    const { words, figure } = this;
    return [
      h("p", { class: "wli-picture-says" }, words.t(figure.sentence)),
      h("div", { class: "wli-picture-frame" }, svgImage(words.t(figure.svg), title, "wli-figure")),
      figureTable(figure, words),
    ];
  }

  // Suppressed and empty look alike.
  instead() {
    const { _ } = this.words;
    const n = this.figure.threshold || this.state.session.threshold || DEFAULT_THRESHOLD;
    const isFixed = this.figure.suppressed || this.figure.frozen_at;
    return h("p", { class: "wli-empty" }, isFixed ? _("Not shown: parts of it are about fewer than {n} people.", { n }) : _("Shown once its step is closed."));
  }

  update() {
    const { _, t } = this.words;
    const { state } = this;
    const place = this.isShown ? state.placeOf(this.figure) : null;
    const tags = { screen: _("on screen and phones"), phones: _("on the phones"), before: _("shown earlier") };
    const shows = { phones: _("Bring to the screen"), before: _("Show again on screen and phones") };
    this.status.hidden = !place;
    setText(this.status, tags[place] || "");
    this.node.dataset.out = place === "screen" || place === "phones" ? "yes" : "no";
    const label = (node, said) => {
      setText(node, said);
      node.setAttribute("aria-label", `${said}: ${t(this.figure.title)}`);
      setAble(node, state.ready);
    };
    label(this.show, shows[place] || _("Show on screen and phones"));
    label(this.hide, _("Take off the screen and phones"));
    this.show.className = `wli-button wli-button-${place ? "plain" : "primary"}`;
    // A press that has taken effect leaves the focus on what undoes it.
    const focused = [this.show, this.hide].find((node) => node === document.activeElement);
    this.show.hidden = state.closed || place === "screen";
    this.hide.hidden = state.closed || !["screen", "phones"].includes(place);
    if (focused && focused.hidden) focusOn(this.hide.hidden ? this.show : this.hide);
  }
}

export class PicturesPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "pictures";
    this.name = _("Pictures");
    this.cards = [];
    this.drawn = null;
    this.busy = h("p", { class: "wli-muted", role: "status" });
    this.again = actionButton(_("Fetch again"), () => state.request("figures", { again: true }), { kind: "quiet" });
    this.list = h("div", { class: "wli-pictures" });
    this.node = h(
      "div",
      { class: "wli-stack" },
      h("div", { class: "wli-panel-head" }, h("p", { class: "wli-muted" }, _("Only you see these until you show them.")), this.again),
      this.busy,
      this.list,
    );
  }

  opened() {
    this.state.request("figures");
  }

  // The latest step first: that is the picture about to be talked over.
  draw() {
    const { state, words } = this;
    const { _ } = words;
    this.drawn = lookOf(state.figures);
    const groups = state.room.agenda.steps
      .map((step) => ({ step, figures: state.figures.filter((figure) => figure.step === step.id) }))
      .filter((group) => group.figures.length)
      .reverse();
    this.cards = [];
    const sections = groups.map(({ step, figures }) => {
      const cards = figures.map((figure) => new PictureCard(state, words, figure));
      this.cards.push(...cards);
      return h("section", { class: "wli-picture-group" }, h("h3", null, stepTitle(state.room, step, words)), cards.map((card) => card.node));
    });
    const none = _("No pictures yet. When you close a step, its results are fixed and appear here.");
    replace(this.list, sections.length ? sections : h("p", { class: "wli-empty" }, none));
  }

  update() {
    const { _ } = this.words;
    setText(this.busy, this.state.asked.has("figures") ? _("Counting…") : "");
    setAble(this.again, this.state.ready);
    if (this.state.figures && this.drawn !== lookOf(this.state.figures)) this.draw();
    this.cards.forEach((card) => card.update());
  }

  badge() {
    return 0;
  }
}
