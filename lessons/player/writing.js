// Writing on the practice phone: a sheet with one line, our own keys, and 写好了. A real keyboard, the clipboard and an
// input method write into the same line. A wrong word is no mistake: the sheet says what is asked for.
import { fill, make } from './node.js';
import { accepted, cased, offers, placeIn, shownLetters, wholeWord, wordOffer } from './spelling.js';
import { createKeys } from './writing-keys.js';

const MOST = 80; // signs in the line
const OPENED = 500; // ms: a second touch right after the one that has opened the sheet was meant for the phone
const CHANGED = 150; // ms: the same for one that has changed the keys

function waysOf(typing) {
  if (typing.letters === 'digits') return ['digits', 'speak'];
  if (typing.letters === 'latin') return ['latin'].concat(!typing.want || /\d/.test(typing.want) ? ['digits'] : [], 'speak');
  const chosen = typing.characters && typing.characters.length ? ['hand'] : [];
  return (typing.spell ? ['pinyin'] : []).concat(chosen, /\d/.test(typing.want) ? ['digits'] : [], 'speak');
}

function lineFor(words) {
  const line = make('input', 'qibu-line');
  const fixed = { type: 'text', autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: MOST, inputmode: 'none' };
  Object.keys(fixed).forEach((name) => line.setAttribute(name, fixed[name]));
  line.setAttribute('aria-label', words.written);
  return line;
}

function buttonIn(row, className, text) {
  const button = row.appendChild(make('button', className, text));
  button.type = 'button';
  return button;
}

function sheet(words, keys) {
  const node = make('div', 'qibu-writing');
  const asked = node.appendChild(make('p', 'qibu-asked'));
  const row = node.appendChild(make('div', 'qibu-line-row'));
  const line = row.appendChild(lineFor(words));
  const spelling = row.appendChild(make('span', 'qibu-spelling'));
  const told = node.appendChild(make('p', 'qibu-writing-told'));
  const tabs = node.appendChild(make('div', 'qibu-ways-to-write'));
  node.appendChild(keys.node);
  const ends = node.appendChild(make('div', 'qibu-writing-ends'));
  const close = buttonIn(ends, 'qibu-not-now', words.close);
  const wipe = buttonIn(ends, 'qibu-wipe', words.delete);
  const finished = buttonIn(ends, 'qibu-finished-writing', words.finished);
  node.hidden = true;
  node.tabIndex = -1;
  node.setAttribute('role', 'dialog');
  told.setAttribute('aria-live', 'polite');
  tabs.setAttribute('role', 'group');
  tabs.setAttribute('aria-label', words.ways);
  return { node, asked, line, spelling, told, tabs, close, wipe, finished };
}

// `written(part, gesture, text, way)`: told once the words are right; gesture is "type" or "speak". `closed()`: told when
// she would rather not write.
export function createWriting(words, written, closed) {
  const keys = createKeys(words, pressed);
  const parts = sheet(words, keys);
  const { node, line } = parts;
  let typing = null;
  let way = ''; // pinyin, hand, latin, digits, speak
  let letters = ''; // being spelled, not yet a character
  let listening = false;
  let heard = ''; // what was said last
  let quiet = -OPENED; // until then touches do not count
  let offersRow = null;

  function tell(text) {
    parts.told.textContent = text;
  }

  function spoken() {
    return typing.want || words.free_words;
  }

  function put(text) {
    line.value = text.slice(0, MOST);
    line.scrollLeft = line.scrollWidth;
  }

  function offered() {
    if (way === 'pinyin') return offers(typing, line.value, letters);
    const word = way === 'latin' ? wordOffer(typing, line.value) : '';
    return word ? [word] : [];
  }

  function refresh() {
    parts.spelling.textContent = letters ? shownLetters(typing, line.value, letters) : '';
    if (way === 'pinyin') keys.fillOffers(offersRow, offered(), letters ? words.no_such : words.spell_it);
    else if (way === 'latin') keys.fillOffers(offersRow, offered(), words.spell_latin);
  }

  function draw() {
    const focused = keys.focused();
    if (way === 'hand') {
      const signs = typing.characters[placeIn(line.value)] || [];
      keys.characters(signs, signs.length ? words.choose_next : words.all_chosen);
    } else if (way === 'speak') {
      keys.microphone(listening ? words.stop_speaking : typing.want ? fill(words.start_speaking, { words: typing.want }) : words.start_free, listening);
    } else if (way === 'digits') keys.digits();
    else offersRow = way === 'latin' ? keys.letters([['sign  ', words.space]]) : keys.pinyin();
    refresh();
    if (focused) keys.focusSame(focused);
  }

  function choose(wish) {
    way = wish;
    letters = '';
    listening = false;
    Array.from(parts.tabs.children).forEach((tab) => tab.setAttribute('aria-pressed', String(tab.getAttribute('data-way') === wish)));
    tell('');
    draw();
    quiet = performance.now() + CHANGED;
  }

  function drawTabs(ways) {
    parts.tabs.textContent = '';
    parts.tabs.hidden = ways.length < 2;
    ways.forEach((one) => {
      const tab = buttonIn(parts.tabs, 'qibu-way-to-write', words[one]);
      tab.setAttribute('data-way', one);
      tab.addEventListener('click', () => choose(one));
    });
  }

  const doing = {
    sign(sign) {
      if (way === 'pinyin') letters += sign;
      else put(line.value + (way === 'latin' ? cased(typing, line.value, sign) : sign));
    },
    word(word) {
      if (way === 'latin') put(wholeWord(typing, line.value, word));
      else put(line.value + word);
      letters = '';
    },
    speak() {
      listening = !listening;
      if (listening) return;
      heard = spoken();
      put(heard);
      tell(words.heard);
    },
  };

  function pressed(key) {
    const [name, sign] = [key.split(' ')[0], key.slice(key.indexOf(' ') + 1)];
    tell('');
    doing[name](sign);
    if (way === 'hand' || way === 'speak') draw();
    else refresh();
  }

  function wipe() {
    if (letters) letters = letters.slice(0, -1);
    else put(Array.from(line.value).slice(0, -1).join(''));
    tell('');
    draw();
  }

  // What is spelled out in full counts as chosen, as the space key does on a phone.
  function settle() {
    if (!letters) return;
    const [first] = offers(typing, line.value, letters);
    put(line.value + (first || shownLetters(typing, line.value, letters)));
    letters = '';
    draw();
  }

  function finish(by) {
    settle();
    const text = line.value;
    if (accepted(typing, text)) {
      const { part } = typing;
      const gesture = text === heard ? 'speak' : 'type';
      shut();
      written(part, gesture, text, by);
      return;
    }
    const spelled = typing.spell && way === 'pinyin' ? ' ' + fill(words.spelled, { letters: typing.spell }) : '';
    tell(text.trim() ? fill(words.not_yet, { words: typing.want }) + spelled : words.nothing_yet);
  }

  function shut() {
    node.hidden = true;
    typing = null;
    heard = '';
    letters = '';
  }

  function keyDown(event) {
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
    } else if (event.key === 'Enter' && event.target === line && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      finish('key');
    }
  }

  function leave() {
    shut();
    closed();
  }

  function typedIn() {
    letters = '';
    draw();
  }

  function resized() {
    if (typing && offersRow && (way === 'pinyin' || way === 'latin')) draw();
  }

  function tooSoon(event) {
    if (event.detail && performance.now() < quiet) event.stopPropagation();
  }

  node.addEventListener('keydown', keyDown);
  node.addEventListener('click', tooSoon, { capture: true });
  line.addEventListener('input', typedIn);
  parts.finished.addEventListener('click', (event) => finish(event.detail === 0 ? 'key' : 'touch'));
  parts.wipe.addEventListener('mousedown', (event) => event.preventDefault()); // the caret stays in the line
  parts.wipe.addEventListener('click', wipe);
  parts.close.addEventListener('click', leave);
  window.addEventListener('resize', resized);

  return {
    node,
    isOpen: () => Boolean(typing),
    // `wanted`: {part, want, accepts, spell, letters, characters}; `speaks`: begin with 说一说;
    // `touched`: a finger has asked for it.
    open(wanted, speaks, touched) {
      typing = wanted;
      parts.asked.textContent = wanted.want ? fill(speaks ? words.say_this : words.write_this, { words: wanted.want }) : words.write_free;
      node.setAttribute('aria-label', parts.asked.textContent);
      put('');
      node.hidden = false;
      const ways = waysOf(wanted);
      drawTabs(ways);
      choose(speaks ? 'speak' : ways[0]);
      quiet = performance.now() + (touched ? OPENED : 0);
      (line.inputMode === undefined ? node : line).focus({ preventScroll: true }); // else the phone's own keyboard comes
    },
    close: shut,
    destroy() {
      window.removeEventListener('resize', resized);
    },
  };
}
