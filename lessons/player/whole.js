// The drawn phone on a phone in class, where she only looks: whole above the bar and what lies over it.
import { isWide } from './fit.js';

const BELOW = 8; // px between the drawn phone and what stands under it
const EASY = 216; // px; this wide it is read from the hand, and nothing above it has to go
const AIM = 120; // px of a tall target that are to be seen
const LEAST = 148; // px; narrower than this nobody sees where the finger goes

// As wide as is left for it. Where that is too little, her name goes out of sight above, then the line of small buttons.
// `over`: the heights [at its top, above the bar] of what lies over the page. `stay`: the page is not moved, only the phone fitted.
// -> whether there is a phone to be seen whole.
export function fitWhole(frame, over, stay) {
  const drawn = frame.querySelector('[data-phone]');
  if (!drawn) return false;
  drawn.style.width = '';
  if (isWide(frame)) return false;
  const scroller = document.scrollingElement || document.documentElement;
  const from = (node) => node.getBoundingClientRect().top + scroller.scrollTop;
  const opened = Array.from(frame.querySelectorAll('.qibu-tools, .qibu-help')).reduce((sum, one) => sum + one.offsetHeight, 0);
  const box = drawn.getBoundingClientRect();
  const low = window.innerHeight - frame.querySelector('.qibu-bar').offsetHeight - over[1] - BELOW;
  const wide = (start) => ((low - from(drawn) + opened + start) * box.width) / box.height;
  const starts = [0, from(frame) - over[0], from(frame.querySelector('.qibu-words')) - opened - over[0] - BELOW];
  const start = starts.find((one) => wide(one) >= EASY);
  const chosen = start === undefined ? starts[2] : start;
  drawn.style.width = Math.min(box.width, Math.max(LEAST, wide(chosen))) + 'px';
  if (!opened && !stay) {
    scroller.scrollTop = chosen;
    const target = drawn.querySelector('[data-target]').getBoundingClientRect();
    scroller.scrollTop += Math.max(0, Math.min(target.bottom, target.top + AIM) - low); // what is to be touched comes before the words
  }
  return true;
}
