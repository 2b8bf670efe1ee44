// Help that points: an arrow at the place, or a ring with a hand that shows the movement. Drawn in dp, above the phone.

const SVG = 'http://www.w3.org/2000/svg';
const HAND = 'M11 23V7.5a2.7 2.7 0 0 1 5.4 0V16l.2-1.2a2.6 2.6 0 0 1 5.1.6v1.2a2.5 2.5 0 0 1 4.9.7v1.4a2.4 2.4 0 0 1 4.6 1'
  + 'c.4 4.6-.2 7.6-1.8 10.8-1.7 3.3-4.7 5-8.8 5-3.7 0-6.3-1.2-8.5-3.9L4.3 25.4a2.7 2.7 0 0 1 4-3.6Z';
const TURNS = { right: 0, down: 90, left: 180, up: -90 };
const ARROW = 110; // dp: one that points at something
const LONG = 160; // dp: one that shows the way of a movement
const REACH = 62; // dp the hand reaches below its fingertip

function add(to, name, attributes) {
  const node = to.appendChild(document.createElementNS(SVG, name));
  Object.keys(attributes).forEach((key) => node.setAttribute(key, attributes[key]));
  return node;
}

function held(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

function arrow(svg, x, y, turn, length) {
  const half = length / 2;
  const group = add(svg, 'g', { transform: 'translate(' + x + ' ' + y + ') rotate(' + turn + ')' });
  const moving = add(group, 'g', { class: 'qibu-arrow' });
  const d = 'M' + -half + ' 0H' + (half - 3) + 'M' + (half - 22) + ' -22L' + half + ' 0L' + (half - 22) + ' 22';
  add(moving, 'path', { d, class: 'qibu-halo', 'stroke-width': 18 });
  add(moving, 'path', { d, class: 'qibu-stroke', 'stroke-width': 10 });
}

// An arrow whose tip stands at the box: from the side on which there is most room.
function arrowAt(svg, box, size) {
  const [x, y, wide, high] = box;
  const middle = { x: held(x + wide / 2, 30, size.width - 30), y: held(y + high / 2, 30, size.height - 30) };
  const room = { up: size.height - y - high, down: y, left: size.width - x - wide, right: x };
  const from = ['up', 'down', 'left', 'right'].filter((way) => room[way] > ARROW + 4)[0];
  const half = ARROW / 2 + 4;
  if (from === 'up') arrow(svg, middle.x, y + high + half, -90, ARROW);
  else if (from === 'down') arrow(svg, middle.x, y - half, 90, ARROW);
  else if (from === 'left') arrow(svg, x + wide + half, middle.y, 180, ARROW);
  else if (from === 'right') arrow(svg, x - half, middle.y, 0, ARROW);
  else arrow(svg, middle.x, middle.y - ARROW / 2, 90, ARROW);
}

// The way of a movement: out of an edge, along the lower edge of a row (its words stay readable), else in the middle.
function along(box, direction, size) {
  const [x, y, wide, high] = box;
  const isUpright = /up|down/.test(direction);
  const isEdge = (isUpright ? high : wide) < 100;
  const length = isUpright || isEdge ? LONG : Math.min(LONG, wide * 0.6);
  const out = isEdge ? (/down|right/.test(direction) ? length : -length) / 2 : 0;
  const middle = { x: x + wide / 2 + (isUpright ? 0 : out), y: y + high / 2 + (isUpright ? out : 0) };
  if (!isUpright && !isEdge && high < 120) middle.y = y + high + 4;
  const [asideX, asideY] = isUpright ? [30, length / 2 + 8] : [length / 2 + 8, 30];
  return { x: held(middle.x, asideX, size.width - asideX), y: held(middle.y, asideY, size.height - asideY), length };
}

function ring(svg, box) {
  const [x, y, wide, high] = [box[0] - 5, box[1] - 5, box[2] + 10, box[3] + 10];
  const frame = { x, y, width: wide, height: high, rx: Math.min(18, wide / 2, high / 2) };
  add(svg, 'rect', Object.assign({ class: 'qibu-halo', 'stroke-width': 9.5 }, frame));
  add(svg, 'rect', Object.assign({ class: 'qibu-stroke', 'stroke-width': 4.5 }, frame));
}

function hand(svg, x, y, movement, turn) {
  const group = add(svg, 'g', { transform: 'translate(' + x + ' ' + y + ')' });
  const moving = add(group, 'g', { class: 'qibu-hand qibu-hand-' + movement });
  const shape = add(moving, 'g', { transform: 'rotate(' + turn + ') scale(2) translate(-13.7 -5.5)' });
  add(shape, 'path', { d: HAND, class: 'qibu-hand-rim' });
  add(shape, 'path', { d: HAND, class: 'qibu-hand-skin' });
}

function pinch(svg, box) {
  const [cx, cy] = [box[0] + box[2] / 2, box[1] + box[3] / 2];
  arrow(svg, cx + 50, cy - 50, -45, 90);
  arrow(svg, cx - 50, cy + 50, 135, 90);
}

function showHand(svg, help, size) {
  const [x, y, wide, high] = help.box;
  if (help.direction) {
    const way = along(help.box, help.direction, size);
    arrow(svg, way.x, way.y, TURNS[help.direction], way.length);
    hand(svg, way.x, way.y, help.direction, 0);
    return;
  }
  const tip = { x: held(x + wide / 2, 30, size.width - 40), y: Math.max(y + Math.min(high / 2, 60), y + high - 16) };
  const low = tip.y + REACH > size.height;
  hand(svg, tip.x, low ? y + high / 2 : tip.y, help.gesture === 'hold' ? 'hold' : 'tap', low ? (tip.x > size.width / 2 ? -60 : 60) : 0);
}

function paint(svg, help, size) {
  const directed = help.direction && /swipe|slide/.test(help.gesture);
  if (help.kind === 'model') ring(svg, help.box);
  if (/pinch/.test(help.gesture)) pinch(svg, help.box);
  else if (help.kind === 'model' && help.gesture !== 'look') showHand(svg, directed ? help : Object.assign({}, help, { direction: '' }), size);
  else if (directed) {
    const way = along(help.box, help.direction, size);
    arrow(svg, way.x, way.y, TURNS[help.direction], way.length);
  } else arrowAt(svg, help.box, size);
}

export function createPointing(phone) {
  let svg = null;
  return {
    // help: {kind: 'gesture' | 'model', box, gesture, direction} or null; `view` and box in the
    // screen's units, of which `unit` make a dp.
    show(help, view, unit) {
      if (svg) svg.remove();
      svg = null;
      if (!help || !help.box) return;
      const [x, y, width, height] = [view.x, view.y, view.width, view.height].map((side) => side / unit);
      const box = help.box.map((side) => side / unit);
      svg = add(phone, 'svg', { class: 'qibu-pointing', viewBox: [x, y, width, height].join(' '), 'aria-hidden': 'true', focusable: 'false' });
      paint(svg, Object.assign({}, help, { box }), { width: width + 2 * x, height: height + 2 * y });
    },
  };
}
