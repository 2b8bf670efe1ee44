// The line to the class: Server-Sent Events where they pass, long polls where they do not. What arrives is handed on as it
// is; a phone that slept, or changed its network, is told the newest at once. Sleeping phones hold no line.

const SILENCE = 40000; // ms without a beat after which a line counts as dead
const FIRST = 6000; // ms for the first word of a stream; then polls are tried
const PAUSES = [1000, 2000, 3000, 5000, 8000];
const CALM = 3000; // ms before a lost line is worth a word
const WAIT = 20; // s that the server keeps a poll
const PATIENCE = 26000; // ms for an answer to one

// `page`: {after(): the newest seq known, heard({state, mine}), lost(bool), gone(): this phone has no seat any more}.
export function createWire(page) {
  let source = null;
  let streams = 'EventSource' in window;
  let spoken = false; // this stream has said something
  let last = 0;
  let failures = 0;
  let timer = null;
  let calm = null;
  let turn = 0; // answers to an earlier turn are of no interest
  let over = false;

  function found(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      return null;
    }
  }

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
    clearTimeout(timer);
    failures += 1;
    timer = setTimeout(open, PAUSES[Math.min(failures, PAUSES.length) - 1] * (0.7 + 0.6 * Math.random()));
  }

  function stream() {
    const mine = turn;
    const one = new EventSource('/join/stream?after=' + page.after());
    const take = (name) => (event) => {
      if (mine !== turn) return;
      spoken = true;
      well();
      const value = found(event.data);
      if (value && name) page.heard({ [name]: value });
    };
    source = one;
    spoken = false;
    one.onmessage = take('state');
    one.addEventListener('mine', take('mine'));
    one.addEventListener('beat', take(''));
    one.onerror = () => {
      if (mine !== turn) return;
      const ended = one.readyState === 2;
      close();
      ill();
      if (ended || !spoken) look().then(again, again);
      else again();
    };
    timer = setTimeout(() => {
      if (mine !== turn || spoken) return;
      streams = false; // something on the way holds the stream back
      close();
      open();
    }, FIRST);
  }

  // Ask once, now. -> whether there was an answer.
  function look(wait) {
    const mine = turn;
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE));
    const asked = fetch('/join/state?after=' + page.after() + (wait ? '&wait=' + wait : ''), { credentials: 'same-origin', cache: 'no-store' });
    return Promise.race([asked, late]).then((answer) => {
      if (over || (wait && mine !== turn)) return true;
      if (answer.status === 401) {
        stop();
        page.gone();
        return true;
      }
      if (answer.status === 204) {
        well();
        return true;
      }
      if (answer.status !== 200) throw new Error('status');
      return answer.json().then((value) => {
        well();
        page.heard(value);
        return true;
      });
    });
  }

  function poll() {
    const mine = turn;
    look(WAIT).then(() => {
      if (mine !== turn) return;
      timer = setTimeout(poll, 200);
    }, () => {
      if (mine !== turn) return;
      ill();
      again();
    });
  }

  function open() {
    close();
    if (over || document.hidden) return;
    last = Date.now();
    if (streams) stream();
    else poll();
  }

  // She looks at the phone again: the newest now, and a fresh line, whatever became of the old one.
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

  document.addEventListener('visibilitychange', () => (document.hidden ? close() : wake()));
  window.addEventListener('pageshow', (event) => event.persisted && wake());
  window.addEventListener('online', wake);
  window.addEventListener('offline', ill);
  window.addEventListener('pagehide', close);
  setInterval(() => {
    if (!over && !document.hidden && source && Date.now() - last > SILENCE) wake();
  }, 5000);
  open();

  return { wake, stop };
}
