// Hand-overs on their way: kept on this phone until the server has them. They hold no name, only where they go.
// One that is turned away when nobody is looking at its page stays too, until it was read on the list of today.

const KEY = 'qibu.hand-overs';
const REFUSED = 'qibu.hand-overs-refused';
const REFUSALS = ['SecurityError', 'QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED', 'NS_ERROR_FILE_CORRUPTED'];
const here = {}; // where the browser keeps nothing, until the page closes

function refused(error) {
  if (REFUSALS.indexOf(error.name) < 0) throw error;
}

function read(key) {
  let text = here[key] || '';
  try {
    text = window.localStorage.getItem(key) || text;
  } catch (error) {
    refused(error);
  }
  return text ? JSON.parse(text) : [];
}

function keep(key, list) {
  here[key] = list.length ? JSON.stringify(list) : '';
  try {
    if (here[key]) window.localStorage.setItem(key, here[key]);
    else window.localStorage.removeItem(key);
  } catch (error) {
    refused(error);
  }
}

const without = (key, one) => read(key).filter((other) => other.id !== one.id);

// -> {status, body}; status 0: no network, or the server is busy. It is kept then, and sent again later.
export function send(one) {
  keep(KEY, without(KEY, one).concat([one]));
  return fetch(one.to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(one.body), credentials: 'same-origin', redirect: 'manual' })
    .then((answer) => {
      if (answer.status >= 500 || answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { status: 0 };
      keep(KEY, without(KEY, one));
      return answer.json().then((body) => ({ status: answer.status, body }));
    })
    .catch((error) => {
      if (error instanceof TypeError) return { status: 0 };
      if (error instanceof SyntaxError) return { status: 404 };
      throw error;
    });
}

// -> {status, body} of each, in their order. Nobody looks at their pages now: what is turned away is kept aside.
export function sendWaiting() {
  return Promise.all(read(KEY).map((one) => send(one).then((answer) => {
    if (answer.status && answer.status !== 200) keep(REFUSED, without(REFUSED, one).concat([one]));
    return answer;
  })));
}

// -> the own words of hand-overs that were turned away, '' where only ready sentences were touched.
export const turnedAway = () => read(REFUSED).map((one) => one.body.own_words);

export const forgetTurnedAway = () => keep(REFUSED, []);
