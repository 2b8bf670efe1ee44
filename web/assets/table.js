// Every page of the volunteer's table: records and hand-overs that could not be sent go out as soon as they can; what
// was refused is told on the list of today; typing from paper.
import { fill, make } from './node.js';
import { createQueue } from './queue.js';
import { forgetTurnedAway, sendWaiting, turnedAway as handsTurnedAway } from './table-post.js';

const form = document.getElementById('paper');
const turnedAway = document.getElementById('turned-away');

// Each reason once, and how many records it was; a hand-over with its own words, so that they can be written anew.
function tellRefused(refused) {
  const counts = {};
  const hands = handsTurnedAway();
  refused.forEach((one) => {
    counts[one.say] = (counts[one.say] || 0) + 1;
  });
  turnedAway.querySelector('h2').textContent = fill(turnedAway.getAttribute('data-title'), { n: refused.length + hands.length });
  const list = turnedAway.querySelector('ul');
  list.textContent = '';
  Object.keys(counts).filter(Boolean).forEach((say) => list.appendChild(make('li', '', fill(turnedAway.getAttribute('data-line'), { n: counts[say], why: say }))));
  hands.forEach((own) => list.appendChild(make('li', '', fill(turnedAway.getAttribute('data-hand'), { words: own }))));
  turnedAway.hidden = !refused.length && !hands.length;
}

const queue = createQueue({ told: (waiting, refused) => turnedAway && tellRefused(refused) });
if (turnedAway) {
  tellRefused(queue.refused());
  turnedAway.querySelector('button').addEventListener('click', () => {
    queue.forgetRefused();
    forgetTurnedAway();
    tellRefused([]);
  });
}

// Keys 1 to 5 mark the step that has the focus and go on to the next; arrows stay the browser's own.
function typing() {
  const steps = Array.prototype.slice.call(form.querySelectorAll('.step'));
  const radiosOf = (step) => step.querySelectorAll('input');

  function goOn(i) {
    const next = steps[i + 1];
    const target = next ? next.querySelector('input:checked') || radiosOf(next)[0] : form.querySelector('.ready input, textarea');
    target.focus({ preventScroll: true });
    const box = (next || target).getBoundingClientRect();
    if (box.bottom > window.innerHeight - 20 || box.top < 0) (next || target).scrollIntoView({ block: 'center' });
  }

  function pressed(press) {
    if (press.ctrlKey || press.altKey || press.metaKey) return;
    const writing = /^(TEXTAREA|SELECT)$/.test(press.target.tagName) || (press.target.tagName === 'INPUT' && !/radio|checkbox/.test(press.target.type));
    const n = Number(press.key);
    if (writing || !(n >= 1 && n <= 5)) return;
    const here = press.target.closest && press.target.closest('.step');
    const i = here ? steps.indexOf(here) : steps.findIndex((step) => !step.querySelector('input:checked'));
    if (i < 0) return;
    press.preventDefault();
    radiosOf(steps[i])[n - 1].checked = true;
    goOn(i);
  }

  document.addEventListener('keydown', pressed);
  radiosOf(steps[0])[0].focus({ preventScroll: true });
}

function sendHands() {
  sendWaiting().then(() => turnedAway && tellRefused(queue.refused()));
}

if (form) typing();
sendHands();
window.addEventListener('online', sendHands);
