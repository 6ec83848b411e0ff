// Putting a text out for the wall: a quiet button below it, never pressed for anybody; then how it stands, and the
// way back.

import { button, focusOn, h, replace } from "../base/dom.js";
import { rowRef } from "./row_numbers.js";

function mayBePosted(app, field) {
  return field.kind === "text" && field.visibility === "W" && app.session.state.mode === "served";
}

// What stands below one text: {kind, text, differs, changed}; two equal answers need no redrawing. A wording that
// differs from the one put out can be put out once it is saved.
function lookOf(session, ref) {
  const post = session.posts.at(ref);
  const pending = session.posts.pending(ref);
  const text = session.posts.textAt(ref);
  if (pending) return { kind: session.ready ? pending : "later" };
  if (post) {
    const differs = session.answer(ref).value !== post.text;
    return { kind: post.state, text: post.text, differs, changed: differs && Boolean(text) && !session.closed };
  }
  return { kind: text && !session.closed ? "offer" : "nothing" };
}

// The line below a text; null where it cannot be put out. Where several stand together, what it means is said once.
export function postingLine(app, ref, field, { note = true } = {}) {
  if (!mayBePosted(app, field)) return null;
  const { session } = app;
  const { posts } = session;
  const said = h("p", { class: "wli-posting-said", role: "status" });
  const below = h("div", { class: "wli-stack" });
  const node = h("div", { class: "wli-posting" }, said, below);
  const put = () => posts.put(ref);
  const back = () => posts.takeBack(ref);
  let drawn = null;
  const update = () => {
    const look = lookOf(session, ref);
    const key = `${app.words.lang} ${JSON.stringify(look)}`;
    if (key === drawn) return;
    const hadFocus = node.contains(document.activeElement);
    drawn = key;
    node.dataset.state = look.kind;
    node.hidden = look.kind === "nothing";
    said.textContent = standing(app, look.kind);
    replace(below, parts(app, look, put, back, note));
    if (hadFocus) focusOn(below.querySelector("button") || said);
  };
  app.following.push(update);
  update();
  return node;
}

function standing({ words: { _ } }, kind) {
  switch (kind) {
    case "post": return _("Putting it out…");
    case "unpost": return _("Taking it back…");
    case "later": return _("Done as soon as the connection is back.");
    case "waiting": return _("✓ Put out. The facilitator will look at it.");
    case "shown": return _("✓ It is on the wall.");
    case "hidden": return _("The facilitator has seen it. It is not on the wall now.");
    default: return "";
  }
}

function meaning({ words: { _ } }) {
  return h("p", { class: "wli-muted" }, _("Only if you want the room to read it. It goes without your name or seat."));
}

function parts(app, look, put, back, note) {
  const { _ } = app.words;
  if (look.kind === "nothing" || ["post", "unpost", "later"].includes(look.kind)) return null;
  if (look.kind === "offer") {
    return [
      note && meaning(app),
      button(_("Put it out (the facilitator looks first, then it goes on the screen)"), put, { kind: "quiet" }),
    ];
  }
  return [
    look.differs && h("p", { class: "wli-muted" }, _("As you put it out: “{text}”", { text: look.text })),
    h("div", { class: "wli-row" },
      look.changed && button(_("Put out the new wording"), put),
      button(_("Take it back from the wall"), back, { kind: "quiet" })),
  ];
}

// Every text of a step that can be put out, below what the answers say back; null while there is none.
export function postingPanel(app, step) {
  const { _ } = app.words;
  const { fields } = app.session.content.exercises[step.exercise];
  const places = step.entries.flatMap((entry) => {
    const rows = entry.rows ? Array.from({ length: entry.atMost }, (_unused, row) => row) : [0];
    return rows.flatMap((row) => entry.fields.map((id) => [fields[id], rowRef(step, id, row)]));
  });
  const items = places
    .filter(([field, ref]) => mayBePosted(app, field) && (app.session.posts.textAt(ref) || app.session.posts.at(ref)))
    .map(([field, ref]) => h("li", {}, h("p", { class: "wli-quote" }, app.session.posts.textAt(ref) || app.session.posts.at(ref).text), postingLine(app, ref, field, { note: false })));
  const shown = items.length > 0 && (!app.session.closed || places.some(([, ref]) => app.session.posts.at(ref)));
  return shown && h("section", { class: "wli-panel wli-stack wli-postings" },
    h("h3", {}, _("The wall of voices")),
    !app.session.closed && meaning(app),
    h("ul", { class: "wli-plain wli-stack" }, items));
}
