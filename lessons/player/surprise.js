// A message to judge that comes up in the middle of a practise walk, for a learner who agreed to it. The walk waits; nothing
// in it is changed. Records by itself, under a ticket of its own. Knows no lesson's steps.
import { SIZES } from './fit.js';
import { createCard, judgedEvent } from './judging.js';
import { createMemory } from './memory.js';
import { link, make } from './node.js';
import { newId } from './queue.js';

const HAD = 'qibu.surprised';
const LARGEST = String(SIZES[SIZES.length - 1]);

function kept(walk) {
  try {
    return window.sessionStorage.getItem(HAD) === walk;
  } catch (error) {
    return false;
  }
}

function keep(walk) {
  try {
    window.sessionStorage.setItem(HAD, walk);
  } catch (error) {
    return; // a browser that keeps nothing may show it twice; the book knows which came first
  }
}

// `words`: the catalogue's room "judging". `done`: told {said} the moment she chose, {over: true} when she goes on.
export function createSurprise(item, words, done, lang) {
  const node = make('section', 'judge judge-surprise');
  node.hidden = true;
  node.setAttribute('role', 'dialog');
  node.setAttribute('aria-modal', 'true');
  node.setAttribute('aria-label', words.surprise_title);
  const sheet = node.appendChild(make('div', 'judge-sheet'));
  sheet.appendChild(make('p', 'judge-drill', words.drill));
  sheet.appendChild(make('p', 'judge-lead', words.surprise_title));
  sheet.appendChild(make('p', 'judge-quiet', words.surprise_note));
  let place = null;

  function over() {
    node.hidden = true;
    if (place && place.focus) place.focus();
    done({ over: true });
  }

  const card = createCard(item, words, lang || 'zh', words.go_on, { said: (said) => done({ said }), over });
  sheet.appendChild(card.node);
  const tools = sheet.appendChild(make('div', 'judge-tools'));
  const help = tools.appendChild(make('details', 'judge-help'));
  help.appendChild(make('summary', '', words.help_me));
  help.appendChild(make('p', '', words.help_here));

  // Whoever walks with the keyboard stays in it; there is no way past it but through an answer, and asking is one.
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Tab') return;
    const all = Array.from(node.querySelectorAll('button, a[href], summary')).filter((one) => one.offsetParent);
    const edge = event.shiftKey ? all[0] : all[all.length - 1];
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? all[all.length - 1] : all[0]).focus();
  });

  return {
    node,
    tools,
    open(back) {
      place = back || null;
      const letters = createMemory(null).wish('letters') || '1'; // as wished in the lesson
      node.style.setProperty('--letters', letters);
      node.classList.toggle('judge-letters-2', letters === LARGEST);
      node.hidden = false;
      card.head.focus({ preventScroll: true });
      node.scrollTop = 0; // from the word that says it is a drill
      return true;
    },
    stop: card.stop,
  };
}

// What the practise page holds for this walk, ready to be opened once; null when there is none. `tricked`: {link, label}
// of 我好像被骗了, which stays in reach.
export function surpriseFor(me, queue, over, tricked) {
  const found = me && me.surprise;
  if (!found || kept(me.learner + found.in)) return null;
  let answered = false;
  function done(what) {
    if (what.over) {
      over();
      return;
    }
    answered = true;
    keep(me.learner + found.in);
    const more = { walk: newId(), surprise: true, in: found.in };
    queue.add(judgedEvent(newId, { ticket: found.ticket, meeting: me.meeting }, found.item, what.said, more));
  }
  const made = createSurprise(found.item, found.words, done, found.lang);
  if (tricked) made.tools.insertBefore(link('judge-small judge-tricked', tricked.link, tricked.label), made.tools.firstChild);
  return { node: made.node, after: found.after, stop: made.stop, open: (place) => (answered ? false : made.open(place)) };
}

// For the walk: asked after each step with its id and how it goes on; true when a surprise has come up and goes on later.
export function createBetween(me, queue, tricked) {
  let goOn = null;
  const found = surpriseFor(me, queue, () => goOn(), tricked);
  if (!found) return null;
  document.body.appendChild(found.node);
  return (step, then) => {
    if (step !== found.after) return false;
    goOn = then;
    return found.open(null);
  };
}
