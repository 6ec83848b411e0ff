// Leaving the console on this computer: for a computer that others use, too.

import { h } from "../base/dom.js";
import { actionButton } from "./parts.js";

export class LeavePart {
  constructor(words) {
    const { _ } = words;
    const form = document.getElementById("wli-leave");
    this.node = h(
      "section",
      { class: "wli-stack" },
      h("h3", null, _("When others use this computer, too")),
      h("p", null, _("Log out when you have finished. Nothing is lost; to come in again you need the passcode.")),
      h("div", { class: "wli-row" }, actionButton(_("Log out"), () => form.submit(), { kind: "quiet" })),
    );
    this.node.hidden = !form;
  }
}
