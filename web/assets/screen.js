// The projector's window. It follows the class like a phone, and its own keys lead it; nobody's name ever comes here.
import { fill, make } from './lead-make.js';
import { ask, createLine, send } from './lead-wire.js';
import { listenToKeys } from './lead-keys.js';
import { mount } from './player.js';

const page = JSON.parse(document.getElementById('screen-data').textContent);
const { words, links } = page;
const byId = (name) => document.getElementById(name);
const root = byId('screen');
const dark = byId('screen-dark');
const told = byId('screen-told');
const AGAIN = 3000; // ms

let state = page.state || null;
let room = page.room || null;
let lesson = null; // the player's data of the lesson shown
let asked = '';
let player = null;
let drawn = '';
let sent = 0; // changes on their way
let at = 0; // the step the player shows
let large = false; // whether the way in stands over the lesson, for who comes late
let owed = null; // {step, seq}: turned here while nobody heard it

// No class goes on yet, or it is over: this window waits for the next one. The class in the next room is not the next one.
function waitForNext() {
  ask('/screen/now' + (page.meeting ? '?over=' + page.meeting : '')).then((found) => {
    if (found.meeting && found.meeting !== page.meeting) window.location.replace('/screen?lang=' + page.lang + '&meeting=' + found.meeting);
    else setTimeout(waitForNext, AGAIN);
  }, () => setTimeout(waitForNext, AGAIN));
}

function tell(text, mayTake) {
  told.hidden = !text;
  told.querySelector('p').textContent = text || '';
  told.querySelector('button').hidden = !mayTake;
}

function change(fields) {
  const before = state;
  const guess = Object.assign({}, state);
  if (fields.step !== undefined) guess.step = fields.step;
  if (fields.way) guess.way = fields.way;
  if (fields.blank) guess.blank = fields.blank === 'yes';
  if (!fields.take_over) state = guess;
  sent += 1;
  draw();
  send('/lead/change', Object.assign({ meeting: page.meeting }, fields)).then(({ status, body }) => {
    sent -= 1;
    if (body.state && !sent) state = body.state;
    if (status === 409) tell(words.leads, true);
    else tell(status === 200 ? '' : words.lost);
    draw();
  }, () => {
    sent -= 1;
    if (fields.step === undefined) state = before;
    else owed = { step: fields.step, seq: before.seq }; // in the room the class goes on
    tell(words.lost);
    draw();
  });
}

function wantLesson() {
  if (!state.lesson || asked === state.lesson || (lesson && lesson.lesson === state.lesson)) return;
  const wanted = state.lesson;
  asked = wanted;
  ask(links.lesson.replace('/join/lesson/', '/join/lesson/' + wanted)).then((data) => {
    asked = '';
    if (data.gone) return;
    data.links = { other_lang: links.other_lang };
    lesson = data;
    draw();
  }, () => setTimeout(() => {
    asked = '';
    draw();
  }, AGAIN));
}

const ready = () => (lesson && state && lesson.lesson === state.lesson ? lesson : null);

function view() {
  if (!state.open) return 'over';
  if (state.way !== 'look') return state.way;
  if (!state.step) return 'door';
  return ready() ? 'lesson' : 'wait';
}

function clear() {
  parkCorner();
  if (player) player.destroy();
  player = null;
  root.textContent = '';
}

// The corner with the code stands in the player's own top line, so that it covers nothing.
function placeCorner() {
  const corner = byId('screen-late');
  const top = root.querySelector('.qibu-top') || root.querySelector('.screen-top');
  corner.hidden = !top;
  if (!top || corner.parentNode === top) return;
  top.insertBefore(corner, top.firstChild);
  window.dispatchEvent(new Event('resize')); // the player fits its words into what is left
}

function parkCorner() {
  const corner = byId('screen-late');
  if (root.contains(corner)) root.parentNode.appendChild(corner);
  corner.hidden = true;
}

function turned(n) {
  at = n;
  if (view() === 'lesson' && n !== state.step) change({ step: n });
}

// A step may have several touches: the player is told only of another step, else it would go back to the first touch.
function showLesson() {
  const key = 'lesson ' + state.lesson;
  if (drawn !== key) {
    clear();
    drawn = key;
    at = state.step;
    player = mount(root, lesson, { host: 'screen', memory: null, start: state.step, turned });
  } else if (at !== state.step) player.go(state.step);
}

function stepList(way) {
  const data = ready();
  const title = make('div', 'screen-title', make('h1', '', words[way]));
  const node = make('section', 'screen-steps', make('div', 'screen-top', title), make('p', '', words[way + '_note']));
  if (!data) return node;
  const list = make('ol', data.steps.length > 5 ? 'many' : '');
  data.steps.forEach((step) => {
    list.appendChild(make('li', '', step.touches.map((touch) => touch.text).join(data.lang === 'zh' ? '，' : '; ')));
  });
  title.appendChild(make('p', 'screen-lesson', data.title));
  node.appendChild(list);
  return node;
}

function overPage() {
  const node = make('section', 'screen-steps screen-over', make('h1', '', words.over), make('p', '', words.over_note));
  const data = ready();
  if (data && data.end.learnt.length) {
    node.appendChild(make('h2', '', words.learnt));
    node.appendChild(make('ul', '', ...data.end.learnt.map((text) => make('li', '', text))));
  }
  return node;
}

function showStill(name, made) {
  const key = name + ' ' + state.lesson + ' ' + Boolean(ready());
  if (drawn === key) return;
  clear();
  drawn = key;
  if (made) root.appendChild(made());
}

function draw() {
  const name = view();
  const door = byId('screen-door');
  wantLesson();
  if (name === 'door' || name === 'over') large = false;
  door.hidden = name !== 'door' && !large;
  root.hidden = large;
  byId('screen-back').hidden = !large;
  if (name === 'lesson') showLesson();
  else if (name === 'practise' || name === 'own') showStill(name, () => stepList(name));
  else if (name === 'over') showStill(name, overPage);
  else showStill(name, null);
  // Until the lesson has come the heading stays what it was: a page is never without one.
  if (name === 'door' && (ready() || !state.lesson)) byId('screen-today').textContent = ready() ? fill(words.today, { title: ready().title }) : words.no_lesson;
  if (name === 'door' || name === 'over') parkCorner();
  else placeCorner();
  dark.hidden = !(state.blank && state.open);
  count();
}

function count() {
  const arrived = byId('screen-arrived');
  const done = byId('screen-done');
  if (room && room.joined !== null) arrived.textContent = room.joined ? fill(words.arrived, { n: room.joined }) : '';
  done.textContent = room && room.nearly ? words.nearly : room && room.done ? fill(words.done, { n: room.done }) : '';
  if (done.hidden === !done.textContent) return;
  done.hidden = !done.textContent;
  if (root.contains(done)) window.dispatchEvent(new Event('resize')); // a line more in the corner: the words are fitted anew
}

function heard(news) {
  if (news.room) room = news.room;
  if (news.state && news.state.seq > state.seq) large = false; // the class goes on
  if (news.state && !sent && news.state.seq >= state.seq) {
    const late = owed && owed.seq === news.state.seq && state.step !== news.state.step ? owed : null;
    owed = null;
    if (news.state.seq > state.seq) tell('');
    state = news.state;
    if (late) {
      change({ step: late.step });
      return;
    }
  }
  draw();
  if (!state.open) {
    line.stop();
    waitForNext();
  }
}

let line = null;

function fullScreen() {
  const whole = document.documentElement;
  const now = document.fullscreenElement || document.webkitFullscreenElement;
  const call = now ? document.exitFullscreen || document.webkitExitFullscreen : whole.requestFullscreen || whole.webkitRequestFullscreen;
  const promise = call ? call.call(now ? document : whole) : null;
  if (promise) promise.catch(() => null); // a browser may refuse; the window is as large as it is
}

const blanked = () => Boolean(state && state.blank && state.open);
const light = () => change({ blank: 'no' });

// The code fills the picture, to be scanned from the last row; a touch or any key leads back, and so does the next step.
function enlarge(is) {
  large = is;
  draw();
  if (large) byId('screen-back').focus();
}

// The player's own black sheet and full screen would be lost when the page changes: the window does both itself.
function fromTools(event) {
  const one = event.target.closest('[data-do=blank], [data-do=full]');
  if (!one) return;
  event.stopPropagation();
  if (one.getAttribute('data-do') === 'full') fullScreen();
  else change({ blank: 'yes' });
}

function start() {
  window.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if ((blanked() || large) && !/^(Shift|Control|Alt|Meta)$/.test(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (blanked()) light();
      else enlarge(false);
    } else if (event.key === 'f' || event.key === 'F') {
      event.preventDefault();
      event.stopImmediatePropagation();
      fullScreen();
    }
  }, true);
  listenToKeys((what) => state.open && (view() !== 'lesson' || (what !== 'next' && what !== 'back')), {
    next: () => view() === 'door' && ready() && change({ step: 1 }),
    back: () => null,
    blank: () => change({ blank: 'yes' }),
    look_up: () => change({ look_up: 'yes' }),
    way: (way) => change({ way }),
  });
  dark.addEventListener('click', light);
  byId('screen-larger').addEventListener('click', () => enlarge(true));
  byId('screen-back').addEventListener('click', () => enlarge(false));
  root.addEventListener('click', fromTools, true);
  told.querySelector('button').addEventListener('click', () => change({ take_over: 'yes' }));
  line = createLine({
    stream: '/screen/stream?meeting=' + page.meeting,
    room: '/screen/now?meeting=' + page.meeting,
    heard,
    lost(is) {
      if (is || told.querySelector('button').hidden) tell(is ? words.lost : ''); // who may not turn steps is told until somebody acts
    },
    gone: () => window.location.replace('/screen?lang=' + page.lang),
  });
  draw();
}

if (state) start();
else waitForNext();
