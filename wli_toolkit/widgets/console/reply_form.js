// The facilitator's word on one blueprint: written, sent, changed or taken away. What is half written is kept.

import { focusOn, h, replace, setText, uid } from "../base/dom.js";
import { actionButton, setAble } from "./parts.js";

const LONGEST = 200;

function examples(_) {
  return [
    _("It is written in your own words, and it reads like you."),
    _("Where you separate is clear. It looks like a line you can keep."),
    _("A good place to integrate. Try it in a small way first."),
    _("“Add nothing for now” is a full answer. Rest is part of the design."),
    _("Your small step is concrete. If you miss a day, begin again the next."),
    _("For the talk at work, reading the rules first is enough to begin with."),
    _("If you like, let us go on talking in person."),
  ];
}

export class ReplyForm {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.drawn = null;
    this.item = null;
    this.node = h("section", { class: "wli-reply wli-stack", "aria-label": _("A word from the facilitator") });
  }

  get longest() {
    return this.state.session.reply_at_most || LONGEST;
  }

  // Being written: nothing was answered yet, or what was is being changed.
  get isOpen() {
    return !this.item.reply || this.state.drafts.has(this.item.number);
  }

  update(item) {
    this.item = item;
    const look = JSON.stringify([item.number, item.reply, this.isOpen]);
    if (this.drawn !== look) this.draw();
    this.drawn = look;
    if (this.isOpen) this.count();
    else [this.change, this.away].forEach((one) => setAble(one, this.state.ready && !this.state.pending));
  }

  draw() {
    const hadFocus = this.node.contains(document.activeElement);
    replace(this.node, this.isOpen ? this.writing() : this.answered());
    if (hadFocus) focusOn(this.isOpen ? this.area : this.change);
  }

  answered() {
    const { _, t } = this.words;
    this.change = actionButton(_("Change it"), () => this.open(), {});
    this.away = actionButton(_("Take it away"), () => this.takeAway(), { kind: "quiet" });
    return [
      h("h4", null, _("A word from the facilitator"), " ", h("span", { class: "wli-tag" }, "✓ ", _("answered"))),
      h("p", { class: "wli-reply-text" }, t(this.item.reply)),
      h("div", { class: "wli-row" }, this.change, this.away),
    ];
  }

  writing() {
    const { _ } = this.words;
    const { number, reply } = this.item;
    const [name, hint] = [uid("reply"), uid("hint")];
    const { drafts } = this.state;
    const text = drafts.get(number) ?? reply ?? "";
    this.area = h("textarea", {
      id: name, class: "wli-input", rows: 4, maxlength: this.longest, "aria-describedby": hint, value: text,
      oninput: () => this.keep(),
    });
    this.left = h("p", { class: "wli-muted" });
    this.send = actionButton(reply ? _("Send the change") : _("Send"), () => this.give(), { kind: "primary" });
    const back = reply ? actionButton(_("Leave it as it was"), () => this.leave(), { kind: "quiet" }) : null;
    return [
      h("label", { for: name, class: "wli-strong" }, _("A word from the facilitator")),
      h("p", { id: hint, class: "wli-muted" }, _("Only its author reads it, on their own page and on the sheet they take home.")),
      h("details", { class: "wli-fold wli-reply-examples" },
        h("summary", null, _("Choose from examples")),
        h("div", { class: "wli-stack" }, examples(_).map((one) => actionButton(one, () => this.add(one), { kind: "quiet" })))),
      this.area,
      this.left,
      h("div", { class: "wli-row" }, this.send, back),
    ];
  }

  // An example is put behind what stands there already, and can be changed.
  add(text) {
    const before = this.area.value.trimEnd();
    this.area.value = (before ? `${before}\n${text}` : text).slice(0, this.longest);
    this.keep();
    this.area.focus();
  }

  keep() {
    const { number, reply } = this.item;
    const text = this.area.value;
    if (text || reply) this.state.drafts.set(number, text);
    else this.state.drafts.delete(number);
    this.state.tell();
  }

  count() {
    const { _ } = this.words;
    const text = this.area.value;
    const { pending, ready } = this.state;
    const isSending = Boolean(pending) && pending.type === "reply";
    setText(this.left, isSending ? _("Sending…") : _("{n} characters left", { n: this.longest - text.length }));
    setAble(this.send, ready && !pending && text.trim() !== "" && text.trim() !== this.item.reply);
  }

  open() {
    this.state.drafts.set(this.item.number, this.item.reply);
    this.state.tell();
  }

  leave() {
    this.state.drafts.delete(this.item.number);
    this.state.tell();
  }

  give() {
    this.state.act("reply", { number: this.item.number, text: this.area.value.trim() });
  }

  // The words stay here as a draft, so that nothing is lost by a wrong press.
  takeAway() {
    const { number, reply } = this.item;
    if (this.state.act("reply", { number, text: null })) this.state.drafts.set(number, reply);
  }
}
