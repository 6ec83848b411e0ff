// What the blueprints have in common, above them and folded: words, boxes, and what was chosen before.

import { h, replace } from "../base/dom.js";
import { list, record } from "./room.js";

export class InCommonPart {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.drawn = null;
    this.inside = h("div", { class: "wli-stack wli-common-inside" });
    this.node = h("details", { class: "wli-fold wli-common" }, h("summary", null, _("What the blueprints have in common")), this.inside);
  }

  update() {
    const { inCommon, handins } = this.state;
    this.node.hidden = !list(handins).length;
    const look = JSON.stringify(inCommon);
    if (this.drawn === look) return;
    this.drawn = look;
    const { over, themes, boxes, chosen } = inCommon;
    replace(this.inside, over ? this.counted(list(themes).map(record), list(boxes).map(record)) : this.later(), this.chosen(list(chosen).map(record)));
  }

  later() {
    const { _ } = this.words;
    return h("p", { class: "wli-muted" }, _("Words that many people used, and how many filled each box, appear here once the workshop has ended: until then blueprints can be taken back."));
  }

  // How many people, as far as it may be told.
  people({ how, people }) {
    const { _ } = this.words;
    if (how === "number") return _("{n} people", { n: people });
    if (how === "almost") return _("almost all");
    return how === "least" ? _("{n} or more", { n: this.state.inCommon.threshold }) : "–";
  }

  counted(themes, boxes) {
    const { _, t } = this.words;
    const n = this.state.inCommon.threshold;
    const word = (one) => h("li", null, h("span", { class: "wli-common-word" }, one.word), " ", h("span", { class: "wli-common-people" }, this.people(one)));
    const box = (one) => h("div", null, h("dt", null, t(one.title)), h("dd", null, this.people(one)));
    return [
      h("h4", null, _("Words that {n} people or more used", { n })),
      themes.length ? h("ul", { class: "wli-common-words" }, themes.map(word)) : h("p", { class: "wli-muted" }, _("No word was used by so many.")),
      h("p", { class: "wli-muted" }, this.reading()),
      h("h4", null, _("How many handed in each box")),
      h("dl", { class: "wli-common-boxes" }, boxes.map(box)),
    ];
  }

  reading() {
    const { _, t, lang } = this.words;
    const said = [_("People are counted, not how often they wrote it. A word does not say whether they are for or against. Names, places and numbers are left out.")];
    const titles = list(this.state.inCommon.left_out).map((one) => t(one));
    const boxes = new Intl.ListFormat(lang).format(titles);
    if (titles.length) said.push(_("So are the words in these boxes, which may touch private things: {boxes}.", { boxes }));
    return said.join(lang === "ja" ? "" : " ");
  }

  chosen(pictures) {
    const { _, t } = this.words;
    if (!pictures.length) return null;
    const one = ({ title, text }) => h("div", null, h("dt", null, t(title)), h("dd", null, t(text)));
    return [h("h4", null, _("What the group chose before")), h("dl", { class: "wli-common-chosen" }, pictures.map(one))];
  }
}
