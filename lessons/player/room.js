// Room on a narrow page: the step's sentence and the whole phone stand in sight together above the bar, in practice and on a
// phone that follows a class. What stands above the words goes out of sight first; then the words are set smaller; then all
// above the sentence goes; at last the phone is as narrow as its style lets it be, and what is to be touched counts.
import { isWide } from './fit.js';

const ABOVE = 3; // px above what is seen first
const BELOW = 6; // px between the phone and what stands under it
const EASY = 216; // px; a phone this wide is seen and touched with ease, and no more has to go for it
const FAIR = 190; // px; for this the words are set smaller
const AIM = 120; // px of a tall target that are to be seen
const SMALLER = [1, 0.9, 0.8];
const SMALLEST = 23; // px; the step's words become no smaller than this
const NOTHING = [0, 0];

const scroller = () => document.scrollingElement || document.documentElement; // these pages stand in no other
const topOf = (node) => node.getBoundingClientRect().top;
const floorOf = (frame, over) => window.innerHeight - frame.querySelector('.qibu-bar').offsetHeight - over[1] - BELOW;

// Whether there is more on the wide page than its height holds.
export function isCrowded(frame) {
  return frame.scrollHeight > Math.ceil(parseFloat(getComputedStyle(frame).minHeight));
}

// Set `words`, elements each with a size of its own, in the largest letters with which it `fits()`, or in the smallest; none
// below `least` px. -> whether it fits
export function setSmaller(words, least, fits) {
  words.forEach((one) => { one.style.fontSize = ''; });
  const sizes = words.map((one) => parseFloat(getComputedStyle(one).fontSize));
  return SMALLER.some((by) => {
    if (by < 1) words.forEach((one, i) => { one.style.fontSize = Math.max(Math.min(sizes[i], least), sizes[i] * by) + 'px'; });
    return fits();
  });
}

// What is to be touched comes above the bar: its lower end as far as the sentence stays in sight, but enough of it to be found.
// `over`: as below.
export function settle(frame, over = NOTHING) {
  const target = frame.querySelector('[data-target]');
  if (!target || isWide(frame)) return;
  const { top, bottom } = target.getBoundingClientRect();
  const floor = floorOf(frame, over);
  const way = Math.min(bottom - floor, topOf(frame.querySelector('.qibu-text')) - over[0] - ABOVE);
  scroller().scrollTop += Math.max(0, way, Math.min(bottom, top + AIM) - floor);
}

// Call after the words are drawn. `over`: the heights [at its top, above the bar] of what lies over the page. `stay`: the phone
// alone is fitted, the page is not moved. -> whether there is a phone on a narrow page
export function fitPhone(frame, stay, over = NOTHING) {
  const phone = frame.querySelector('[data-phone]');
  if (!phone) return false;
  const task = Array.from(frame.querySelector('.qibu-task').children);
  phone.style.width = '';
  task.forEach((one) => { one.style.fontSize = ''; });
  if (isWide(frame)) return false;
  const { width, height } = phone.getBoundingClientRect();
  const least = parseFloat(getComputedStyle(phone).minWidth);
  const tools = frame.querySelector('.qibu-tools').offsetHeight; // opened for a while: they do not count
  const from = (node) => topOf(node) + scroller().scrollTop;
  const below = (name) => () => from(frame.querySelector(name)) - tools - over[0] - ABOVE;
  const wide = (start) => ((floorOf(frame, over) - from(phone) + tools + start()) * width) / height;
  const fair = (start) => setSmaller(task, SMALLEST, () => wide(start) >= Math.min(FAIR, width));

  // What is to be seen first: all there is, the frame, the words, of them only the sentence.
  const [all, framed, worded, spare] = [() => 0, () => from(frame) - over[0], below('.qibu-words'), below('.qibu-text')];
  const easy = [all, framed, worded].find((one) => wide(one) >= Math.min(EASY, width));
  const start = easy || (fair(worded) || wide(worded) >= least ? worded : spare);
  if (start === spare) fair(spare);
  phone.style.width = Math.min(width, Math.max(least, wide(start))) + 'px';
  if (!tools && !stay) {
    scroller().scrollTop = Math.max(0, start());
    settle(frame, over);
  }
  return true;
}
