// What stands behind 更多: letters, speed, reading aloud by itself, full screen. Remembers wishes; knows no step.
import { SIZES } from './fit.js';

function fullNow() {
  return document.fullscreenElement || document.webkitFullscreenElement || null;
}

export function canFill() {
  return Boolean(document.fullscreenEnabled || document.webkitFullscreenEnabled);
}

// `page`: {say(message), listen(), lettersChanged()} of the player these tools belong to. -> actions by name, and
// `restore()`, which brings back what was wished last time.
export function createTools(parts, words, memory, voice, page) {
  const { node: frame, tools } = parts;
  const button = (name) => tools.querySelector('[data-do=' + name + ']');
  const on = (name) => memory.wish(name) === 'on';
  const turn = (name) => memory.keepWish(name, on(name) ? 'off' : 'on');

  function letters(change) {
    const now = Math.max(0, SIZES.indexOf(Number(memory.wish('letters'))));
    const wish = Math.min(SIZES.length - 1, Math.max(0, now + change));
    if (change) memory.keepWish('letters', String(SIZES[wish]));
    frame.style.setProperty('--letters', SIZES[wish]);
    frame.classList.toggle('qibu-largest', wish === SIZES.length - 1);
    button('bigger').setAttribute('aria-disabled', String(wish === SIZES.length - 1));
    button('smaller').setAttribute('aria-disabled', String(wish === 0));
    if (change) page.lettersChanged();
  }

  function pace() {
    voice.slow(on('slow'));
    button('slower').textContent = on('slow') ? words.faster : words.slower;
  }

  function reading() {
    if (button('auto')) button('auto').setAttribute('aria-pressed', String(on('auto')));
  }

  function more() {
    const open = tools.hidden;
    const opener = parts.top.querySelector('.qibu-more');
    tools.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    opener.textContent = open ? words.less : words.more;
  }

  function close() {
    if (!tools.hidden) more();
  }

  function full() {
    const ask = frame.requestFullscreen || frame.webkitRequestFullscreen;
    const leave = document.exitFullscreen || document.webkitExitFullscreen;
    if (!canFill() || !ask) {
      page.say(words.no_full_screen);
      return;
    }
    const promise = fullNow() ? leave.call(document) : ask.call(frame);
    if (promise) promise.catch(() => page.say(words.no_full_screen));
  }

  return {
    restore() {
      letters(0);
      pace();
      reading();
    },
    close,
    readsByItself: () => Boolean(button('auto')) && on('auto'),
    fullChanged() {
      if (button('full')) button('full').textContent = fullNow() ? words.leave_full_screen : words.full_screen;
    },
    actions: {
      bigger: () => letters(1),
      smaller: () => letters(-1),
      slower() {
        turn('slow');
        pace();
      },
      auto() {
        turn('auto');
        reading();
        if (!on('auto')) voice.stop();
        else if (!voice.isPlaying()) page.listen();
      },
      more,
      full,
    },
  };
}
