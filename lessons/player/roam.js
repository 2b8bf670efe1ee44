// Where a touch leads on the phone that cannot break, and what it means for the step. Pure: screens are numbers here.
// What counts as a mistake and what does not stands in docs/practice.md.
import { EDGES, KEYS } from './places.js';

const PLACES = EDGES.concat(KEYS, 'screen');
const HOMEWARD = ['left-edge', 'right-edge', 'bottom-edge', 'back'];
const BACK = ['left-edge swipe right', 'right-edge swipe left'];
const HOME = 'bottom-edge swipe up';
const GRACE = 12; // dp; a touch this near to the target was meant for it

function inside(box, at, grace) {
  return at[0] >= box[0] - grace && at[0] <= box[0] + box[2] + grace && at[1] >= box[1] - grace && at[1] <= box[1] + box[3] + grace;
}

function pointOf(at) {
  return Array.isArray(at) ? at : at ? [at.x, at.y] : null;
}

// `nodes`: the page's practice.nodes; `touches`: all touches of the lesson, in order. Places are indexes of `touches`,
// `here` is an index of `nodes`.
export function createRoam(nodes, touches) {
  const places = new Map(nodes.map((node, n) => [node.scene + '\n' + node.values.join('\n'), n]));
  const ways = new Map(); // target node -> the number of touches from each node to it

  function edgeOf(here, part, gesture) {
    return nodes[here].edges.filter((edge) => edge.part === part && edge.gesture === gesture)[0] || null;
  }

  const wantsAt = (stop, here) => nodes[here].edges.filter((edge) => edge.part === stop.target && stop.deeds.indexOf(edge.gesture) >= 0)[0] || null;

  // Whether the touch can be done on this screen.
  function isOn(place, here) {
    const stop = touches[place];
    if (stop.node === null) return true;
    if (nodes[here].scene !== nodes[stop.node].scene) return false;
    return stop.gesture === 'look' || wantsAt(stop, here) !== null;
  }

  function changesOf(stop) {
    if (stop.node === null || stop.gesture === 'look') return [];
    const [at, after] = [nodes[stop.node], nodes[stop.after_node]];
    if (at.scene !== after.scene) return [];
    return at.values.map((value, i) => [i, after.values[i], value]).filter(([, wanted, value]) => wanted !== value);
  }

  // Whether what the touch would change is so already.
  function holds(place, here) {
    const stop = touches[place];
    const changes = changesOf(stop);
    return changes.length > 0 && nodes[here].scene === nodes[stop.node].scene && changes.every(([i, wanted]) => nodes[here].values[i] === wanted);
  }

  // Where the phone stands when a touch begins: as the one before has really left it, and with what has happened since.
  function entering(place, here) {
    const stop = touches[place];
    if (stop.node === null) return here;
    const before = place > 0 ? touches[place - 1] : null;
    if (here === null || !before || before.node === null) return stop.node;
    const [want, left, now] = [nodes[stop.node], nodes[before.after_node], nodes[here]];
    const values = want.values.map((value, i) => (value === left.values[i] ? now.values[i] : value));
    const found = places.get(want.scene + '\n' + values.join('\n'));
    return found !== undefined && (isOn(place, found) || holds(place, found)) ? found : stop.node;
  }

  // Both extras unticked in the other order: a later touch on this same screen wants the very same.
  function isAhead(place, here, to) {
    const scene = nodes[here].scene;
    if (nodes[to].scene !== scene) return false;
    for (let later = place + 1; later < touches.length; later += 1) {
      const stop = touches[later];
      if (stop.node === null || stop.jumped || nodes[stop.node].scene !== scene) return false;
      if (holds(later, to) && !holds(later, here)) return true;
    }
    return false;
  }

  // How many touches lead from each node to `goal`; backwards, so that one search serves them all.
  function waysTo(goal) {
    if (ways.has(goal)) return ways.get(goal);
    const into = nodes.map(() => []);
    nodes.forEach((node, n) => node.edges.forEach((edge) => into[edge.to].push(n)));
    const far = nodes.map(() => Infinity);
    const open = [goal];
    far[goal] = 0;
    for (let n = 0; n < open.length; n += 1) {
      into[open[n]].forEach((from) => {
        if (far[from] < Infinity) return;
        far[from] = far[open[n]] + 1;
        open.push(from);
      });
    }
    ways.set(goal, far);
    return far;
  }

  function edgeFor(here, part, gesture) {
    const own = edgeOf(here, part, gesture);
    return own || (/^(swipe|pinch|press|hold)/.test(gesture) ? edgeOf(here, 'screen', gesture) : null);
  }

  // Whether this touch would change something, were it not so already: a choice that is chosen, a slider where it stands.
  function isSo(here, deed) {
    const { scene } = nodes[here];
    return nodes.some((node) => node.scene === scene && node.edges.some((edge) => edge.part === deed.part && edge.gesture === deed.gesture));
  }

  // Whether the phone's home leads to this very screen.
  function isHome(here) {
    const isHere = ({ part, gesture, to }) => part + ' ' + gesture === HOME && nodes[to].scene === nodes[here].scene;
    return nodes.some((node) => node.edges.some(isHere));
  }

  // A movement or a side key that does nothing on this screen.
  function inVain(here, deed) {
    const moved = deed.part + ' ' + deed.gesture;
    if (BACK.indexOf(moved) >= 0) return 'first';
    if (moved === HOME && isHome(here)) return 'already';
    return KEYS.indexOf(deed.part) >= 0 ? 'said' : 'nothing';
  }

  const isTarget = (stop, deed) => deed.part === stop.target || (stop.target === 'screen' && deed.part !== '' && /^swipe|pinch/.test(deed.gesture));

  // A slow finger holds where it means to touch; who is to go back from one edge may do so from the other.
  function meant(stop, here, deed) {
    const [moved, wanted] = [[deed.part, deed.gesture], [stop.target, stop.deeds[0]]].map((one) => BACK.indexOf(one.join(' ')) >= 0);
    if (moved && wanted) return Object.assign({}, deed, { part: stop.target, gesture: stop.deeds[0] });
    if (deed.gesture !== 'hold' || edgeFor(here, deed.part, 'hold')) return deed;
    if (deed.part === stop.target && stop.deeds.indexOf('hold') >= 0) return deed;
    return Object.assign({}, deed, { gesture: 'tap' });
  }

  // The first touch after a place where something is only looked at, as long as it is to be done on this same screen.
  function afterLooks(place, here) {
    let next = place + 1;
    while (next < touches.length && touches[next].gesture === 'look' && touches[next].node !== null) next += 1;
    if (next === touches.length || touches[next].node === null) return -1;
    const isHere = touches.slice(place + 1, next + 1).every((stop, n) => !stop.jumped && isOn(place + 1 + n, here));
    return isHere ? next : -1;
  }

  // Whoever goes on without saying that she has seen it, has looked. What is to be written is written in its own turn.
  function goesOn(place, here, deed) {
    const next = touches[place].gesture === 'look' ? afterLooks(place, here) : -1;
    if (next < 0) return null;
    const stop = touches[next];
    const done = meant(stop, here, deed);
    if (!isTarget(stop, done)) return null;
    if (stop.typing) return { place: next };
    const edge = stop.deeds.indexOf(done.gesture) >= 0 ? edgeOf(here, stop.target, done.gesture) : null;
    return edge && { place: next, to: edge.to, edge };
  }

  // `deed`: {part, gesture, at: point in dp or nothing}; `box`: the target's on this screen, or null.
  // -> {kind, to, miss, edge}. kind: done; seen (the touch after a look, at `place`), ahead (done early), almost and gesture
  // (the right place), again (right beside it), back (on the way home), trap, roam (somewhere else), said (the thing says what
  // it is), already (it is so), first (back, where no page is before this one), nothing.
  function decide(place, here, deed, box) {
    const stop = touches[place];
    const answer = (kind, more) => Object.assign({ kind, to: here, miss: false, edge: null }, more);
    const at = pointOf(deed.at);
    const near = Boolean(at && box) && inside(box, at, GRACE);
    if (stop.node === null) return deed.part === stop.target || near ? answer('done') : answer('said', { miss: Boolean(at) });
    const on = isOn(place, here);
    const part = deed.part || (on && near ? stop.target : '');
    if (!part) return answer('nothing');
    const done = meant(stop, here, Object.assign({}, deed, { part }));
    if (on && isTarget(stop, done) && stop.deeds.indexOf(done.gesture) >= 0) {
      const edge = edgeOf(here, stop.target, done.gesture);
      if (edge || stop.gesture === 'look') return answer('done', { to: edge ? edge.to : here, edge });
    }
    const gone = on && goesOn(place, here, done);
    if (gone) return answer('seen', gone);
    if (on && near && done.part !== stop.target && !inside(box, at, 0) && done.gesture === 'tap') return answer('again');
    const edge = edgeFor(here, done.part, done.gesture);
    if (edge && edge.trap) return answer('trap', { to: edge.to, miss: true, edge });
    if (edge) return answer.apply(null, moved(place, here, done, edge, on));
    const already = isSo(here, done);
    if (done.part === stop.target && on) return answer(already ? 'almost' : 'gesture');
    if (done.part === stop.target) return answer('said');
    if (/^(swipe|pinch)/.test(done.gesture) || PLACES.indexOf(done.part) >= 0) return answer(inVain(here, done));
    return answer(already ? 'already' : 'said', { miss: true });
  }

  function moved(place, here, deed, edge, on) {
    const stop = touches[place];
    const { to } = edge;
    if (holds(place, to)) return ['done', { to, edge }];
    if (on && deed.part === stop.target) return ['almost', { to, edge }];
    if (on && isAhead(place, here, to)) return ['ahead', { to, edge }];
    const far = waysTo(stop.node);
    const homeward = HOMEWARD.indexOf(deed.part) >= 0 || far[to] < far[here] || isOn(place, to);
    if (!on && homeward) return ['back', { to, edge }];
    return ['roam', { to, edge, miss: true }];
  }

  return { isOn, holds, entering, decide };
}
