// "Please look up": the phone goes dark and calm until the facilitator lets it light up again. Nothing is lost below.

import { focusOn, h, replace, uid } from "../base/dom.js";

export class HeadsUp {
  constructor(app, el) {
    this.app = app;
    this.node = h("div", { class: "wli wli-dim wli-heads-up", role: "alertdialog", "aria-modal": "true", hidden: true });
    this.before = null;
    el.append(this.node);
  }

  get isOn() {
    return !this.node.hidden;
  }

  // Where the line is lost nobody could light the phone up again, so it stays bright; so it does for who rests.
  get isWanted() {
    const { session, resting } = this.app;
    const { live, link, gone } = session;
    const isLost = ["lost", "offline"].includes(link.state);
    return Boolean(live) && live.heads_up === true && !session.closed && !gone && !resting && !isLost;
  }

  update() {
    if (this.isWanted === this.isOn) return;
    if (this.isOn) this.lift();
    else this.dim();
  }

  dim() {
    const { root, words } = this.app;
    const { _ } = words;
    const active = document.activeElement;
    this.before = root.contains(active) ? active : null;
    // Whatever is half typed is saved before the phone is put down.
    if (this.before) this.before.blur();
    this.app.session.hurry();
    this.node.lang = words.lang;
    const title = h("h2", { id: uid("look-up") }, _("Please look up"));
    this.node.setAttribute("aria-labelledby", title.id);
    replace(this.node, h("div", {}, h("span", { class: "wli-heads-up-mark", "aria-hidden": "true" }), title, h("p", {}, _("The facilitator has something to say. What you wrote stays as it is."))));
    this.node.hidden = false;
    root.inert = true;
    // Nothing below is spoken while it is inert: the title is, because it has the focus.
    focusOn(title);
  }

  // Back to where one was; where the room has moved on meanwhile, to the new screen.
  lift() {
    const { root } = this.app;
    this.node.hidden = true;
    root.inert = false;
    focusOn(this.before && this.before.isConnected ? this.before : root.querySelector(".wli-main h2"));
    this.before = null;
  }

  stop() {
    this.node.remove();
  }
}
