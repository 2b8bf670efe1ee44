// Hand-overs on their way: kept on this phone until the server has them. They hold no name, only where they go.

const KEY = 'qibu.hand-overs';
const REFUSALS = ['SecurityError', 'QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED', 'NS_ERROR_FILE_CORRUPTED'];
let here = ''; // where the browser keeps nothing, until the page closes

function refused(error) {
  if (REFUSALS.indexOf(error.name) < 0) throw error;
}

function waiting() {
  let text = here;
  try {
    text = window.localStorage.getItem(KEY) || here;
  } catch (error) {
    refused(error);
  }
  return text ? JSON.parse(text) : [];
}

function keep(list) {
  here = list.length ? JSON.stringify(list) : '';
  try {
    if (here) window.localStorage.setItem(KEY, here);
    else window.localStorage.removeItem(KEY);
  } catch (error) {
    refused(error);
  }
}

function without(one) {
  keep(waiting().filter((other) => other.id !== one.id));
}

// -> {status, body}; status 0: no network, or the server is busy. It is kept then, and sent again later.
export function send(one) {
  keep(waiting().filter((other) => other.id !== one.id).concat([one]));
  return fetch(one.to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(one.body), credentials: 'same-origin', redirect: 'manual' })
    .then((answer) => {
      if (answer.status >= 500 || answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403) return { status: 0 };
      without(one);
      return answer.json().then((body) => ({ status: answer.status, body }));
    })
    .catch((error) => {
      if (error instanceof TypeError) return { status: 0 };
      if (error instanceof SyntaxError) return { status: 404 };
      throw error;
    });
}

export function sendWaiting() {
  return Promise.all(waiting().map(send));
}
