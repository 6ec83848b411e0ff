// The facilitator's console: builds its parts once, then keeps them true as messages arrive.

import { focusOn, h, replace } from "../base/dom.js";
import { AgendaList } from "./agenda_list.js";
import { Alerts } from "./alerts.js";
import { BlueprintsPanel } from "./blueprints_panel.js";
import { ConsoleState } from "./console_state.js";
import { EndPanel } from "./end_panel.js";
import { HeadBar } from "./head_bar.js";
import { JoinPanel } from "./join_panel.js";
import { NotesPart } from "./notes_part.js";
import { NowBar } from "./now_bar.js";
import { PicturesPanel } from "./pictures_panel.js";
import { wordsOf } from "./room.js";
import { ScreenBar } from "./screen_bar.js";
import { SeatsPanel } from "./seats_panel.js";
import { SetUpPanel } from "./setup_panel.js";
import { Tabs } from "./tabs.js";
import { WallPanel } from "./wall_panel.js";

const SECOND_MS = 1000;
const SEATS_EVERY = 10;

class ConsoleView {
  constructor(state, el) {
    this.state = state;
    this.root = h("main", { class: "wli wli-console" });
    this.tab = null;
    this.lang = null;
    this.ticks = 0;
    replace(el, this.root);
  }

  start() {
    this.state.listen(() => this.update());
    this.state.start();
    this.update();
    this.timer = setInterval(() => this.tick(), SECOND_MS);
  }

  stop() {
    clearInterval(this.timer);
    if (this.head) this.head.stop();
    if (this.observer) this.observer.disconnect();
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
    const { state } = this;
    const { words } = this;
    const { _ } = words;
    this.built = state.generation;
    if (this.head) this.head.stop();
    this.root.lang = words.lang;
    this.head = new HeadBar(state, words, (lang) => this.speakIn(lang));
    this.now = new NowBar(state, words, (id) => this.openTab(id));
    this.notes = new NotesPart(state, words);
    this.screen = new ScreenBar(state, words);
    this.agenda = new AgendaList(state, words);
    this.panels = this.panelsNow().map((Panel) => new Panel(state, words));
    const chosen = this.tab;
    this.tabs = new Tabs(this.panels, _("The room"), chosen || this.panels[0].id, (id) => this.chose(id));
    // What came first by itself is no choice: what comes first may still change while the page gets ready.
    this.tab = chosen;
    this.alerts = new Alerts(state, words, {
      lost: _("The connection is lost. Answers on the phones are kept. Trying to reconnect…"),
      late: _("The computer has not answered yet. Check the list below, and press again if nothing changed."),
    });
    replace(this.root, this.head.node, this.alerts.node, this.now.node, this.notes.node, this.screen.node, h("div", { class: "wli-halves" }, this.agenda.node, this.tabs.node));
    this.makeRoom();
    this.update();
  }

  // While nobody has joined, setting up comes first.
  panelsNow() {
    const { state } = this;
    const running = [JoinPanel, SeatsPanel, PicturesPanel, WallPanel, BlueprintsPanel];
    if (!state.session.setup) return [...running, EndPanel];
    const isEarly = state.isBeforeStart && state.counts().joined === 0;
    return isEarly ? [SetUpPanel, ...running, EndPanel] : [...running, SetUpPanel, EndPanel];
  }

  chose(id) {
    this.tab = id;
    this.root.dataset.tab = id;
  }

  // How tall the bar that sticks to the top is, for the style that keeps it from covering what has the focus.
  makeRoom() {
    if (this.observer) this.observer.disconnect();
    const { node } = this.now;
    this.observer = new ResizeObserver(() => {
      const isStuck = getComputedStyle(node).position === "sticky";
      this.root.style.setProperty("--wli-now-height", isStuck ? `${node.offsetHeight}px` : "0px");
    });
    this.observer.observe(node);
  }

  openTab(id) {
    this.tabs.choose(id, { focus: true });
    this.tabs.node.scrollIntoView({ block: "nearest" });
  }

  update() {
    const { state } = this;
    if (!state.room || !state.live) {
      this.root.lang = this.words.lang;
      replace(this.root, h("p", { class: "wli-starting", role: "status" }, this.words._("Getting ready…")));
      return;
    }
    if (this.built !== state.generation) {
      this.build();
      return;
    }
    [this.head, this.now, this.notes, this.screen, this.agenda, ...this.panels, this.tabs, this.alerts].forEach((part) => part.update());
  }

  tick() {
    if (!this.now || !this.state.live) return;
    this.now.tick();
    this.agenda.tick();
    this.ticks += 1;
    if (this.ticks % SEATS_EVERY) return;
    this.panels.forEach((panel) => panel.id === "seats" && panel.update());
    this.now.updateStuck();
    this.tabs.update();
  }
}

export function render({ model, el }) {
  const view = new ConsoleView(new ConsoleState(model), el);
  view.start();
  return () => view.stop();
}

export default { render };
