// Hosts a page's widget without a widget manager: draws it from the embedded content at once, and gives it a model
// whose messages go to its kernel when there is one. What it tells the widget besides: live state and the link's state.

import { KernelWire, randomId } from "./kernel.js";
import { LastingSocket } from "./socket.js";

const PONG_WITHIN_MS = 4000;
// So often in a row the kernel's channel may fail before the live line is opened anew, too.
const LINE_LASTS = 3;

class HostedModel {
  constructor(values) {
    this.values = values;
    this.listeners = new Map();
    this.deliver = () => false;
    // Called by a page that waits for an answer too long: is anybody there?
    this.doubt = () => {};
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    this.values[name] = value;
    this.emit(`change:${name}`);
  }

  save_changes() {}

  on(name, callback) {
    if (!this.listeners.has(name)) this.listeners.set(name, new Set());
    this.listeners.get(name).add(callback);
  }

  off(name, callback) {
    if (callback) this.listeners.get(name)?.delete(callback);
    else this.listeners.delete(name);
  }

  emit(name, ...values) {
    for (const callback of [...(this.listeners.get(name) ?? [])]) callback(...values);
  }

  tell(message) {
    this.emit("msg:custom", message, []);
  }

  send(content) {
    this.deliver(content);
  }
}

class Host {
  constructor(element) {
    this.page = element.dataset.page;
    this.session = element.dataset.session;
    this.client = randomId();
    this.wire = null;
    this.kernel = null;
    this.pongTimer = 0;
    this.origin = `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
    const embedded = JSON.parse(document.getElementById("wli-boot").textContent);
    this.participant = embedded.state?.participant ?? null;
    this.model = new HostedModel({ boot: embedded });
    this.model.doubt = () => this.wake();
    this.model.deliver = (content) => this.wire !== null && this.wire.send({ ...content, from: this.client });
  }

  connect() {
    const query = new URLSearchParams({ page: this.page, s: this.session });
    this.line = new LastingSocket(() => `${this.origin}/live?${query}`, {
      open: () => this.link("starting"),
      lost: () => this.link(navigator.onLine === false ? "offline" : "lost"),
      message: (text) => this.heard(JSON.parse(text)),
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.wake();
    });
    window.addEventListener("online", () => this.wake());
    window.addEventListener("pageshow", () => this.wake());
    window.addEventListener("offline", () => this.link("offline"));
  }

  heard(message) {
    if (this.line.stopped) return;
    if (message.type === "pong") {
      clearTimeout(this.pongTimer);
      if (this.wire?.socket.isOpen) this.link("ready");
    } else if (message.type === "you") this.recognised(message.participant);
    else if (message.type === "kernel") this.seat(message.kernel, message.model);
    else if (message.type === "link" && message.state === "lost") {
      this.link("lost");
      setTimeout(() => this.line.send({ type: "attach" }), 2000 + Math.random() * 2000);
    } else {
      if (message.type === "signed_out" || message.type === "deleted") this.leave();
      this.model.tell(message);
    }
  }

  // A kernel is ready (or, without an id, has died: ask for another).
  seat(kernel, model) {
    if (kernel && this.kernel === kernel) {
      this.wire.socket.hurry();
      if (this.wire.socket.isOpen) this.link("ready");
      return;
    }
    this.wire?.socket.stop();
    this.wire = null;
    this.kernel = kernel;
    if (!kernel) {
      this.link("starting");
      this.line.send({ type: "attach" });
      return;
    }
    let failures = 0;
    this.wire = new KernelWire(this.origin, kernel, model, this.client, {
      open: () => {
        failures = 0;
        this.link("ready");
      },
      lost: () => {
        failures += 1;
        this.link(navigator.onLine === false ? "offline" : "lost");
        // The server may have taken the kernel back: ask which one is ours now. Of several servers the line may have
        // reached another than the kernel's channel does: then both go to whichever is there now.
        if (failures % LINE_LASTS === 0) this.line.replace();
        else if (failures > 1) this.line.send({ type: "attach" });
      },
      message: (content) => {
        if (!content.to || content.to === this.client || content.type === "saved") this.model.tell(content);
      },
    });
  }

  // The cookie may be another person's by now: what is still on this page must not go into their kernel.
  recognised(participant) {
    if (participant === this.participant) return;
    this.leave();
    this.model.tell({ type: "other" });
  }

  // Nobody is let in here any more: do not knock again.
  leave() {
    this.line.stop();
    this.wire?.socket.stop();
  }

  // The phone woke up or the network came back: an open socket may be dead, so ask for a sign of life.
  wake() {
    if (!this.line.isOpen) {
      this.line.hurry();
      return;
    }
    clearTimeout(this.pongTimer);
    this.line.send({ type: "ping" });
    this.pongTimer = setTimeout(() => {
      this.line.replace();
      this.wire?.socket.replace();
    }, PONG_WITHIN_MS);
    this.wire?.socket.hurry();
  }

  link(state) {
    this.model.tell({ type: "link", state });
  }
}

// Draw the page from what came with it, then go and find its kernel.
export function startPage(render) {
  const element = document.getElementById("wli-page");
  const host = new Host(element);
  element.replaceChildren();
  render({ model: host.model, el: element });
  host.connect();
  return host;
}
