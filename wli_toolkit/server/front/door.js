// Notices when nobody is let in on this page any more: a phone that slept hears nothing, so when its line is gone it
// asks whether the page would still be shown.

async function knock(host) {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (answer && answer.type === "opaqueredirect") host.heard({ type: "signed_out" });
}

export function watchDoor(host) {
  host.model.on("msg:custom", (message) => {
    if (message.type === "link" && message.state === "lost" && !host.line.stopped) knock(host);
  });
  return host;
}

// The passcode was renewed: nothing of the room stays on this screen, and the form asks for the new one.
export function leaveByTheDoor(host) {
  host.model.on("msg:custom", (message) => {
    if (message.type === "signed_out") location.reload();
  });
  return watchDoor(host);
}
