// The assistant's console: two tabs, the seats and the wall.

import { focusOn, h, replace } from "../base/dom.js";
import { Alerts } from "./alerts.js";
import { AssistantHead } from "./assistant_head.js";
import { AssistantWallPanel, HelpPanel } from "./assistant_panels.js";
import { AssistantState } from "./assistant_state.js";
import { wordsOf } from "./room.js";
import { Tabs } from "./tabs.js";

const LOOK_AGAIN_MS = 10000;

class AssistantView {
  constructor(state, el) {
    this.state = state;
    this.root = h("main", { class: "wli wli-console wli-assistant" });
    this.tab = "seats";
    this.lang = null;
    this.hasLeft = false;
    replace(el, this.root);
  }

  start() {
    this.state.listen(() => this.update());
    this.state.start();
    this.update();
    // Who has gone quiet changes without anybody saying so.
    this.timer = setInterval(() => this.update(), LOOK_AGAIN_MS);
  }

  stop() {
    clearInterval(this.timer);
    this.state.stop();
  }

  get words() {
    return wordsOf(this.state, this.lang);
  }

  speakIn(lang) {
    this.lang = lang;
    this.build();
    focusOn(this.head.node.querySelector(".wli-head-tools button"));
  }

  build() {
    const { state, words } = this;
    this.built = state.generation;
    this.root.lang = words.lang;
    this.head = new AssistantHead(state, words, (lang) => this.speakIn(lang));
    this.panels = [HelpPanel, AssistantWallPanel].map((Panel) => new Panel(state, words));
    this.tabs = new Tabs(this.panels, words._("What you can do"), this.tab, (id) => (this.tab = id));
    this.alerts = new Alerts(state, words, {
      lost: words._("The connection is lost. Trying to reconnect…"),
      late: words._("The computer has not answered yet. Please look at the list, and press again if nothing changed."),
    });
    replace(this.root, this.head.node, this.alerts.node, this.tabs.node);
    this.update();
  }

  update() {
    const { state } = this;
    if (state.isOut) {
      this.sayGoodbye();
    } else if (!state.room || !state.live) {
      this.root.lang = this.words.lang;
      replace(this.root, h("p", { class: "wli-starting", role: "status" }, this.words._("Getting ready…")));
    } else if (this.built !== state.generation) {
      this.build();
    } else {
      [this.head, ...this.panels, this.tabs, this.alerts].forEach((part) => part.update());
    }
  }

  sayGoodbye() {
    clearInterval(this.timer);
    if (this.hasLeft) return;
    this.hasLeft = true;
    const { _ } = this.words;
    const login = `console/login?s=${encodeURIComponent(this.state.session.code || "")}&as=assistant`;
    const title = h("h1", null, _("You are no longer logged in"));
    const why = _("The passcode has been renewed or withdrawn, or the workshop is over. To go on helping, please ask the facilitator for the new passcode.");
    replace(
      this.root,
      h("div", { class: "wli-panel wli-stack wli-assistant-out", role: "alert" }, title, h("p", null, why), this.state.hosted ? h("p", null, h("a", { class: "wli-button wli-button-primary", href: login }, _("Log in again"))) : null),
    );
    focusOn(title);
  }
}

export function render({ model, el }) {
  const view = new AssistantView(new AssistantState(model), el);
  view.start();
  return () => view.stop();
}

export default { render };
