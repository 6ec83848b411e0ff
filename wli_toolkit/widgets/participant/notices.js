// What stands above the screen: a raised hand, the end, one notice, where the room is, a picture of the group.

import { button, h } from "../base/dom.js";
import { conflictNotice } from "./conflict_notice.js";
import { helpNotice } from "./help.js";
import { picturesNotice } from "./released.js";

function noticeRow(text, action, bad = false) {
  return h("div", { class: `wli-notice wli-row${bad ? " wli-notice-bad" : ""}` }, h("p", {}, text), action);
}

export function noticesOf(app) {
  const { _ } = app.words;
  const { journey, notice, session } = app;
  const room = journey.elsewhere;
  const over = session.closed && !journey.later
    && noticeRow(_("The workshop is over. Answers can no longer be changed, but you can still take your page home."),
      journey.mayLookBack && button(_("Looking back after 30 days"), () => app.go(() => journey.lookBack())));
  const told = notice && noticeRow(notice.text, notice.action && button(notice.action.label, notice.action.act), notice.bad);
  const elsewhere = room && journey.screen.kind !== "wait"
    && noticeRow(_("The room is now at “{step}”.", { step: app.stepTitle(room) }),
      button(_("Go there"), () => app.go(() => journey.enter(room))));
  return [helpNotice(app), over, told, conflictNotice(app), elsewhere, picturesNotice(app)];
}
