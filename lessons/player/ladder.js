// How help grows at one touch: a spoken word, an arrow, a demonstration, doing it together. Pure; draws nothing.

const WEAKEST_FIRST = ['independent', 'verbal', 'gesture', 'model', 'physical'];

export function hardest(one, other) {
  return WEAKEST_FIRST.indexOf(one) > WEAKEST_FIRST.indexOf(other) ? one : other;
}

// `ladder`: {order, after, fade} of the page; `mode`, `kind`: of the walk; `before`: the walks this person has finished.
// A level is how many helps of `order` have been given; 0 is none.
export function createLadder(ladder, mode, kind, before) {
  const { order, after, fade } = ladder;
  const top = order.length;
  const shownFirst = mode === 'practise' && kind !== 'judgement' ? fade[before] : undefined;

  const given = (level) => order.slice(0, level);
  return {
    // What stands there from the start of each touch: a first walk is shown, later ones less and less.
    first: shownFirst === undefined ? 0 : order.indexOf(shownFirst) + 1,
    // The level after so many wrong touches. Without hints nothing comes by itself.
    missed(level, misses) {
      if (mode === 'check') return level;
      return Math.max(level, after.filter((many) => many <= misses).length);
    },
    asked: (level) => Math.min(top, level + 1),
    // The newest help of a level, or null.
    help: (level) => (level > 0 ? order[level - 1] : null),
    has: (level, help) => given(level).indexOf(help) >= 0,
    // What the record says: the strongest help that was shown.
    prompt: (level) => given(level).reduce(hardest, 'independent'),
  };
}
