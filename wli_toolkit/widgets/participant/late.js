// For who comes later: where the room is, the key to one's answers, and what of the earlier steps is still open.

import { button, h } from "../base/dom.js";
import { resumeCode } from "./scenes.js";
import { stillOpen } from "./still_open.js";

export function lateScreen(app, step) {
  const { _ } = app.words;
  const { session, journey } = app;
  const { resume_code: code } = session.state;
  const steps = journey.steps[0].id === step.id ? [] : [journey.steps[0], ...journey.unanswered().filter((one) => one !== journey.steps[0])];
  const join = () => {
    if (code) session.remember("kept", true);
    app.next();
  };
  return {
    body: [
      h("h2", {}, _("The room is now at “{step}”.", { step: app.stepTitle(step) })),
      h("p", { class: "wli-lead" }, _("You are welcome to join in from here.")),
      code && h("h3", {}, _("Your resume code")),
      code && h("p", {}, _("This is your own key. If it is lost, not even the facilitator can bring your answers back. Take a picture of this screen now, or write the code on your card.")),
      code && resumeCode(app),
      code && button(_("Later (it is in the menu, too)"), () => app.next(), { kind: "quiet" }),
      steps.length > 0 && h("div", { class: "wli-panel wli-stack" },
        h("h3", {}, _("Still open")),
        h("p", { class: "wli-muted" }, _("You can answer these now or later. In the first you also choose whether your answers enter the group figures.")),
        stillOpen(app, steps)),
    ],
    next: { label: code ? _("I have noted it down, and join in") : _("Join in"), act: join },
  };
}
