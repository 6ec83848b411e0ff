// Asking for help at one's seat, and seeing that somebody comes. It calls by seat number, never by name.

import { button, h, setText } from "../base/dom.js";

function mayAsk(app) {
  const { state, closed } = app.session;
  return state.mode !== "self_study" && Boolean(state.seat) && !closed;
}

// For the menu and the page of who rests: the button, and what became of it. It keeps itself true.
export function helpPart(app) {
  if (!mayAsk(app)) return null;
  const { _ } = app.words;
  const { session } = app;
  const press = button("", () => session.room.ask(!session.room.isRaised));
  const said = h("p", { class: "wli-muted", role: "status" });
  const node = h("div", { class: "wli-stack wli-help-part" }, press, said);
  const update = () => {
    const away = session.ready ? "" : _("Not connected. Please raise your hand, or ask somebody near you.");
    setText(press, session.room.isRaised ? _("I am fine now, thank you") : _("Ask for help at my seat"));
    press.dataset.on = session.room.isRaised ? "yes" : "no";
    setText(said, [helpText(app), away].filter(Boolean).join(" "));
    said.hidden = !said.textContent;
  };
  app.following.push(update);
  update();
  return node;
}

function helpText(app) {
  const { _ } = app.words;
  const { room } = app.session;
  const { seat } = app.session.state;
  if (!room.isRaised) return "";
  if (room.help === "coming") return _("Somebody is on the way to your seat.");
  if (room.wish !== null) return _("Sending…");
  return _("We know that seat {seat} would like help. Somebody will come.", { seat });
}

export function helpNotice(app) {
  if (!mayAsk(app) || !app.session.room.isRaised) return null;
  const { _ } = app.words;
  return h("div", { class: "wli-notice wli-row" },
    h("p", {}, helpText(app)),
    button(_("I am fine now, thank you"), () => app.session.room.ask(false)));
}

export function helpNews(app) {
  return app.session.room.help === "coming" ? helpText(app) : "";
}
