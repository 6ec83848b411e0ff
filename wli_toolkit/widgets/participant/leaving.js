// Leaving a device that others use, too: first everything is sent, then nothing of the person stays on it.

import { button, focusOn, h, replace, setText } from "../base/dom.js";

// A button that says what leaving means, and how many answers are still on their way, before one leaves.
export function departure(app) {
  const { _ } = app.words;
  const { session } = app;
  if (session.state.mode !== "served") return null;
  const box = h("div", { class: "wli-stack" });
  const offer = () => replace(box, button(_("Leave this device"), ask, { kind: "quiet" }));
  const ask = () => {
    const standing = h("p", { role: "status" });
    const leave = button(_("Leave now"), () => session.ready && session.depart(), { kind: "primary" });
    const update = () => {
      const waiting = session.outbox.waiting().length + session.outbox.refused().length;
      setText(standing, !session.ready
        ? _("Not connected. Please try again once the connection is back.")
        : waiting ? _("{count} of your answers are not saved yet. If you leave now, they are lost.", { count: waiting }) : _("Everything you wrote is saved."));
      leave.disabled = !session.ready;
    };
    app.following.push(update);
    update();
    replace(box, h("div", { class: "wli-notice wli-stack", role: "group" },
      h("p", {}, _("For a device that others use, too: whoever comes next sees nothing of yours. If you kept your page as a file here, please delete that file yourself. To go on later you need your resume code.")),
      standing,
      h("div", { class: "wli-row" }, leave, button(_("Stay"), () => focusOn(offer().firstChild)))));
    focusOn(box.querySelector("p"));
  };
  return offer();
}
