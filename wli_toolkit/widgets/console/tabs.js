// Tabs by the usual pattern: arrow keys move between them, each shows one panel.

import { h, setText, uid } from "../base/dom.js";

export class Tabs {
  constructor(panels, label, chosen, onchoose) {
    this.onchoose = onchoose;
    this.tabs = panels.map((panel) => this.tab(panel));
    this.list = h("div", { class: "wli-tabs", role: "tablist", "aria-label": label, onkeydown: (event) => this.key(event) }, this.tabs.map((tab) => tab.button));
    this.node = h("section", { class: "wli-side", "aria-label": label }, this.list, this.tabs.map((tab) => tab.region));
    this.choose(chosen);
  }

  tab(panel) {
    const name = uid("tab");
    const badge = h("span", { class: "wli-badge", hidden: true });
    const region = h("div", { class: "wli-tab-panel wli-panel", role: "tabpanel", id: `${name}-panel`, "aria-labelledby": name, tabindex: "0" }, h("h2", { class: "wli-hidden" }, panel.name), panel.node);
    const choose = () => this.choose(panel.id);
    const button = h("button", { type: "button", class: "wli-tab", role: "tab", id: name, "aria-controls": `${name}-panel`, onclick: choose }, panel.name, badge);
    return { panel, badge, region, button };
  }

  choose(id, { focus = false } = {}) {
    this.chosen = id;
    this.tabs.forEach(({ panel, region, button }) => {
      const isChosen = panel.id === id;
      region.hidden = !isChosen;
      button.setAttribute("aria-selected", String(isChosen));
      button.tabIndex = isChosen ? 0 : -1;
      if (isChosen && focus) button.focus();
      if (isChosen && panel.opened) panel.opened();
    });
    this.onchoose(id);
  }

  key(event) {
    const at = this.tabs.findIndex((tab) => tab.panel.id === this.chosen);
    const last = this.tabs.length - 1;
    const to = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.choose(this.tabs[to].panel.id, { focus: true });
  }

  update() {
    this.tabs.forEach(({ panel, badge }) => {
      const count = panel.badge();
      badge.hidden = !count;
      setText(badge, String(count));
    });
  }
}
