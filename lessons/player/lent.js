// What is wished on a phone that a volunteer has lent: who has it now finds what is usual, not what whoever had it before
// her wished, and its owner's wishes stay as they are.
import { createMemory } from './memory.js';

const named = (name) => 'lent.' + name;

// `whose`: the id of the learner who has it. -> what createMemory(null) gives
export function createLent(whose) {
  const memory = createMemory(null);
  if (memory.wish(named('to')) !== whose) {
    ['letters', 'slow'].forEach((name) => memory.keepWish(named(name), ''));
    memory.keepWish(named('to'), whose);
  }
  return Object.assign({}, memory, {
    wish: (name) => memory.wish(named(name)),
    keepWish: (name, value) => memory.keepWish(named(name), value),
  });
}
