// Which characters and words belong to what was typed so far, as a phone's keyboard offers them. Pure: knows one wanted
// text, its spelling and the characters it may be mixed up with, and no dictionary.

const BESIDE = /[\s'’.,，。！？、·:：;；"“”—-]/g; // what nobody has to write
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)$/;
const LONGEST = 6;
// The nine keys of a Chinese phone: each stands for several letters, and the phone finds out which were meant.
export const NINE = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];
export const BETWEEN = "'"; // 分词: here one syllable ends
const MOST = 6; // offers side by side on a narrow page

export function plain(text) {
  return text.normalize('NFKC').toLowerCase().replace(BESIDE, '');
}

export function signsOf(text) {
  return Array.from(text.replace(BESIDE, ''));
}

// Letters without spaces cut into so many syllables, or null: laohuajing, 3 -> lao hua jing. The longest come first.
function cut(letters, count) {
  if (!count) return letters ? null : [];
  for (let size = Math.min(LONGEST, letters.length); size > 0; size -= 1) {
    const first = letters.slice(0, size);
    const rest = SYLLABLE.test(first) || /^\d$/.test(first) ? cut(letters.slice(size), count - 1) : null;
    if (rest) return [first].concat(rest);
  }
  return null;
}

export function syllablesOf(spell, want) {
  const { length } = signsOf(want);
  const parts = spell.trim().toLowerCase().split(/\s+/);
  if (parts.length === length) return parts;
  const letters = spell.toLowerCase().replace(/[^a-z0-9]/g, '');
  for (let count = 1; count < length; count += 1) {
    if (cut(letters, count)) return null; // the spelling of other, shorter words that count too
  }
  return cut(letters, length);
}

// How many signs of `text` stand there already; what was written wrongly takes its place too.
export function placeIn(text) {
  return signsOf(text).length;
}

const nineOf = (letters) => letters.replace(/[a-z]/g, (letter) => String(NINE.findIndex((key) => key.indexOf(letter) >= 0) + 2));
const initials = (syllables) => syllables.map((one) => one[0]).join('');

// What has been pressed, without the ends of syllables, and how letters are compared with it.
function pressed(letters) {
  const typed = letters.toLowerCase().split(BETWEEN).join('');
  return /[2-9]/.test(typed) ? { typed: nineOf(typed), as: nineOf } : { typed, as: (one) => one };
}

function ahead(typing, text) {
  const syllables = typing.spell ? syllablesOf(typing.spell, typing.want) : null;
  return syllables && placeIn(text) < syllables.length ? syllables.slice(placeIn(text)) : null;
}

// The letters as they are shown while they are being spelled: for nine keys those that lead to what is wanted, else the
// first one of each key.
export function shownLetters(typing, text, letters) {
  const { typed, as } = pressed(letters);
  const rest = ahead(typing, text);
  const meant = (rest ? [rest.join(''), initials(rest)] : [plain(typing.spell || '')]).filter((one) => as(one).indexOf(typed) === 0)[0];
  if (meant) return meant.slice(0, typed.length);
  return typed.replace(/[2-9]/g, (key) => NINE[Number(key) - 2][0]);
}

// Characters and words to offer for the letters being spelled, at most six, the longest match first.
export function offers(typing, text, letters) {
  const signs = signsOf(typing.want);
  const at = placeIn(text);
  const { typed, as } = pressed(letters);
  const syllables = ahead(typing, text);
  if (!syllables || !typed) return wholeOffer(typing, text, typed, as);
  const found = [];
  for (let many = syllables.length; many > 1; many -= 1) {
    const spelled = syllables.slice(0, many);
    if (as(spelled.join('')) === typed || as(initials(spelled)) === typed) found.push(signs.slice(at, at + many).join(''));
  }
  const alike = (typing.characters && typing.characters[at]) || [signs[at]];
  const first = as(syllables[0]);
  if (first.indexOf(typed) === 0) found.push(...alike);
  else if (typed.indexOf(first) === 0 && as(syllables.join('')).indexOf(typed) === 0) found.push(signs.slice(at).join(''), ...alike);
  return found.filter((one, index) => found.indexOf(one) === index).slice(0, MOST);
}

function wholeOffer(typing, text, typed, as) {
  const spell = as(plain(typing.spell || ''));
  return typed && !text && spell && spell.indexOf(typed) === 0 && typed.length > 1 ? [typing.want] : [];
}

// The rest of the word being written in letters, as phones offer it: reading gl -> glasses.
export function wordOffer(typing, text) {
  const { want } = typing;
  if (!want || text.length >= want.length || want.toLowerCase().indexOf(text.toLowerCase()) !== 0) return '';
  const begun = text.slice(text.lastIndexOf(' ') + 1);
  const end = want.indexOf(' ', text.length);
  const word = want.slice(text.length - begun.length, end < 0 ? want.length : end);
  return begun && word !== begun ? word : '';
}

// The line with that word taken, and the space after it where more words follow.
export function wholeWord(typing, text, word) {
  const line = text.slice(0, text.lastIndexOf(' ') + 1) + word;
  return line.length < typing.want.length ? line + ' ' : line;
}

// A letter as the wanted text has it there, so that names keep their capitals.
export function cased(typing, text, letter) {
  const next = typing.want.slice(text.length, text.length + 1);
  const same = typing.want.toLowerCase().indexOf(text.toLowerCase()) === 0 && next.toLowerCase() === letter;
  return same ? next : letter;
}

// Whether this is what was asked for. Where nothing was asked for, any words will do.
export function accepted(typing, text) {
  const written = plain(text);
  if (!written) return false;
  const wanted = (typing.accepts || []).concat(typing.want || []).map(plain).filter(Boolean);
  return !wanted.length || wanted.indexOf(written) >= 0;
}
