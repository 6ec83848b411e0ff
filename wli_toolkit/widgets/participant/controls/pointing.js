// A finger, pen or mouse on a surface: a tap or a drag counts, a swipe that scrolls the page does not.

const FIRM_PX = 6;

// Calls `move(x, y)` with shares of the surface from its left and its bottom (0–1, and beyond while dragging
// outside), and `done()` at the end. Where the style lets a swipe scroll (`touch-action`), the browser takes the
// pointer away and nothing was moved; `grip` is the part that is dragged at once, wherever it is taken hold of.
export function followPointer(surface, { grip = null, move, done }) {
  let held = null;
  const tell = (event) => {
    const box = surface.getBoundingClientRect();
    move((event.clientX + held.dx - box.left) / box.width, (box.bottom - event.clientY - held.dy) / box.height);
  };
  const start = (event) => {
    if (held || !event.isPrimary || event.button !== 0) return;
    const gripped = grip !== null && grip.contains(event.target);
    held = { id: event.pointerId, x: event.clientX, y: event.clientY, dx: 0, dy: 0, moving: false };
    if (gripped) {
      const box = grip.getBoundingClientRect();
      held.dx = box.left + box.width / 2 - event.clientX;
      held.dy = box.top + box.height / 2 - event.clientY;
    }
    held.eager = gripped || event.pointerType === "mouse";
    surface.setPointerCapture(event.pointerId);
    if (held.eager && !gripped) tell(event);
  };
  const follow = (event) => {
    if (!held || event.pointerId !== held.id) return;
    const [right, down] = [Math.abs(event.clientX - held.x), Math.abs(event.clientY - held.y)];
    held.moving = held.moving || (held.eager ? right + down > 0 : right > FIRM_PX && right > down);
    if (held.moving) tell(event);
  };
  const end = (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { eager, moving } = held;
    // A tap without a drag; a finger that only came to rest on the grip moves nothing.
    if (!eager && !moving) tell(event);
    held = null;
    done();
  };
  const lose = (event) => {
    if (!held || event.pointerId !== held.id) return;
    const { moving } = held;
    held = null;
    if (moving) done();
  };
  surface.addEventListener("pointerdown", start);
  surface.addEventListener("pointermove", follow);
  surface.addEventListener("pointerup", end);
  surface.addEventListener("pointercancel", lose);
}
