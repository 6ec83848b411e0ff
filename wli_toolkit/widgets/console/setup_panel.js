// The set-up, before anybody comes: settings, agenda, and what the expected people permit.

import { button, focusOn, h, setText } from "../base/dom.js";
import { AgendaBuilder } from "./setup_agenda.js";
import { ExpectedPeople } from "./setup_people.js";
import { TermsForm } from "./setup_terms.js";

export class SetUpPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.setup = state.setup;
    this.words = words;
    this.id = "setup";
    // The console draws itself anew once an agenda is kept: whoever was at what was said of it, stays there.
    const held = document.activeElement;
    if (held && held.classList.contains("wli-set-said")) this.setup.wantsFocus = this.setup.section;
    this.name = _("Set up");
    this.waiting = h("p", { class: "wli-empty", role: "status" }, _("Getting ready…"));
    this.why = h("p", { class: "wli-notice" });
    this.parts = {
      terms: { name: _("Settings and consent text"), part: new TermsForm(state, words) },
      agenda: { name: _("Agenda"), part: new AgendaBuilder(state, words) },
      people: { name: _("Expected people"), part: new ExpectedPeople(state, words) },
    };
    this.buttons = Object.entries(this.parts).map(([id, { name }]) => button(name, () => this.show(id), { "data-section": id }));
    this.sections = Object.entries(this.parts).map(([id, { name, part }]) => h("section", { class: "wli-stack", "aria-label": name, dataset: { section: id } }, h("h3", { class: "wli-hidden" }, name), part.node));
    this.body = h("div", { class: "wli-stack" }, h("div", { class: "wli-set-nav", role: "group", "aria-label": this.name }, this.buttons), this.why, this.sections);
    this.node = h("div", { class: "wli-setup" }, this.waiting, this.body);
  }

  opened() {
    this.setup.isWanted = true;
    this.look();
  }

  show(id) {
    this.setup.section = id;
    this.update();
  }

  // Asked for once it is looked at, and again when it may be different: whoever joins closes what was promised.
  look() {
    const { state, setup } = this;
    const key = [state.counts().joined > 0, state.live.openedAt !== null, state.closed, state.generation].join(" ");
    if (!setup.isWanted || !state.ready || setup.seen === key) return;
    setup.seen = key;
    setup.request();
  }

  update() {
    const { setup, words } = this;
    this.look();
    this.waiting.hidden = Boolean(setup.known);
    this.body.hidden = !setup.known;
    if (!setup.known) return;
    const why = words.t(setup.known.why);
    this.why.hidden = !why || setup.section !== "terms" || !setup.locked.length;
    setText(this.why, why);
    this.buttons.forEach((one) => {
      const { section } = one.dataset;
      one.setAttribute("aria-pressed", String(section === setup.section));
      one.dataset.changed = (section === "terms" && setup.isTermsChanged) || (section === "agenda" && setup.isAgendaChanged) ? "yes" : "no";
    });
    this.sections.forEach((one) => (one.hidden = one.dataset.section !== setup.section));
    this.parts[setup.section].part.update();
    if (setup.wantsFocus && this.node.isConnected && !this.node.closest("[hidden]")) {
      const { said } = this.parts[setup.wantsFocus].part;
      setup.wantsFocus = null;
      focusOn(said);
    }
  }

  badge() {
    return 0;
  }
}
