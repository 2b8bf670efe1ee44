// A line to the class that is made anew whenever it breaks: Server-Sent Events where they pass, questions where they do not.
// What is asked and what the answers mean it is told; it knows when to try again, and when a lost line is worth a word.

const SILENCE = 40000; // ms without a beat after which a line counts as dead
const FIRST = 6000; // ms for the first word of a stream; then it is asked instead
const REFUSED = 3; // streams that broke without a word while questions were answered; then it is asked instead
const PAUSES = [1000, 2000, 3000, 5000, 8000];
const CALM = 3000; // ms before a lost line is worth a word

// The value in an answer; null where it is none.
export function found(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return null;
  }
}

// `page`: {stream(): address; names: of its events beside the unnamed state; look(wait): asks once, now or with leave to wait
// for something new, -> fails when there was no answer; rest: ms between two questions; sleeps: whether a hidden page holds
// no line; heard({[name]: value}), lost(bool)}. -> {well(), stop()}: something was heard besides, and it is over.
export function createLine(page) {
  let source = null;
  let streams = 'EventSource' in window;
  let refused = 0;
  let last = 0;
  let failures = 0;
  let timer = null;
  let calm = null;
  let turn = 0; // what an earlier turn brings is of no interest
  let over = false;

  const asleep = () => page.sleeps && document.hidden;

  function well() {
    last = Date.now();
    failures = 0;
    clearTimeout(calm);
    calm = null;
    page.lost(false);
  }

  function ill() {
    if (!calm && !over) calm = setTimeout(() => page.lost(true), CALM);
  }

  function close() {
    turn += 1;
    clearTimeout(timer);
    if (source) source.close();
    source = null;
  }

  // Not all at the same moment: the laptop has just started again, and forty phones come back.
  function again() {
    clearTimeout(timer);
    failures += 1;
    timer = setTimeout(open, PAUSES[Math.min(failures, PAUSES.length) - 1] * (0.7 + 0.6 * Math.random()));
  }

  function stream() {
    const mine = turn;
    const one = new EventSource(page.stream());
    let spoken = false;
    const take = (name) => (event) => {
      if (mine !== turn) return;
      spoken = true;
      refused = 0;
      well();
      const value = found(event.data);
      if (value && name) page.heard({ [name]: value });
    };
    source = one;
    one.onmessage = take('state');
    page.names.forEach((name) => one.addEventListener(name, take(name)));
    one.addEventListener('beat', take(''));
    one.onerror = () => {
      if (mine !== turn) return;
      const ended = one.readyState === 2;
      close();
      ill();
      if (!ended && spoken) again();
      else page.look(false).then(() => {
        refused += spoken ? 0 : 1;
        streams = refused < REFUSED;
        again();
      }, again);
    };
    timer = setTimeout(() => {
      if (mine !== turn || spoken) return;
      streams = false; // something on the way holds the stream back
      open();
    }, FIRST);
  }

  function poll() {
    const mine = turn;
    page.look(true).then(() => {
      if (mine === turn) timer = setTimeout(poll, page.rest);
    }, () => {
      if (mine !== turn) return;
      ill();
      again();
    });
  }

  function open() {
    close();
    if (over || asleep()) return;
    last = Date.now();
    if (streams) stream();
    else poll();
  }

  // Somebody looks at the page again: the newest now, and a fresh line, whatever became of the old one.
  function wake() {
    if (over || document.hidden) return;
    failures = 0;
    open();
    page.look(false).catch(ill);
  }

  // The device says that it has no network. What still stands may be dead: it is tried anew, whatever the device believes.
  function cut() {
    close();
    ill();
    again();
  }

  function stop() {
    over = true;
    close();
    clearTimeout(calm);
    page.lost(false);
  }

  document.addEventListener('visibilitychange', () => (asleep() ? close() : wake()));
  window.addEventListener('pageshow', (event) => event.persisted && wake());
  window.addEventListener('online', wake);
  window.addEventListener('offline', cut);
  window.addEventListener('pagehide', close);
  setInterval(() => {
    if (source && Date.now() - last > SILENCE) wake();
  }, 5000);
  open();

  return { well, stop };
}
