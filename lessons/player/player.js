// The lesson player: mount(root, data, options) draws a lesson into `root` and walks through it without asking the server.
// The shape of `data` stands in docs/architecture.md. Knows no page around it: window, desk and shadow root are alike.
import { drawEnd } from './end.js';
import { SIZES, fitWords, measure, reveal } from './fit.js';
import { buildFrame } from './frame.js';
import { createGuard } from './guard.js';
import { listenToKeys } from './keys.js';
import { createMemory } from './memory.js';
import { label } from './node.js';
import { createPictures } from './picture.js';
import { drawStep, tell } from './step.js';
import { createVoice } from './voice.js';

const HASH = /^#step-(\d+)$/;
const TROUBLE = { missing: 'no_voice', failed: 'voice_failed', blocked: 'touch_first' };

// One stop a touch: a step has one, on some phones up to three.
function stopsOf(steps) {
  const stops = [];
  steps.forEach((step) => step.touches.forEach((touch, t) => stops.push({ step, touch, n: step.n, key: step.id + '/' + t })));
  return stops;
}

// options: {host: 'phone' | 'screen', memory: storage key or null, start: step number the server drew, or null}
export function mount(root, data, options) {
  const { host, memory: lessonKey, start } = Object.assign({ host: 'phone', memory: null, start: null }, options);
  const { words } = data;
  const stops = stopsOf(data.steps);
  const total = data.steps.length;
  const memory = createMemory(lessonKey);
  const guard = createGuard();
  const pictures = createPictures(data.screens, words);
  const fullNow = () => document.fullscreenElement || document.webkitFullscreenElement || null;
  const parts = buildFrame(data, host, Boolean(document.fullscreenEnabled || document.webkitFullscreenEnabled));
  const { node: frame, tools, bar, live, blank } = parts;
  let at = 0; // index into stops; stops.length is the last page
  let shown = null; // the blocks on the page now
  let beforeBlank = null;

  const voice = createVoice(parts.audio, data.lang, {
    start() {
      tell(shown.note, '');
      listening(true);
    },
    sentence: (index) => shown.spans.forEach((span, i) => span && span.classList.toggle('qibu-spoken', span === shown.spans[index] || i === index)),
    stop() {
      shown.spans.forEach((span) => span && span.classList.remove('qibu-spoken'));
      listening(false);
    },
    trouble: (kind) => say(words[TROUBLE[kind]]),
  });

  function listening(on) {
    label(bar.listen, on ? words.stop_listening : words.listen);
    bar.listen.setAttribute('aria-pressed', String(on));
  }

  // Say something in the note, and keep the target in sight beside it.
  function say(message) {
    tell(shown.note, message);
    frame.style.setProperty('--bar', bar.row.getBoundingClientRect().height + 'px');
    fitWords(frame);
    reveal(frame, frame.querySelector('[data-target]'), shown.note, false);
  }

  function blocksFor(place) {
    if (place === stops.length) {
      const blocks = drawEnd(data, total);
      const last = stops[stops.length - 1].touch;
      blocks.place = pictures.forEnd(typeof last.after === 'number' ? last.after : last.screen);
      return blocks;
    }
    const blocks = drawStep(data, stops[place], total);
    blocks.place = pictures.forTouch(stops[place].touch);
    return blocks;
  }

  function show(place) {
    voice.stop();
    const old = shown;
    at = place;
    const atEnd = at === stops.length;
    shown = blocksFor(at);
    ['words', 'place', 'below', 'note'].forEach((name) => {
      if (old) frame.replaceChild(shown[name], old[name]);
      else frame.insertBefore(shown[name], bar.row);
    });
    frame.classList.toggle('qibu-at-end', atEnd);
    bar.back.classList.toggle('qibu-away', at === 0);
    bar.next.setAttribute('data-do', atEnd ? 'first' : 'next');
    bar.next.classList.toggle('qibu-again', atEnd);
    bar.next.classList.toggle('qibu-done', at === stops.length - 1);
    label(bar.next, atEnd ? words.again : at === stops.length - 1 ? words.done : words.next);
    if (at + 1 < stops.length) pictures.prepare(stops[at + 1].touch.screen);
    fitWords(frame);
    keepPlace(atEnd);
  }

  function keepPlace(atEnd) {
    memory.keepPlace(atEnd ? 'end' : stops[at].key);
    if (host !== 'phone') return;
    const hash = '#step-' + (atEnd ? total + 1 : stops[at].n);
    if (window.location.hash !== hash) window.history.replaceState(window.history.state, '', hash);
    const other = tools.querySelector('.qibu-other');
    if (other) other.href = data.links.other_lang + hash;
  }

  // What a person did, as against what was restored: the page is told of it.
  function turnTo(place) {
    if (place < 0 || place > stops.length || place === at) return;
    show(place);
    guard.turn(performance.now());
    shown.title.focus({ preventScroll: true });
    reveal(frame, frame.querySelector('[data-target]'), shown.note, true);
    const text = shown.words.querySelector('.qibu-text');
    live.textContent = text ? text.textContent : '';
    if (host === 'screen' && memory.wish('auto') === 'on') listen();
  }

  function placeOf(n) {
    if (n > total) return stops.length;
    return Math.max(0, stops.findIndex((stop) => stop.n === n));
  }

  function listen() {
    const place = stops[at];
    voice.play(place ? place.touch.say || [] : shown.sentences, place ? place.touch.recording : null);
  }

  function letters(change) {
    const now = Math.max(0, SIZES.indexOf(Number(memory.wish('letters'))));
    const wish = Math.min(SIZES.length - 1, Math.max(0, now + change));
    if (change) memory.keepWish('letters', String(SIZES[wish]));
    frame.style.setProperty('--letters', SIZES[wish]);
    frame.classList.toggle('qibu-largest', wish === SIZES.length - 1);
    const button = (name) => tools.querySelector('[data-do=' + name + ']');
    button('bigger').setAttribute('aria-disabled', String(wish === SIZES.length - 1));
    button('smaller').setAttribute('aria-disabled', String(wish === 0));
    if (shown) fitWords(frame);
  }

  function slower(change) {
    const slow = (memory.wish('slow') === 'on') !== change;
    if (change) memory.keepWish('slow', slow ? 'on' : 'off');
    voice.slow(slow);
    tools.querySelector('[data-do=slower]').textContent = slow ? words.faster : words.slower;
  }

  function auto(change) {
    const button = tools.querySelector('[data-do=auto]');
    if (!button) return;
    const on = (memory.wish('auto') === 'on') !== change;
    if (change) memory.keepWish('auto', on ? 'on' : 'off');
    button.setAttribute('aria-pressed', String(on));
    if (change && on && !voice.isPlaying()) listen();
    if (change && !on) voice.stop();
  }

  function more(open) {
    tools.hidden = !open;
    const button = parts.top.querySelector('.qibu-more');
    button.setAttribute('aria-expanded', String(open));
    button.textContent = open ? words.less : words.more;
  }

  function full() {
    const ask = frame.requestFullscreen || frame.webkitRequestFullscreen;
    const leave = document.exitFullscreen || document.webkitExitFullscreen;
    if (!ask) {
      say(words.no_full_screen);
      return;
    }
    const promise = fullNow() ? leave.call(document) : ask.call(frame);
    if (promise) promise.catch(() => say(words.no_full_screen));
  }

  function dark(on) {
    if (on) {
      beforeBlank = frame.getRootNode().activeElement;
      voice.stop();
    }
    blank.hidden = !on;
    const next = on ? blank : beforeBlank;
    if (next) next.focus({ preventScroll: true });
  }

  const actions = {
    next: () => turnTo(at + 1),
    back: () => turnTo(at - 1),
    first: () => turnTo(0),
    last: () => turnTo(stops.length),
    touch: () => turnTo(at + 1),
    listen: () => (voice.isPlaying() ? voice.stop() : listen()),
    slower: () => slower(true),
    bigger: () => letters(1),
    smaller: () => letters(-1),
    auto: () => auto(true),
    more: () => more(tools.hidden),
    full,
    blank: () => dark(true),
    light: () => dark(false),
  };

  function beside(drawn, event) {
    const { touch } = stops[at];
    const { hit, says } = pictures.met(touch, drawn, event);
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
    if (button) actions[button.getAttribute('data-do')]();
    else if (drawn) beside(drawn, event);
  }

  function firstTouch() {
    voice.unlock();
  }

  function resized() {
    measure(frame);
    fitWords(frame);
  }

  function filled() {
    const button = tools.querySelector('[data-do=full]');
    if (button) button.textContent = fullNow() ? words.leave_full_screen : words.full_screen;
    resized();
  }

  function hashChanged() {
    const wish = HASH.exec(window.location.hash);
    if (host === 'phone' && wish) turnTo(placeOf(Number(wish[1])));
  }

  function firstPlace() {
    const wish = host === 'phone' && HASH.exec(window.location.hash);
    if (wish) return placeOf(Number(wish[1]));
    if (start) return placeOf(start);
    const kept = memory.place();
    if (kept === 'end') return stops.length;
    return Math.max(0, stops.findIndex((stop) => stop.key === kept));
  }

  const around = [
    [frame, 'click', clicked], [window, 'resize', resized], [window, 'hashchange', hashChanged],
    [document, 'fullscreenchange', filled], [document, 'webkitfullscreenchange', filled],
  ];
  around.forEach(([where, what, then]) => where.addEventListener(what, then));
  frame.addEventListener('click', firstTouch, { capture: true, once: true });
  const forgetKeys = listenToKeys(frame, () => !blank.hidden, actions);

  root.textContent = ''; // what the server put there; the same words in the same places come instead
  root.appendChild(frame);
  measure(frame);
  letters(0);
  slower(false);
  auto(false);
  show(firstPlace());

  return {
    go: (n) => turnTo(placeOf(n)),
    destroy() {
      voice.stop();
      forgetKeys();
      around.forEach(([where, what, then]) => where.removeEventListener(what, then));
      frame.remove();
    },
  };
}
