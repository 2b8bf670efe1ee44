// A real button over everything that can be touched, for keyboards and screen readers; fingers are read elsewhere.
import { fill, make } from './node.js';
import { VIEW, placeOver } from './picture.js';
import { EDGES, KEYS, PLACES, uprightOf } from './places.js';

function button(id, gesture, label, className) {
  const node = make('button', className);
  node.type = 'button';
  node.setAttribute('data-part', id);
  if (gesture) node.setAttribute('data-gesture', gesture);
  node.setAttribute('aria-label', label);
  return node;
}

function over(node, box, view) {
  placeOver(node, box, view);
  return node;
}

// A slider is a row of buttons, one for each of its stops.
function stops(part, view, words) {
  const [x, y, wide, high] = part.box;
  const each = wide / part.values.length;
  return part.values.map((value, index) => {
    const label = fill(words.slider_stop, { label: part.label, n: index + 1, of: part.values.length });
    return over(button(part.id, 'slide ' + value, label, 'qibu-part'), [x + each * index, y, each, high], view);
  });
}

// From top to bottom, as one reads.
function downwards(one, other) {
  return one.box[1] - other.box[1] || one.box[0] - other.box[0];
}

// `slides(part)`: whether a part is a slider here. -> the buttons, in the order in which they are walked through.
export function buttonsOver(parts, view, words, slides) {
  const made = [];
  parts.slice().sort(downwards).forEach((part) => {
    if (slides(part)) made.push(...stops(part, view, words));
    else made.push(over(button(part.id, '', part.label || words.this_place, 'qibu-part'), part.box, view));
  });
  return made;
}

// The drawn side keys, as far as the page's edge, since no finger meets five pixels.
export function sideKeys(words) {
  return KEYS.map((id) => {
    const [from, high] = uprightOf(id);
    const [, top, , tall] = PLACES[id];
    const node = button(id, 'press', words.places[id], 'qibu-part qibu-key');
    const seen = node.appendChild(make('span', 'qibu-key-seen'));
    node.style.top = ((from - VIEW.y) / VIEW.height) * 100 + '%';
    node.style.height = (high / VIEW.height) * 100 + '%';
    seen.style.top = ((top - from) / high) * 100 + '%';
    seen.style.height = (tall / high) * 100 + '%';
    return node;
  });
}

// The four edges and the whole screen, to be walked to while a movement is chosen in the palette.
export function placeButtons(words, view) {
  return ['screen'].concat(EDGES).map((id) => over(button(id, '', words.places[id], 'qibu-part qibu-edge'), PLACES[id], view));
}

// Edges from which one swipes up or down: there the page must not scroll away, and nothing is seen.
export function stillZones(moves, view) {
  return EDGES.filter(moves).map((id) => {
    const [x, y, wide, high] = PLACES[id];
    return over(make('span', 'qibu-part qibu-still'), [x - 16, y - 14, wide + 32, high + 28], view);
  });
}
