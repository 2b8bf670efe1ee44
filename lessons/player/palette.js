// 用点的: movements as large buttons, for stiff fingers and for keyboards. The chosen one is done with the next touch;
// until then the buttons make room, so that the whole phone can be touched.
import { createGuard } from './guard.js';
import { fill, make } from './node.js';

// A swipe is an arrow: so all six stand in one line, and the phone stays in sight.
const MOVEMENTS = [
  ['hold', 'do_hold', ''], ['swipe up', 'do_up', '↑'], ['swipe down', 'do_down', '↓'],
  ['swipe left', 'do_left', '←'], ['swipe right', 'do_right', '→'], ['pinch', 'do_pinch', ''],
];

// `changed(gesture, chosen)`: which movement the next touch does ("tap" is what it does by itself), and whether somebody
// has just chosen it.
export function createPalette(words, changed) {
  const node = make('div', 'qibu-palette');
  const guard = createGuard();
  const told = node.appendChild(make('p', 'qibu-palette-told'));
  const button = (className, text, then) => {
    const made = node.appendChild(make('button', className, text));
    made.type = 'button';
    made.addEventListener('click', (event) => guard.counts(event, made) && then());
    return made;
  };
  const again = button('qibu-other-movement', words.choose_other, () => rest());
  let chosen = 'tap';
  MOVEMENTS.forEach(([gesture, word, arrow]) => {
    const made = button('qibu-movement' + (arrow ? ' qibu-arrowed' : ''), arrow || words[word], () => choose(gesture, words[word]));
    made.setAttribute('data-gesture', gesture);
    made.setAttribute('aria-label', words[word]);
  });
  node.hidden = true;
  node.setAttribute('role', 'group');
  node.setAttribute('aria-label', words.palette_name);
  told.setAttribute('aria-live', 'polite');

  function turn(gesture, isChosen, text) {
    chosen = gesture;
    told.textContent = text;
    node.classList.toggle('qibu-chosen', isChosen);
    if (isChosen) node.classList.add('qibu-known'); // how it is done need not be said again
    again.hidden = !isChosen;
    guard.turned(); // the buttons come and go under the finger
    changed(gesture, isChosen);
  }

  const rest = () => turn('tap', false, words.palette);
  const choose = (gesture, name) => turn(gesture, true, fill(words.palette_chosen, { movement: name }));

  return {
    node,
    chosen: () => chosen,
    spent: rest,
    show(on) {
      node.hidden = !on;
      const frame = node.closest('.qibu');
      if (frame) frame.classList.toggle('qibu-with-palette', on);
      rest();
    },
  };
}
