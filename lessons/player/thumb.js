// A light thumb that follows the finger along a slider, above the drawing, until the drawing itself has moved.
import { make } from './node.js';

const FROM_BELOW = 54; // dp: where a slider's track runs above its lower edge

export function createThumb(phone) {
  const node = phone.appendChild(make('span', 'qibu-thumb'));
  node.hidden = true;
  node.setAttribute('aria-hidden', 'true');
  return {
    follow(part, x, view, unit) {
      const [left, top, wide, high] = part.box;
      const half = wide / part.values.length / 2;
      const held = Math.min(left + wide - half, Math.max(left + half, x));
      node.style.left = ((held * unit - view.x) / view.width) * 100 + '%';
      node.style.top = (((top + Math.max(high / 2, high - FROM_BELOW + 2)) * unit - view.y) / view.height) * 100 + '%';
      node.hidden = false;
    },
    away() {
      node.hidden = true;
    },
  };
}
