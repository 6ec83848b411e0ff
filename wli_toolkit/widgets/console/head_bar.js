// The console's first line: what runs, how many are here, whether the line is up, and the language.

import { announce, button, h, liveRegion, setText } from "../base/dom.js";
import { showLink } from "./parts.js";

const SPEAK_MS = 5000;

function count(name) {
  const number = h("span", { class: "wli-count-number" }, "0");
  return { number, node: h("div", { class: "wli-count" }, h("dt", null, name), h("dd", null, number)) };
}

export class HeadBar {
  constructor(state, words, speakIn) {
    const { _, t } = words;
    this.state = state;
    this.words = words;
    this.joined = count(_("joined"));
    this.connected = count(_("connected"));
    this.finished = count(_("finished everything"));
    this.spoken = liveRegion();
    this.link = h("span", { class: "wli-link" });
    const other = words.lang === "ja" ? "en" : "ja";
    const screen = state.hosted && state.session.code ? `screen?s=${encodeURIComponent(state.session.code)}` : null;
    this.node = h(
      "header",
      { class: "wli-head" },
      h(
        "div",
        { class: "wli-head-what" },
        h("h1", null, t(state.room.agenda.title)),
        h(
          "p",
          { class: "wli-head-session" },
          h("span", null, _("Session code"), " ", h("b", { class: "wli-head-code" }, String(state.session.code || ""))),
          state.session.simulated ? h("span", { class: "wli-tag" }, _("Practice: simulated people")) : null,
          this.link,
        ),
      ),
      h("dl", { class: "wli-counts" }, this.joined.node, this.connected.node, this.finished.node),
      h(
        "div",
        { class: "wli-head-tools" },
        screen ? h("a", { class: "wli-button", href: screen, target: "_blank", rel: "noopener" }, _("Open the projector page")) : null,
        button(other === "en" ? "English" : "日本語", () => speakIn(other), { kind: "quiet", lang: other }),
      ),
      this.spoken,
    );
  }

  update() {
    const { _ } = this.words;
    const { joined, connected, finished } = this.state.counts();
    setText(this.joined.number, String(joined));
    setText(this.connected.number, String(connected));
    setText(this.finished.number, String(finished));
    showLink(this.link, this.state, this.words);
    this.plan(_("{joined} joined, {connected} connected, {finished} finished", { joined, connected, finished }));
  }

  // Forty people joining within a minute are not forty announcements.
  plan(sentence) {
    if (this.saying === undefined) this.saying = sentence;
    if (sentence === this.saying) return;
    this.saying = sentence;
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      announce(this.spoken, this.saying);
    }, SPEAK_MS);
  }

  stop() {
    clearTimeout(this.timer);
  }
}
