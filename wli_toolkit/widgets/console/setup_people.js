// How many people are expected, and which group pictures so many permit.

import { h, replace } from "../base/dom.js";
import { list, record } from "./room.js";
import { field, numberInput } from "./setup_fields.js";

const MOST_EXPECTED = 1000;

export class ExpectedPeople {
  constructor(state, words) {
    const { _ } = words;
    this.setup = state.setup;
    this.words = words;
    this.count = field({ label: _("How many people do you expect?"), hint: _("Worked out from the agenda and settings on this page, even before you save them."), control: numberInput((value) => this.setup.expect(value)) });
    this.told = h("div", { class: "wli-stack", role: "status" });
    this.node = h("div", { class: "wli-stack" }, this.count.node, this.told);
  }

  update() {
    const { setup, words } = this;
    const { _, t } = words;
    this.count.setValue(setup.people);
    const typed = String(setup.people).normalize("NFKC").trim();
    const isWrong = typed !== "" && !(/^\d+$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MOST_EXPECTED);
    this.count.setFault(isWrong ? _("“{value}” cannot be used. Give a whole number from {low} to {high}.", { value: typed.slice(0, 20), low: 1, high: MOST_EXPECTED }) : "");
    const permitted = typed === "" || isWrong ? null : setup.permitted;
    const isUnclear = typed !== "" && !isWrong && setup.mistakes.length > 0;
    const key = JSON.stringify([permitted, isUnclear, words.lang]);
    if (this.drawn === key) return;
    this.drawn = key;
    if (isUnclear) replace(this.told, h("p", { class: "wli-notice" }, _("Please mend the agenda first.")));
    else if (!permitted) replace(this.told);
    else replace(this.told, list(permitted.general).map((text) => h("p", { class: "wli-notice" }, t(text))), h("ul", { class: "wli-permits" }, list(permitted.exercises).map((one) => this.exercise(record(one), permitted.people))));
  }

  exercise(one, people) {
    const { _, t } = this.words;
    const states = { shown: ["●", _("with numbers")], medians: ["◐", _("in part")], almost: ["◐", _("in part")], leavers: ["◐", _("in part")], hidden: ["○", _("stays empty")] };
    const mark = (audience, state) => h("span", { class: "wli-permit-mark", "data-state": state }, `${audience} ${states[state][0]} ${states[state][1]}`);
    return h("li", null,
      h("p", { class: "wli-permit-head" }, h("strong", null, `${one.exercise} ${t(one.title)}`), mark(_("Room"), one.room), mark(_("Organiser"), one.organiser),
        one.people < people ? h("span", { class: "wli-muted" }, _("about {people} people, if they choose evenly", { people: one.people })) : null),
      h("ul", { class: "wli-list" }, list(one.lines).map((line) => h("li", null, t(line)))));
  }
}
