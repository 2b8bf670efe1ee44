// The last page: what was learnt, what to keep in mind, what to try at home, and where to go from here.
import { fill, link, make } from './node.js';
import { dots, makeNote, sentencesInto } from './step.js';

const CARDS = [
  ['learnt', 'qibu-learnt'], ['safety', 'qibu-safety'], ['at_home', 'qibu-at-home'], ['without_phone', 'qibu-without-phone'],
];

// Where one may go on to from a lesson: [class, address, words].
function usual({ words, end, links }) {
  const ways = [
    links.practise && ['practise', links.practise, words.practise_it],
    end.next && ['next', end.next.link, fill(words.next_lesson, { title: end.next.title })],
    links.picture && ['save', links.picture, words.save_picture],
  ];
  return { title: words.last_page, ways: ways.filter(Boolean) };
}

// -> the same blocks as a step, and `sentences`: what 听一遍 reads here. `result`: the phone as the last touch leaves it.
// `own`: {title, ways} of a mode, where they are not a lesson's.
export function drawEnd(data, total, result, own) {
  const { words, end } = data;
  const last = own || usual(data);
  const gap = data.lang === 'zh' ? '' : ' ';
  const head = make('div', 'qibu-head');
  const blocks = { head, task: make('div'), place: result, below: make('div', 'qibu-below qibu-end') };
  blocks.note = makeNote('');
  const title = head.appendChild(make('h1', 'qibu-heading qibu-finished', last.title));
  title.tabIndex = -1;
  head.appendChild(dots(total + 1, total));
  blocks.task.appendChild(make('p', 'qibu-text', data.title));

  const said = end.say || [];
  const spans = new Array(said.length);

  // One line of a card, its sentences ready to be marked; line -1 is the card's heading.
  function line(node, part, number, text) {
    const places = said.map((one, index) => index).filter((index) => said[index].part === part && said[index].line === number);
    const made = sentencesInto(node, places.map((index) => said[index]), text, gap);
    places.forEach((index, i) => { spans[index] = made[i]; });
  }

  CARDS.forEach(([part, className]) => {
    const texts = [].concat(end[part] || []);
    if (!texts.length) return;
    const box = blocks.below.appendChild(make('section', 'qibu-card ' + className));
    line(box.appendChild(make('h2', 'qibu-card-title')), part, -1, words[part]);
    const list = box.appendChild(make(texts.length > 1 ? 'ul' : 'div', 'qibu-card-text'));
    texts.forEach((text, i) => line(list.appendChild(make(texts.length > 1 ? 'li' : 'p')), part, i, text));
  });

  const ways = blocks.below.appendChild(make('div', 'qibu-ways'));
  last.ways.forEach(([name, address, text]) => {
    const way = ways.appendChild(link('qibu-way qibu-way-' + name, address, text));
    if (name === 'save') way.setAttribute('download', '');
  });
  return Object.assign(blocks, { title, spans, sentences: said });
}
