// What stands around the steps in every mode: frame, sound, tools, help panel, black sheet, and what is told just now.
// Draws no step and knows no way through the lesson; `page` does.
import { createBlank } from './blank.js';
import { fitWords, measure, reveal } from './fit.js';
import { buildFrame } from './frame.js';
import { createGuard } from './guard.js';
import { createHelp } from './help.js';
import { label } from './node.js';
import { tell } from './step.js';
import { canFill, createTools } from './tools.js';
import { createVoice } from './voice.js';

const TROUBLE = { missing: 'no_voice', failed: 'voice_failed', blocked: 'touch_first' };

// `own`: the mode's buttons (see buildFrame) or null. `page`: {listen(): read aloud what is shown; touched(drawn, event): a
// touch on the phone, or nothing; place(): the place in the lesson; resized(): or nothing}.
export function createStage(data, host, memory, own, page) {
  const { words } = data;
  const guard = createGuard();
  const parts = buildFrame(data, host, canFill(), own);
  const { node: frame, bar } = parts;
  const blank = createBlank(parts.blank, frame);
  const help = createHelp(parts.help, parts.top.querySelector('.qibu-more'));
  let shown = null; // the blocks on the page now
  let marks = []; // an element for each sentence that is being spoken
  let calm = false; // whether missing sound is not worth a word: all of it stands there to be read

  const voice = createVoice(parts.audio, data.lang, {
    start: () => listening(true),
    sentence: (index) => mark(marks[index]),
    stop() {
      mark(null);
      listening(false);
    },
    trouble: (kind) => calm || say(words[TROUBLE[kind]]),
  });
  const tools = createTools(parts, words, memory, voice, { say, listen: page.listen, lettersChanged: resized });

  function listening(on) {
    label(bar.listen, on ? words.stop_listening : words.listen);
    bar.listen.setAttribute('aria-pressed', String(on));
  }

  function mark(spoken) {
    marks.forEach((span) => span && span.classList.toggle('qibu-spoken', span === spoken));
  }

  // Say something in the note, and keep the target in sight beside it.
  function say(message) {
    tell(shown.note, message);
    frame.style.setProperty('--bar', bar.row.getBoundingClientRect().height + 'px');
    fitWords(frame);
    inSight();
  }

  function inSight(fromTop) {
    reveal(frame, frame.querySelector('[data-target]'), shown.note, fromTop);
  }

  function put(where, name, before, old) {
    if (old) where.replaceChild(shown[name], old[name]);
    else where.insertBefore(shown[name], before);
  }

  const actions = Object.assign({}, tools.actions, {
    help() {
      tools.close();
      inSight(true);
      help.open();
    },
    thanks: help.close,
    listen: () => (voice.isPlaying() ? voice.stop() : page.listen()),
    blank() {
      voice.stop();
      blank.dark();
    },
    light: blank.light,
  });

  function clicked(event) {
    const button = event.target.closest('[data-do]');
    const drawn = page.touched ? event.target.closest('[data-phone]') : null;
    const thing = button || drawn || event.target.closest('a');
    if (!thing) return;
    if (!guard.counts(event, thing)) {
      event.preventDefault();
      return;
    }
    const before = page.place();
    if (button) actions[button.getAttribute('data-do')]();
    else if (drawn) page.touched(drawn, event);
    if (page.place() !== before) guard.turned();
  }

  function resized() {
    measure(frame);
    fitWords(frame);
    if (page.resized) page.resized();
  }

  function filled() {
    tools.fullChanged();
    resized();
  }

  const around = [
    [frame, 'click', clicked], [window, 'resize', resized],
    [document, 'fullscreenchange', filled], [document, 'webkitfullscreenchange', filled],
  ];

  return {
    frame, parts, bar, guard, voice, tools, actions, blank, say, inSight,
    shown: () => shown,
    // Put a page's blocks in the place of those before.
    put(blocks) {
      voice.stop();
      help.close();
      const old = shown;
      shown = blocks;
      put(parts.words, 'head', parts.task, old);
      ['place', 'below', 'note'].forEach((name) => put(frame, name, bar.row, old));
      parts.task.textContent = '';
      while (shown.task.firstChild) parts.task.appendChild(shown.task.firstChild);
    },
    // Read sentences aloud, marking each; what was told goes, unless it is what is read.
    play(sentences, recording, spans, keep) {
      voice.stop();
      marks = spans;
      calm = Boolean(keep);
      if (!keep) tell(shown.note, '');
      voice.play(sentences, recording);
    },
    resized,
    // Take the place of what the server put into `root`: same words, same places, and what was opened stays open.
    start(root, show) {
      const isOpen = (name) => Boolean(root.querySelector('.qibu-fold[open] ' + name));
      const opened = isOpen('.qibu-helping[open]') ? 'help' : isOpen('.qibu-more') ? 'more' : '';
      around.forEach(([where, what, then]) => where.addEventListener(what, then));
      frame.addEventListener('click', voice.unlock, { capture: true, once: true });
      root.textContent = '';
      root.appendChild(frame);
      measure(frame);
      tools.restore();
      show();
      if (opened) actions[opened]();
    },
    destroy() {
      voice.stop();
      around.forEach(([where, what, then]) => where.removeEventListener(what, then));
      frame.remove();
    },
  };
}
