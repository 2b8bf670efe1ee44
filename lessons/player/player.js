// The lesson player: mount(root, data, options) draws a lesson into `root` and walks through it without asking the server.
// The shape of `data` stands in docs/architecture.md. Knows no page around it: window, desk and shadow root are alike.
import { createBlank } from './blank.js';
import { drawEnd } from './end.js';
import { fitWords, measure, reveal } from './fit.js';
import { buildFrame } from './frame.js';
import { createGuard } from './guard.js';
import { createHelp } from './help.js';
import { listenToKeys } from './keys.js';
import { createMemory } from './memory.js';
import { label } from './node.js';
import { createPictures } from './picture.js';
import { drawStep, tell } from './step.js';
import { canFill, createTools } from './tools.js';
import { createVoice } from './voice.js';

const HASH = /^#step-(\d+)$/;
const TROUBLE = { missing: 'no_voice', failed: 'voice_failed', blocked: 'touch_first' };

// One stop a touch: a step has one, on some phones up to three.
function stopsOf(steps) {
  const stops = [];
  steps.forEach((step) => step.touches.forEach((touch, t) => stops.push({ touch, n: step.n, key: step.id + '/' + t })));
  return stops;
}

function createWalk(data) {
  const stops = stopsOf(data.steps);
  const total = data.steps.length;
  return {
    stops,
    total,
    end: stops.length, // the last page is the place after the last stop
    placeOf: (n) => (n > total ? stops.length : Math.max(0, stops.findIndex((stop) => stop.n === n))),
    placeKept: (key) => (key === 'end' ? stops.length : Math.max(0, stops.findIndex((stop) => stop.key === key))),
    numberAt: (place) => (place === stops.length ? total + 1 : stops[place].n),
    keyAt: (place) => (place === stops.length ? 'end' : stops[place].key),
  };
}

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
  const guard = createGuard();
  const pictures = createPictures(data.screens, words);
  const parts = buildFrame(data, host, canFill());
  const { node: frame, bar } = parts;
  const blank = createBlank(parts.blank, frame);
  const help = createHelp(parts.help, parts.top.querySelector('.qibu-more'));
  let at = 0; // the place in the walk
  let shown = null; // the blocks on the page now

  const voice = createVoice(parts.audio, data.lang, {
    start() {
      tell(shown.note, '');
      listening(true);
    },
    sentence(index) {
      mark(shown.spans[index]);
    },
    stop() {
      mark(null);
      listening(false);
    },
    trouble: (kind) => say(words[TROUBLE[kind]]),
  });
  const tools = createTools(parts, words, memory, voice, { say, listen, lettersChanged: () => fitWords(frame) });

  function listening(on) {
    label(bar.listen, on ? words.stop_listening : words.listen);
    bar.listen.setAttribute('aria-pressed', String(on));
  }

  function mark(spoken) {
    shown.spans.forEach((span) => span.classList.toggle('qibu-spoken', span === spoken));
  }

  // Say something in the note, and keep the target in sight beside it.
  function say(message) {
    tell(shown.note, message);
    frame.style.setProperty('--bar', bar.row.getBoundingClientRect().height + 'px');
    fitWords(frame);
    reveal(frame, frame.querySelector('[data-target]'), shown.note, false);
  }

  function put(where, name, before, old) {
    if (old) where.replaceChild(shown[name], old[name]);
    else where.insertBefore(shown[name], before);
  }

  function show(place) {
    voice.stop();
    help.close();
    const old = shown;
    at = place;
    shown = blocksAt(place, data, walk, pictures);
    put(parts.words, 'head', parts.task, old);
    ['place', 'below', 'note'].forEach((name) => put(frame, name, bar.row, old));
    parts.task.textContent = '';
    while (shown.task.firstChild) parts.task.appendChild(shown.task.firstChild);
    frame.classList.toggle('qibu-at-end', at === walk.end);
    frame.classList.toggle('qibu-with-result', at === walk.end && Boolean(shown.place.firstChild));
    setBar(bar, at, walk, words);
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
    shown.title.focus({ preventScroll: true });
    reveal(frame, frame.querySelector('[data-target]'), shown.note, true);
    if (tools.readsByItself()) listen();
  }

  function listen() {
    if (at === walk.end) voice.play(shown.sentences, null);
    else voice.play(walk.stops[at].touch.say, walk.stops[at].touch.recording);
  }

  const actions = Object.assign({}, tools.actions, {
    next: () => turnTo(at + 1),
    back: () => turnTo(at - 1),
    first: () => turnTo(0),
    last: () => turnTo(walk.end),
    touch: () => turnTo(at + 1),
    help() {
      tools.close();
      help.open();
    },
    thanks: help.close,
    listen: () => (voice.isPlaying() ? voice.stop() : listen()),
    blank() {
      voice.stop();
      blank.dark();
    },
    light: blank.light,
  });

  function beside(drawn, event) {
    const { hit, says } = pictures.met(walk.stops[at].touch, drawn, event);
    if (hit) actions.touch();
    else say(says || words.not_here);
  }

  function clicked(event) {
    const button = event.target.closest('[data-do]');
    const drawn = event.target.closest('[data-phone]');
    const thing = button || drawn || event.target.closest('a');
    if (!thing) return;
    if (!guard.counts(event, thing)) {
      event.preventDefault();
      return;
    }
    const before = at;
    if (button) actions[button.getAttribute('data-do')]();
    else if (drawn) beside(drawn, event);
    if (at !== before) guard.turned();
  }

  function resized() {
    measure(frame);
    fitWords(frame);
  }

  function filled() {
    tools.fullChanged();
    resized();
  }

  function hashChanged() {
    const wish = HASH.exec(window.location.hash);
    if (host === 'phone' && wish) turnTo(walk.placeOf(Number(wish[1])));
  }

  function firstPlace() {
    const wish = host === 'phone' && HASH.exec(window.location.hash);
    if (wish) return walk.placeOf(Number(wish[1]));
    return start ? walk.placeOf(start) : walk.placeKept(memory.place());
  }

  const around = [
    [frame, 'click', clicked], [window, 'resize', resized], [window, 'hashchange', hashChanged],
    [document, 'fullscreenchange', filled], [document, 'webkitfullscreenchange', filled],
  ];
  around.forEach(([where, what, then]) => where.addEventListener(what, then));
  frame.addEventListener('click', voice.unlock, { capture: true, once: true });
  const forgetKeys = listenToKeys(frame, blank.isDark, actions);

  root.textContent = ''; // what the server put there; the same words in the same places come instead
  root.appendChild(frame);
  measure(frame);
  tools.restore();
  show(firstPlace());

  return {
    go: (n) => turnTo(walk.placeOf(n)),
    destroy() {
      voice.stop();
      forgetKeys();
      around.forEach(([where, what, then]) => where.removeEventListener(what, then));
      frame.remove();
    },
  };
}
