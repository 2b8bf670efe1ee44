// The last page: what was learnt, what to keep in mind, what to try at home, and where to go from here.
import { fill, link, make } from './node.js';
import { dots, makeNote, phrased } from './step.js';

// -> the same blocks as a step (no phone here), and `sentences`: what 听一遍 reads here.
export function drawEnd(data, total) {
  const { words, end } = data;
  const head = make('div', 'qibu-head');
  const blocks = { head, task: make('div'), place: make('div', 'qibu-place'), below: make('div', 'qibu-below qibu-end') };
  blocks.note = makeNote('');
  const title = head.appendChild(make('h1', 'qibu-heading qibu-finished', words.last_page));
  title.tabIndex = -1;
  head.appendChild(dots(total + 1, total));
  blocks.task.appendChild(make('p', 'qibu-text', data.title));

  const sentences = [];
  const spans = [];
  function card(className, name, texts) {
    if (!texts.length) return;
    const box = blocks.below.appendChild(make('section', 'qibu-card ' + className));
    box.appendChild(make('h2', 'qibu-card-title', name));
    const list = box.appendChild(make(texts.length > 1 ? 'ul' : 'div', 'qibu-card-text'));
    texts.forEach((text) => {
      const line = list.appendChild(make(texts.length > 1 ? 'li' : 'p'));
      spans.push(line.appendChild(phrased(text)));
      sentences.push({ text, src: null });
    });
  }
  card('qibu-learnt', words.learnt, end.learnt || []);
  card('qibu-safety', words.safety, [end.safety].filter(Boolean));
  card('qibu-at-home', words.at_home, [end.at_home].filter(Boolean));
  card('qibu-without-phone', words.without_phone, [end.without_phone].filter(Boolean));

  const ways = blocks.below.appendChild(make('div', 'qibu-ways'));
  if (end.next) ways.appendChild(link('qibu-way qibu-way-next', end.next.link, fill(words.next_lesson, { title: end.next.title })));
  if (data.links.picture) {
    const save = ways.appendChild(link('qibu-way qibu-way-save', data.links.picture, words.save_picture));
    save.setAttribute('download', '');
  }
  return Object.assign(blocks, { title, spans, sentences: end.say || sentences });
}
