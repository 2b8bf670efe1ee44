// What a page of practice shows: the words of a touch, the phone, the third large button, the last page. Follows `now`, which
// its owner changes: where she is in the walk and on the phone. Knows no mistake and no record.
import { createBubble } from './bubble.js';
import { drawEnd } from './end.js';
import { fitWords, reveal } from './fit.js';
import { createMemory } from './memory.js';
import { fill, label, make } from './node.js';
import { LATER, createPictures } from './picture.js';
import { fitPhone, settle } from './room.js';
import { createStage } from './stage.js';
import { drawStep, makeNote } from './step.js';
import { createSurface } from './surface.js';

const GRACE = 12; // dp

const BUTTONS = (words) => ({
  bar: [['raise', 'raise', words.help_me], ['listen', 'listen', words.listen], ['next', 'seen', words.seen]],
  tools: [['help', words.call_somebody], ['palette', words.tap_instead]],
});

// What stands in words above the phone; how it is done is help, and comes when it is asked for.
function task(touch) {
  const say = touch.say.filter((one) => one.part !== 'say');
  return Object.assign({}, touch, { say, hint: '', made_by_machine: say.some((one) => one.src) });
}

// A real picture has one place to touch, the lesson's.
function pictured(screen, touch) {
  const part = { id: touch.target || 'picture', label: touch.label, box: touch.box, says: '' };
  return Object.assign({}, screen, { parts: touch.box && touch.gesture !== 'look' ? [part] : [] });
}

// The last page: the next lesson (in a scenario its next part stands there instead), all lessons, once more without hints.
function ending({ words, end, links, mode, scenario }) {
  const goesOn = Boolean(scenario && scenario.next);
  const ways = [
    end.next && !goesOn && ['next', end.next.link, fill(words.next_lesson, { title: end.next.title })],
    ['shelf', links.shelf, words.all_lessons],
    links.check && ['check', links.check, words.without_hints],
  ];
  return { title: words['finished_' + mode], ways: ways.filter(Boolean) };
}

// `now`: {at, here, origin, lost} (see practice.js); `page`: {memory: of memory.js, or nothing; purse: a scenario's, or null;
// did: told of every deed; help(): the newest help at this touch, or null; pointing(): 'model', 'gesture' or nothing}.
export function createView(data, walk, roam, now, page) {
  const { words, practice } = data;
  const pictures = createPictures(data.screens, words);
  const stage = createStage(data, 'phone', page.memory || createMemory(null), BUTTONS(words), { listen, place: () => turned, resized });
  const { frame, bar } = stage;
  const surface = createSurface({ words: data.surface, lang: data.lang, did: page.did, near });
  const bubble = createBubble(frame, practice.sounds, (said) => stage.play(said, null, [], true));
  const place = make('div', 'qibu-place');
  let turned = 0; // grows with every screen shown, so that a touch meant for the one before is not taken for this one
  let palette = false;
  let across = window.innerWidth;

  const touch = () => walk.stops[now.at].touch;
  const isOn = () => roam.isOn(now.at, now.here);

  function screenNow() {
    if (touch().node === null) return pictured(data.screens[touch().screen], touch());
    return data.screens[practice.nodes[now.here].screen];
  }

  function boxNow() {
    const { target } = touch();
    const part = screenNow().parts.filter((one) => one.id === target)[0];
    return part ? part.box : touch().box;
  }

  function near() {
    if (now.at === walk.end || !isOn() || touch().gesture === 'look') return null;
    return { part: touch().target || 'picture', box: boxNow(), grace: GRACE };
  }

  // Where what is asked for stands on the page, or null while the phone is elsewhere.
  function aim() {
    const target = now.at !== walk.end && isOn() && frame.querySelector('[data-target]');
    return target ? target.getBoundingClientRect() : null;
  }

  function showPhone() {
    turned += 1;
    const node = now.here === null || touch().node === null ? null : practice.nodes[now.here];
    const { typing, target, opens, gesture } = touch();
    const writes = typing && isOn() ? Object.assign({ part: target, opens: opens || [], speaks: gesture === 'speak' }, typing) : null;
    surface.show(screenNow(), { typing: writes, moving: node ? node.edges : [{ part: target, gesture: touch().deeds[0] }] });
    setThird();
    point();
    stage.guard.turned();
    LATER(prepare);
  }

  // The screens one touch away are made while nothing else is to be done, so that the touch finds them ready.
  function prepare() {
    if (now.at === walk.end || now.here === null) return;
    practice.nodes[now.here].edges.forEach((edge) => surface.prepare(data.screens[practice.nodes[edge.to].screen]));
    surface.prepare(data.screens[touch().after]);
  }

  function point() {
    const kind = !now.lost && isOn() && page.pointing();
    const { gesture, direction } = touch();
    if (kind) settle(frame);
    surface.point(kind ? { kind, box: boxNow(), gesture, direction: direction || (gesture === 'slide' ? 'right' : '') } : null);
  }

  // The third large button: the one thing besides the phone that can be done now.
  function setThird() {
    const isLook = touch().gesture === 'look' && isOn();
    const [does, text] = now.lost ? ['retry', words.try_again]
      : page.help() === 'physical' ? ['together', words.do_together]
        : !isOn() ? ['retry', words.back_to_where]
          : isLook ? ['seen', words.seen] : ['', ''];
    bar.next.classList.toggle('qibu-away', !does);
    bar.next.classList.toggle('qibu-back-there', does === 'retry');
    if (does) bar.next.setAttribute('data-do', does);
    if (does) label(bar.next, text);
    frame.style.setProperty('--bar', bar.row.getBoundingClientRect().height + 'px'); // what stands above it
  }

  function resized() {
    fitPhone(frame, window.innerWidth === across); // turned round, or a browser's own bars have come or gone
    across = window.innerWidth;
    bubble.place();
  }

  function listen() {
    const { spans, sentences } = stage.shown();
    if (now.at === walk.end) stage.play(sentences, null, spans);
    else stage.play(task(touch()).say, null, spans);
  }

  frame.classList.add('qibu-practice', 'qibu-in-' + data.mode);
  if (page.purse) frame.classList.add('qibu-in-scenario');
  if (page.purse) frame.querySelector('.qibu-words').insertAdjacentElement('afterbegin', page.purse);

  return {
    stage, bubble, touch, isOn, screenNow, boxNow, aim, place, showPhone, point, setThird,
    showTouch(focus) {
      const stop = walk.stops[now.at];
      const blocks = drawStep(data, { touch: task(stop.touch), n: stop.n }, walk.total);
      bubble.forget();
      if (!place.firstChild) place.appendChild(surface.node);
      stage.put(Object.assign(blocks, { place, note: bubble.note(makeNote('')) }));
      frame.classList.remove('qibu-at-end', 'qibu-with-result');
      bar.raise.setAttribute('data-do', 'raise');
      bar.next.classList.remove('qibu-again');
      fitWords(frame);
      showPhone();
      if (focus) stage.shown().title.focus({ preventScroll: true });
      fitPhone(frame, false);
    },
    // `on`: a scenario's way to its next part, or null.
    showEnd(on) {
      turned += 1;
      bubble.forget();
      const { after, node } = walk.stops[walk.end - 1].touch;
      const left = now.here === null || node === null ? after : practice.nodes[now.here].screen;
      const last = drawEnd(data, walk.total, pictures.result(left), ending(data));
      if (on) last.task.appendChild(on);
      stage.put(last);
      frame.classList.add('qibu-at-end');
      frame.classList.toggle('qibu-with-result', Boolean(stage.shown().place.firstChild));
      bar.raise.setAttribute('data-do', 'help'); // a human: there is nothing left to be shown
      bar.next.classList.remove('qibu-away', 'qibu-back-there');
      bar.next.classList.add('qibu-again');
      bar.next.setAttribute('data-do', 'again');
      label(bar.next, words.again);
      fitWords(frame);
      stage.shown().title.focus({ preventScroll: true });
      stage.guard.turned();
      reveal(frame, null, stage.shown().note, true);
    },
    togglePalette() {
      palette = !palette;
      surface.palette(palette);
      frame.querySelector('[data-do=palette]').setAttribute('aria-pressed', String(palette));
      stage.tools.close();
      stage.resized(); // the words beside it have less room, or more
    },
    destroy() {
      surface.destroy();
      stage.destroy();
    },
  };
}
