// The recording bar of the volunteer's table: one touch a step says how it was done, is kept as an event, and goes on
// to the next step. Nothing is edited: 撤回, and another mark for the same step, send a record that takes the first back.
import { createGuard } from './guard.js';
import { fill, make } from './node.js';
import { newId } from './queue.js';

const MOMENT = 1500; // ms
const OLD = 12 * 3600 * 1000; // ms; a walk left for longer begins anew

function recall(store, key) {
  try {
    const kept = JSON.parse(store.read(key) || 'null');
    return kept && Date.now() - kept.began < OLD ? kept : null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

// `record`: {ticket, key, mode, meeting, prompts: [{id, word}], words}. `queue`: {add(event)}. `store`: {read, write}.
// `page`: {go(n), toHandOver()}. -> {turned(n), told(waiting, refused), marks(), began(), walk(), forget()}
export function createBar(row, lesson, record, queue, store, page) {
  const { words, prompts } = record;
  const key = 'qibu.walk.' + record.key;
  const guard = createGuard();
  const walk = recall(store, key) || { id: newId(), began: Date.now(), marks: [] }; // marks: [{step, n, prompt, event}]
  const ids = lesson.steps.map((step) => step.id);
  const wordOf = (prompt) => prompts.filter((one) => one.id === prompt)[0].word;
  let at = 1;
  let late = null;
  let unsent = false;
  let touched = false; // what was just recorded stands in the line; else it asks about the step shown

  const note = row.appendChild(make('p', 'qibu-record-note'));
  note.setAttribute('role', 'status');
  const said = note.appendChild(make('b'));
  const sent = note.appendChild(make('span'));
  const turnedAway = note.appendChild(make('span', 'qibu-unsent'));
  const box = row.appendChild(make('div', 'qibu-record'));
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', words.marks);
  const buttons = prompts.map((prompt) => {
    const button = box.appendChild(make('button', 'qibu-mark-button qibu-mark-' + prompt.id, prompt.word));
    button.type = 'button';
    button.setAttribute('data-prompt', prompt.id);
    return button;
  });
  const hand = box.appendChild(make('button', 'qibu-to-hand', words.to_hand_over));
  hand.type = 'button';
  const undo = box.appendChild(make('button', 'qibu-undo', words.undo));
  undo.type = 'button';

  function state(waits, text) {
    unsent = waits;
    sent.className = waits ? 'qibu-unsent' : '';
    sent.textContent = text;
  }

  const markOf = (step) => walk.marks.filter((one) => one.step === step)[0];

  function event(kind, more) {
    return Object.assign({
      id: newId(), walk: walk.id, kind, lesson: lesson.lesson, version: lesson.version, mode: record.mode,
      variant: lesson.phone || '', meeting: record.meeting, ticket: record.ticket, observed_at: new Date().toISOString(),
    }, more);
  }

  function keep() {
    store.write(key, JSON.stringify(walk));
  }

  function takeBack(mark) {
    walk.marks = walk.marks.filter((one) => one !== mark);
    queue.add(event('correction', { detail: { event: mark.event } }));
    keep();
  }

  function put(prompt) {
    if (at > ids.length) return;
    const step = ids[at - 1];
    const before = markOf(step);
    if (before && before.prompt === prompt) {
      page.go(at + 1);
      return;
    }
    if (before) takeBack(before);
    const made = event('step', { step, prompt });
    walk.marks.push({ step, n: at, prompt, event: made.id });
    keep(); // on this phone first, then on its way
    queue.add(made);
    said.textContent = fill(words.kept, { n: at, mark: wordOf(prompt) });
    touched = true;
    page.go(at + 1);
  }

  function back() {
    const last = walk.marks[walk.marks.length - 1];
    if (!last) {
      said.textContent = words.nothing_to_undo;
      return;
    }
    takeBack(last);
    if (at === last.n) show();
    else page.go(last.n);
    said.textContent = fill(words.undone, { n: last.n });
  }

  function missing() {
    return ids.map((id, i) => (markOf(id) ? 0 : i + 1)).filter(Boolean);
  }

  function show() {
    const mark = at <= ids.length ? markOf(ids[at - 1]) : null;
    buttons.forEach((button) => button.setAttribute('aria-pressed', String(Boolean(mark) && mark.prompt === button.getAttribute('data-prompt'))));
    undo.setAttribute('aria-disabled', String(!walk.marks.length));
    if (at > ids.length) {
      const open = missing();
      said.textContent = open.length ? fill(words.missing, { steps: open.join(words.step_join) }) : words.all_marked;
    } else if (!touched) said.textContent = mark ? fill(words.kept, { n: at, mark: wordOf(mark.prompt) }) : fill(words.ask, { n: at });
    touched = false;
  }

  row.addEventListener('click', (click) => {
    const button = click.target.closest('button');
    if (!button || !row.contains(button) || !guard.counts(click, button)) return;
    const before = at;
    if (button === undo) back();
    else if (button === hand) page.toHandOver();
    else if (button.hasAttribute('data-prompt')) put(button.getAttribute('data-prompt'));
    if (at !== before) guard.turned();
  });

  function pressed(press) {
    if (!row.isConnected || !row.offsetParent || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return;
    const n = Number(press.key);
    if (n >= 1 && n <= prompts.length) put(prompts[n - 1].id);
    else if (press.key === 'Backspace') back();
  }
  document.addEventListener('keydown', pressed);

  return {
    // The player shows step n (one more than there are: its last page).
    turned(n) {
      at = n;
      show();
    },
    // How many records wait for the network, and what was refused. A moment's wait is not worth a word.
    told(waiting, refused) {
      clearTimeout(late);
      turnedAway.hidden = !refused.length;
      turnedAway.textContent = refused.length ? fill(words.refused, { n: refused.length, why: refused[refused.length - 1].say }) : '';
      if (!waiting) state(false, walk.marks.length ? words.sent : '');
      else late = setTimeout(() => state(true, fill(words.waiting, { n: waiting })), unsent ? 0 : MOMENT);
    },
    marks: () => walk.marks.slice(),
    missing,
    began: () => walk.began,
    walk: () => walk.id,
    // The step to go on with after a reload.
    place: () => (missing()[0] && walk.marks.length ? missing()[0] : walk.marks.length ? ids.length + 1 : 1),
    forget: () => store.write(key, ''),
  };
}
