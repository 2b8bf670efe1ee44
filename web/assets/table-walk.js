// The walk at the volunteer's table: player, recording bar, hand-over. Everything works while the network is away.
import { createBar } from './bar.js';
import { createMemory } from './memory.js';
import { fill, make } from './node.js';
import { mount } from './player.js';
import { createQueue } from './queue.js';
import { showCalls } from './table-calls.js';
import { send, sendWaiting } from './table-post.js';

const { lesson, record } = JSON.parse(document.getElementById('walk-data').textContent);
const { words } = record;
const root = document.getElementById('lesson');
const form = document.getElementById('hand');
const over = document.getElementById('over');
const AGAIN = 5000; // ms between tries
const OLD = 12 * 3600 * 1000; // ms; what was typed for another visit is left alone
const DRAFT = 'hand.' + record.key;

let bar = null;
let player = null;
let sending = null; // the hand-over on its way

const memory = createMemory(null);
const store = { read: memory.wish, write: memory.keepWish };

// --- player and bar
function stand() {
  player = mount(root, lesson, { host: 'table', turned: (n) => bar && bar.turned(n) });
  const frame = root.querySelector('.qibu');
  const row = frame.querySelector('.qibu-bar');
  const tools = frame.querySelector('.qibu-tools');
  // What learners have below stands behind 更多 here: below is room for the marks.
  ['qibu-listen', 'qibu-next', 'qibu-back'].forEach((name) => {
    const button = row.querySelector('.' + name);
    button.classList.remove('qibu-big');
    button.classList.add('qibu-small');
    tools.insertBefore(button, tools.firstChild);
  });
  const queue = createQueue({ told: (waiting, refused) => bar && bar.told(waiting, refused) });
  bar = createBar(row, lesson, record, queue, store, { go: player.go, toHandOver });
  bar.turned(1);
  player.go(bar.place());
  bar.told(queue.waiting(), queue.refused());
  if (record.calls) showCalls(frame.querySelector('.qibu-top'), record.calls);
}

// --- hand-over
function shown(part) {
  root.hidden = part !== root;
  form.hidden = part !== form;
  over.hidden = part !== over;
  if (part !== root) part.querySelector('h1').focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

function toHandOver() {
  const stuck = bar.marks().filter((mark) => mark.prompt === 'model' || mark.prompt === 'physical').sort((one, other) => one.n - other.n);
  const extra = form.querySelector('.extra');
  const before = Array.prototype.map.call(extra.querySelectorAll('input:checked'), (input) => input.value);
  extra.textContent = '';
  const offer = (text, name) => {
    const tick = extra.appendChild(make('label', 'tick'));
    const input = tick.appendChild(make('input'));
    input.type = 'checkbox';
    input.name = name;
    input.value = text;
    input.checked = before.indexOf(text) >= 0;
    tick.appendChild(make('span', '', text));
  };
  // The first one is also what to begin with next time: a ready sentence of its own, with the step's number in its key.
  if (stuck.length) offer(fill(words.review_step, { n: stuck[0].n }), 'say-review_step:' + stuck[0].n);
  stuck.forEach((mark) => offer(fill(words.stuck_step, { n: mark.n }), ''));
  const open = bar.missing();
  document.getElementById('hand-missing').textContent = open.length ? fill(words.missing, { steps: open.join(words.step_join) }) : words.all_marked;
  if (!form.elements.minutes.value) form.elements.minutes.value = record.minutes || Math.max(5, Math.ceil((Date.now() - bar.began()) / 300000) * 5);
  if (!form.elements.own_words.value) form.elements.own_words.value = draft();
  shown(form);
  warned();
}

// Own words typed so far outlive a reload: a phone that rings throws pages away.
function draft() {
  const [since, ...lines] = (store.read(DRAFT) || '').split('\n');
  return Date.now() - Number(since) < OLD ? lines.join('\n') : '';
}

const NUMBER = /(?:^|[^0-9A-Za-z])(\d(?:[ -]?\d){9,20}[ -]?[Xx]?)(?![0-9A-Za-z])/g;

// The same look for numbers that the server takes, so that nobody is told too late.
function numberIn(text) {
  let found = '';
  text.replace(NUMBER, (whole, run) => {
    const digits = run.replace(/[ -]/g, '');
    if (/^(86)?1[3-9]\d{9}$/.test(digits)) found = found || record.numbers.mobile;
    else if (/^\d{6}(19|20)\d{9}[\dXx]$/.test(digits)) found = found || record.numbers.identity;
    else if (/^\d{16,19}$/.test(digits)) found = found || record.numbers.card;
    return whole;
  });
  return found;
}

function warned() {
  const why = numberIn(form.elements.own_words.value);
  document.getElementById('hand-warn').textContent = why;
  document.getElementById('hand-sure').hidden = !why;
  if (!why) form.elements.sure.checked = false;
  return Boolean(why) && !form.elements.sure.checked;
}

function body() {
  const ticked = Array.prototype.filter.call(form.querySelectorAll('input[name^=say-]'), (input) => input.checked);
  const extra = Array.prototype.filter.call(form.querySelectorAll('.extra input'), (input) => input.checked && !input.name);
  const face = form.querySelector('input[name=face]:checked');
  return {
    id: bar.walk(), // sent twice, it is kept once
    sentences: ticked.map((input) => input.name.slice(4)).join(','),
    own_words: extra.map((input) => input.value).concat([form.elements.own_words.value.trim()]).filter(Boolean).join('\n'),
    minutes: form.elements.minutes.value,
    face: face ? face.value : '',
    sure: form.elements.sure.checked ? '1' : '',
  };
}

function tell(text) {
  const told = document.getElementById('hand-told');
  told.hidden = !text;
  told.textContent = text;
}

function ended(title, more) {
  bar.forget();
  store.write(DRAFT, '');
  over.querySelector('h1').textContent = title;
  over.querySelector('p').textContent = more;
  shown(over);
}

function answered(answer) {
  if (answer.status === 200) ended(answer.body.say, '');
  else if (answer.status === 0) {
    ended(words.hand_waiting_title, words.hand_waiting);
    window.setTimeout(again, AGAIN);
  } else {
    sending = null;
    tell(answer.body ? answer.body.say || answer.body.warn.join('\n') : words.hand_refused);
  }
}

function again() {
  sendWaiting().then((answers) => {
    const mine = answers[answers.length - 1];
    if (mine && mine.status === 0) window.setTimeout(again, AGAIN);
    else if (mine) answered(mine);
  });
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (sending || warned()) {
    if (!sending) form.elements.own_words.focus();
    return;
  }
  tell(words.hand_sending);
  sending = { id: record.key + Date.now(), to: record.hand_over, body: body() };
  send(sending).then(answered);
});
form.addEventListener('input', () => {
  warned();
  store.write(DRAFT, Date.now() + '\n' + form.elements.own_words.value);
});
form.addEventListener('click', (event) => {
  const step = event.target.closest('[data-by]');
  if (!step) return;
  const minutes = form.elements.minutes;
  minutes.value = Math.min(600, Math.max(0, (Number(minutes.value) || 0) + Number(step.getAttribute('data-by'))));
});
document.getElementById('hand-back').addEventListener('click', (event) => {
  event.preventDefault();
  shown(root);
});

stand();
sendWaiting();
