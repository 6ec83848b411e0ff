// The first lines of an assistant's console: as whom one is here, which step the room is at, and whether the line is up.

import { button, h, setText } from "../base/dom.js";
import { showLink } from "./parts.js";
import { stepTitle } from "./room.js";

export class AssistantHead {
  constructor(state, words, speakIn) {
    const { _, t } = words;
    this.state = state;
    this.words = words;
    this.link = h("span", { class: "wli-link" });
    this.now = h("p", { class: "wli-assistant-now" });
    const other = words.lang === "ja" ? "en" : "ja";
    const leaving = document.getElementById("wli-leave");
    this.node = h(
      "header",
      { class: "wli-head wli-assistant-head" },
      h(
        "div",
        { class: "wli-head-what" },
        h("h1", null, h("span", { class: "wli-assistant-role" }, _("Assistant")), " ", t(state.room.agenda.title)),
        h(
          "p",
          { class: "wli-head-session" },
          h("span", null, _("Session code"), " ", h("b", { class: "wli-head-code" }, String(state.session.code || ""))),
          state.session.simulated ? h("span", { class: "wli-tag" }, _("Practice: simulated people")) : null,
          this.link,
        ),
        this.now,
      ),
      h(
        "div",
        { class: "wli-head-tools" },
        button(other === "en" ? "English" : "日本語", () => speakIn(other), { kind: "quiet", lang: other }),
        leaving ? button(_("Log out"), () => leaving.submit(), { kind: "quiet" }) : null,
      ),
    );
  }

  update() {
    const { state } = this;
    const { _ } = this.words;
    showLink(this.link, state, this.words);
    const step = state.current;
    setText(this.now, step ? _("Now: {title}", { title: stepTitle(state.room, step, this.words) }) : "");
  }
}
