// The served page of an assistant's console: its widget, hosted; it notices when nobody is let in any more.

import { render } from "../../widgets/console/assistant.js";
import { startPage } from "./host.js";

// A phone that slept hears nothing: when its line is gone, ask whether the page would still be shown.
async function knock(host) {
  const answer = await fetch(location.href, { redirect: "manual" }).catch(() => null);
  if (answer && answer.type === "opaqueredirect") host.heard({ type: "signed_out" });
}

function startAssistant() {
  const host = startPage(render);
  host.model.on("msg:custom", (message) => {
    if (message.type === "link" && message.state === "lost" && !host.line.stopped) knock(host);
  });
  return host;
}

const hosted = startAssistant();

export default hosted;
