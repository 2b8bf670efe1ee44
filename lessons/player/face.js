// The practice phone as it is seen and walked through with keys: drawing, buttons over its parts, edges, side keys.
// Knows where the page may scroll under a finger and where it must not; what a touch means it does not know.
import { make } from './node.js';
import { buttonsOver, placeButtons, sideKeys, stillZones } from './parts.js';
import { VIEW, image, viewOf } from './picture.js';
import { PLACES } from './places.js';

function focusedIn(node) {
  const { activeElement } = node.getRootNode();
  return activeElement && node.contains(activeElement) ? activeElement : null;
}

export function createFace(words) {
  const phone = make('div', 'qibu-drawn qibu-touched');
  const picture = phone.appendChild(make('div', 'qibu-picture-place'));
  const keys = phone.appendChild(make('div', 'qibu-keys'));
  const zones = phone.appendChild(make('div', 'qibu-parts'));
  const places = phone.appendChild(make('div', 'qibu-parts'));
  const parts = phone.appendChild(make('div', 'qibu-parts'));
  const drawings = new WeakMap();
  phone.setAttribute('data-phone', '');
  phone.setAttribute('role', 'group');
  phone.setAttribute('aria-label', words.phone);
  phone.tabIndex = -1;
  sideKeys(words).forEach((key) => keys.appendChild(key));
  placeButtons(words, VIEW).forEach((place) => places.appendChild(place));

  const buttons = () => Array.from(phone.querySelectorAll('[data-part]'));

  function drawingOf(screen) {
    if (!drawings.has(screen)) drawings.set(screen, image(screen, viewOf(screen)));
    return drawings.get(screen);
  }

  function fill(layer, made) {
    layer.textContent = '';
    made.forEach((one) => layer.appendChild(one));
  }

  // Over a part that lies on an edge the edge's movements count too.
  function keepStill(scene, moves) {
    const low = moves('bottom-edge') ? PLACES['bottom-edge'][1] : Infinity;
    const high = moves('top-edge') ? PLACES['top-edge'][3] : -Infinity;
    phone.classList.toggle('qibu-still', moves('screen'));
    Array.from(parts.children).forEach((button) => {
      const { id, box } = scene.parts.filter((part) => part.id === button.getAttribute('data-part'))[0];
      button.classList.toggle('qibu-still', box[1] + box[3] > low || box[1] < high || moves(id));
    });
  }

  // A keyboard stays on the part it has pressed, or on the phone where that part is gone.
  function focusAgain(before) {
    const [id, gesture] = ['data-part', 'data-gesture'].map((name) => before.getAttribute(name));
    const again = buttons().filter((one) => one.getAttribute('data-part') === id && one.getAttribute('data-gesture') === gesture)[0];
    (again || phone).focus({ preventScroll: true });
  }

  return {
    phone,
    prepare: drawingOf,
    // `scene`: {parts, view, unit}; `slides(part)`: whether it is a slider here; `moves(place)`: whether up and down lead
    // somewhere from there.
    show(screen, scene, keepFocus, slides, moves) {
      const { view, unit } = scene;
      const focused = keepFocus ? focusedIn(phone) : null;
      const dp = { x: view.x / unit, y: view.y / unit, width: view.width / unit, height: view.height / unit };
      phone.style.setProperty('--ratio', screen.picture ? Math.max(view.height / view.width, 1.4) : view.height / view.width);
      fill(picture, [drawingOf(screen)]);
      fill(parts, buttonsOver(scene.parts, dp, words, slides));
      fill(zones, screen.picture ? [] : stillZones(moves, dp));
      keys.hidden = Boolean(screen.picture);
      places.hidden = keys.hidden;
      keepStill(scene, moves);
      if (focused) focusAgain(focused);
    },
    markTarget(id) {
      buttons().forEach((one) => {
        if (id && one.getAttribute('data-part') === id) one.setAttribute('data-target', '');
        else one.removeAttribute('data-target');
      });
    },
  };
}
