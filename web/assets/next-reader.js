// Somebody else comes to a device that several share: letters, pace and reading aloud are as usual again.
import { createMemory } from './memory.js';

export function forgetWishes() {
  const memory = createMemory(null);
  ['letters', 'slow', 'auto'].forEach((name) => memory.keepWish(name, ''));
  document.documentElement.style.setProperty('--letters', '1');
  document.documentElement.classList.remove('largest');
}
