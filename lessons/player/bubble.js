// What is told beside the phone, shown and spoken: first what a touch has met, then the help. On a narrow page it lies over
// a part of the phone that is not asked for, and goes with a touch on it; the phone below keeps its place and its size.
import { fitWords, isWide } from './fit.js';
import { isCrowded, setSmaller } from './room.js';
import { tell } from './step.js';

const AIR = 6; // px
const MOST = .66; // of the height: some of the phone is always seen
const FEW = 116; // px: three lines; where there is no room for that, a part of what is asked for is hidden
const SMALLEST = 22; // px
const MOMENT = 500; // ms: the touch that has brought it does not take it away

// `sounds`: text -> its sentences with their sound. `play(sentences)` reads aloud.
export function createBubble(frame, sounds, play) {
  let note = null;
  let aimed = null;
  let came = -MOMENT;

  const told = () => Boolean(note) && note.classList.contains('qibu-told');

  // Where the note may stand, from the top of the page as it is seen: over the lower or the upper end of the phone, or over
  // the words above it. The first place where it hides nothing of what is asked for; where there is none, it is set smaller,
  // and then no higher than there is room. Where nothing is asked for just now (a trap explains itself), it takes the place
  // of the words.
  function place() {
    if (!told()) return;
    ['top', 'left', 'maxHeight', 'fontSize'].forEach((name) => { note.style[name] = ''; });
    frame.classList.remove('qibu-telling', 'qibu-over');
    if (isWide(frame)) {
      fitWords(frame); // it stands among the words there, and all of them have to be seen above the bar
      if (isCrowded(frame)) makeRoom();
      return;
    }
    const phone = frame.querySelector('.qibu-place').getBoundingClientRect();
    const below = Array.from(frame.querySelectorAll('.qibu-bar, .qibu-palette')).filter((one) => one.offsetParent);
    const floor = Math.min(phone.bottom, ...below.map((one) => one.getBoundingClientRect().top)) - AIR;
    const ceiling = Math.max(0, frame.querySelector('.qibu-top').getBoundingClientRect().bottom) + AIR; // its buttons stay in reach
    note.style.maxHeight = Math.min(floor - ceiling, window.innerHeight * MOST) + 'px';
    const target = aimed ? aimed() : null;
    const room = target ? Math.max(target.top - ceiling, floor - target.bottom) - AIR : Infinity;
    if (!setSmaller([note], SMALLEST, () => note.offsetHeight <= room)) note.style.maxHeight = Math.max(room, FEW) + 'px';
    const high = note.offsetHeight;
    const words = frame.querySelector('.qibu-task').getBoundingClientRect();
    const places = aimed ? [floor - high, Math.max(AIR, phone.top + AIR), ceiling] : [words.top];
    const free = places.filter((top) => !target || top > target.bottom || top + high < target.top);
    const top = free.length ? free[0] : ceiling;
    note.style.top = Math.max(ceiling, Math.min(top, floor - high)) - frame.getBoundingClientRect().top + 'px';
  }

  // A phone on its side is too low for all of it: first the remarks go, then the words too, and the note stands above the bar.
  function makeRoom() {
    frame.classList.add('qibu-telling');
    fitWords(frame);
    if (!isCrowded(frame)) return;
    frame.classList.add('qibu-over');
    fitWords(frame);
    const at = (name) => frame.querySelector(name).getBoundingClientRect();
    const floor = at('.qibu-bar').top - AIR;
    const ceiling = at('.qibu-top').bottom + AIR;
    note.style.maxHeight = floor - ceiling + 'px';
    note.style.left = at('.qibu-bar').left - frame.getBoundingClientRect().left + 'px';
    note.style.top = floor - note.getBoundingClientRect().height - frame.getBoundingClientRect().top + 'px';
  }

  function forget() {
    frame.classList.remove('qibu-telling', 'qibu-over');
    if (note) tell(note, '');
    if (note) note.lastElementChild.textContent = '';
    if (note) note.classList.add('qibu-silent');
  }

  const words = (sentences) => sentences.map((one) => one.text).join(frame.lang === 'en' ? ' ' : '');

  return {
    forget,
    place,
    note(made) {
      note = made;
      note.addEventListener('click', () => performance.now() - came < MOMENT || forget());
      return note;
    },
    // The sentences of a text of the catalogue or the lesson, with the sound there is.
    sentences: (text) => (text ? sounds[text] || [{ text, src: null }] : []),
    // `target()`: where on the page stands what is asked for, or null.
    tell(first, then, target) {
      const all = first.concat(then);
      if (!all.length) return;
      const [said, hint] = first.length ? [first, then] : [then, []];
      note.lastElementChild.textContent = words(hint);
      tell(note, words(said));
      aimed = target;
      came = performance.now();
      place();
      play(all);
    },
  };
}
