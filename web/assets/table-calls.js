// Beside a walk that is being recorded: how many call for help in the class that goes on, and the way to them.
import { createLine } from './lead-wire.js';
import { fill, make } from './node.js';

// `calls`: {meeting, word with {n}, link}. Stands between the buttons of the player's top line, as long as somebody waits.
export function showCalls(top, calls) {
  const way = top.insertBefore(make('a', 'qibu-small walk-calls'), top.lastElementChild);
  way.href = calls.link;
  way.setAttribute('aria-live', 'polite');

  function draw(n) {
    way.hidden = !n;
    way.textContent = n ? fill(calls.word, { n }) : '';
  }

  draw(0);
  const line = createLine({
    stream: '/lead/stream?meeting=' + calls.meeting,
    room: '/lead/room?meeting=' + calls.meeting,
    heard(news) {
      if (news.room) draw(news.room.calls.filter((one) => !one.taken).length);
      if (!news.state || news.state.open) return;
      line.stop();
      draw(0);
    },
    lost: (is) => is && draw(0), // what was heard before may not be true any more
    gone: () => draw(0),
  });
}
