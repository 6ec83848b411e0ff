// Whom to turn to for a talk of one's own: up to four lines that are printed on the sheet to take home.

import { button, focusOn, h, replace, setText, uid } from "../base/dom.js";
import { field, textInput } from "./setup_fields.js";

const MOST_CONTACTS = 4;

export class Contacts {
  constructor(setup, words) {
    const { _ } = words;
    this.setup = setup;
    this.words = words;
    this.rows = h("div", { class: "wli-stack" });
    this.add = button(_("Add a contact"), () => this.more());
    const fault = uid("fault");
    this.fault = h("p", { class: "wli-error", role: "status", id: fault });
    this.drawn = null;
    this.node = h("fieldset", { class: "wli-set-field", "aria-describedby": fault },
      h("legend", null, _("“If you would like to talk to someone”: contacts to print")),
      h("p", { class: "wli-muted" }, _("They stand on the page that everybody takes home. A counselling office, a union, yourself.")),
      this.rows, this.fault, h("div", { class: "wli-row" }, this.add));
  }

  get contacts() {
    return this.setup.form.contacts || [];
  }

  more() {
    this.setup.change("contacts", [...this.contacts, { name: "", how: "" }]);
    const inputs = this.rows.querySelectorAll(".wli-set-contact:last-child input");
    if (inputs.length) inputs[0].focus();
  }

  remove(at) {
    this.setup.change("contacts", this.contacts.filter((_one, index) => index !== at));
    focusOn(this.add);
  }

  write(at, key, value) {
    this.setup.change("contacts", this.contacts.map((one, index) => (index === at ? { ...one, [key]: value } : one)));
  }

  row(at) {
    const { _ } = this.words;
    const number = at + 1;
    const name = field({ label: _("Name or office"), control: textInput((value) => this.write(at, "name", value), { maxlength: 80 }) });
    const how = field({ label: _("Phone, mail or place"), control: textInput((value) => this.write(at, "how", value), { maxlength: 80 }) });
    const away = button(_("Take out"), () => this.remove(at), { kind: "quiet", "aria-label": _("Take out contact {number}", { number }) });
    return { name, how, node: h("div", { class: "wli-set-contact", role: "group", "aria-label": _("Contact {number}", { number }) }, name.node, how.node, away) };
  }

  update() {
    const { contacts } = this;
    if (this.drawn !== contacts.length) {
      this.drawn = contacts.length;
      this.parts = contacts.map((_one, at) => this.row(at));
      replace(this.rows, this.parts.map((part) => part.node));
    }
    contacts.forEach((one, at) => {
      this.parts[at].name.setValue(one.name);
      this.parts[at].how.setValue(one.how);
    });
    this.add.hidden = contacts.length >= MOST_CONTACTS;
    const said = this.words.t(this.setup.faults.contact);
    this.fault.hidden = !said;
    setText(this.fault, said);
  }
}
