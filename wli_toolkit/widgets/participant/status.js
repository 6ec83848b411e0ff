// The one line that is always in sight: is what I wrote safe?

// {text, tone}: tone is good, busy or away. An empty text while there is nothing to say.
export function statusOf(session, _) {
  const waiting = session.outbox ? session.pending().length : 0;
  const { state, position } = session.link;
  const late = session.outbox ? session.outbox.waiting().length - waiting : 0;
  if (late && !waiting && !session.savedNow) return { tone: "away", text: _("The workshop is over. The last change is on this phone only.") };
  if (state === "lost" || state === "offline") {
    if (session.drawer.works || !waiting) return { tone: "away", text: _("Not connected. Your answers are kept on this phone.") };
    return { tone: "away", text: _("Not connected. Please keep this page open so that your answers are not lost.") };
  }
  if (state === "waiting") {
    if (Number.isFinite(position)) return { tone: "busy", text: _("Waiting for a seat: {n} ahead of you. You can start answering.", { n: position }) };
    return { tone: "busy", text: _("Waiting for a seat. You can start answering.") };
  }
  if (state !== "ready") return { tone: "busy", text: _("Connecting. You can start answering.") };
  if (waiting) return { tone: "busy", text: _("Sending…") };
  if (session.outbox && session.outbox.refused().length) return { tone: "away", text: _("One answer is not saved yet. It stays on this phone until you change it.") };
  if (session.everSaved) return { tone: "good", text: _("Saved ✓") };
  return { tone: "good", text: "" };
}
