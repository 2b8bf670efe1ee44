// The line to a class for staff and for the projector: Server-Sent Events, and where they do not pass, questions every few
// seconds. What is sent is answered or it is said that it did not get through; nothing waits in silence.

const SILENCE = 40000; // ms without a beat after which a line counts as dead
const FIRST = 6000; // ms for the first word of a stream; then it is asked instead
const ASK = 3000;
const PAUSES = [1000, 2000, 3000, 5000];
const CALM = 2500; // ms before a lost line is worth a word
const PATIENCE = 8000; // ms for an answer

function found(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

function inTime(promise) {
  return Promise.race([promise, new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE))]);
}

// -> {status, body}; fails when there was no answer.
export function send(path, fields) {
  const form = new URLSearchParams();
  Object.keys(fields).forEach((name) => form.append(name, fields[name]));
  const asked = fetch(path, { method: 'POST', body: form, credentials: 'same-origin', headers: { accept: 'application/json' } });
  return inTime(asked).then((answer) => answer.text().then((text) => ({ status: answer.status, body: found(text) || {} })));
}

export function ask(path) {
  const asked = fetch(path, { credentials: 'same-origin', cache: 'no-store', headers: { accept: 'application/json' } });
  return inTime(asked).then((answer) => {
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) return { gone: true };
    if (answer.status !== 200) throw new Error('status');
    return answer.json();
  });
}

// `page`: {stream, room: addresses; heard({state, room}), lost(bool), gone(): nothing is to be seen here any more}.
export function createLine(page) {
  let source = null;
  let streams = 'EventSource' in window;
  let last = 0;
  let failures = 0;
  let timer = null;
  let calm = null;
  let turn = 0;
  let over = false;

  function well() {
    last = Date.now();
    failures = 0;
    clearTimeout(calm);
    calm = null;
    page.lost(false);
  }

  function ill() {
    if (!calm) calm = setTimeout(() => page.lost(true), CALM);
  }

  function close() {
    turn += 1;
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  }

  function again() {
    const mine = turn;
    failures += 1;
    timer = setTimeout(() => mine === turn && open(), PAUSES[Math.min(failures, PAUSES.length) - 1]);
  }

  function look() {
    return ask(page.room).then((value) => {
      if (value.gone) {
        stop();
        page.gone();
        return;
      }
      well();
      page.heard(value.room ? value : { state: value.state, room: value });
    });
  }

  function stream() {
    const mine = turn;
    const one = new EventSource(page.stream);
    let spoken = false;
    const take = (name) => (event) => {
      if (mine !== turn) return;
      spoken = true;
      well();
      const value = found(event.data);
      if (value && name) page.heard({ [name]: value });
    };
    source = one;
    one.onmessage = take('state');
    one.addEventListener('room', take('room'));
    one.addEventListener('beat', take(''));
    one.onerror = () => {
      if (mine !== turn) return;
      close();
      ill();
      look().catch(() => null);
      again();
    };
    timer = setTimeout(() => {
      if (mine !== turn || spoken) return;
      streams = false; // something on the way holds the stream back
      open();
    }, FIRST);
  }

  function poll() {
    const mine = turn;
    look().catch(ill).then(() => {
      if (mine === turn && !over) timer = setTimeout(poll, ASK);
    });
  }

  function open() {
    close();
    if (over) return;
    last = Date.now();
    if (streams) stream();
    else poll();
  }

  function wake() {
    if (over || document.hidden) return;
    failures = 0;
    open();
    look().catch(ill);
  }

  function stop() {
    over = true;
    close();
    clearTimeout(calm);
    page.lost(false);
  }

  document.addEventListener('visibilitychange', wake);
  window.addEventListener('pageshow', (event) => event.persisted && wake());
  window.addEventListener('online', wake);
  window.addEventListener('offline', ill);
  window.addEventListener('pagehide', close);
  setInterval(() => {
    if (!over && source && Date.now() - last > SILENCE) wake();
  }, 5000);
  open();
  return { stop };
}
