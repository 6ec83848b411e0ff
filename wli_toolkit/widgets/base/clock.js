// The room's clock: the server's time on whatever device, and how a length of time is written.

// "3:05" for 185 seconds, "1:02:05" past an hour.
export function runningText(seconds) {
  const total = Number.isFinite(seconds) ? Math.max(0, Math.round(seconds)) : 0;
  const two = (number) => String(number).padStart(2, "0");
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  return hours ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
}

// The server's time in seconds. A device's own clock may be off: where live state says `now`, that counts.
export class RoomClock {
  constructor() {
    this.ahead = 0;
  }

  hear(live) {
    const now = live && typeof live === "object" ? live.now : null;
    if (Number.isFinite(now)) this.ahead = now - Date.now() / 1000;
  }

  now() {
    return Date.now() / 1000 + this.ahead;
  }

  since(moment) {
    return moment === null ? null : Math.max(0, this.now() - moment);
  }
}
