// A websocket that comes back by itself: after sleep, after a lost network, with patience that differs from phone to phone.

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 8000;
// A network that swallows everything keeps a browser trying for minutes.
const OPEN_WITHIN_MS = 8000;
const HURRY_AFTER_MS = 2000;

export class LastingSocket {
  // url: () => string, asked again at each try. listeners: { open, message, lost }.
  constructor(url, listeners) {
    this.url = url;
    this.listeners = listeners;
    this.tries = 0;
    this.stopped = false;
    this.socket = null;
    this.timer = 0;
    this.connect();
  }

  get isOpen() {
    return this.socket !== null && this.socket.readyState === WebSocket.OPEN;
  }

  connect() {
    if (this.stopped) return;
    clearTimeout(this.timer);
    const socket = new WebSocket(this.url());
    this.socket = socket;
    this.begunAt = performance.now();
    this.timer = setTimeout(() => {
      this.drop();
      this.comeBack();
    }, OPEN_WITHIN_MS);
    socket.addEventListener("open", () => {
      if (socket !== this.socket) return;
      clearTimeout(this.timer);
      this.tries = 0;
      this.listeners.open();
    });
    socket.addEventListener("message", (event) => {
      if (socket === this.socket && typeof event.data === "string") this.listeners.message(event.data);
    });
    socket.addEventListener("close", () => {
      if (socket === this.socket) this.comeBack();
    });
  }

  comeBack() {
    clearTimeout(this.timer);
    if (this.stopped) return;
    this.listeners.lost();
    const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.tries);
    this.tries += 1;
    this.timer = setTimeout(() => this.connect(), ceiling * (0.5 + Math.random() / 2));
  }

  // Try at once, whatever the patience says: the phone woke up or found a network.
  hurry() {
    if (this.stopped || this.isOpen) return;
    const isTrying = this.socket && this.socket.readyState === WebSocket.CONNECTING;
    if (isTrying && performance.now() - this.begunAt < HURRY_AFTER_MS) return;
    this.drop();
    this.tries = 0;
    this.connect();
  }

  // Drop a socket that looks open but does not answer, and try again.
  replace() {
    this.drop();
    this.tries = 0;
    this.listeners.lost();
    this.connect();
  }

  drop() {
    const old = this.socket;
    this.socket = null;
    if (old) old.close();
  }

  send(value) {
    if (!this.isOpen) return false;
    this.socket.send(JSON.stringify(value));
    return true;
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    if (this.socket) this.socket.close();
  }
}
