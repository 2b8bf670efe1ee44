// Room on a page of practice: a phone that fingers touch stands whole above the bar, as far as the page is high enough.
import { isWide } from './fit.js';

const BELOW = 6; // px between the phone and the bar
const LEAST = 190; // px; on a phone narrower than this no finger finds anything

const scroller = () => document.scrollingElement || document.documentElement; // this page stands in no other

// Whether there is more on the wide page than its height holds.
export function isCrowded(frame) {
  return frame.scrollHeight > Math.ceil(parseFloat(getComputedStyle(frame).minHeight));
}

// On a narrow page a phone to be touched stands whole above the bar: where words run long it is a little smaller, never
// below the least width of surface.css. Call after the words are drawn.
export function fitPhone(frame) {
  const phone = frame.querySelector('.qibu-place > .qibu-surface > [data-phone]');
  if (!phone) return;
  phone.style.width = '';
  if (isWide(frame)) return;
  const box = phone.getBoundingClientRect();
  // What has been opened above it for a while does not count.
  const opened = Array.from(frame.querySelectorAll('.qibu-tools, .qibu-help')).reduce((sum, one) => sum + one.offsetHeight, 0);
  const above = box.top + scroller().scrollTop - opened;
  const room = window.innerHeight - frame.querySelector('.qibu-bar').getBoundingClientRect().height - above - BELOW;
  if (box.height > room) phone.style.width = Math.max(Math.min(box.width, LEAST), (room * box.width) / box.height) + 'px';
}

// Where even the smallest phone does not fit, what stands above the words makes room for its lower end.
export function settle(frame) {
  const phone = frame.querySelector('.qibu-place > .qibu-surface > [data-phone]');
  if (!phone || isWide(frame)) return;
  const low = phone.getBoundingClientRect().bottom + BELOW - frame.querySelector('.qibu-bar').getBoundingClientRect().top;
  const most = frame.querySelector('.qibu-words').getBoundingClientRect().top - BELOW;
  scroller().scrollTop += Math.max(0, Math.min(low, most));
}
