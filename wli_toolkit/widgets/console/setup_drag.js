// Putting the rows of a list in another order by dragging a handle, with a finger, a pen or a mouse.

const EDGE_PX = 70;
const SCROLL_PX = 14;

export class DragOrder {
  constructor(list, { handle, onmove }) {
    this.list = list;
    this.handle = handle;
    this.onmove = onmove;
    this.held = null;
    list.addEventListener("pointerdown", (event) => this.begin(event));
    list.addEventListener("pointermove", (event) => this.move(event));
    list.addEventListener("pointerup", () => this.end(true));
    list.addEventListener("pointercancel", () => this.end(false));
    list.addEventListener("keydown", (event) => event.key === "Escape" && this.end(false));
  }

  get rows() {
    return [...this.list.children];
  }

  begin(event) {
    const handle = event.target.closest(this.handle);
    if (!handle || event.button !== 0 || this.held) return;
    const row = this.rows.find((one) => one.contains(handle));
    if (!row) return;
    event.preventDefault();
    // With the focus in it, Escape is heard.
    row.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    this.held = { row, from: this.rows.indexOf(row), to: this.rows.indexOf(row), top: row.getBoundingClientRect().top, startY: event.clientY };
    row.dataset.held = "yes";
  }

  move(event) {
    const { held } = this;
    if (!held) return;
    if (event.clientY < EDGE_PX) window.scrollBy(0, -SCROLL_PX);
    if (event.clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, SCROLL_PX);
    const others = this.rows.filter((row) => row !== held.row);
    held.to = others.filter((row) => middle(row) < event.clientY).length;
    this.carry(event.clientY);
    others.forEach((row, at) => (row.dataset.drop = dropAt(at, held, others.length)));
  }

  // The row stays under the finger, also while the page scrolls beneath it.
  carry(y) {
    const { row, top, startY } = this.held;
    row.style.setProperty("translate", "0 0");
    row.style.setProperty("translate", `0 ${y - startY + top - row.getBoundingClientRect().top}px`);
  }

  end(isDone) {
    const { held } = this;
    if (!held) return;
    this.held = null;
    held.row.style.removeProperty("translate");
    delete held.row.dataset.held;
    this.rows.forEach((row) => delete row.dataset.drop);
    if (isDone && held.to !== held.from) this.onmove(held.from, held.to);
  }
}

// Where the line of the drop stands at a row: "before" it, "after" the last one, or nowhere.
function dropAt(at, { from, to }, count) {
  if (to === from) return "";
  if (at === to) return "before";
  return at === to - 1 && to === count ? "after" : "";
}

function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}
