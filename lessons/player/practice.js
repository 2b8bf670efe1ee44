// Practising: mount(root, data, options) makes the phone itself the page. Every touch leads where a phone would lead; help
// grows with what goes wrong; what a step has taken is kept. The rules stand in docs/practice.md.
import { createHelping } from './helping.js';
import { createView } from './practice-view.js';
import { createRoam } from './roam.js';
import { createWalk } from './stops.js';

// A lesson that is no part of a scenario has no purse, and its last page no way on to the next part.
const ALONE = { node: null, stepDone() {}, trapped() {}, lessonDone() {}, begun() {}, endWay: () => null };

// options: {evidence: of evidence.js; memory: of memory.js, or nothing; scenario: of scenario.js, or null where the lesson is
// practised by itself;
// between: of surprise.js, asked after each step whether something comes up before the next, or null}
export function mount(root, data, options) {
  const { evidence } = options;
  const scenario = options.scenario || ALONE;
  const between = options.between || (() => false);
  const walk = createWalk(data);
  const roam = createRoam(data.practice.nodes, walk.stops.map((stop) => stop.touch));
  // Where she is. `at`: the place in the walk; `here`: the node the phone is at, null for a real picture; `origin`: the node to
  // which 回到刚才 leads; `lost`: a trap has been walked into and not left yet.
  const now = { at: 0, here: null, origin: null, lost: false };
  const view = createView(data, walk, roam, now, {
    memory: options.memory, purse: scenario.node, did, help: () => help.newest(), pointing: () => help.pointing(),
  });
  const help = createHelping(data, view, now, (taken) => evidence.keepOpen(stepAt(now.at), taken));
  const { stage, bubble } = view;

  // --- the walk
  function end() {
    now.at = walk.end;
    view.showEnd(scenario.endWay());
    scenario.lessonDone();
  }

  // Begin at a place; what has been done early is done when its turn comes.
  function begin(next, focus) {
    now.at = next;
    now.lost = false;
    now.here = roam.entering(next, now.here);
    now.origin = now.here;
    if (now.here !== null && roam.holds(next, now.here)) finish(help.way());
    else view.showTouch(focus);
  }

  const stepAt = (place) => data.steps[walk.stops[place].n - 1].id;

  function beginStep(next, focus) {
    help.beginStep(evidence.before(), evidence.open(stepAt(next)));
    begin(next, focus);
  }

  const isStepsLast = (n) => n + 1 === walk.end || walk.stops[n + 1].n !== walk.stops[n].n;

  // The touch at this place is done. -> the id of its step where that is done with it, kept before anything else is shown
  function keep(way) {
    const { prompt, misses, touched, traps } = help.took(way);
    if (!isStepsLast(now.at)) return '';
    const id = stepAt(now.at);
    evidence.done(id, { prompt, misses, detail: { touched, traps, way } });
    scenario.stepDone(id);
    return id;
  }

  // The touch is done: `now.here` is where it has really led. Kept first, then shown.
  function finish(way) {
    const id = keep(way);
    const on = () => (now.at + 1 === walk.end ? end() : id ? beginStep(now.at + 1, true) : begin(now.at + 1, true));
    if (!id || !between(id, on)) on();
  }

  // Where something is only to be looked at, she has done what comes after it: then she has looked, and that is done too.
  function goneOn(verdict, way) {
    while (now.at < verdict.place) {
      const id = keep('ahead');
      if (id && between(id, () => beginStep(now.at + 1, true))) return;
      now.at += 1;
      if (id) help.beginStep(evidence.before(), null);
    }
    if (verdict.edge) now.here = verdict.to;
    if (verdict.edge) finish(way);
    else begin(now.at, true);
  }

  // Go on where this walk stands: after a reload, or when another tab has gone on.
  function goOn(focus) {
    const n = evidence.next();
    data.steps.slice(0, n).forEach((one) => scenario.stepDone(one.id));
    now.here = null;
    if (n === walk.total) end();
    else beginStep(walk.placeOf(n + 1), focus);
  }

  // --- what a touch does
  function did(deed) {
    if (now.at === walk.end || !stage.guard.counts({ detail: deed.way === 'key' || deed.text !== undefined ? 0 : 1 }, view.place)) return;
    stage.voice.unlock();
    const verdict = deed.gesture === 'again' ? { kind: 'again' } : roam.decide(now.at, now.here, deed, view.boxNow());
    if (verdict.kind === 'done') {
      if (view.touch().node !== null) now.here = verdict.to;
      finish(deed.way);
    } else if (verdict.kind === 'seen') {
      goneOn(verdict, deed.way);
    } else if (help.newest() === 'physical') {
      help.onlyTogether();
    } else {
      strayed(verdict, deed);
    }
  }

  function strayed(verdict, deed) {
    if (verdict.to !== undefined && verdict.to !== now.here) {
      now.here = verdict.to;
      if (view.isOn() && !verdict.miss) now.origin = now.here;
      now.lost = now.lost && !view.isOn();
      bubble.forget();
      view.showPhone();
    }
    if (verdict.kind === 'ahead' || verdict.kind === 'back') help.returned();
    else help.answer(verdict, deed, scenario.trapped);
  }

  Object.assign(stage.actions, {
    raise: help.asked,
    retry() {
      now.here = now.origin;
      now.lost = false;
      bubble.forget();
      view.showPhone();
      help.returned();
    },
    seen: () => finish('touch'),
    together() {
      if (view.touch().node !== null && view.touch().gesture !== 'look') now.here = view.touch().after_node;
      finish('touch');
    },
    again() {
      evidence.again();
      scenario.begun();
      goOn(true);
    },
    palette: view.togglePalette,
  });

  function heard(told) {
    const changed = evidence.heard(told);
    if (changed === 'place') goOn(false);
    else if (changed === 'open' && now.at !== walk.end) help.goOn(evidence.open(stepAt(now.at)));
  }

  window.addEventListener('storage', heard);
  stage.start(root, () => goOn(false));
  return {
    destroy() {
      window.removeEventListener('storage', heard);
      view.destroy();
    },
  };
}
