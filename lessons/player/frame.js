// What stays while steps change: the top line, the tools behind 更多, the bar of three large buttons, the black sheet.
import { buildHelp } from './help.js';
import { action, label, link, make } from './node.js';

const LANG = { zh: 'zh-CN', en: 'en' };

function top(data) {
  const { words, links } = data;
  const line = make('div', 'qibu-top');
  if (links.shelf) line.appendChild(link('qibu-small', links.shelf, words.all_lessons));
  if (links.tricked) line.appendChild(link('qibu-small qibu-tricked', links.tricked, words.tricked));
  line.appendChild(action('qibu-small qibu-more', 'more', words.more)).setAttribute('aria-expanded', 'false');
  return line;
}

function tools(data, host, canFill, own) {
  const { words, links } = data;
  const box = make('div', 'qibu-tools');
  box.hidden = true;
  const add = (name, text) => box.appendChild(action('qibu-small', name, text));
  own.tools.forEach(([name, text]) => add(name, text));
  add('bigger', words.bigger);
  add('smaller', words.smaller);
  add('slower', words.slower);
  if (host === 'screen') add('auto', words.read_by_itself).setAttribute('aria-pressed', 'false');
  if (canFill) add('full', words.full_screen);
  if (host === 'screen') add('blank', words.blank);
  if (links.other_lang) {
    const other = box.appendChild(link('qibu-small qibu-other', links.other_lang, words.other_lang));
    other.lang = data.lang === 'zh' ? 'en' : 'zh-CN';
  }
  if (data.phones.length) box.appendChild(phones(data));
  return box;
}

function phones(data) {
  const group = make('div', 'qibu-phones');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', data.words.my_phone);
  group.appendChild(make('p', 'qibu-phones-title', data.words.my_phone));
  data.phones.forEach((phone) => {
    const one = group.appendChild(link('qibu-small', phone.link, phone.label));
    if (phone.id === data.phone) one.setAttribute('aria-current', 'true');
  });
  return group;
}

// -> {row, and each button by the name of its class}.
function bar(words, buttons) {
  const row = make('div', 'qibu-bar');
  const parts = { row };
  buttons.forEach(([place, does, text]) => {
    parts[place] = row.appendChild(action('qibu-big qibu-' + place, does));
    label(parts[place], text);
  });
  parts.listen.setAttribute('aria-pressed', 'false');
  return parts;
}

function usual(words) {
  return {
    bar: [['back', 'back', words.back], ['listen', 'listen', words.listen], ['next', 'next', words.next]],
    tools: [['help', words.help_me]],
  };
}

// `own`: a mode's three large buttons [place, what it does, its words], one of them `listen`, and what it has first behind
// 更多; null for those of a lesson.
export function buildFrame(data, host, canFill, own) {
  const buttons = own || usual(data.words);
  const node = make('div', 'qibu qibu-on-' + host);
  node.lang = LANG[data.lang];
  const parts = { node, top: top(data), tools: tools(data, host, canFill, buttons), help: buildHelp(data.words, data.help), bar: bar(data.words, buttons.bar) };
  parts.words = make('div', 'qibu-words');
  parts.task = parts.words.appendChild(make('div', 'qibu-task'));
  parts.task.setAttribute('aria-live', 'polite'); // it stays while its words change, so that they are read out
  parts.audio = make('audio');
  parts.audio.preload = 'auto';
  parts.blank = action('qibu-blank', 'light');
  parts.blank.setAttribute('aria-label', data.words.blank_hint);
  parts.blank.hidden = true;
  [parts.top, parts.tools, parts.help, parts.words, parts.bar.row, parts.audio, parts.blank].forEach((part) => node.appendChild(part));
  return parts;
}
