// What a finished movement means on the screen that is shown: shape -> {part, gesture}, or null for a slip. Pure.
// scene: {parts: [{id, box, values}], in drawing order, edges: [{part, gesture}], near: {part, box, grace} or null}.
import { EDGES, KEYS, PLACES, atPlace, inside } from './places.js';

const MEANT = 80; // dp: a shorter drag that does nothing here was a finger sliding off
const BY_TOUCH = ['tap', 'press', 'point', 'look', 'type', 'speak']; // what one touch does, the first that is there

function area(box) {
  return box[2] * box[3];
}

function contains(outer, inner) {
  return inside(outer, inner[0], inner[1]) && inside(outer, inner[0] + inner[2], inner[1] + inner[3]);
}

function has(scene, part, gesture) {
  return scene.edges.some((edge) => edge.part === part && edge.gesture === gesture);
}

export function partAt(scene, x, y) {
  const found = scene.parts.filter((part) => inside(part.box, x, y));
  return found[found.length - 1] || null; // drawn last lies on top
}

export function keyAt(x, y) {
  return KEYS.filter((key) => atPlace(key, x, y))[0] || '';
}

// What one touch does on a part.
export function touchOf(scene, part) {
  const { id, values } = part;
  if (values && scene.edges.some((edge) => edge.part === id && /^slide /.test(edge.gesture))) return 'slide';
  if (KEYS.indexOf(id) >= 0) return 'press';
  return BY_TOUCH.filter((gesture) => has(scene, id, gesture))[0] || 'tap';
}

export function valueAt(part, x) {
  const { box, values } = part;
  const column = Math.floor(((x - box[0]) / box[2]) * values.length);
  return values[Math.min(values.length - 1, Math.max(0, column))];
}

// The tremor's rule: a little beside the target is the target; inside another part it is nobody's.
function aimedAt(scene, x, y) {
  const { near } = scene;
  const met = partAt(scene, x, y);
  if (!near || !near.box || (met && met.id === near.part) || !inside(near.box, x, y, near.grace)) return { part: met };
  const target = scene.parts.filter((part) => part.id === near.part)[0];
  if (!target) return { part: met };
  if (!met || contains(met.box, target.box)) return { part: target };
  return inside(target.box, x, y) ? { part: met } : { unsure: true }; // in the target stands something of its own
}

const ON_GLASS = 30; // dp

// A side key is narrow: a touch beside it that meets nothing is the key that is asked for.
function keyMeant({ near, parts }, { x, y }) {
  const isKey = near && near.box && KEYS.indexOf(near.part) >= 0 && inside(near.box, x, y, ON_GLASS);
  return isKey && !parts.some((part) => inside(part.box, x, y)) ? near.part : '';
}

function tapped(scene, at) {
  const key = keyAt(at.x, at.y) || keyMeant(scene, at);
  if (key) return { part: key, gesture: 'press' };
  const { part, unsure } = aimedAt(scene, at.x, at.y);
  if (unsure) return { part: '', gesture: 'again' };
  if (!part) return { part: '', gesture: 'tap' };
  const gesture = touchOf(scene, part);
  return { part: part.id, gesture: gesture === 'slide' ? 'slide ' + valueAt(part, at.x) : gesture };
}

function boxOf(scene, id) {
  const part = scene.parts.filter((one) => one.id === id)[0];
  return part ? part.box : PLACES[id];
}

function starts(scene, id, at) {
  if (PLACES[id] && EDGES.concat('screen').indexOf(id) >= 0 && atPlace(id, at.x, at.y)) return true;
  const grace = scene.near && scene.near.part === id ? scene.near.grace : 0;
  const box = boxOf(scene, id);
  return Boolean(box) && inside(box, at.x, at.y, grace);
}

// The narrowest place from which this movement leads somewhere: an edge before the screen, as on a real phone. What is
// asked for comes first, where it lies on an edge.
function movedFrom(scene, gesture, at) {
  const wanted = scene.near ? scene.near.part : '';
  if (wanted && has(scene, wanted, gesture) && starts(scene, wanted, at)) return wanted;
  const found = scene.edges.filter((edge) => edge.gesture === gesture && starts(scene, edge.part, at)).map((edge) => edge.part);
  found.sort((one, other) => area(boxOf(scene, one)) - area(boxOf(scene, other)));
  return found[0] || '';
}

const edgeAt = (at) => EDGES.filter((id) => atPlace(id, at.x, at.y))[0] || '';

// Nothing happens here: it is told of a place where another direction would have done something, else of the edge it came from.
function inVain(scene, gesture, at) {
  const other = scene.edges.filter((edge) => /^swipe /.test(edge.gesture) && starts(scene, edge.part, at));
  return { part: other.length ? other[0].part : edgeAt(at), gesture };
}

export function sliderAt(scene, at) {
  const { part } = aimedAt(scene, at.x, at.y);
  return part && touchOf(scene, part) === 'slide' ? part : null;
}

function dragged(scene, shape) {
  const slider = sliderAt(scene, shape.from);
  if (slider && /left|right/.test(shape.direction)) return { part: slider.id, gesture: 'slide ' + valueAt(slider, shape.to.x) };
  const gesture = 'swipe ' + shape.direction;
  const part = movedFrom(scene, gesture, shape.from);
  if (part) return { part, gesture };
  const isPages = /up|down/.test(shape.direction) && !isUprightFrom(scene, shape.from); // so the page has scrolled
  return isPages || shape.length < MEANT ? null : inVain(scene, gesture, shape.from);
}

function sameThing(scene, shape) {
  const before = tapped(scene, shape.from);
  const after = tapped(scene, shape.to);
  return before.part && before.part === after.part ? after : null;
}

export function deedOf(shape, scene) {
  if (shape.kind === 'tap') return tapped(scene, shape.from);
  if (shape.kind === 'slip') return sameThing(scene, shape);
  if (shape.kind === 'pinch') {
    const part = movedFrom(scene, 'pinch', shape.from);
    return part ? { part, gesture: 'pinch' } : null;
  }
  return dragged(scene, shape);
}

// The part on which a finger that rests at this point holds something, or "".
export function heldAt(scene, at) {
  const { part } = aimedAt(scene, at.x, at.y);
  if (part && has(scene, part.id, 'hold')) return part.id;
  return part ? '' : movedFrom(scene, 'hold', at);
}

// One touch at a point with a movement chosen beforehand.
export function chosenDeed(scene, gesture, at) {
  if (gesture === 'hold') {
    const part = heldAt(scene, at) || tapped(scene, at).part;
    return { part, gesture };
  }
  const part = movedFrom(scene, gesture, at) || (has(scene, 'screen', gesture) ? 'screen' : '');
  return part ? { part, gesture } : inVain(scene, gesture, at);
}

const HOMEWARD = 'bottom-edge'; // one swipes home from there, at home too

// Whether up and down lead somewhere from this box: there the page must not scroll away under the finger.
export function movesUpright(scene, id) {
  return id === HOMEWARD || scene.edges.some((edge) => edge.part === id && /^(swipe (up|down)|pinch)$/.test(edge.gesture));
}

// The same for a point: phones that know no touch-action ask at every movement.
export function isUprightFrom(scene, at) {
  return edgeAt(at) === HOMEWARD || scene.edges.some((edge) => /^(swipe (up|down)|pinch)$/.test(edge.gesture) && starts(scene, edge.part, at));
}
