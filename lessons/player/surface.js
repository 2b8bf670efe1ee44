// What the finger does on the drawn phone: touches, movements, keys and writing become deeds {part, gesture, way, at}.
// Knows no lesson: what a deed leads to, whoever is told of it decides.
import { createFace } from './face.js';
import { chosenDeed, deedOf, heldAt, isUprightFrom, movesUpright, sliderAt, touchOf } from './gestures.js';
import { createGlass } from './glass.js';
import { make } from './node.js';
import { createPalette } from './palette.js';
import { viewOf } from './picture.js';
import { EDGES, PLACES, WIDE } from './places.js';
import { createPointing } from './pointing.js';
import { createThumb } from './thumb.js';
import { createWriting } from './writing.js';

// A real picture is counted in its own pixels; its shorter side is as wide as a phone.
function unitOf(screen) {
  return screen.picture ? Math.min(screen.picture.width, screen.picture.height) / WIDE : 1;
}

function scaled(box, by) {
  return box.map((side) => side / by);
}

// A field that nobody asked to be filled takes any words.
function freely(part) {
  return { part, want: '', accepts: [], spell: '', letters: 'latin', characters: [] };
}

// {words, did, near}: `words` of lessons/hands.py, `did(deed)`, `near()` -> {part, box, grace} of the target or null.
export function createSurface({ words, did, near }) {
  const node = make('div', 'qibu-surface');
  const face = createFace(words);
  const { phone } = face;
  node.appendChild(phone);
  const thumb = createThumb(phone);
  const pointing = createPointing(phone);
  const palette = createPalette(words, chosenChanged);
  const writing = createWriting(words, written, notWritten);
  let shown = { parts: [], edges: [], typing: null, view: null, unit: 1 };
  let on = true;
  node.appendChild(palette.node);
  node.appendChild(writing.node);

  function sceneNow() {
    const aim = near ? near() : null;
    const box = aim && aim.box ? scaled(aim.box, shown.unit) : null;
    return { parts: shown.parts, edges: shown.edges, near: aim && { part: aim.part, box, grace: aim.grace } };
  }

  function toDp(event) {
    const frame = phone.getBoundingClientRect();
    const { view, unit } = shown;
    return {
      x: (((event.clientX - frame.left) / frame.width) * view.width + view.x) / unit,
      y: (((event.clientY - frame.top) / frame.height) * view.height + view.y) / unit,
    };
  }

  // --- writing
  function wantsWriting(part) {
    const { typing } = shown;
    return Boolean(typing) && (typing.part === part || (typing.opens || []).indexOf(part) >= 0);
  }

  const may = (part, gesture) => shown.edges.some((edge) => edge.part === part && edge.gesture === gesture);

  function write(part, touched) {
    const wanted = wantsWriting(part) ? shown.typing : freely(part);
    writing.open(wanted, wanted.speaks || (may(wanted.part, 'speak') && !may(wanted.part, 'type')), touched);
  }

  function notWritten() {
    glass.turned();
    phone.focus({ preventScroll: true });
  }

  // Whoever cannot write says it, and the other way round: both come from one keyboard.
  function written(part, gesture, text, way) {
    const other = gesture === 'type' ? 'speak' : 'type';
    did({ part, gesture: !may(part, gesture) && may(part, other) ? other : gesture, way, at: null, text });
  }

  // --- deeds
  function tell(deed, way, at) {
    const writes = /^(type|speak)$/.test(deed.gesture) || (deed.gesture === 'tap' && wantsWriting(deed.part));
    if (writes) write(deed.part, Boolean(at));
    else did({ part: deed.part, gesture: deed.gesture, way, at: at ? [at.x * shown.unit, at.y * shown.unit] : null });
  }

  function finished(shape) {
    const scene = sceneNow();
    const chosen = palette.chosen();
    const byPalette = chosen !== 'tap' && (shape.kind === 'tap' || shape.kind === 'slip');
    const deed = byPalette ? chosenDeed(scene, chosen, shape.from) : deedOf(shape, scene);
    if (!deed) return false;
    palette.spent();
    tell(deed, byPalette ? 'palette' : 'touch', shape.from);
    return deed.part !== '';
  }

  function rested(at) {
    const part = palette.chosen() === 'tap' ? heldAt(sceneNow(), at) : '';
    if (part) tell({ part, gesture: 'hold' }, 'touch', at);
    return part !== '';
  }

  function moved(from, at) {
    const slider = sliderAt(sceneNow(), from);
    if (slider) thumb.follow(slider, at.x, shown.view, shown.unit);
  }

  const glass = createGlass(phone, toDp, {
    enabled: () => on,
    finished,
    rested,
    moved,
    ended: thumb.away,
    keepsStill: (from, isUpright) => (from ? !isUpright || isUprightFrom(shown, from) : shown.edges.some((edge) => edge.gesture === 'pinch')),
  });

  // Enter on a part, or a click that no finger made: a keyboard or an assistive device.
  function clicked(event) {
    const button = event.target.closest('[data-part]');
    if (!button || glass.isEcho(event) || !on) return;
    const id = button.getAttribute('data-part');
    const chosen = palette.chosen();
    palette.spent();
    if (chosen !== 'tap') tell(byKeys(id, chosen), 'palette', null);
    else tell({ part: id, gesture: button.getAttribute('data-gesture') || gestureOf(id) }, 'key', null);
  }

  const partOf = (id) => shown.parts.filter((part) => part.id === id)[0];

  function gestureOf(id) {
    return partOf(id) ? touchOf(sceneNow(), partOf(id)) : 'tap';
  }

  function byKeys(id, gesture) {
    const isReal = shown.edges.some((edge) => edge.part === id && edge.gesture === gesture);
    if (isReal || gesture === 'hold' || EDGES.indexOf(id) >= 0) return { part: id, gesture };
    const [x, y, wide, high] = partOf(id) ? partOf(id).box : PLACES[id];
    return chosenDeed(sceneNow(), gesture, { x: x + wide / 2, y: y + high / 2 });
  }

  function chosenChanged(gesture, isChosen) {
    node.classList.toggle('qibu-choosing', gesture !== 'tap');
    if (!isChosen) return;
    glass.turned();
    phone.focus({ preventScroll: true });
    phone.scrollIntoView({ block: 'nearest' }); // its lower edge too: there one swipes home
  }

  phone.addEventListener('click', clicked);
  phone.addEventListener('contextmenu', (event) => event.preventDefault());

  return {
    node,
    // `moving`: [{part, gesture}], all that can be done on this screen; `typing`: what is to be written now, with its
    // `part`, other parts that open the keyboard (`opens`) and whether it is rather to be said (`speaks`), or null.
    show(screen, options) {
      const { typing, moving, keepFocus } = Object.assign({ typing: null, moving: [], keepFocus: true }, options);
      const unit = unitOf(screen);
      const parts = (screen.parts || []).map((part) => Object.assign({}, part, { box: scaled(part.box, unit) }));
      shown = { parts, edges: moving, typing, view: viewOf(screen), unit };
      glass.forgetTouch();
      pointing.show(null, shown.view, unit);
      writing.close();
      const scene = sceneNow();
      face.show(screen, shown, keepFocus, (part) => touchOf(scene, part) === 'slide', (place) => movesUpright(shown, place));
      face.markTarget(scene.near ? scene.near.part : '');
    },
    prepare: face.prepare,
    palette: palette.show,
    write,
    enable(wish) {
      on = wish;
      phone.classList.toggle('qibu-off', !wish);
    },
    point: (help) => pointing.show(help, shown.view, shown.unit),
    destroy() {
      glass.destroy();
      writing.destroy();
      node.remove();
    },
  };
}
