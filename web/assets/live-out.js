// What a phone in class sends: 我做好了, 请帮帮我, whether she tried it at home. Kept on this device until the server has it; said twice is the same.

const KEY = 'qibu.live.out.';
const PAUSES = [1000, 2000, 4000, 8000, 15000];

// `seat`: an opaque id, so that nothing lands at another's seat. `page`: {marked(step), called(state)}.
export function createOut(seat, page) {
  let waiting = read();
  let sending = false;
  let failures = 0;
  let timer = null;

  function read() {
    try {
      return JSON.parse(window.localStorage.getItem(KEY + seat) || '[]');
    } catch (error) {
      return [];
    }
  }

  function keep() {
    try {
      if (waiting.length) window.localStorage.setItem(KEY + seat, JSON.stringify(waiting));
      else window.localStorage.removeItem(KEY + seat);
    } catch (error) {
      return; // a browser that keeps nothing: it is kept until the page closes
    }
  }

  function post(one) {
    const body = new URLSearchParams();
    Object.keys(one.fields).forEach((name) => body.append(name, one.fields[name]));
    return fetch(one.path, { method: 'POST', body, credentials: 'same-origin' });
  }

  function settle(one, answer) {
    if (answer.status >= 500) throw new Error('busy');
    waiting = waiting.filter((other) => other !== one);
    keep();
    if (one.path !== '/join/help') return null;
    return answer.json().then((value) => page.called(value.call || ''));
  }

  function send() {
    clearTimeout(timer);
    if (sending || !waiting.length) return;
    const one = waiting[0];
    sending = true;
    post(one).then((answer) => settle(one, answer)).then(() => {
      sending = false;
      failures = 0;
      send();
    }, () => {
      sending = false;
      failures += 1;
      timer = setTimeout(send, PAUSES[Math.min(failures, PAUSES.length) - 1]);
    });
  }

  function add(path, fields) {
    waiting.push({ path, fields });
    keep();
    send();
  }

  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', () => document.hidden || send());
  send();

  return {
    done: (lesson, step) => add('/join/done', { lesson, step }),
    call(lesson, step) {
      waiting = waiting.filter((one) => one.path !== '/join/help' || sending);
      add('/join/help', { lesson, step });
    },
    withdraw() {
      waiting = waiting.filter((one) => one.path !== '/join/help' || sending);
      add('/join/help', { withdraw: 'yes' });
    },
    home: (answer) => add('/join/home', { answer }),
    isWaiting: (lesson, step) => waiting.some((one) => one.path === '/join/done' && one.fields.lesson === lesson && one.fields.step === step),
    calls: () => waiting.some((one) => one.path === '/join/help' && !one.fields.withdraw),
  };
}
