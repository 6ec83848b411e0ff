// Small things that this browser keeps between two visits.

// Local storage that may be forbidden, full or absent; `works` tells whether it can be relied on.
export class Drawer {
  constructor(storage) {
    this.storage = storage;
    this.works = Boolean(storage);
  }

  static ofPage() {
    try {
      return new Drawer(window.localStorage);
    } catch {
      return new Drawer(null);
    }
  }

  read(name) {
    try {
      return JSON.parse(this.storage.getItem(name));
    } catch {
      return null;
    }
  }

  write(name, value) {
    try {
      if (value === null) this.storage.removeItem(name);
      else this.storage.setItem(name, JSON.stringify(value));
      this.works = true;
    } catch {
      this.works = false;
    }
  }
}
