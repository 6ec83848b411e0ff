// The assistants' way in, as the facilitator sees it: made, renewed and withdrawn here; the passcode is shown once.

import { h, replace, setText, svgImage } from "../base/dom.js";
import { AskOnce, actionButton, setAble } from "./parts.js";
import { record, typedAddress } from "./room.js";

export class AssistantEntrance {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.ask = new AskOnce();
    this.body = h("div", { class: "wli-stack" });
    this.make = actionButton(_("Make a passcode for assistants"), () => state.act("assistant", { how: "new" }), { kind: "primary" });
    this.renew = actionButton(_("Renew the passcode"), () => this.askToRenew(), {});
    this.withdraw = actionButton(_("Withdraw the passcode"), () => this.askToWithdraw(), {});
    this.buttons = h("div", { class: "wli-row" }, this.make, this.renew, this.withdraw);
    const what = _("Assistants see the seats that ask for help and decide with you what goes on the wall. They can do nothing else.");
    this.node = h(
      "details",
      { class: "wli-fold wli-entrance" },
      h("summary", { onclick: () => this.look() }, _("For assistants")),
      h("div", { class: "wli-stack" }, h("p", null, what), this.body, this.buttons, this.ask.node),
    );
  }

  // Pressed to be opened: another console may have made or withdrawn one.
  look() {
    if (!this.node.open) this.state.request("assistant", { again: this.state.assistant !== null });
  }

  askToRenew() {
    const { _ } = this.words;
    this.ask.ask({
      question: _("Renew the passcode?"),
      note: _("The one before stops working. Assistants who are logged in are out at once and need the new one."),
      yes: _("Renew the passcode"),
      no: _("Leave it as it is"),
      onyes: () => this.state.act("assistant", { how: "new" }),
    });
  }

  askToWithdraw() {
    const { _ } = this.words;
    this.ask.ask({
      question: _("Withdraw the passcode?"),
      note: _("Assistants who are logged in are out at once. You can make a new passcode at any time."),
      yes: _("Withdraw the passcode"),
      no: _("Leave it as it is"),
      onyes: () => this.state.act("assistant", { how: "withdraw" }),
    });
  }

  hide() {
    this.state.assistant = { ...this.state.assistant, passcode: null };
    this.update();
  }

  update() {
    const { state } = this;
    const door = record(state.assistant);
    const isThere = Number.isFinite(door.made_at);
    this.node.hidden = state.closed;
    this.make.hidden = !state.assistant || isThere;
    this.renew.hidden = this.withdraw.hidden = !isThere;
    [this.make, this.renew, this.withdraw].forEach((one) => setAble(one, state.ready && !state.pending));
    const look = JSON.stringify(door);
    if (this.drawn === look) return;
    this.drawn = look;
    const hadFocus = this.body.contains(document.activeElement);
    replace(this.body, isThere ? [this.passcode(door), this.address(door)] : null);
    if (hadFocus) this.renew.focus();
  }

  passcode({ passcode, made_at }) {
    const { _, lang } = this.words;
    if (!passcode) {
      const time = new Intl.DateTimeFormat(lang, { hour: "2-digit", minute: "2-digit" }).format(new Date(1000 * made_at));
      return h("p", null, _("A passcode was made at {time}. It cannot be shown again; renew it if it was lost.", { time }));
    }
    const shown = h("p", { class: "wli-join-code" });
    setText(shown, String(passcode).replace(/(.{4})(?=.)/, "$1 "));
    return h(
      "div",
      { class: "wli-notice wli-stack", role: "status" },
      h("div", null, h("p", { class: "wli-muted" }, _("Passcode")), shown),
      h("p", null, _("It is shown only now. Tell it to your assistants, then hide it.")),
      actionButton(_("Hide the passcode"), () => this.hide(), {}),
    );
  }

  // The address holds no passcode: whoever photographs the code is not in.
  address({ url, qr }) {
    const { _ } = this.words;
    const { scheme, rest } = typedAddress(url);
    return h(
      "div",
      { class: "wli-join" },
      h("div", { class: "wli-join-qr" }, svgImage(String(qr || ""), _("QR code of the address for assistants"), "wli-qr")),
      h(
        "div",
        { class: "wli-join-words wli-stack" },
        h("p", null, _("Assistants scan this code with their phone, or open the address, and enter the passcode.")),
        h("p", { class: "wli-entrance-address" }, h("span", { class: "wli-join-scheme" }, scheme), rest),
      ),
    );
  }
}
