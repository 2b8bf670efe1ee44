// What practising leaves behind: the place in the walk, kept on this device, and a record of each step for the queue.
// A guest's place is kept too, but nothing is recorded of her.
import { newId } from './queue.js';

const PLACE = 'qibu.practise.';
const COUNT = 'qibu.practised.';
const SHARED = 'qibu.walk.practise'; // until the device is given on, and no longer

// A browser that keeps nothing lets her begin anew after a reload; what was recorded is with the queue.
function attempt(deed) {
  try {
    return deed();
  } catch (error) {
    return null;
  }
}

const parsed = (text) => (text ? attempt(() => JSON.parse(text)) : null);

function isPlace(found) {
  return Boolean(found) && typeof found.walk === 'string' && Array.isArray(found.done);
}

function isTaken(found) {
  return Boolean(found) && typeof found.misses === 'number' && typeof found.level === 'number' && Array.isArray(found.touched) && Array.isArray(found.traps);
}

// `data`: the page's; `me`: {ticket, learner, meeting, shared, walk, walks_before} or null for a guest; `queue` or null.
export function createEvidence(data, me, queue) {
  const shared = Boolean(me && me.shared);
  const learner = me ? me.learner : '';
  const key = shared ? SHARED : PLACE + data.lesson + '.' + data.mode;
  const steps = data.steps.map((step) => step.id);
  const box = () => (shared ? window.sessionStorage : window.localStorage);
  const counter = COUNT + data.lesson;
  let over = false; // she has left; nothing more is recorded
  let before = me ? me.walks_before || 0 : Number(attempt(() => window.localStorage.getItem(counter))) || 0;

  const known = (done) => steps.filter((step) => done.indexOf(step) >= 0);
  const isMine = (found) => isPlace(found) && found.learner === learner && found.lesson === data.lesson && found.mode === data.mode && found.version === data.version;

  function keep() {
    const place = { learner, lesson: data.lesson, mode: data.mode, version: data.version, walk: now.walk, done: now.done, open: now.open };
    if (!over) attempt(() => box().setItem(key, JSON.stringify(place)));
  }

  // The walk begun on this device and the one the book knows may differ: the younger one with a step in it goes on.
  function begin() {
    const found = parsed(attempt(() => box().getItem(key)));
    const kept = isMine(found) && known(found.done).length < steps.length ? [found] : [];
    const told = me && me.walk ? [{ walk: me.walk.id, done: me.walk.done }] : []; // what the book knows
    const started = kept.concat(told).filter((one) => known(one.done).length).sort((one, other) => (one.walk < other.walk ? 1 : -1));
    if (!started.length) return { walk: kept.length ? kept[0].walk : newId(), done: [], open: kept.length ? kept[0].open : null };
    const { walk } = started[0];
    const all = started.filter((one) => one.walk === walk).reduce((done, one) => done.concat(one.done), []);
    return { walk, done: known(all), open: kept.length && kept[0].walk === walk ? kept[0].open : null };
  }

  let now = begin();

  function record(step, result) {
    if (!queue || !me || !me.ticket || over) return;
    queue.add({
      id: newId(), walk: now.walk, kind: 'step', lesson: data.lesson, version: data.version, step, mode: data.mode, variant: data.phone || '',
      prompt: result.prompt, misses: result.misses, detail: result.detail, meeting: me.meeting || '', observed_at: new Date().toISOString(), ticket: me.ticket,
    });
  }

  return {
    before: () => before,
    walk: () => now.walk,
    // The number of steps before the first that is not done yet; as many as there are when the walk is over.
    next() {
      const open = steps.findIndex((step) => now.done.indexOf(step) < 0);
      return open < 0 ? steps.length : open;
    },
    // What a step that is not done yet has taken so far: no reload and no other language makes it forgotten.
    open: (step) => (now.open && now.open.step === step && isTaken(now.open.taken) ? now.open.taken : null),
    keepOpen(step, taken) {
      now.open = { step, taken };
      keep();
    },
    // First kept, then shown. `result`: {prompt, misses, detail}.
    done(step, result) {
      if (now.done.indexOf(step) >= 0) return;
      now.done = known(now.done.concat([step]));
      now.open = null;
      record(step, result);
      keep();
      if (now.done.length < steps.length || data.mode !== 'practise') return;
      before += 1;
      if (!me) attempt(() => window.localStorage.setItem(counter, String(before)));
    },
    // Once more from the start: another walk.
    again() {
      now = { walk: newId(), done: [], open: null };
      keep();
    },
    // Another tab of this device has gone on: `told` is its storage event. -> 'place' where the place has changed, 'open' where
    // the open step has taken more there, else ''.
    heard(told) {
      const found = told.key === key ? parsed(told.newValue) : null;
      if (!isMine(found)) return '';
      const was = now.walk + now.done.length;
      now = { walk: found.walk, done: known(found.walk === now.walk ? found.done.concat(now.done) : found.done), open: found.open };
      return was !== now.walk + now.done.length ? 'place' : now.open ? 'open' : '';
    },
    stop() {
      over = true;
      if (shared) attempt(() => box().removeItem(key));
    },
  };
}
