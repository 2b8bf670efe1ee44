// A message to judge: how it is shown, the three answers, and what is explained afterwards. Counts nothing, knows no clock.
// Used by /learn/judge and by a surprise in the middle of a walk; pages without scripts draw the same with judge.html.jinja.
import { action, make } from './node.js';
import { createVoice } from './voice.js';

export const ANSWERS = ['trust', 'refuse', 'ask'];

function paragraph(className, text) {
  return make('p', className, text);
}

function look(item, hear) {
  const box = make('div', 'judge-look');
  const holder = box.appendChild(make('div', 'judge-picture'));
  const picture = holder.appendChild(make('img'));
  picture.alt = ''; // every word of it stands beside it
  picture.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(item.svg);
  const text = box.appendChild(make('div', 'judge-words'));
  const head = text.appendChild(make('h2', 'judge-from', item.from));
  head.tabIndex = -1;
  text.appendChild(hear);
  const quote = text.appendChild(make('blockquote', 'judge-text'));
  item.words.forEach((line) => quote.appendChild(paragraph('', line)));
  return box;
}

function signs(item, words) {
  const part = make('div', 'judge-signs');
  part.appendChild(make('h3', '', words.signs_title));
  const list = part.appendChild(make('ul'));
  item.signs.forEach((sign) => {
    const line = list.appendChild(make('li', sign.here ? 'judge-here' : ''));
    line.appendChild(make('strong', '', sign.name));
    line.appendChild(make('span', '', sign.text));
  });
  return part;
}

function explanation(item, said, words) {
  const box = make('div', item.genuine ? 'judge-after judge-genuine' : 'judge-after judge-false');
  const head = box.appendChild(make('h2', 'judge-verdict', item.verdicts[said]));
  head.tabIndex = -1;
  box.appendChild(make('h3', '', words.why_title));
  box.appendChild(paragraph('', item.why));
  box.appendChild(signs(item, words));
  const what = box.appendChild(make('div', 'judge-what'));
  what.appendChild(make('h3', '', words.what_title));
  what.appendChild(paragraph('', item.what));
  return box;
}

// `done`: {said(answer) the moment it is chosen, over() when she goes on}. `onward`: the words of that button.
// -> {node, head, stop()}
export function createCard(item, words, lang, onward, done) {
  const node = make('article', 'judge-card');
  const hear = make('div', 'judge-hear');
  const listen = hear.appendChild(action('judge-small judge-listen', 'listen', words.listen));
  listen.setAttribute('aria-pressed', 'false');
  const note = hear.appendChild(paragraph('judge-note', ''));
  note.setAttribute('role', 'status');
  node.appendChild(look(item, hear));
  const bar = node.appendChild(make('div', 'judge-bar'));
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.ask_you);
  let answer = null;

  const voice = createVoice(node.appendChild(make('audio')), lang, {
    start() {
      note.textContent = '';
      listen.textContent = words.stop_listening;
      listen.setAttribute('aria-pressed', 'true');
    },
    sentence() {},
    stop() {
      listen.textContent = words.listen;
      listen.setAttribute('aria-pressed', 'false');
    },
    trouble() {
      note.textContent = words.no_voice;
    },
  });

  function choose(said) {
    if (answer) return; // a second touch of a trembling finger
    answer = said;
    voice.stop();
    done.said(said);
    const after = explanation(item, said, words);
    node.insertBefore(after, bar);
    after.insertBefore(hear, after.children[1]); // from here on it reads the explanation
    bar.textContent = '';
    bar.removeAttribute('role');
    bar.removeAttribute('aria-label');
    bar.classList.add('judge-onward');
    bar.appendChild(action('judge-big', 'onward', onward));
    note.textContent = '';
    after.querySelector('h2').focus();
    after.scrollIntoView();
  }

  ANSWERS.forEach((said) => {
    bar.appendChild(action('judge-big judge-' + said, 'said', words[said])).setAttribute('data-said', said);
  });

  node.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (!button) return;
    const name = button.getAttribute('data-do');
    if (name === 'listen') {
      if (voice.isPlaying()) voice.stop();
      else voice.play(answer ? item.explain[answer] : item.say, null);
    } else if (name === 'said') choose(button.getAttribute('data-said'));
    else if (name === 'onward') {
      voice.stop();
      done.over();
    }
  });
  return { node, head: node.querySelector('.judge-from'), stop: voice.stop };
}

// The record of one answer. `me`: {ticket, meeting} of a learner's page; `more`: {walk, surprise, in?}.
export function judgedEvent(newId, me, item, said, more) {
  const detail = { item: item.id, said, genuine: item.genuine, first: item.first, surprise: Boolean(more.surprise) };
  if (more.in) detail.in = more.in;
  const what = { id: newId(), walk: more.walk, kind: 'judged', lesson: 'judging', version: 1, mode: 'practise', detail };
  return Object.assign(what, { meeting: me.meeting || '', observed_at: new Date().toISOString(), ticket: me.ticket });
}
