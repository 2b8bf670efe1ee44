// The lesson player: mount(root, data, options) draws a lesson into `root` and walks through it without asking the server.
// The shape of `data` stands in docs/architecture.md. Knows no page around it: window, desk and shadow root are alike.
import { drawEnd } from './end.js';
import { fitWords } from './fit.js';
import { listenToKeys } from './keys.js';
import { createMemory } from './memory.js';
import { label } from './node.js';
import { createPictures } from './picture.js';
import { createStage } from './stage.js';
import { drawStep } from './step.js';
import { createWalk } from './stops.js';

const HASH = /^#step-(\d+)$/;

function blocksAt(place, data, walk, pictures) {
  if (place < walk.end) {
    const stop = walk.stops[place];
    return Object.assign(drawStep(data, stop, walk.total), { place: pictures.forTouch(stop.touch) });
  }
  const { after } = walk.stops[walk.end - 1].touch;
  return drawEnd(data, walk.total, pictures.result(after));
}

function setBar(bar, place, walk, words) {
  const last = place === walk.end - 1;
  const over = place === walk.end;
  bar.back.classList.toggle('qibu-away', place === 0);
  bar.next.setAttribute('data-do', over ? 'first' : 'next');
  bar.next.classList.toggle('qibu-again', over);
  bar.next.classList.toggle('qibu-done', last);
  label(bar.next, over ? words.again : last ? words.done : words.next);
}

// options: {host: 'phone' | 'screen', memory: storage key or null, start: number of the step the server drew, or null,
// report: told the id of each finished step before the next is shown, or null; turned: told the number of each step shown,
// one more than there are for the last page, or null}
export function mount(root, data, options) {
  const usual = { host: 'phone', memory: null, start: null, report: null, turned: null };
  const { host, memory: lessonKey, start, report, turned } = Object.assign(usual, options);
  const { words } = data;
  const walk = createWalk(data);
  const memory = createMemory(lessonKey);
  const pictures = createPictures(data.screens, words);
  let at = 0; // the place in the walk
  const stage = createStage(data, host, memory, null, { listen, touched: beside, place: () => at });
  const { frame } = stage;

  function show(place) {
    at = place;
    stage.put(blocksAt(place, data, walk, pictures));
    frame.classList.toggle('qibu-at-end', at === walk.end);
    frame.classList.toggle('qibu-with-result', at === walk.end && Boolean(stage.shown().place.firstChild));
    setBar(stage.bar, at, walk, words);
    fitWords(frame);
    keepPlace();
    if (turned) turned(walk.numberAt(at));
    if (at + 1 < walk.end) pictures.prepare(walk.stops[at + 1].touch.screen);
  }

  function keepPlace() {
    memory.keepPlace(walk.keyAt(at));
    if (host === 'phone') setTimeout(nameInAddress); // browsers take ten milliseconds for it: first the step is drawn
  }

  function nameInAddress() {
    if (!frame.isConnected) return;
    const hash = '#step-' + walk.numberAt(at);
    if (window.location.hash !== hash) window.history.replaceState(window.history.state, '', hash);
    const other = frame.querySelector('.qibu-other');
    if (other) other.href = data.links.other_lang + hash;
  }

  // What a person did, as against what was restored: the page is told of it.
  function turnTo(place) {
    if (place < 0 || place > walk.end || place === at) return;
    if (report && place === at + 1 && walk.numberAt(place) !== walk.numberAt(at)) report(data.steps[walk.numberAt(at) - 1].id);
    show(place);
    stage.shown().title.focus({ preventScroll: true });
    stage.inSight(true);
    if (stage.tools.readsByItself()) listen();
  }

  function listen() {
    const { spans, sentences } = stage.shown();
    if (at === walk.end) stage.play(sentences, null, spans);
    else stage.play(walk.stops[at].touch.say, walk.stops[at].touch.recording, spans);
  }

  function beside(drawn, event) {
    const { hit, says } = pictures.met(walk.stops[at].touch, drawn, event);
    if (hit) turnTo(at + 1);
    else stage.say(says || words.not_here);
  }

  Object.assign(stage.actions, {
    next: () => turnTo(at + 1),
    back: () => turnTo(at - 1),
    first: () => turnTo(0),
    last: () => turnTo(walk.end),
    touch: () => turnTo(at + 1),
  });

  function hashChanged() {
    const wish = HASH.exec(window.location.hash);
    if (host === 'phone' && wish) turnTo(walk.placeOf(Number(wish[1])));
  }

  function firstPlace() {
    const wish = host === 'phone' && HASH.exec(window.location.hash);
    if (wish) return walk.placeOf(Number(wish[1]));
    return start ? walk.placeOf(start) : walk.placeKept(memory.place());
  }

  window.addEventListener('hashchange', hashChanged);
  const forgetKeys = listenToKeys(frame, stage.blank.isDark, stage.actions);
  stage.start(root, () => show(firstPlace()));
  if (host === 'phone') stage.inSight();

  return {
    go: (n) => turnTo(walk.placeOf(n)),
    destroy() {
      forgetKeys();
      window.removeEventListener('hashchange', hashChanged);
      stage.destroy();
    },
  };
}
