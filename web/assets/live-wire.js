// A phone's line to the class. What arrives is handed on as it is; a phone that slept, or changed its network, is told the
// newest at once. Sleeping phones hold no line.
import { createLine } from './live-line.js';

const WAIT = 20; // s that the server keeps a question until there is something new
const PATIENCE = 26000; // ms for an answer

// `page`: {after(): the newest seq known, heard({state, mine}), lost(bool), gone(): this phone has no seat any more}.
export function createWire(page) {
  let asked = 0; // questions that waited: what an earlier one brings is of no interest
  let over = false;

  function stop() {
    over = true;
    line.stop();
  }

  function look(wait) {
    if (wait) asked += 1;
    const mine = asked;
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no answer')), PATIENCE));
    const question = fetch('/join/state?after=' + page.after() + (wait ? '&wait=' + WAIT : ''), { credentials: 'same-origin', cache: 'no-store' });
    return Promise.race([question, late]).then((answer) => {
      if (over || (wait && mine !== asked)) return null;
      if (answer.status === 401) {
        stop();
        page.gone();
        return null;
      }
      if (answer.status !== 204 && answer.status !== 200) throw new Error('status');
      line.well();
      return answer.status === 200 ? answer.json().then(page.heard) : null;
    });
  }

  const line = createLine({
    stream: () => '/join/stream?after=' + page.after(),
    names: ['mine'],
    look,
    rest: 200,
    sleeps: true,
    heard: page.heard,
    lost: page.lost,
  });

  return { stop };
}
