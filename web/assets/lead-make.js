// Elements of the staff's class pages: words go in as text. A page is drawn anew whenever something changed; what had the
// focus has it again, by its `data-key`.

export function make(tag, className, ...inside) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  inside.filter((one) => one !== null && one !== undefined && one !== '').forEach((one) => {
    node.appendChild(typeof one === 'object' ? one : document.createTextNode(String(one)));
  });
  return node;
}

export function button(key, className, text, act) {
  const node = make('button', className, text);
  node.type = 'button';
  node.setAttribute('data-key', key);
  node.addEventListener('click', act);
  return node;
}

export function link(className, text, href) {
  const node = make('a', className, text);
  node.href = href;
  return node;
}

export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

// A finger that is down finds the same button when it is lifted, and a list that is open or letters that are being typed
// stay: what changed meanwhile is drawn then, not under them.
// -> isHeld(): asked before drawing; when it says so, `draw` is called as soon as nothing is held any more.
export function createHold(draw) {
  const LATER = 350; // ms: old phones make the click some time after the finger has gone
  const LONGEST = 5000; // ms, should nobody tell that it has gone
  const WRITING = 15000; // ms after the last touch or letter; nobody tells that a list was closed without a choice
  const held = {}; // 'finger', 'field' -> the timer that ends it
  let due = false;
  const isHeld = () => Object.keys(held).length > 0;
  const drawDue = () => {
    if (!due || isHeld()) return;
    due = false;
    draw();
  };
  const hold = (what, ms) => {
    clearTimeout(held[what]);
    held[what] = setTimeout(() => {
      delete held[what];
      drawDue();
    }, ms);
  };
  const free = (what) => {
    clearTimeout(held[what]);
    delete held[what];
    setTimeout(drawDue, 0);
  };
  const inField = (event) => /^(SELECT|INPUT)$/.test(event.target.tagName);
  const on = (names, then) => names.forEach((name) => window.addEventListener(name, then, { capture: true, passive: true }));
  on(['pointerdown', 'touchstart', 'mousedown'], () => hold('finger', LONGEST));
  on(['pointerup', 'pointercancel', 'touchend', 'touchcancel', 'mouseup'], () => hold('finger', LATER));
  on(['pointerdown', 'mousedown', 'keydown', 'input'], (event) => inField(event) && hold('field', WRITING));
  on(['change', 'focusout'], (event) => inField(event) && free('field'));
  on(['click'], (event) => { // what the touch itself does is drawn at once
    free('finger');
    if (!inField(event)) free('field');
  });
  return () => {
    due = isHeld();
    return due;
  };
}

// Put `nodes` into `root` in the place of what stood there.
export function redraw(root, nodes) {
  const active = document.activeElement;
  const key = active && root.contains(active) ? active.getAttribute('data-key') : null;
  const written = active && active.tagName === 'INPUT' && key ? active.value : null;
  root.textContent = '';
  nodes.filter(Boolean).forEach((one) => root.appendChild(one));
  const again = key ? root.querySelector('[data-key="' + key + '"]') : null;
  if (!again) return;
  if (written !== null) again.value = written;
  again.focus({ preventScroll: true });
}

// A class's six digits, read out in two halves.
export const inHalves = (code) => code.slice(0, 3) + '\u00a0' + code.slice(3);
