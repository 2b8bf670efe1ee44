// The strip above other pages of a phone in class: 请帮帮我 calls from here too, and when the teacher goes on with something
// else, the phone goes back to the class by itself; but from 我好像被骗了 by a touch only.
import { createOut } from './live-out.js';
import { createWire } from './live-wire.js';

const page = JSON.parse(document.getElementById('live-beside').textContent);
const hand = document.getElementById('live-hand');
const told = document.getElementById('live-told');
const began = page.state;
let { state } = page;
let { call } = page;
let away = false; // the line is lost

function tell() {
  if (!state.open) call = ''; // nobody comes any more
  told.textContent = call ? page.words['call_' + call] : away ? page.words.lost : '';
  hand.textContent = call ? page.words.call_withdraw : page.words.help_come;
}

const out = createOut(page.seat, {
  called(now) {
    call = now;
    tell();
  },
});

// The step on this page, if it is one of the class's lesson.
function stepHere() {
  const data = document.getElementById('lesson-data');
  const heading = document.querySelector('.qibu-heading');
  const n = heading && /\d+/.exec(heading.textContent);
  if (!data || !n) return '';
  const lesson = JSON.parse(data.textContent);
  const step = lesson.lesson === state.lesson && lesson.steps[Number(n[0]) - 1];
  return step ? step.id : '';
}

hand.addEventListener('click', () => {
  if (call) {
    out.withdraw();
    call = '';
  } else {
    out.call(state.lesson, stepHere());
    call = 'sending';
  }
  tell();
});

function isOver() {
  return !state.open || state.look_up > began.look_up || (began.way === 'practise' && (state.way !== 'practise' || state.lesson !== began.lesson));
}

tell();
hand.hidden = !state.open; // from here on somebody listens to it
const wire = createWire({
  after: () => state.seq,
  heard(news) {
    if (news.mine && (call !== 'sending' || news.mine.call || !out.calls())) {
      call = news.mine.call;
      tell();
    }
    if (!news.state || news.state.seq <= state.seq) return;
    state = news.state;
    hand.hidden = !state.open;
    tell();
    if (page.stays || !isOver()) return;
    wire.stop();
    window.location.assign(page.back);
  },
  lost(is) {
    away = is;
    tell();
  },
  gone: () => page.stays || window.location.assign(page.back),
});
