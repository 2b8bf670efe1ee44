// The keys of our own keyboard: letters, numbers, characters to choose from, the button to speak. Draws them and says
// which was pressed; knows neither what is written nor what is wanted.
import { make } from './node.js';
import { BETWEEN, NINE } from './spelling.js';

const MOMENT = 150; // ms: a trembling finger's second press; nobody means to press that fast
const BY_ALPHABET = ['abcdef', 'ghijkl', 'mnopqr', 'stuvwx', 'yz'];
const BY_HABIT = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const ROOM = 520; // px: from here on ten keys stand side by side and each is wide enough
const DIGITS = ['123', '456', '789', '0'];
const BESIDE = 16; // px: a touch this near to a key was meant for it

function away(node, x, y) {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return Math.max(left - x, x - right, top - y, y - bottom);
}

export function createKeys(words, pressed) {
  const node = make('div', 'qibu-keys-on');
  let last = -MOMENT;

  // Keys must not take the caret out of the line that is written in.
  node.addEventListener('mousedown', (event) => event.preventDefault());
  // A finger that comes down between the keys has meant the nearest one.
  function keyOf(event) {
    const met = event.target.closest('[data-key]');
    if (met || !event.detail) return met;
    const far = (one) => away(one, event.clientX, event.clientY);
    const near = Array.from(node.querySelectorAll('[data-key]')).sort((one, other) => far(one) - far(other))[0];
    return near && far(near) <= BESIDE ? near : null;
  }

  node.addEventListener('click', (event) => {
    const key = keyOf(event);
    if (!key) return;
    const now = performance.now();
    if (event.detail && now - last < MOMENT) return;
    last = now;
    pressed(key.getAttribute('data-key'));
  });

  function key(row, name, text, className) {
    const button = row.appendChild(make('button', 'qibu-write-key' + (className ? ' ' + className : ''), text));
    button.type = 'button';
    button.setAttribute('data-key', name);
    return button;
  }

  function rowOf(signs, more) {
    const row = node.appendChild(make('div', 'qibu-write-row'));
    Array.from(signs).forEach((sign) => key(row, 'sign ' + sign, sign));
    (more || []).forEach(([name, text]) => key(row, name, text, 'qibu-wide-key'));
    return row;
  }

  function clear() {
    node.textContent = '';
  }

  function offersRow() {
    const row = node.appendChild(make('div', 'qibu-offers'));
    row.setAttribute('role', 'group');
    row.setAttribute('aria-label', words.choose_one);
    return row;
  }

  function fillOffers(row, offers, told) {
    row.textContent = '';
    offers.forEach((offer) => key(row, 'word ' + offer, offer, 'qibu-offer'));
    if (!offers.length) row.appendChild(make('span', 'qibu-offers-told', told));
  }

  const isRoomy = () => node.clientWidth >= ROOM;

  function letters(spaced) {
    clear();
    const row = offersRow();
    const rows = isRoomy() ? BY_HABIT : BY_ALPHABET;
    rows.forEach((signs, index) => rowOf(signs, index === rows.length - 1 ? spaced : []));
    return row;
  }

  // 九键, as most older people write on a phone: nine large keys instead of twenty-six small ones.
  function nine() {
    clear();
    const row = offersRow();
    const all = [[BETWEEN, words.between]].concat(NINE.map((signs, index) => [String(index + 2), signs.toUpperCase()]));
    [0, 3, 6].forEach((from) => {
      const line = node.appendChild(make('div', 'qibu-write-row qibu-nine'));
      all.slice(from, from + 3).forEach(([sign, text]) => key(line, 'sign ' + sign, text, sign === BETWEEN ? 'qibu-between' : ''));
    });
    return row;
  }

  return {
    node,
    letters,
    pinyin: () => (isRoomy() ? letters([]) : nine()),
    fillOffers,
    digits() {
      clear();
      DIGITS.forEach((signs) => rowOf(signs).classList.add('qibu-digits'));
    },
    // Characters to choose from, six at a time, as after writing one with a finger.
    characters(signs, told) {
      clear();
      node.appendChild(make('p', 'qibu-offers-told', told)).setAttribute('aria-live', 'polite');
      const row = node.appendChild(make('div', 'qibu-tiles'));
      signs.forEach((sign) => key(row, 'word ' + sign, sign, 'qibu-tile'));
    },
    microphone(text, listening) {
      clear();
      const button = key(node, 'speak', text, 'qibu-microphone');
      button.setAttribute('aria-pressed', String(listening));
    },
    focusSame(name) {
      const same = Array.from(node.querySelectorAll('[data-key]')).filter((one) => one.getAttribute('data-key') === name)[0];
      if (same) same.focus({ preventScroll: true });
    },
    focused() {
      const { activeElement } = node.getRootNode();
      return activeElement && node.contains(activeElement) ? activeElement.getAttribute('data-key') : null;
    },
  };
}
