// What was done and when, for afterwards: no person and no seat is in it.

import { h, replace } from "../base/dom.js";
import { doneText } from "./doing.js";
import { list, record } from "./room.js";

export class LogPart {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.drawn = null;
    this.list = h("ol", { class: "wli-log" });
    this.node = h(
      "details",
      { class: "wli-fold", ontoggle: () => this.node.open && state.request("log") },
      h("summary", null, _("What was done, and when")),
      h("p", { class: "wli-muted" }, _("It names no person and no seat.")),
      this.list,
    );
  }

  update() {
    const { state, words } = this;
    const { _ } = words;
    const items = list(state.log).map(record);
    const key = `${words.lang} ${items.length} ${state.log === null}`;
    if (this.drawn === key) return;
    this.drawn = key;
    const clock = new Intl.DateTimeFormat(words.lang, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
    const row = (one) => h("li", null, h("time", null, Number.isFinite(one.at) ? clock.format(new Date(one.at * 1000)) : ""), h("span", null, doneText(one, state.room, words)));
    if (state.log !== null && !items.length) replace(this.list, h("li", null, h("span", null, _("Nothing yet."))));
    else replace(this.list, items.map(row));
  }
}
