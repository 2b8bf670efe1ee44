// The line to a class for staff and for the projector. What is sent is answered, or it is said that it did not get through;
// nothing waits in silence.
import { createLine as createAnyLine, found } from './live-line.js';

const ASK = 3000; // ms between two questions where streams do not pass
const PATIENCE = 8000; // ms for an answer

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
  function look() {
    return ask(page.room).then((value) => {
      if (value.gone) {
        line.stop();
        page.gone();
        return;
      }
      line.well();
      page.heard(value.room ? value : { state: value.state, room: value });
    });
  }

  const line = createAnyLine({
    stream: () => page.stream,
    names: ['room'],
    look,
    rest: ASK,
    sleeps: false,
    heard: page.heard,
    lost: page.lost,
  });
  return { stop: line.stop };
}
