// Trembling fingers: a second touch right after the first is the same touch. Keys are not touches.

const MOMENT = 500; // ms

export function createGuard() {
  let turn = -MOMENT;
  const touched = new WeakMap();
  return {
    turned() {
      turn = performance.now();
    },
    // Whether this click counts: not within a moment of a page turn, nor twice on the same thing.
    counts(event, thing) {
      if (event.detail === 0) return true; // pressed with a key or by an assistive device
      const now = performance.now();
      const before = touched.has(thing) ? touched.get(thing) : -MOMENT;
      if (now - turn < MOMENT || now - before < MOMENT) return false;
      touched.set(thing, now);
      return true;
    },
  };
}
