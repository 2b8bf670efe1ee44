// Help that grows at one step: what was met is told, help comes with mistakes or when it is asked for, and what the step has
// taken is counted. Where a touch leads is decided elsewhere; the rules stand in docs/practice.md.
import { createLadder, hardest } from './ladder.js';

const TOUCHED_MOST = 8;
// What is told after a touch that did not do it; the part's own words go before.
const KIND = { gesture: 'other_gesture', almost: 'almost', again: 'once_more', nothing: 'quiet', first: 'no_page_before' };

function fresh(first) {
  return { misses: 0, level: first, prompt: 'independent', touched: [], traps: [], way: 'touch', heard: false };
}

// `view`: of practice-view.js; `now`: see practice.js; `kept(step)` is told of what the step has taken whenever that has grown.
export function createHelping(data, view, now, kept) {
  const { words, practice } = data;
  const { bubble, stage } = view;
  let ladder = null;
  let step = null; // what this step has taken so far
  let owed = false; // help has grown where it could not be shown: it is told on the way back

  const newest = () => ladder.help(step.level);

  function helpWords(help) {
    if (help === 'verbal') {
      const said = view.touch().say.filter((one) => one.part === 'say');
      return said.length ? said : bubble.sentences(view.touch().hint || view.touch().text);
    }
    const isPointed = view.touch().gesture === 'look' && help !== 'physical';
    return help ? bubble.sentences(words[isPointed ? 'help_look' : 'help_' + help]) : [];
  }

  // `taken`: what the step has taken on a page before, or in another tab of hers, or null.
  function take(taken) {
    step = Object.assign(fresh(ladder.first), taken);
    step.level = Math.min(Math.max(step.level, ladder.first), practice.ladder.order.length);
  }

  function show() {
    if (newest() === 'physical') {
      now.here = now.origin;
      now.lost = false;
      view.showPhone();
    } else {
      view.setThird();
      view.point();
    }
  }

  function raise(level) {
    const more = level > step.level;
    step.level = level;
    kept(Object.assign({}, step));
    show();
    return more;
  }

  // What there is to say, and the help if it is due. Off the way there is nothing to point at: the way back is told, and
  // the help when she is there.
  function tell(first, due) {
    if (!now.lost && view.isOn()) {
      owed = false;
      bubble.tell(first, due ? helpWords(newest()) : [], view.aim);
      return;
    }
    owed = owed || due;
    bubble.tell(first, bubble.sentences(now.lost ? words.try_again_says : words.back_first), now.lost ? null : view.aim);
  }

  // A trap that has left the screen as it was is over with the next touch.
  function untrapped() {
    now.lost = now.lost && !view.isOn();
    view.setThird();
    view.point();
  }

  // A walk that is shown begins beyond the spoken word: who asks hears that first. -> whether it was still to be heard
  function hears() {
    if (step.heard || step.level !== ladder.first || !ladder.has(step.level, 'verbal') || now.lost || !view.isOn()) return false;
    step.heard = true;
    kept(Object.assign({}, step));
    tell(helpWords('verbal'), false);
    return true;
  }

  function missed(part, trap) {
    step.misses += 1;
    if (part && step.touched.indexOf(part) < 0 && step.touched.length < TOUCHED_MOST) step.touched.push(part);
    if (trap && step.traps.indexOf(trap) < 0) step.traps.push(trap);
    return raise(ladder.missed(step.level, step.misses - (step.taken || 0)));
  }

  const touched = (deed) => view.screenNow().parts.filter((one) => one.id === deed.part)[0] || {};

  function remark(kind, deed) {
    if (now.lost || !view.isOn()) return []; // the way back is told
    if (kind === 'gesture' && view.touch().gesture === 'look') return bubble.sentences(words.look_here);
    if (KIND[kind]) return bubble.sentences(words[KIND[kind]]);
    if (kind !== 'said' && kind !== 'already') return [];
    if (data.mode === 'check') return bubble.sentences(words.quiet); // what a thing is might tell where the right one is
    return bubble.sentences(touched(deed).says || (kind === 'already' ? words.already : words.other_part));
  }

  return {
    newest,
    pointing: () => (ladder.has(step.level, 'model') || ladder.has(step.level, 'physical') ? 'model' : ladder.has(step.level, 'gesture') && 'gesture'),
    // A step begins. `before`: the walks this person has finished; `taken`: what the step took before, or null.
    beginStep(before, taken) {
      ladder = createLadder(practice.ladder, data.mode, practice.kind, before);
      take(taken);
      owed = false;
    },
    // Another tab of hers has been helped at this step.
    goOn(taken) {
      if (!taken) return;
      take(taken);
      show();
    },
    // The touch is done; a step may have more than one, each with help of its own. -> what the step has taken so far
    took(way) {
      step.prompt = hardest(step.prompt, ladder.prompt(step.level));
      step.way = way;
      step.level = ladder.first;
      step.taken = step.misses;
      step.heard = false;
      owed = false;
      return step;
    },
    way: () => (step ? step.way : 'touch'),
    asked() {
      if (hears()) return;
      const was = step.level;
      raise(ladder.asked(was));
      if (was === step.level) {
        bubble.forget();
        stage.actions.help(); // more help than this is a human
      } else {
        untrapped();
        tell([], true);
      }
    },
    onlyTogether() {
      bubble.tell([], bubble.sentences(words.help_physical), view.aim); // the target alone reacts
    },
    returned() {
      if (owed && !now.lost && view.isOn()) tell([], true);
    },
    // A touch that has not done it: what it met is told. `trapped(trap)` is told of a trap.
    answer({ kind, edge, miss }, deed, trapped) {
      const isFine = kind === 'said' && touched(deed).fine; // not what is asked for, but right too
      const grown = miss && !isFine && missed(deed.part, edge && edge.trap ? edge.trap : '');
      if (kind !== 'trap') {
        untrapped();
        tell(remark(kind, deed), grown || step.level > 0);
        return;
      }
      now.lost = true;
      view.setThird();
      view.point();
      trapped(edge.trap);
      tell(edge.why ? edge.why.say : [], grown);
    },
  };
}
