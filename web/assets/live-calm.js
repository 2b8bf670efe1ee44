// The calm pages of a phone in class: one heading, a sentence or two, the steps to glance at, at most three large buttons.
// Draws what it is told and decides nothing.

const MARKS = {
  arrive: '<circle cx="60" cy="38" r="20"/><path d="M24 104c2-26 16-38 36-38s34 12 36 38"/>',
  up: '<rect x="16" y="16" width="88" height="58" rx="8"/><path d="M60 104V84M44 98l16-16 16 16"/>',
  hear: '<path d="M24 50v20h16l24 18V32L40 50ZM80 46a20 20 0 0 1 0 28M92 34a38 38 0 0 1 0 52"/>',
  hand: '<path d="M44 66V26a8 8 0 0 1 16 0v30V34a8 8 0 0 1 16 0v26-12a8 8 0 0 1 16 0v28c0 22-12 34-30 34-14 0-22-6-30-18L22 72c-4-7 5-13 11-7l11 11Z"/>',
  own: '<rect x="36" y="10" width="48" height="100" rx="12"/><path d="M54 96h12"/>',
  home: '<path d="M18 58L60 20l42 38M30 50v52h60V50M50 102V74h20v28"/>',
  over: '<circle cx="60" cy="60" r="46"/><path d="M38 62l15 15 30-32"/>',
};

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function drawing(name) {
  const box = make('div', 'live-drawing');
  box.setAttribute('aria-hidden', 'true');
  box.innerHTML = '<svg viewBox="0 0 120 120" fill="none" stroke="#0B4F8A" stroke-width="7" stroke-linecap="round" stroke-linejoin="round">' + MARKS[name] + '</svg>'; // our own drawings
  return box;
}

export function button(className, text, act) {
  const node = make('button', 'live-button ' + className, text);
  node.type = 'button';
  node.addEventListener('click', act);
  return node;
}

export function way(className, text, href) {
  const node = make('a', 'live-button ' + className, text);
  node.href = href;
  return node;
}

// `page`: {mark, title, texts, steps, learnt: [heading, lines], buttons: elements, foot: element}. Takes the place of what stood in `root`.
export function calm(root, page) {
  const node = make('section', 'live-calm live-calm-' + page.mark);
  node.appendChild(drawing(page.mark));
  const title = node.appendChild(make('h1', 'live-title', page.title));
  title.tabIndex = -1;
  page.texts.filter(Boolean).forEach((text) => node.appendChild(make('p', 'live-text', text)));
  if (page.steps && page.steps.length) {
    const list = node.appendChild(make('ol', 'live-steps'));
    page.steps.forEach((text) => list.appendChild(make('li', '', text)));
  }
  if (page.learnt) {
    const box = node.appendChild(make('div', 'live-learnt'));
    box.appendChild(make('h2', '', page.learnt[0]));
    const list = box.appendChild(make('ul'));
    page.learnt[1].forEach((text) => list.appendChild(make('li', '', text)));
  }
  const row = node.appendChild(make('div', 'live-buttons'));
  page.buttons.forEach((one) => row.appendChild(one));
  if (page.foot) node.appendChild(page.foot);
  root.textContent = '';
  root.appendChild(node);
  window.scrollTo(0, 0);
  title.focus({ preventScroll: true });
}
