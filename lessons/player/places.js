// The places that every phone has, whatever it shows, in dp (those of media/scenes/draw.py; a test compares them).

export const PLACES = {
  screen: [0, 28, 360, 610],
  'top-edge': [12, 0, 336, 44],
  'bottom-edge': [60, 616, 240, 44],
  'left-edge': [0, 180, 44, 320],
  'right-edge': [316, 180, 44, 320],
  power: [352, 150, 24, 76],
  'volume-up': [-16, 130, 24, 60],
  'volume-down': [-16, 196, 24, 60],
};

export const EDGES = ['top-edge', 'left-edge', 'right-edge', 'bottom-edge'];
export const KEYS = ['volume-up', 'power', 'volume-down'];
export const WIDE = 360; // dp

// How far a finger may miss the place: the drawn frame around the screen belongs to the edges, the page beside it to the
// keys, and to each of them as much of it above or below as no other needs.
const REACH = { edge: 16, key: 80 };
const ROOM = { power: [30, 30], 'volume-up': [30, 3], 'volume-down': [3, 30] };

export function inside(box, x, y, grace) {
  const by = grace || 0;
  return x >= box[0] - by && x <= box[0] + box[2] + by && y >= box[1] - by && y <= box[1] + box[3] + by;
}

export function atPlace(id, x, y) {
  if (KEYS.indexOf(id) < 0) return inside(PLACES[id], x, y, EDGES.indexOf(id) < 0 ? 0 : REACH.edge);
  const [top, high] = uprightOf(id);
  const beside = id === 'power' ? x > WIDE && x < WIDE + REACH.key : x < 0 && x > -REACH.key;
  return beside && y >= top && y < top + high;
}

// Where a finger may come down for a side key: [from, how far down].
export function uprightOf(id) {
  const [, top, , high] = PLACES[id];
  const [above, below] = ROOM[id];
  return [top - above, high + above + below];
}
