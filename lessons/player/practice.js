// Practising: mount(root, data, options) makes the phone itself the page. Every touch leads where a phone would lead; help
// grows with what goes wrong; what a step has taken is kept. The rules stand in docs/practice.md.
import { createBubble } from './bubble.js';
import { drawEnd } from './end.js';
import { fitWords, reveal } from './fit.js';
import { createLadder, hardest } from './ladder.js';
import { createMemory } from './memory.js';
import { fill, label, make } from './node.js';
import { LATER, createPictures } from './picture.js';
import { createRoam } from './roam.js';
import { fitPhone, settle } from './room.js';
import { createStage } from './stage.js';
import { drawStep, makeNote } from './step.js';
import { createWalk } from './stops.js';
import { createSurface } from './surface.js';

const GRACE = 12; // dp
const TOUCHED_MOST = 8;
// What is told after a touch that did not do it; the part's own words go before.
const KIND = { gesture: 'other_gesture', almost: 'almost', again: 'once_more' };

const BUTTONS = (words) => ({
  bar: [['raise', 'raise', words.help_me], ['listen', 'listen', words.listen], ['next', 'seen', words.seen]],
  tools: [['help', words.call_somebody], ['palette', words.tap_instead]],
});

// What stands in words above the phone; how it is done is help, and comes when it is asked for.
function task(touch) {
  const say = touch.say.filter((one) => one.part !== 'say');
  return Object.assign({}, touch, { say, hint: '', made_by_machine: say.some((one) => one.src) });
}

// A lesson that is no part of a scenario has no purse, and its last page no way on to the next part.
const ALONE = { node: null, stepDone() {}, trapped() {}, lessonDone() {}, begun() {}, endWay: () => null };

function fresh(first) {
  return { misses: 0, level: first, prompt: 'independent', touched: [], traps: [], way: 'touch' };
}

// options: {evidence: of evidence.js; memory: of memory.js, or nothing; scenario: of scenario.js, or null where the lesson is
// practised by itself;
// between: of surprise.js, asked after each step whether something comes up before the next, or null}
export function mount(root, data, options) {
  const { evidence } = options;
  const scenario = options.scenario || ALONE;
  const between = options.between || (() => false);
  const { words, practice } = data;
  const walk = createWalk(data);
  const touches = walk.stops.map((stop) => stop.touch);
  const roam = createRoam(practice.nodes, touches);
  const pictures = createPictures(data.screens, words);
  const stage = createStage(data, 'phone', options.memory || createMemory(null), BUTTONS(words), { listen, place: () => turned, resized });
  const { frame, bar } = stage;
  const surface = createSurface({ words: data.surface, lang: data.lang, did, near });
  const bubble = createBubble(frame, practice.sounds, (said) => stage.play(said, null, [], true));
  const place = make('div', 'qibu-place');
  let turned = 0; // grows with every screen shown, so that a touch meant for the one before is not taken for this one
  let ladder = null;
  let at = 0; // the place in the walk
  let here = null; // the node the phone is at; null for a real picture
  let origin = null; // the node to which 回到刚才 leads
  let step = null; // what this step has taken so far
  let lost = false; // a trap has been walked into and not left yet
  let owed = false; // help has grown where it could not be shown: it is told on the way back
  let palette = false;
  let across = window.innerWidth;

  const touch = () => touches[at];
  const isOn = () => roam.isOn(at, here);

  function screenNow() {
    if (touch().node === null) return pictured(data.screens[touch().screen], touch());
    return data.screens[practice.nodes[here].screen];
  }

  function boxNow() {
    const { target } = touch();
    const part = screenNow().parts.filter((one) => one.id === target)[0];
    return part ? part.box : touch().box;
  }

  function near() {
    if (at === walk.end || !isOn() || touch().gesture === 'look') return null;
    return { part: touch().target || 'picture', box: boxNow(), grace: GRACE };
  }

  // Where what is asked for stands on the page, or null while the phone is elsewhere.
  function aim() {
    const target = at !== walk.end && isOn() && frame.querySelector('[data-target]');
    return target ? target.getBoundingClientRect() : null;
  }

  // --- showing
  function showPhone() {
    turned += 1;
    const node = here === null || touch().node === null ? null : practice.nodes[here];
    const { typing, target, opens } = touch();
    const writes = typing && isOn() ? Object.assign({ part: target, opens: opens || [] }, typing) : null;
    surface.show(screenNow(), { typing: writes, moving: node ? node.edges : [{ part: target, gesture: touch().deeds[0] }] });
    setThird();
    point();
    stage.guard.turned();
    LATER(prepare);
  }

  // The screens one touch away are made while nothing else is to be done, so that the touch finds them ready.
  function prepare() {
    if (at === walk.end || here === null) return;
    practice.nodes[here].edges.forEach((edge) => surface.prepare(data.screens[practice.nodes[edge.to].screen]));
    surface.prepare(data.screens[touch().after]);
  }

  function point() {
    const showing = isOn() && (ladder.has(step.level, 'model') || ladder.has(step.level, 'physical') ? 'model' : ladder.has(step.level, 'gesture') && 'gesture');
    const { gesture, direction } = touch();
    if (showing) reveal(frame, frame.querySelector('[data-target]'), stage.shown().note, false);
    surface.point(showing ? { kind: showing, box: boxNow(), gesture, direction: direction || (gesture === 'slide' ? 'right' : '') } : null);
  }

  // The third large button: the one thing besides the phone that can be done now.
  function setThird() {
    const isLook = touch().gesture === 'look' && isOn();
    const [does, text] = lost ? ['retry', words.try_again]
      : ladder.help(step.level) === 'physical' ? ['together', words.do_together]
        : !isOn() ? ['retry', words.back_to_where]
          : isLook ? ['seen', words.seen] : ['', ''];
    bar.next.classList.toggle('qibu-away', !does);
    bar.next.classList.toggle('qibu-back-there', does === 'retry');
    if (does) bar.next.setAttribute('data-do', does);
    if (does) label(bar.next, text);
    frame.style.setProperty('--bar', bar.row.getBoundingClientRect().height + 'px'); // what stands above it
  }

  function showTouch(focus) {
    const stop = walk.stops[at];
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
    if (focus) reveal(frame, null, stage.shown().note, true);
    fitPhone(frame);
    settle(frame);
  }

  function resized() {
    fitPhone(frame);
    if (window.innerWidth !== across) settle(frame); // turned round; a browser's own bars come and go at the same width
    across = window.innerWidth;
    bubble.place();
  }

  function showEnd() {
    turned += 1;
    at = walk.end;
    bubble.forget();
    const { after } = touches[walk.end - 1];
    const left = here === null || touches[walk.end - 1].node === null ? after : practice.nodes[here].screen;
    const page = drawEnd(data, walk.total, pictures.result(left), ending(data));
    const on = scenario.endWay();
    if (on) page.task.appendChild(on);
    scenario.lessonDone();
    stage.put(page);
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
  }

  // --- the walk
  // Begin at a place; what has been done early is done when its turn comes.
  function begin(next, focus) {
    at = next;
    lost = false;
    owed = false;
    if (at === walk.end) {
      showEnd();
      return;
    }
    here = roam.entering(at, here);
    origin = here;
    if (here !== null && roam.holds(at, here)) {
      finish(step ? step.way : 'touch');
      return;
    }
    showTouch(focus);
  }

  function isStepsLast(n) {
    return n + 1 === walk.end || walk.stops[n + 1].n !== walk.stops[n].n;
  }

  function beginStep(next, focus) {
    ladder = createLadder(practice.ladder, data.mode, practice.kind, evidence.before());
    step = fresh(ladder.first);
    begin(next, focus);
  }

  // The touch is done: `here` is where it has really led. Kept first, then shown.
  function finish(way) {
    step.prompt = hardest(step.prompt, ladder.prompt(step.level));
    step.way = way;
    if (!isStepsLast(at)) {
      step.level = ladder.first;
      step.taken = step.misses;
      begin(at + 1, true);
      return;
    }
    const { misses, prompt, touched, traps } = step;
    const { id } = data.steps[walk.stops[at].n - 1];
    evidence.done(id, { prompt, misses, detail: { touched, traps, way } });
    scenario.stepDone(id);
    const on = () => (at + 1 === walk.end ? begin(walk.end, true) : beginStep(at + 1, true));
    if (!between(id, on)) on();
  }

  // Go on where this walk stands: after a reload, or when another tab has gone on.
  function goOn(focus) {
    const n = evidence.next();
    data.steps.slice(0, n).forEach((one) => scenario.stepDone(one.id));
    here = null;
    if (n === walk.total) begin(walk.end, focus);
    else beginStep(walk.placeOf(n + 1), focus);
  }

  // --- help
  function helpWords() {
    const help = ladder.help(step.level);
    if (help === 'verbal') {
      const said = touch().say.filter((one) => one.part === 'say');
      return said.length ? said : bubble.sentences(touch().hint || touch().text);
    }
    return help ? bubble.sentences(words['help_' + help]) : [];
  }

  function raise(level) {
    const more = level > step.level;
    step.level = level;
    if (ladder.help(level) === 'physical') {
      here = origin;
      lost = false;
      showPhone();
    } else {
      setThird();
      point();
    }
    return more;
  }

  function asked() {
    const was = step.level;
    raise(ladder.asked(was));
    if (was === step.level) {
      bubble.forget();
      stage.actions.help(); // more help than this is a human
    } else {
      untrapped();
      tell([], true);
    }
  }

  // What there is to say, and the help if it is due. Off the way there is nothing to point at: the way back is told, and
  // the help when she is there.
  function tell(first, due) {
    if (!lost && isOn()) {
      owed = false;
      bubble.tell(first, due ? helpWords() : [], aim);
      return;
    }
    owed = owed || due;
    bubble.tell(first, bubble.sentences(lost ? words.try_again_says : words.back_first), lost ? null : aim);
  }

  // A trap that has left the screen as it was is over with the next touch.
  function untrapped() {
    lost = lost && !isOn();
    setThird();
  }

  function returned() {
    if (owed && !lost && isOn()) tell([], true);
  }

  // --- what a touch does
  function missed(part, trap) {
    step.misses += 1;
    if (part && step.touched.indexOf(part) < 0 && step.touched.length < TOUCHED_MOST) step.touched.push(part);
    if (trap && step.traps.indexOf(trap) < 0) step.traps.push(trap);
    return raise(ladder.missed(step.level, step.misses - (step.taken || 0)));
  }

  function did(deed) {
    if (at === walk.end || !stage.guard.counts({ detail: deed.way === 'key' || deed.text !== undefined ? 0 : 1 }, place)) return;
    stage.voice.unlock();
    const verdict = deed.gesture === 'again' ? { kind: 'again' } : roam.decide(at, here, deed, boxNow());
    if (verdict.kind === 'nothing') return;
    if (verdict.kind === 'done') {
      if (touch().node !== null) here = verdict.to;
      finish(deed.way);
      return;
    }
    if (ladder.help(step.level) === 'physical') {
      bubble.tell([], bubble.sentences(words.help_physical), aim); // the target alone reacts
      return;
    }
    if (verdict.to !== undefined && verdict.to !== here) {
      here = verdict.to;
      if (isOn() && !verdict.miss) origin = here;
      lost = lost && !isOn();
      bubble.forget();
      showPhone();
    }
    answer(verdict, deed);
  }

  function answer(verdict, deed) {
    const { kind, edge, miss } = verdict;
    if (kind === 'ahead' || kind === 'back') {
      returned();
      return;
    }
    const grown = miss && missed(deed.part, edge && edge.trap ? edge.trap : '');
    if (kind !== 'trap') {
      untrapped();
      tell(remark(kind, deed), grown || (miss && step.level > 0));
      return;
    }
    lost = true;
    setThird();
    scenario.trapped(edge.trap);
    tell(edge.why ? edge.why.say : [], grown);
  }

  function remark(kind, deed) {
    if (KIND[kind]) return bubble.sentences(words[KIND[kind]]);
    if (lost || !isOn()) return []; // the way back is told
    if (kind !== 'said' && kind !== 'already') return [];
    if (data.mode === 'check') return bubble.sentences(words.quiet); // what a thing is might tell where the right one is
    const part = screenNow().parts.filter((one) => one.id === deed.part)[0];
    return bubble.sentences((part && part.says) || (kind === 'already' ? words.already : words.other_part));
  }

  function listen() {
    const { spans, sentences } = stage.shown();
    if (at === walk.end) stage.play(sentences, null, spans);
    else stage.play(task(touch()).say, null, spans);
  }

  Object.assign(stage.actions, {
    raise: asked,
    retry() {
      here = origin;
      lost = false;
      bubble.forget();
      showPhone();
      returned();
    },
    seen: () => finish('touch'),
    together() {
      if (touch().node !== null && touch().gesture !== 'look') here = touch().after_node;
      finish('touch');
    },
    again() {
      evidence.again();
      scenario.begun();
      goOn(true);
    },
    palette() {
      palette = !palette;
      surface.palette(palette);
      frame.querySelector('[data-do=palette]').setAttribute('aria-pressed', String(palette));
      stage.tools.close();
      stage.resized(); // the words beside it have less room, or more
    },
  });

  function heard(told) {
    if (evidence.heard(told)) goOn(false);
  }

  frame.classList.add('qibu-practice', 'qibu-in-' + data.mode);
  if (scenario.node) frame.classList.add('qibu-in-scenario');
  if (scenario.node) frame.querySelector('.qibu-words').insertAdjacentElement('afterbegin', scenario.node);
  window.addEventListener('storage', heard);
  stage.start(root, () => goOn(false));
  return {
    destroy() {
      window.removeEventListener('storage', heard);
      surface.destroy();
      stage.destroy();
    },
  };
}

// A real picture has one place to touch, the lesson's.
function pictured(screen, touch) {
  const part = { id: touch.target || 'picture', label: touch.label, box: touch.box, says: '' };
  return Object.assign({}, screen, { parts: touch.box && touch.gesture !== 'look' ? [part] : [] });
}

// The last page: the next lesson, all lessons, and once more without hints.
function ending({ words, end, links, mode }) {
  const ways = [
    end.next && ['next', end.next.link, fill(words.next_lesson, { title: end.next.title })],
    ['shelf', links.shelf, words.all_lessons],
    links.check && ['check', links.check, words.without_hints],
  ];
  return { title: words['finished_' + mode], ways: ways.filter(Boolean) };
}
