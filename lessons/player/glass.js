// The phone's glass: from fingers to finished shapes, and a finger that rests. A second touch right after one that
// counted is the same touch. Knows no part of the screen.
import { HOLD, createFinger } from './finger.js';
import { listenToFingers } from './fingers.js';

const MOMENT = 500; // ms
const CLICK = 1000; // ms within which the browser may send its own click after a finger

// `then`: {enabled(), rested(at) -> whether that counted, moved(from, at), ended(), finished(shape) -> whether that counted,
// keepsStill(from, isUpright) -> whether the page may not scroll, from null with two fingers}. Points in dp.
export function createGlass(phone, toDp, then) {
  const finger = createFinger();
  let counted = -MOMENT;
  let lifted = -CLICK;
  let spent = false; // whether the touch that is down, or was last, counted
  let resting = 0;

  function count() {
    counted = performance.now();
    spent = true;
  }

  function rest() {
    const alone = finger.alone();
    if (!alone || !alone.still || !then.rested(alone.from)) return;
    finger.spend();
    count();
  }

  function stop() {
    clearTimeout(resting);
    then.ended();
  }

  const forget = listenToFingers(phone, toDp, {
    down(sample) {
      clearTimeout(resting);
      finger.down(sample);
      if (sample.first) spent = false;
      if (!then.enabled() || performance.now() - counted < MOMENT) finger.spend();
      else resting = setTimeout(rest, HOLD);
    },
    move(sample) {
      finger.move(sample);
      const alone = finger.alone();
      if (alone && !alone.still) then.moved(alone.from, alone.at);
    },
    up(sample) {
      stop();
      lifted = performance.now();
      const shape = finger.up(sample);
      if (shape && then.enabled() && then.finished(shape)) count();
    },
    cancel(sample) {
      stop();
      finger.cancel(sample);
    },
    isSpent: () => spent,
    keepsStill() {
      const alone = finger.alone();
      if (!alone) return then.keepsStill(null, false);
      const { from, at } = alone;
      return then.keepsStill(from, Math.abs(at.y - from.y) >= Math.abs(at.x - from.x));
    },
  });

  return {
    // Whether a click now is the browser's own, after a finger.
    isEcho: (event) => event.detail > 0 && performance.now() - lifted < CLICK,
    // What lies under the finger has just changed: another touch at once was meant for what was there before.
    turned() {
      counted = performance.now();
    },
    forgetTouch() {
      stop();
      finger.spend();
    },
    destroy() {
      clearTimeout(resting);
      forget();
    },
  };
}
