// The player on a phone in class: it shows the step that is led to, one may look back but not ahead, and touch 我做好了.
// Knows no network: whoever mounts it says where the class stands, and is told what was touched.
import { drawEnd } from './end.js';
import { fitWords, reveal } from './fit.js';
import { listenToKeys } from './keys.js';
import { createMemory } from './memory.js';
import { action, fill, label } from './node.js';
import { createPictures } from './picture.js';
import { fitPhone } from './room.js';
import { createStage } from './stage.js';
import { drawStep } from './step.js';
import { createWalk } from './stops.js';

function blocksAt(place, data, walk, pictures) {
  if (place < walk.end) {
    const stop = walk.stops[place];
    return Object.assign(drawStep(data, stop, walk.total), { place: pictures.forTouch(stop.touch) });
  }
  return drawEnd(data, walk.total, pictures.result(walk.stops[walk.end - 1].touch.after));
}

// `data`: the player's, its words with those of room live_bar. `n`: the step led to, one more than there are for the last
// page. `page`: {mark(step id), call(), isDone(step id), covered(): px that lie over the page [at its top, above the bar]}.
// -> {lead(n), redraw(), makeRoom(), destroy()}
export function follow(root, data, n, page) {
  const { words } = data;
  const walk = createWalk(data);
  const memory = createMemory(null);
  const pictures = createPictures(data.screens, words);
  const own = {
    bar: [['hand', 'call', words.help_me], ['listen', 'listen', words.listen], ['next', 'mark', words.done]],
    tools: [],
  };
  const stage = createStage(data, 'phone', memory, own, { listen, touched: beside, place: () => at, resized });
  const { frame, bar, actions } = stage;
  const back = stage.parts.top.insertBefore(action('qibu-small qibu-look-back', 'back', words.back), stage.parts.top.firstChild);
  let led = n;
  let at = walk.placeOf(n);

  // The last place of the step led to: on some phones a step has up to three.
  function limit() {
    let place = walk.placeOf(led);
    while (place + 1 < walk.end && walk.numberAt(place + 1) === led) place += 1;
    return place;
  }

  const behind = () => walk.numberAt(at) < led;
  const stepId = () => (at < walk.end ? data.steps[walk.numberAt(at) - 1].id : '');

  function setBar() {
    const done = Boolean(stepId()) && page.isDone(stepId());
    const does = behind() ? 'follow' : done ? 'marked' : 'mark';
    back.classList.toggle('qibu-away', at === 0);
    bar.next.setAttribute('data-do', does);
    bar.next.classList.toggle('qibu-done', does !== 'follow');
    bar.next.classList.toggle('qibu-marked', does === 'marked');
    bar.next.classList.toggle('qibu-away', at === walk.end && !behind());
    label(bar.next, { follow: words.follow, marked: words.marked, mark: words.done }[does]);
  }

  function show(place) {
    at = place;
    stage.put(blocksAt(place, data, walk, pictures));
    frame.classList.toggle('qibu-at-end', at === walk.end);
    frame.classList.toggle('qibu-with-result', at === walk.end && Boolean(stage.shown().place.firstChild));
    setBar();
    fitWords(frame);
    makeRoom();
    if (at + 1 < walk.end) pictures.prepare(walk.stops[at + 1].touch.screen);
  }

  function turnTo(place) {
    if (place < 0 || place > limit() || place === at) return;
    show(place);
    stage.shown().title.focus({ preventScroll: true });
  }

  function makeRoom() {
    if (!fitPhone(frame, false, page.covered())) reveal(frame, frame.querySelector('[data-target]'), stage.shown().note, true);
  }

  // A browser's own line comes and goes while she scrolls: the page is not pulled away under her finger.
  function resized() {
    if (stage.shown()) fitPhone(frame, true, page.covered());
  }

  function listen() {
    const { spans, sentences } = stage.shown();
    if (at === walk.end) stage.play(sentences, null, spans);
    else stage.play(walk.stops[at].touch.say, walk.stops[at].touch.recording, spans);
  }

  function touched() {
    if (at < limit()) turnTo(at + 1);
    else stage.say(words.that_is_it);
  }

  function beside(drawn, event) {
    const { hit, says } = pictures.met(walk.stops[at].touch, drawn, event);
    if (hit) touched();
    else stage.say(says || words.not_here);
  }

  Object.assign(actions, {
    next: () => turnTo(at + 1),
    back: () => turnTo(at - 1),
    first: () => turnTo(0),
    last: () => turnTo(limit()),
    touch: touched,
    follow: () => turnTo(walk.placeOf(led)),
    marked: () => {},
    blank: () => {},
    call: page.call,
    mark() {
      page.mark(stepId());
      setBar();
    },
  });
  const forgetKeys = listenToKeys(frame, () => false, actions);
  stage.start(root, () => show(at));

  return {
    // The class stands at another step. Who looks back stays there, and is told where the teacher is.
    lead(to) {
      const lookingBack = behind();
      led = to;
      if (!lookingBack || at > limit()) turnTo(walk.placeOf(led));
      else if (behind()) {
        setBar();
        stage.say(led > walk.total ? words.last_page : fill(words.teacher_ahead, { n: led }));
      } else setBar();
    },
    redraw: setBar,
    makeRoom,
    destroy() {
      forgetKeys();
      stage.destroy();
    },
  };
}
