// Sizes: the reader's three sizes of letters, the room there is, and bringing the place to touch into view.

export const SIZES = [1, 1.2, 1.45];
const SMALLEST = 22; // px; below this nobody in the room reads it
const AIR = 12; // px between the target and the bar

// The part of the page that scrolls around `node`: in a Streamlit page that is not the window.
function scrollerOf(node) {
  let up = node.parentNode;
  while (up && up !== document) {
    if (up.nodeType === 1 && /auto|scroll/.test(getComputedStyle(up).overflowY) && up.scrollHeight > up.clientHeight) return up;
    up = up.parentNode || up.host;
  }
  return document.scrollingElement || document.documentElement;
}

// Percent of the width there really is: a desk page may give the player less than the window.
export function measure(frame) {
  const width = frame.parentNode.clientWidth || (frame.parentNode.host || frame).clientWidth;
  const window_ = document.documentElement.clientWidth;
  if (width && width < window_ - 1) frame.style.setProperty('--w', width / 100 + 'px');
  else frame.style.removeProperty('--w');
}

export function isWide(frame) {
  return getComputedStyle(frame).display === 'grid';
}

// On the wide page nothing scrolls if it can be helped: long words are set a little smaller, never below 22 px.
export function fitWords(frame) {
  frame.style.removeProperty('--fit');
  if (!isWide(frame)) return;
  const room = Math.ceil(parseFloat(getComputedStyle(frame).minHeight));
  if (frame.querySelector('.qibu-place').offsetHeight > room) return; // too low a window: here the page scrolls
  if (frame.scrollHeight <= room) return;
  const sample = frame.querySelector('.qibu-say, .qibu-card, .qibu-hint');
  const size = sample ? parseFloat(getComputedStyle(sample).fontSize) : SMALLEST;
  // The largest hundredth that fits, by halving: every try makes the browser set the page once.
  let low = Math.min(100, Math.ceil((SMALLEST / size) * 100));
  let high = 100;
  while (low < high - 1) {
    const fit = (low + high) >> 1;
    frame.style.setProperty('--fit', fit / 100);
    if (frame.scrollHeight > room) high = fit;
    else low = fit;
  }
  frame.style.setProperty('--fit', low / 100);
}

// A tall target (the whole screen) is in sight when a little more than its upper half is.
function lowest(box) {
  return Math.min(box.bottom, (box.top + box.bottom) / 2 + 80);
}

// Scroll no more than needed so that `target` stands above the bar (and above a note that was just told). `fromTop`:
// start from the top of the player, as after a step change.
export function reveal(frame, target, note, fromTop) {
  const scroller = scrollerOf(frame);
  const ceiling = scroller === document.scrollingElement ? 0 : scroller.getBoundingClientRect().top;
  const bar = frame.querySelector('.qibu-bar').getBoundingClientRect().height;
  const told = note.classList.contains('qibu-told') ? note.getBoundingClientRect().height : 0;
  const room = scroller.clientHeight - bar - told - AIR;
  const top = frame.getBoundingClientRect().top - ceiling;
  const low = target ? lowest(target.getBoundingClientRect()) - ceiling : 0;
  const up = fromTop ? Math.min(top, 0) : 0;
  const way = up + Math.max(0, low - up - room);
  if (way) scroller.scrollTop += way;
}
