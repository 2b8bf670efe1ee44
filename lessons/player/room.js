// Room on a page of practice: the words of a step and the phone that fingers touch stand in sight together, as far as the page
// is high enough. First the words are set a little smaller, then the line of buttons above them scrolls away.
import { isWide } from './fit.js';

const BELOW = 6; // px between the phone and the bar
const ABOVE = 3; // px above what is seen first
const WORDS = [1, 0.9, 0.8]; // of the size of the step's words; the last is still 23 px on the smallest page

const scroller = () => document.scrollingElement || document.documentElement; // this page stands in no other
const phoneOf = (frame) => frame.querySelector('.qibu-place > .qibu-surface > [data-phone]');
const barTop = (frame) => frame.querySelector('.qibu-bar').getBoundingClientRect().top;

// Whether there is more on the wide page than its height holds.
export function isCrowded(frame) {
  return frame.scrollHeight > Math.ceil(parseFloat(getComputedStyle(frame).minHeight));
}

// Call after the words are drawn. The phone is never narrower than the least width of surface.css.
export function fitPhone(frame) {
  const phone = phoneOf(frame);
  if (!phone) return;
  phone.style.width = '';
  frame.style.removeProperty('--words');
  if (isWide(frame)) return;
  const { width, height } = phone.getBoundingClientRect();
  const least = parseFloat(getComputedStyle(phone).minWidth);
  const bar = frame.querySelector('.qibu-bar').getBoundingClientRect().height;

  // How wide the phone can be below `top`, the upper edge of what has to be seen.
  function roomBelow(top) {
    return ((window.innerHeight - bar - BELOW - (phone.getBoundingClientRect().top - top)) * width) / height;
  }

  // The largest words with which it can be wide enough. -> how wide, or 0
  function set(topOf) {
    for (let n = 0; n < WORDS.length; n += 1) {
      frame.style.setProperty('--words', WORDS[n]);
      const room = roomBelow(topOf());
      if (room >= least) return room;
    }
    return 0;
  }

  const words = frame.querySelector('.qibu-words');
  const opened = frame.querySelector('.qibu-tools').offsetHeight; // for a while: it does not count
  const room = set(() => opened - scroller().scrollTop);
  if (room) phone.style.width = Math.min(width, room) + 'px';
  else phone.style.width = (set(() => words.getBoundingClientRect().top - ABOVE) || least) + 'px';
}

// Where not all of it fits, what stands above the words is scrolled away; then as much of what stands above the step's own
// sentence as hides what is to be touched.
export function settle(frame) {
  const phone = phoneOf(frame);
  if (!phone || isWide(frame)) return;
  const top = (name) => frame.querySelector(name).getBoundingClientRect().top;
  scroller().scrollTop += Math.min(0, frame.getBoundingClientRect().top);
  if (phone.getBoundingClientRect().bottom > barTop(frame)) scroller().scrollTop += Math.max(0, top('.qibu-words') - ABOVE);
  const target = frame.querySelector('[data-target]');
  const low = target ? target.getBoundingClientRect().bottom + BELOW - barTop(frame) : 0;
  scroller().scrollTop += Math.max(0, Math.min(low, top('.qibu-text') - ABOVE));
}
