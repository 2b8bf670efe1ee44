// What this device remembers: the step of one lesson, and for all lessons letters, speed and reading aloud.
// Where the browser keeps nothing (private windows, storage switched off) it is remembered until the page closes.

const REFUSALS = ['SecurityError', 'QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED', 'NS_ERROR_FILE_CORRUPTED'];
const PREFIX = 'qibu.';
const LENT = 'qibu.lent.'; // wishes on a phone that is lent, apart from its owner's

function refused(error) {
  if (REFUSALS.indexOf(error.name) < 0) throw error;
}

// `whose`: who has this phone now, where it is lent. She finds what is usual, not what whoever had it before her wished.
export function createMemory(lessonKey, whose) {
  const here = new Map();
  const prefix = whose ? LENT : PREFIX;

  function read(key) {
    if (here.has(key)) return here.get(key);
    try {
      return window.localStorage ? window.localStorage.getItem(key) : null;
    } catch (error) {
      refused(error);
      return null;
    }
  }

  function write(key, value) {
    here.set(key, value);
    try {
      if (window.localStorage) window.localStorage.setItem(key, value);
    } catch (error) {
      refused(error);
    }
  }

  if (whose && read(LENT + 'to') !== whose) {
    ['letters', 'slow'].forEach((name) => write(LENT + name, ''));
    write(LENT + 'to', whose);
  }

  return {
    place: () => (lessonKey ? read(lessonKey) : null),
    keepPlace: (place) => lessonKey && write(lessonKey, place),
    wish: (name) => read(prefix + name),
    keepWish: (name, value) => write(prefix + name, value),
  };
}
