// One text on its way to the wall, as the facilitator reads it, with what can be done about it.

import { h, replace, setText } from "../base/dom.js";
import { AskOnce, actionButton, setAble } from "./parts.js";

// What may be done, by how a text stands; the first is the likeliest.
const ACTS = {
  waiting: ["show", "hold", "hide"],
  held: ["show", "hide"],
  shown: ["pin", "hide"],
  pinned: ["unpin", "hide"],
  hidden: ["show"],
};

function actName(act, state, { _ }) {
  const names = {
    show: _("Put it on the wall"),
    hold: _("Hold it back"),
    hide: state === "shown" ? _("Take it off the wall") : _("Do not show it"),
    pin: _("Put it first"),
    unpin: _("No longer first"),
  };
  return names[act];
}

export class WallCard {
  constructor(state, words, item) {
    this.state = state;
    this.words = words;
    this.number = item.number;
    this.asked = h("p", { class: "wli-voice-asked" });
    this.text = h("p", { class: "wli-voice-text" });
    this.tags = h("p", { class: "wli-row wli-voice-tags" });
    this.actions = h("div", { class: "wli-row wli-voice-actions" });
    this.ask = new AskOnce();
    this.node = h("li", { class: "wli-voice" }, this.asked, this.text, this.tags, this.actions, this.ask.node);
    this.update(item);
  }

  update(item) {
    const { words } = this;
    const { _, t } = words;
    this.item = item;
    this.buttons?.forEach((one) => setAble(one, this.isFree));
    const look = JSON.stringify(item);
    if (this.drawn === look) return;
    this.drawn = look;
    this.ask.close();
    this.node.dataset.state = item.state;
    this.node.dataset.pinned = item.pinned ? "yes" : "no";
    setText(this.asked, _("{exercise} · {question}", { exercise: t(item.exercise_title), question: t(item.field_title) }));
    setText(this.text, String(item.text));
    replace(this.tags,
      h("span", { class: "wli-muted" }, _("No. {number}", { number: item.number })),
      item.pinned && h("span", { class: "wli-tag" }, _("first")),
      item.has_held_word && item.state !== "shown" && h("span", { class: "wli-tag wli-voice-word" }, _("has a word to hold back")));
    this.buttons = ACTS[item.pinned ? "pinned" : item.state].map((act, at) => this.button(act, at === 0 && item.state === "waiting"));
    replace(this.actions, this.buttons);
    this.buttons.forEach((one) => setAble(one, this.isFree));
  }

  get isFree() {
    return this.state.ready && !this.state.pending;
  }

  button(act, isLikely) {
    const name = actName(act, this.item.state, this.words);
    const kind = isLikely ? "primary" : "plain";
    return actionButton(name, () => this.press(act), { kind, "data-act": act, "aria-label": `${name}: ${this.item.number}` });
  }

  press(act) {
    if (act === "show" && this.item.has_held_word) this.askToShow();
    else this.state.act("moderate", { number: this.number, act });
  }

  askToShow() {
    const { _ } = this.words;
    this.ask.ask({
      question: _("It has a word to hold back. Put it on the wall all the same?"),
      yes: _("Put it on the wall"),
      no: _("Leave it for now"),
      onyes: () => this.state.act("moderate", { number: this.number, act: "show" }),
    });
  }
}
