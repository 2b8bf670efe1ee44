// What this device remembers: the step of one lesson, and for all lessons letters, speed and reading aloud.
// Where the browser keeps nothing (private windows, storage switched off) it is remembered until the page closes.

const REFUSALS = ['SecurityError', 'QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED', 'NS_ERROR_FILE_CORRUPTED'];
const PREFIX = 'qibu.';

function refused(error) {
  if (REFUSALS.indexOf(error.name) < 0) throw error;
}

export function createMemory(lessonKey) {
  const here = new Map();

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

  return {
    place: () => (lessonKey ? read(lessonKey) : null),
    keepPlace: (place) => lessonKey && write(lessonKey, place),
    wish: (name) => read(PREFIX + name),
    keepWish: (name, value) => write(PREFIX + name, value),
  };
}
