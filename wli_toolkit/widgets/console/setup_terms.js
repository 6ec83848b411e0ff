// The settings of a session, and beside them what participants will read of them.

import { h, replace, setText } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";
import { record } from "./room.js";
import { Contacts } from "./setup_contacts.js";
import { LANGUAGES, choiceList, field, numberInput, radios, textArea, textInput } from "./setup_fields.js";

// What holds in the room, too, where the facilitator belongs to the organiser.
const ORGANISERS_LEAST = 10;

export class TermsForm {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.setup = state.setup;
    this.words = words;
    const { setup } = this;
    const write = (key) => (value) => setup.change(key, value);
    this.affiliation = radios({
      legend: _("Whom does the facilitator belong to?"),
      options: [
        { value: "independent", label: _("Independent of the organiser") },
        { value: "organiser", label: _("The organiser (company, HR)") },
        { value: "other", label: _("Another organisation") },
      ],
      onchange: write("facilitator_affiliation"),
    });
    this.ten = h("p", { class: "wli-notice" }, _("The facilitator belongs to the organiser: nothing under 10 people is shown, in the room either, and blueprints are handed in box by box only."));
    this.day30 = radios({
      legend: _("In 30 days: where do people open it?"),
      options: [
        { value: "A", label: _("A: at a permanent address") },
        { value: "B", label: _("B: at a follow-up meeting") },
        { value: "C", label: _("C: by themselves, on the page they took home") },
      ],
      onchange: write("day30"),
    });
    this.pace = radios({
      legend: _("Who sets the pace?"),
      options: [
        { value: "led", label: _("The facilitator opens each step") },
        { value: "free", label: _("Each person goes at their own pace") },
      ],
      onchange: write("pace"),
    });
    this.fields = {
      facilitator_name: field({ label: _("Facilitator's name or organisation"), hint: _("Printed in the report; for “another organisation” in the consent text, too."), control: textInput(write("facilitator_name"), { maxlength: 100 }) }),
      organiser: field({ label: _("Organiser's name"), hint: _("Printed in the report."), control: textInput(write("organiser"), { maxlength: 100 }) }),
      threshold_room: field({ label: _("Least number of people in a figure on the screen"), hint: _("5 or more"), control: numberInput(write("threshold_room")) }),
      threshold_report: field({ label: _("Least number of people in a figure for the organiser"), hint: _("10 or more"), control: numberInput(write("threshold_report")) }),
      purge_days: field({ label: _("Days until everything is deleted"), hint: _("Counted from the day this session was made."), control: numberInput(write("purge_days")) }),
      public_url: field({ label: _("The permanent address"), hint: _("Empty: the address that people join at today."), control: textInput(write("public_url"), { inputmode: "url", placeholder: "https://" }) }),
      follow_up_on: field({ label: _("Day of the follow-up meeting"), hint: _("Empty: it will be announced."), control: textInput(write("follow_up_on"), { type: "date" }) }),
      held_words: field({ label: _("Words to hold back on the wall, one to a line"), hint: _("Names of firms and people, say. A text with one of them waits apart until you have looked at it."), control: textArea(write("held_words")) }),
      lang: field({
        label: _("Language the pages start in"),
        hint: _("Each person can change it."),
        control: choiceList(LANGUAGES.map(([value, label]) => ({ value, label })), (value) => setup.speakIn(value)),
      }),
    };
    this.contacts = new Contacts(setup, words);
    this.gone = h("p", { class: "wli-set-date", role: "status" });
    this.save = actionButton(_("Keep these settings"), () => setup.save("terms"), { kind: "primary" });
    this.said = h("p", { class: "wli-set-said", role: "status", tabindex: "-1" });
    this.read = h("div", { class: "wli-stack" });
    this.node = this.layout();
  }

  layout() {
    const { _ } = this.words;
    const { facilitator_name: who, organiser, threshold_room: room, threshold_report: report, purge_days: days, public_url: url, follow_up_on: on, held_words: held, lang } = this.fields;
    const group = (title, ...parts) => h("section", { class: "wli-set-group wli-stack" }, h("h4", null, title), parts);
    return h("div", { class: "wli-set-halves" },
      h("div", { class: "wli-stack" },
        group(_("Who, and who receives what"), this.affiliation.node, this.ten, who.node, organiser.node, h("div", { class: "wli-set-pair" }, room.node, report.node)),
        group(_("Until when"), days.node, this.gone),
        group(_("After 30 days"), this.day30.node, url.node, on.node),
        group(_("Contacts"), this.contacts.node),
        group(_("The room"), held.node, this.pace.node, lang.node),
        h("div", { class: "wli-set-foot" }, this.save, this.said)),
      h("aside", { class: "wli-set-read", "aria-label": _("What participants will read") },
        h("h4", null, _("What participants will read")), this.read));
  }

  update() {
    const { setup, words } = this;
    const { form } = setup;
    const { t } = words;
    this.affiliation.setValue(form.facilitator_affiliation);
    this.affiliation.lock(setup.isLocked("facilitator_affiliation"));
    this.ten.hidden = form.facilitator_affiliation !== "organiser";
    this.day30.setValue(form.day30);
    this.pace.setValue(form.pace);
    this.pace.lock(setup.isLocked("pace"));
    Object.entries(this.fields).forEach(([key, one]) => {
      one.lock(setup.isLocked(key) || this.isFixed(key));
      one.setValue(key === "lang" ? setup.lang : this.shown(key));
      one.setFault(t(setup.faults[key]));
    });
    this.fields.public_url.node.hidden = form.day30 !== "A" && !setup.faults.public_url;
    this.fields.follow_up_on.node.hidden = form.day30 !== "B" && !setup.faults.follow_up_on;
    this.contacts.update();
    this.updateRead();
    this.updateSave();
  }

  isFixed(key) {
    return key === "threshold_room" && this.setup.form.facilitator_affiliation === "organiser" && !(Number(this.setup.form.threshold_room) > ORGANISERS_LEAST);
  }

  shown(key) {
    return this.isFixed(key) ? ORGANISERS_LEAST : this.setup.form[key];
  }

  updateSave() {
    const { _, t } = this.words;
    const { setup, state } = this;
    const wrong = Object.keys(setup.faults).filter((key) => !setup.isLocked(key)).length;
    setAble(this.save, state.ready && setup.pending === null && setup.isTermsChanged && !wrong);
    const { terms } = setup.said;
    const known = { kept: _("Kept ✓"), wrong: _("Not kept: please mend what is marked."), late: _("The computer has not answered yet. Press again if this does not change.") };
    const idle = wrong ? _("Please mend what is marked.") : setup.isTermsChanged ? _("Not kept yet") : "";
    setText(this.said, terms ? known[terms] || t(terms) : idle);
  }

  updateRead() {
    const { words, setup } = this;
    const { _ } = words;
    const preview = record(setup.preview);
    const key = JSON.stringify([preview, setup.isPreviewOld, words.lang]);
    if (this.drawn === key || !preview.consent) return;
    this.drawn = key;
    setText(this.gone, _("Everything is deleted on {date}.", { date: words.date(preview.gone_on, { year: "numeric", month: "long", day: "numeric", weekday: "short" }) }));
    const old = h("p", { class: "wli-notice" }, _("This is from before your last change: please mend what is marked."));
    const texts = ([lang, name]) => h("div", { class: "wli-set-paper", lang },
      h("p", { class: "wli-tag" }, name),
      ["consent", "spirit", "day30"].map((one) => h("p", { "data-text": one }, record(preview[one])[lang])));
    replace(this.read, setup.isPreviewOld ? old : null, LANGUAGES.map(texts));
  }
}
