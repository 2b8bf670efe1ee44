// What happened is kept on this device until the server has it: first stored, then shown as done, then sent.
// Holds opaque ids and the page's ticket only, so that nothing here tells the next reader anything about the last one.

const PREFIX = 'qibu.out.';
const REFUSED = 'qibu.refused.'; // what the server will never take: kept for staff, who hear why
const REFUSED_MOST = 300;
const WALK = 'qibu.walk';
const MOST = 50; // events in one post
const PATIENCE = 20000; // ms for an answer
const PAUSES = [2000, 4000, 8000, 15000, 30000, 60000]; // ms before the next try

let latest = 0; // ms of the id made last

// A UUID of version 7, later than the one before: two steps may be done in the same millisecond, and stay in their order.
// Over plain http browsers have no crypto.randomUUID, but getRandomValues they have.
export function newId() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  const now = Math.max(Date.now(), latest + 1);
  latest = now;
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(now / Math.pow(256, 5 - i)) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

// The browser's own keeping, or this page's where the browser keeps nothing (private windows, a full disk).
function createKeeping() {
  const here = new Map();
  const real = (deed) => {
    try {
      return deed(window.localStorage);
    } catch (error) {
      return null;
    }
  };
  return {
    keep(key, text) {
      if (real((kept) => (kept.setItem(key, text), true)) === null) here.set(key, text);
    },
    read: (key) => here.get(key) || real((kept) => kept.getItem(key)),
    drop(key) {
      here.delete(key);
      real((kept) => kept.removeItem(key));
    },
    keys(prefix) {
      const found = real((kept) => Array.from({ length: kept.length }, (_, i) => kept.key(i))) || [];
      return found.concat(Array.from(here.keys())).filter((key) => key && key.indexOf(prefix) === 0).sort();
    },
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

// options: {address, told(waiting, refused)}; `told` hears how many wait, and what was refused, whenever that changes.
export function createQueue(options) {
  const { address, told } = Object.assign({ address: '/api/events', told: () => {} }, options);
  const keeping = createKeeping();
  let sending = false;
  let failures = 0;
  let timer = null;
  let room = MOST;

  const waiting = () => keeping.keys(PREFIX).length;
  const refused = () => keeping.keys(REFUSED).map((key) => parsed(keeping.read(key))).filter(Boolean);

  // Never lost silently: what is refused no longer stands in the way, and stays here until staff have read why.
  function setAside(id, say) {
    const event = parsed(keeping.read(PREFIX + id));
    if (event) keeping.keep(REFUSED + id, JSON.stringify({ event, say }));
    keeping.drop(PREFIX + id);
    keeping.keys(REFUSED).slice(0, -REFUSED_MOST).forEach(keeping.drop);
  }

  function batch() {
    const found = [];
    keeping.keys(PREFIX).slice(0, room).forEach((key) => {
      const event = parsed(keeping.read(key));
      if (event && event.id) found.push(event);
      else keeping.drop(key); // half written by a crash of the browser
    });
    return found;
  }

  function post(events) {
    const body = JSON.stringify({ sent_at: new Date().toISOString(), events });
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE));
    const asked = fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body, credentials: 'same-origin' });
    return Promise.race([asked, late]).then((answer) => answer.json().then((found) => ({ status: answer.status, found }), () => ({ status: answer.status, found: null })));
  }

  function settle(events, { status, found }) {
    if (status === 200 && found) {
      found.kept.forEach((id) => keeping.drop(PREFIX + id));
      found.refused.forEach((one) => setAside(one.id, one.say));
      if (!found.kept.length && !found.refused.length) return false;
      room = MOST;
      return true;
    }
    if (status !== 400 && status !== 413) return false;
    if (events.length === 1) setAside(events[0].id, found ? found.say : ''); // would block the rest for ever
    else room = Math.max(1, Math.floor(events.length / 2));
    return true;
  }

  // -> a promise that ends when everything is sent, or sending has failed for now.
  function send() {
    clearTimeout(timer);
    if (sending) return sending;
    const events = batch();
    told(events.length ? waiting() : 0, refused());
    if (!events.length) return Promise.resolve(true);
    sending = post(events).then((answer) => settle(events, answer), () => false).then((moved) => {
      sending = false;
      failures = moved ? 0 : failures + 1;
      if (moved) return send();
      timer = setTimeout(send, PAUSES[Math.min(failures, PAUSES.length) - 1] * (0.8 + 0.4 * Math.random()));
      told(waiting(), refused());
      return false;
    });
    return sending;
  }

  const again = () => !document.hidden && send();
  window.addEventListener('online', again);
  window.addEventListener('pageshow', again);
  document.addEventListener('visibilitychange', again);
  send();

  return {
    waiting,
    refused, // -> [{event, say}], oldest first
    send,
    add(event) {
      keeping.keep(PREFIX + event.id, JSON.stringify(event));
      if (!failures) send(); // while the server is away, the pause is kept
      else told(waiting(), refused());
    },
    forgetRefused: () => keeping.keys(REFUSED).forEach(keeping.drop),
  };
}

// Tells the queue what was done in one lesson. `me`: {ticket, learner, meeting} of the page, `data`: the player's.
// A reload goes on with the same walk; going through the lesson once more is another one.
export function createReporter(queue, me, data) {
  let done = [];
  let walk = null;
  let over = false;

  function remember() {
    try {
      window.sessionStorage.setItem(WALK, JSON.stringify([me.learner, data.lesson, data.version, walk, done]));
    } catch (error) {
      walk = walk || newId(); // a browser that keeps nothing begins a new walk after a reload
    }
  }

  function recall() {
    let found = null;
    try {
      found = parsed(window.sessionStorage.getItem(WALK));
    } catch (error) {
      found = null;
    }
    const same = Array.isArray(found) && found[0] === me.learner && found[1] === data.lesson && found[2] === data.version;
    walk = same ? found[3] : newId();
    done = same ? found[4] : [];
  }

  recall();
  return {
    done(step) {
      if (over) return;
      if (done.length === data.steps.length) {
        walk = newId();
        done = [];
      }
      if (done.indexOf(step) >= 0) return;
      done.push(step);
      remember();
      const what = { lesson: data.lesson, version: data.version, mode: data.mode, variant: data.phone || '', meeting: me.meeting || '' };
      const when = { observed_at: new Date().toISOString(), ticket: me.ticket };
      queue.add(Object.assign({ id: newId(), walk, kind: 'done', step }, what, when));
    },
    stop() {
      over = true;
    },
  };
}

// Nothing of this walk stays for who comes next; what waits to be sent stays, it names nobody.
export function forgetWalk() {
  try {
    window.sessionStorage.removeItem(WALK);
  } catch (error) {
    return;
  }
}
