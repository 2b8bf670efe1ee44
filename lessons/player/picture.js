// The phone on the page: the drawn screen (or a real picture), the mark above it, and the place to touch.
// Drawings are our server's own SVG; everything else goes in as text.
import { action, make } from './node.js';

export const VIEW = { x: -14, y: -14, width: 388, height: 688 }; // the drawn phone's view box, in dp
const MOVING = ['swipe', 'slide', 'hold'];
export const LATER = window.requestIdleCallback || ((work) => setTimeout(work, 200));

export function viewOf(screen) {
  return screen.picture ? { x: 0, y: 0, width: screen.picture.width, height: screen.picture.height } : VIEW;
}

export function image(screen, view) {
  const holder = make('div', screen.picture || screen.svg ? 'qibu-picture' : 'qibu-picture qibu-no-picture');
  if (screen.alt) {
    holder.setAttribute('role', 'img');
    holder.setAttribute('aria-label', screen.alt);
  }
  if (screen.picture) {
    const picture = holder.appendChild(make('img'));
    picture.src = screen.picture.src;
    picture.alt = '';
    picture.draggable = false;
  } else if (screen.svg) {
    holder.innerHTML = screen.svg;
    holder.firstElementChild.setAttribute('aria-hidden', 'true');
    holder.firstElementChild.setAttribute('focusable', 'false');
  }
  holder.style.paddingTop = (view.height / view.width) * 100 + '%';
  return holder;
}

// Where a box lies, in percent of the picture. A box near an edge is held at that edge, so that a target grown to
// 60 px grows inwards; any other is held by its middle.
export function placeOver(node, box, view) {
  const shift = [['left', 'right', 'X', box[0] - view.x, box[2], view.width], ['top', 'bottom', 'Y', box[1] - view.y, box[3], view.height]]
    .map(([near, far, axis, start, size, whole]) => {
      const middle = (start + size / 2) / whole;
      node.style[axis === 'X' ? 'width' : 'height'] = (size / whole) * 100 + '%';
      if (middle < 0.2) node.style[near] = Math.max(0, start / whole) * 100 + '%';
      else if (middle > 0.8) node.style[far] = Math.max(0, 1 - (start + size) / whole) * 100 + '%';
      else node.style[near] = middle * 100 + '%';
      return middle < 0.2 || middle > 0.8 ? '' : 'translate' + axis + '(-50%)';
    });
  node.style.transform = shift.join(' ').trim();
}

function targetOf(touch, view, words) {
  if (touch.gesture === 'look') {
    const seen = action('qibu-target qibu-seen', 'touch', words.seen);
    if (touch.box && touch.box[1] + touch.box[3] / 2 > view.y + view.height * 0.7) seen.classList.add('qibu-high');
    return seen;
  }
  const target = action(touch.mark || !touch.box ? 'qibu-target' : 'qibu-target qibu-ringed', 'touch');
  target.setAttribute('aria-label', touch.label);
  placeOver(target, touch.box || [view.x, view.y, view.width, view.height], view);
  return target;
}

function movement(touch, view) {
  const area = make('span', 'qibu-motions');
  const spot = area.appendChild(make('span', 'qibu-motion qibu-motion-' + touch.gesture + (touch.direction ? '-' + touch.direction : '')));
  const [x, y, wide, high] = touch.box;
  const aside = /up|down/.test(touch.direction) && wide > view.width / 2 && high > view.height / 2; // like the drawn arrow
  const middle = [x + wide * (aside ? 0.75 : 0.5), y + high / 2];
  area.setAttribute('aria-hidden', 'true');
  spot.style.left = ((middle[0] - view.x) / view.width) * 100 + '%';
  spot.style.top = ((middle[1] - view.y) / view.height) * 100 + '%';
  return area;
}

function inside(box, x, y) {
  return x >= box[0] && x <= box[0] + box[2] && y >= box[1] && y <= box[1] + box[3];
}

export function createPictures(screens, words) {
  const ready = new Map();

  function take(index) {
    if (!ready.has(index)) ready.set(index, image(screens[index], viewOf(screens[index])));
    return ready.get(index);
  }

  return {
    // One touch's phone, with its mark and its target.
    forTouch(touch) {
      const screen = screens[touch.screen];
      const view = viewOf(screen);
      const holder = make('div', 'qibu-place');
      const drawn = holder.appendChild(make('div', 'qibu-drawn'));
      drawn.setAttribute('data-phone', '');
      if (screen.picture) drawn.style.setProperty('--ratio', Math.max(view.height / view.width, 1.4));
      drawn.appendChild(take(touch.screen));
      if (touch.mark) {
        const mark = drawn.appendChild(make('div', 'qibu-mark'));
        mark.setAttribute('aria-hidden', 'true');
        mark.innerHTML = touch.mark;
        mark.firstElementChild.setAttribute('focusable', 'false');
      }
      if (touch.box && MOVING.indexOf(touch.gesture) >= 0) drawn.appendChild(movement(touch, view));
      drawn.appendChild(targetOf(touch, view, words)).setAttribute('data-target', '');
      return holder;
    },
    // The phone as a touch has left it, small and only to be seen; an empty place where nothing is drawn.
    result(index) {
      const holder = make('div', 'qibu-place');
      const screen = screens[index];
      if (!screen.svg && !screen.picture) return holder;
      const drawn = holder.appendChild(make('div', 'qibu-drawn qibu-result'));
      drawn.appendChild(take(index));
      return holder;
    },
    // What a touch beside the target met: {hit: whether it was the target after all, says: words or null}.
    met(touch, drawn, event) {
      const screen = screens[touch.screen];
      const view = viewOf(screen);
      const frame = drawn.getBoundingClientRect();
      const x = ((event.clientX - frame.left) / frame.width) * view.width + view.x;
      const y = ((event.clientY - frame.top) / frame.height) * view.height + view.y;
      if (touch.box && inside(touch.box, x, y)) return { hit: true, says: null };
      const found = (screen.parts || []).filter((part) => part.id !== touch.target && inside(part.box, x, y));
      found.sort((one, other) => one.box[2] * one.box[3] - other.box[2] * other.box[3]);
      return { hit: false, says: (found[0] && found[0].says) || null };
    },
    // Parse a screen before it is asked for, when the phone has nothing else to do.
    prepare(index) {
      if (!ready.has(index)) LATER(() => take(index));
    },
  };
}
