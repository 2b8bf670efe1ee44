// What fingers on the glass have drawn, from samples {id, x, y, first} in dp: a tap, a slip, a drag, two fingers. Pure:
// knows no clock, no page and no phone. A sample is `first` when no other finger can be down (lost ones are forgotten).

export const HOLD = 500; // ms a finger rests before it holds
const STILL = 16; // dp a trembling finger may move and still have tapped
const DRAG = 40; // dp from which on a movement was meant
const PINCH = 40; // dp that two fingers come nearer or part

function apart(one, other) {
  return Math.sqrt((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y));
}

function directionOf(from, to) {
  if (Math.abs(to.x - from.x) > Math.abs(to.y - from.y)) return to.x > from.x ? 'right' : 'left';
  return to.y > from.y ? 'down' : 'up';
}

function shapeOf(from, to, far) {
  if (far <= STILL) return { kind: 'tap', from, to: from };
  const length = apart(from, to);
  if (length < DRAG) return { kind: 'slip', from, to };
  return { kind: 'drag', from, to, length, direction: directionOf(from, to) };
}

export function createFinger() {
  const down = new Map();
  let from = null; // where the first finger came down; null when the touch no longer counts
  let far = 0;
  let two = null; // {between, gap} while two fingers are down or have been

  function forget() {
    from = null;
    two = null;
  }

  function gap() {
    const [one, other] = Array.from(down.values());
    return apart(one, other);
  }

  return {
    down(sample) {
      if (sample.first) down.clear();
      down.set(sample.id, sample);
      if (down.size === 1) {
        from = sample;
        far = 0;
        two = null;
      } else if (down.size === 2 && from) {
        const [one, other] = Array.from(down.values());
        two = { between: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }, gap: gap(), now: gap() };
      } else forget();
    },
    move(sample) {
      if (!down.has(sample.id)) return;
      down.set(sample.id, sample);
      if (two && down.size === 2) two.now = gap();
      else if (from && !two) far = Math.max(far, apart(from, sample));
    },
    // The shape that is finished with the last finger leaving the glass, or null.
    up(sample) {
      if (!down.has(sample.id)) return null;
      this.move(sample);
      down.delete(sample.id);
      if (down.size || !from) return null;
      const shape = two ? null : shapeOf(from, sample, far);
      const pinched = two && Math.abs(two.now - two.gap) >= PINCH ? { kind: 'pinch', from: two.between, to: two.between } : null;
      forget();
      return shape || pinched;
    },
    cancel(sample) {
      down.delete(sample.id);
      forget();
    },
    // The finger that is down alone, with how far it has come; null when there is none or when there are two.
    alone() {
      return from && !two && down.size === 1 ? { from, at: Array.from(down.values())[0], still: far <= STILL } : null;
    },
    spend: forget,
  };
}
