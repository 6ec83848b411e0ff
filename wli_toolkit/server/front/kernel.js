// Talking to the page's widget in its kernel: Jupyter's protocol as JSON text frames, custom messages only.

import { LastingSocket } from "./socket.js";

export function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export class KernelWire {
  constructor(origin, kernel, model, client, listeners) {
    this.model = model;
    this.client = client;
    const url = `${origin}/api/kernels/${kernel}/channels?session_id=${client}`;
    this.socket = new LastingSocket(() => url, {
      open: listeners.open,
      lost: listeners.lost,
      message: (text) => {
        const content = customContent(text, model);
        if (content) listeners.message(content);
      },
    });
  }

  send(content) {
    return this.socket.send({
      channel: "shell",
      header: {
        msg_id: randomId(),
        msg_type: "comm_msg",
        session: this.client,
        username: "",
        version: "5.3",
        date: new Date().toISOString(),
      },
      parent_header: {},
      metadata: {},
      content: { comm_id: this.model, data: { method: "custom", content } },
      buffers: [],
    });
  }
}

function customContent(text, model) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const data = message?.msg_type === "comm_msg" || message?.header?.msg_type === "comm_msg" ? message.content : null;
  return data?.comm_id === model && data.data?.method === "custom" ? data.data.content : null;
}
