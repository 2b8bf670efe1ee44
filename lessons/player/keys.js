// Keyboard and presenter clicker: which key means what. Knows nothing of steps; it calls what it was given.

const TURNS = {
  ArrowRight: 'next', PageDown: 'next', ArrowLeft: 'back', PageUp: 'back', Home: 'first', End: 'last',
  l: 'listen', L: 'listen', s: 'slower', S: 'slower', '+': 'bigger', '=': 'bigger', '-': 'smaller',
  f: 'full', F: 'full', b: 'blank', B: 'blank', '.': 'blank',
};
const ON_PAGE = { ' ': 'next', Spacebar: 'next', Enter: 'next' }; // on a button or link they belong to it

function innermost(event) {
  const path = event.composedPath ? event.composedPath() : [];
  return path[0] || event.target; // inside a shadow root `target` is only its host
}

function writes(node) {
  return node.nodeType === 1 && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
}

function presses(node) {
  return node.nodeType === 1 && Boolean(node.closest('a, button, summary, audio, video, [role=button]'));
}

// `frame`: nothing happens once it has left the page. `blanked()`: then any key calls `actions.light`.
export function listenToKeys(frame, blanked, actions) {
  function pressed(event) {
    const node = innermost(event);
    if (!frame.isConnected || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (blanked()) {
      event.preventDefault();
      if (!event.repeat && !/^(Shift|Control|Alt|Meta)$/.test(event.key)) actions.light();
      return;
    }
    if (writes(node)) return;
    const wish = TURNS[event.key] || (presses(node) ? null : ON_PAGE[event.key]);
    if (!wish) return;
    event.preventDefault();
    if (!event.repeat) actions[wish]();
  }
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}
