// The only way this player makes elements: words go in as text, never as markup. Knows nothing of lessons.

export function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

// A button that says what it does; the player listens in one place for `data-do`.
export function action(className, name, text) {
  const node = make('button', className, text);
  node.type = 'button';
  node.setAttribute('data-do', name);
  return node;
}

export function link(className, href, text) {
  const node = make('a', className, text);
  node.href = href;
  return node;
}

// A sentence of the catalogue with its places filled: fill('第 {n} 步', {n: 2}).
export function fill(sentence, values) {
  return Object.keys(values).reduce((text, key) => text.split('{' + key + '}').join(values[key]), sentence);
}

// A button's words stand in an element of their own, so that its icon (drawn by the style sheet) stays.
export function label(node, text) {
  let words = node.querySelector('.qibu-label');
  if (!words) {
    node.textContent = '';
    words = node.appendChild(make('span', 'qibu-label'));
  }
  if (words.textContent !== text) words.textContent = text;
}
