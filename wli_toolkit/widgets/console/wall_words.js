// The words to hold back, one to a line; and what was done on the wall.

import { h, replace, setText, uid } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { wordLines } from "./wall_reading.js";

export class HeldWords {
  constructor(state, words) {
    const { _ } = words;
    const name = uid("held");
    const hint = uid("hint");
    this.state = state;
    this.words = words;
    this.area = h("textarea", { class: "wli-input", id: name, rows: 4, "aria-describedby": hint, autocomplete: "off", oninput: () => this.write() });
    this.save = actionButton(_("Keep these words"), () => this.send(), {});
    this.said = h("p", { class: "wli-muted", role: "status" });
    this.node = h("details", { class: "wli-fold wli-wall-more" },
      h("summary", null, _("Words to hold back")),
      h("div", { class: "wli-stack" },
        h("p", { class: "wli-muted", id: hint }, _("A text with one of these words waits apart. For names of firms and people, say. They count for what comes in from now on.")),
        h("label", { class: "wli-line", for: name }, _("One word to a line")),
        this.area,
        h("div", { class: "wli-row" }, this.save, this.said)));
  }

  // What is half written is kept while other things arrive.
  write() {
    this.state.wordsDraft = this.area.value;
    this.update();
  }

  send() {
    this.state.act("held_words", { words: wordLines(this.area.value) });
  }

  update() {
    const { _ } = this.words;
    const { state } = this;
    const kept = (state.wall ? state.wall.heldWords : []).join("\n");
    const draft = state.wordsDraft;
    const isChanged = draft !== null && draft !== kept;
    const wanted = draft === null ? kept : draft;
    if (this.area.value !== wanted) this.area.value = wanted;
    setAble(this.save, state.ready && !state.pending && isChanged);
    setText(this.said, isChanged ? _("Not kept yet") : state.wordsKept ? _("Kept ✓") : "");
  }
}

export function wallDone({ what, number }, { _ }) {
  const texts = {
    show: () => _("No. {number} was put on the wall", { number }),
    hide: () => _("No. {number} is not shown", { number }),
    hold: () => _("No. {number} was held back", { number }),
    pin: () => _("No. {number} was put first", { number }),
    unpin: () => _("No. {number} is no longer first", { number }),
    undo: () => _("What was done to no. {number} was undone", { number }),
  };
  return Object.hasOwn(texts, what) ? texts[what]() : String(number);
}

export class WallLog {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.list = h("ol", { class: "wli-wall-log" });
    this.empty = h("p", { class: "wli-muted" }, _("Nothing has been done yet."));
    this.node = h("details", { class: "wli-fold wli-wall-more" }, h("summary", null, _("What was done here")), this.empty, this.list);
  }

  update() {
    const entries = this.state.wall ? this.state.wall.log : [];
    this.empty.hidden = entries.length > 0;
    const look = JSON.stringify(entries);
    if (this.drawn === look) return;
    this.drawn = look;
    replace(this.list, [...entries].reverse().map((one) => this.line(one)));
  }

  line(one) {
    const { words } = this;
    const { _ } = words;
    const time = new Intl.DateTimeFormat(words.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date(1000 * Number(one.at) || 0));
    const by = one.by === "assistant" ? _("assistant") : _("facilitator");
    return h("li", { "data-undone": one.undone ? "yes" : "no" },
      h("span", { class: "wli-wall-when" }, time), " ", h("span", null, wallDone(one, words)), " ",
      h("span", { class: "wli-muted" }, one.undone ? _("{who}; undone later", { who: by }) : by));
  }
}
