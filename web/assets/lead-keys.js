// Keys that lead a class, for keyboard and clicker; the same as the player's, and three for the ways. Knows no class.

const DOES = {
  ArrowRight: ['next'], PageDown: ['next'], ArrowLeft: ['back'], PageUp: ['back'],
  b: ['blank'], B: ['blank'], '.': ['blank'], u: ['look_up'], U: ['look_up'],
  1: ['way', 'look'], 2: ['way', 'practise'], 3: ['way', 'own'],
};

function writes(node) {
  return node.nodeType === 1 && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
}

// `may()`: whether keys lead just now. An action that is missing is left to the page. Comes before every other listener.
export function listenToKeys(may, actions) {
  window.addEventListener('keydown', (event) => {
    const found = DOES[event.key];
    if (!found || !actions[found[0]] || event.ctrlKey || event.altKey || event.metaKey || writes(event.target) || !may(found[0])) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) actions[found[0]](found[1]);
  }, true);
}
