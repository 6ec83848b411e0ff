// How people join: the address large, the code, the QR code, and which of the machine's addresses to use.

import { h, replace, svgImage, uid } from "../base/dom.js";
import { AssistantEntrance } from "./assistant_entrance.js";
import { list, record, typedAddress } from "./room.js";

export class JoinPanel {
  constructor(state, words) {
    const { _ } = words;
    this.state = state;
    this.words = words;
    this.id = "join";
    this.name = _("Join");
    this.qr = h("div", { class: "wli-join-qr" });
    this.address = h("p", { class: "wli-join-address" });
    this.choice = h("div", { class: "wli-join-choice" });
    this.entrance = new AssistantEntrance(state, words);
    this.node = h(
      "div",
      { class: "wli-join" },
      this.qr,
      h(
        "div",
        { class: "wli-join-words wli-stack" },
        h("p", null, _("Scan the QR code with a phone's camera, or open this address and enter the code.")),
        h("div", null, h("p", { class: "wli-muted" }, _("Address")), this.address),
        h("div", null, h("p", { class: "wli-muted" }, _("Session code")), h("p", { class: "wli-join-code" }, String(state.session.code || ""))),
        this.choice,
      ),
      this.entrance.node,
    );
    this.drawChoice();
  }

  drawChoice() {
    const { _ } = this.words;
    const addresses = list(this.state.session.addresses).map(record).filter((one) => typeof one.url === "string");
    if (addresses.length < 2) return;
    const name = uid("address");
    const options = addresses.map((one) => h("option", { value: one.url }, one.name ? `${one.name} (${hostOf(one.url)})` : hostOf(one.url)));
    this.select = h("select", { class: "wli-input", id: name, onchange: () => this.choose() }, options);
    const hint = _("If phones cannot open the page, choose the network the phones are on.");
    replace(this.choice, h("label", { class: "wli-muted", for: name }, _("This computer's addresses")), this.select, h("p", { class: "wli-muted" }, hint));
  }

  choose() {
    if (!this.state.act("address", { url: this.select.value })) this.showChosen();
  }

  // The select says what holds, not what was asked for.
  showChosen() {
    const { pending, session } = this.state;
    const wanted = pending && pending.type === "address" ? pending.url : null;
    const urls = [...this.select.options].map((one) => one.value);
    const holding = urls.find((url) => hostOf(url) === hostOf(session.join_url));
    const value = wanted || holding;
    if (value && this.select.value !== value) this.select.value = value;
  }

  update() {
    const { session } = this.state;
    this.entrance.update();
    if (this.select) {
      this.showChosen();
      this.select.disabled = !this.state.ready;
    }
    if (this.drawn === `${session.join_url} ${session.qr}`) return;
    this.drawn = `${session.join_url} ${session.qr}`;
    const { scheme, rest } = typedAddress(session.join_url);
    replace(this.address, h("span", { class: "wli-join-scheme" }, scheme), h("span", null, rest));
    replace(this.qr, session.qr ? svgImage(session.qr, this.words._("QR code of the address to join"), "wli-qr") : null);
  }

  badge() {
    return 0;
  }
}

function hostOf(url) {
  return typedAddress(url).rest;
}
