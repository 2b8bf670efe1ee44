// The words of one touch: heading with dots, what to do, what is said, the hint. Draws; decides nothing.
import { fill, make } from './node.js';

export function heading(words, n, total) {
  const head = make('div', 'qibu-head');
  const badge = head.appendChild(make('span', 'qibu-badge', String(n)));
  badge.setAttribute('aria-hidden', 'true');
  const title = head.appendChild(make('h1', 'qibu-heading', fill(words.step_heading, { n, of: total })));
  title.tabIndex = -1;
  head.appendChild(dots(n, total));
  return { head, title };
}

export function dots(n, total) {
  const row = make('span', 'qibu-dots');
  row.setAttribute('aria-hidden', 'true');
  for (let i = 1; i <= total; i += 1) row.appendChild(make('i', i < n ? 'qibu-past' : i === n ? 'qibu-now' : ''));
  return row;
}

function together(texts) {
  return texts.join('').replace(/\s+/g, '');
}

const PHRASE = /([“（][^“”（）]+[”）][，。、；：！？]?)/;

// A sentence whose quoted or bracketed words stay together when the line breaks.
export function phrased(text) {
  const sentence = make('span', 'qibu-sentence');
  text.split(PHRASE).forEach((piece, i) => {
    if (piece) sentence.appendChild(i % 2 ? make('span', 'qibu-phrase', piece) : document.createTextNode(piece));
  });
  return sentence;
}

// Put sentences into `paragraph`, each in its own element, so that it can be marked while it is spoken. When the
// spoken sentences are not the very words shown, the words shown stay whole.
export function sentencesInto(paragraph, spoken, shown, gap) {
  const same = shown === null || together(spoken.map((one) => one.text)) === together([shown]);
  const parts = same && spoken.length ? spoken.map((one) => one.text) : [shown];
  const spans = parts.map((text, i) => {
    if (i) paragraph.appendChild(document.createTextNode(gap));
    return paragraph.appendChild(phrased(text));
  });
  return spoken.map((one, i) => spans[same ? i : 0]);
}

// -> {head, task, below, note}: blocks for the page; `title`: the heading to focus; `spans`: an element a sentence.
export function drawStep(data, stop, total) {
  const { touch, n } = stop;
  const gap = data.lang === 'zh' ? '' : ' ';
  const say = touch.say || [];
  const spans = new Array(say.length);
  const { head, title } = heading(data.words, n, total);
  const blocks = { head, task: make('div'), below: make('div', 'qibu-below'), note: makeNote(touch.hint) };

  function put(block, className, part, shown) {
    const places = say.map((one, index) => index).filter((index) => say[index].part === part);
    if (!places.length && !shown) return;
    const paragraph = block.appendChild(make('p', className));
    const made = sentencesInto(paragraph, places.map((index) => say[index]), shown, gap);
    places.forEach((index, i) => { spans[index] = made[i]; });
  }

  put(blocks.task, 'qibu-meanwhile', 'meanwhile', touch.meanwhile || null);
  put(blocks.task, 'qibu-text', 'text', touch.text);
  put(blocks.task, 'qibu-types', 'types', null);
  put(blocks.below, 'qibu-say', 'say', null);
  const remarks = [touch.made_by_machine && data.words.machine_voice, data.unchecked].filter(Boolean);
  if (remarks.length) {
    const small = blocks.below.appendChild(make('p', 'qibu-remarks'));
    remarks.forEach((remark) => small.appendChild(make('span', 'qibu-remark', remark)));
  }
  return Object.assign(blocks, { title, spans });
}

// The blue note: the hint, and above it what there is to say just now. Being a status, it is read out when it changes.
export function makeNote(hint) {
  const note = make('div', 'qibu-note');
  note.setAttribute('role', 'status');
  note.appendChild(make('p', 'qibu-said'));
  note.appendChild(make('p', 'qibu-hint', hint || ''));
  tell(note, '');
  return note;
}

export function tell(note, message) {
  note.firstElementChild.textContent = message;
  note.classList.toggle('qibu-told', Boolean(message));
  note.classList.toggle('qibu-silent', !message && !note.lastElementChild.textContent);
}
