// Which characters and words belong to what was typed so far, as a phone's keyboard offers them. Pure: knows one wanted
// text, its spelling and the characters it may be mixed up with, and no dictionary.

const BESIDE = /[\s'’.,，。！？、·:：;；"“”—-]/g; // what nobody has to write
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)$/;
const LONGEST = 6;
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

// Characters and words to offer for the letters being spelled, at most six, the longest match first.
export function offers(typing, text, letters) {
  const signs = signsOf(typing.want);
  const at = placeIn(text);
  const typed = letters.toLowerCase();
  const syllables = typing.spell ? syllablesOf(typing.spell, typing.want) : null;
  if (!syllables || !typed || at >= signs.length) return wholeOffer(typing, text, typed);
  const found = [];
  for (let end = signs.length; end > at; end -= 1) {
    const spelled = syllables.slice(at, end);
    const short = spelled.map((one) => one[0]).join('');
    if (end > at + 1 && (spelled.join('') === typed || short === typed)) found.push(signs.slice(at, end).join(''));
  }
  const alike = (typing.characters && typing.characters[at]) || [signs[at]];
  if (syllables[at].indexOf(typed) === 0) found.push(...alike);
  else if (typed.indexOf(syllables[at]) === 0 && syllables.slice(at).join('').indexOf(typed) === 0) found.push(syllables.length > at + 1 ? signs.slice(at).join('') : signs[at], ...alike);
  return found.filter((one, index) => found.indexOf(one) === index).slice(0, MOST);
}

function wholeOffer(typing, text, typed) {
  const spell = plain(typing.spell || '');
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
