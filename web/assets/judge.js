// /learn/judge: one message after the other, without asking the server. A learner's answers are stored, then sent;
// a guest's are not kept at all.
import { createCard, judgedEvent } from './judging.js';
import { SIZES } from './fit.js';
import { createMemory } from './memory.js';
import { action, make } from './node.js';
import { newId } from './queue.js';

const data = JSON.parse(document.getElementById('judge-data').textContent);
const root = document.getElementById('judge');
const page = document.querySelector('.judge');
const end = document.getElementById('judge-end');
const memory = createMemory(null);
let card = null;
let n = data.n;
// Answers wait for her queue, should it come later than her first touch.
const recorder = data.me ? import('./me.js').then(recording) : Promise.resolve(() => null);

function recording(me) {
  const walk = newId(); // one round is one walk
  let over = false;
  me.onLeave(() => {
    over = true;
    root.replaceWith(make('div'));
  });
  return (item, said) => over || me.queue.add(judgedEvent(newId, data.me, item, said, { walk, surprise: false }));
}

// The address says where she is: a reload, or the other language, goes on there.
function place() {
  const here = (href) => {
    const address = new URL(href, window.location.href);
    address.searchParams.set('round', data.turn);
    address.searchParams.set('n', n);
    ['item', 'said'].forEach((name) => address.searchParams.delete(name));
    return address.pathname + address.search;
  };
  window.history.replaceState(null, '', here(window.location.href));
  const other = document.querySelector('.ways a[lang]');
  if (other) other.setAttribute('href', here(other.getAttribute('href')));
}

function finish() {
  if (card) card.stop();
  n = data.items.length + 1;
  place();
  root.hidden = true;
  document.getElementById('judge-enough').hidden = true;
  end.hidden = false;
  end.querySelector('h2').focus();
}

function show(first) {
  const item = data.items[n - 1];
  if (!item) {
    finish();
    return;
  }
  const done = {
    said: (said) => recorder.then((record) => record(item, said)),
    over() {
      n += 1;
      show(false);
    },
  };
  card = createCard(item, data.words, data.lang, data.words.next, done);
  root.textContent = '';
  root.appendChild(card.node);
  place();
  if (first) return;
  const note = document.getElementById('judge-note');
  if (note) note.hidden = true; // said once
  card.head.focus();
  page.scrollIntoView();
}

function letters(change) {
  const at = Math.max(0, SIZES.indexOf(Number(memory.wish('letters'))));
  const wish = Math.min(SIZES.length - 1, Math.max(0, at + change));
  if (change) memory.keepWish('letters', String(SIZES[wish]));
  document.documentElement.style.setProperty('--letters', SIZES[wish]); // the page's own header too
  document.documentElement.classList.toggle('largest', wish === SIZES.length - 1);
  page.style.setProperty('--letters', SIZES[wish]);
  page.classList.toggle('judge-letters-2', wish === SIZES.length - 1);
  document.querySelector('[data-do=bigger]').setAttribute('aria-disabled', String(wish === SIZES.length - 1));
  document.querySelector('[data-do=smaller]').setAttribute('aria-disabled', String(wish === 0));
}

const tools = document.querySelector('.judge-tools');
const before = tools.querySelector('.judge-help');
[['bigger', 1], ['smaller', -1]].forEach(([name, change]) => {
  const button = tools.insertBefore(action('judge-small', name, data.words[name]), before);
  button.addEventListener('click', () => letters(change));
});
document.getElementById('judge-enough').addEventListener('click', (event) => {
  event.preventDefault();
  finish();
});
letters(0);
show(true);
