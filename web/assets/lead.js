// `/lead`: joins the teacher's controls, the room and the line to the class. What is touched shows at once; what did not get
// through is said, and shows again as it is.
import { ask, createLine, send } from './lead-wire.js';
import { createBell } from './lead-bell.js';
import { createHold, fill, redraw } from './lead-make.js';
import { listenToKeys } from './lead-keys.js';
import { drawRoom } from './lead-room.js';
import { drawOver, drawTeach } from './lead-teach.js';

const page = JSON.parse(document.getElementById('lead-data').textContent);
const { words, links } = page;
const root = document.getElementById('lead');
const told = document.getElementById('lead-told');
const lost = document.getElementById('lead-lost');
const drawings = {}; // lesson -> the player's data, for the small drawn phone
const look = { tab: '', open: '', ending: false, taking: false, lesson: '', names: null, picked: '' };

let { room } = page;
let { state } = room;
let arrived = Date.now(); // when `room` was heard, for how long ago somebody called
let sent = 0; // changes on their way: what is heard meanwhile may be older than what shows
let shown = '';

const lessons = {};
page.lessons.forEach((one) => { lessons[one.id] = one; });
const isHeld = createHold(draw);
const bell = createBell(words, draw);
if (!room.leads) look.tab = 'room';

// Two of one name are told apart by the number that the second has everywhere.
function apart(heard) {
  heard.people.concat(heard.calls).forEach((one) => {
    if (page.numbers[one.learner]) one.nickname += ' ' + page.numbers[one.learner];
  });
  return heard;
}

function tell(text) {
  told.textContent = text || '';
  told.hidden = !text;
}

// -> the state as it is now; whatever came back is shown.
function change(fields) {
  tell('');
  const guess = Object.assign({}, state);
  if (fields.step !== undefined) guess.step = Number(fields.step);
  if (fields.way) guess.way = fields.way;
  if (fields.blank) guess.blank = fields.blank === 'yes';
  if (fields.lesson) Object.assign(guess, { lesson: fields.lesson, step: state.step ? 1 : 0 });
  const before = state;
  if (!fields.take_over && !fields.end) state = guess;
  sent += 1;
  draw();
  return send('/lead/change', Object.assign({ meeting: page.meeting }, fields)).then(({ status, body }) => {
    sent -= 1;
    if (body.state && (body.state.seq >= before.seq || !sent)) state = body.state;
    else if (status !== 200) state = before;
    if (status === 200 && body.leads) room.leads = true;
    if (status === 409) {
      room.leads = false;
      tell(fill(words.leads_now, { name: body.by }));
    } else if (status !== 200) tell(words.refused);
    draw();
  }, () => {
    sent -= 1;
    state = before;
    tell(words.not_sent);
    draw();
  });
}

// A deed that is no change of the state: calls, seats, names.
function deed(path, fields) {
  tell('');
  return send(path, Object.assign({ meeting: page.meeting }, fields)).then(({ status, body }) => {
    if (status !== 200) {
      tell(status === 404 ? words.too_late : words.refused);
      return null;
    }
    refresh();
    return body;
  }, () => {
    tell(words.not_sent);
    return null;
  });
}

function refresh() {
  return ask(roomAddress).then((value) => value.gone || heard({ state: value.state, room: value }), () => null);
}

const deeds = {
  take: (call) => deed('/lead/call/take', { call: call.id }).then((body) => {
    if (body && !body.won) tell(body.by ? fill(words.taken_by, { name: body.by }) : words.too_late);
  }),
  back: (call) => deed('/lead/call/back', { call: call.id }),
  solve: (call, prompt) => deed('/lead/call/solve', { call: call.id, prompt }).then((body) => body && !body.done && tell(words.too_late)),
  spot: (person, spot) => {
    look.open = '';
    return deed('/lead/seat', { seat: person.seat, spot });
  },
  names: () => ask('/lead/names?meeting=' + page.meeting).then((value) => {
    look.names = value.names || [];
    draw();
  }, () => tell(words.not_sent)),
  name: (person, learner) => {
    look.open = '';
    return deed('/lead/name', { seat: person.seat, learner });
  },
};

const view = {
  page, words, links, lessons, look, deeds, change, bell,
  draw: () => draw(),
  lesson: () => lessons[state.lesson] || null,
  state: () => state,
  room: () => room,
  drawing: () => drawings[state.lesson] || null,
  elapsed: () => Math.round((Date.now() - arrived) / 1000),
};

function draw() {
  if (isHeld()) return;
  document.getElementById('lead-joined').textContent = joined();
  wantDrawing();
  const over = !state.open;
  document.body.classList.toggle('lead-over', over);
  document.body.classList.toggle('on-room', look.tab === 'room');
  document.body.classList.toggle('on-lead', look.tab !== 'room');
  redraw(root, over ? [drawOver(view)] : [drawTeach(view), drawRoom(view)]);
  shown = over ? 'over' : 'class';
}

function joined() {
  if (!room.joined) return '';
  const away = room.joined - room.here;
  return fill(away ? words.joined_away : words.joined, { n: room.joined, away });
}

// The lesson's drawings come once, when there is time; without them the words stand alone.
function wantDrawing() {
  const wanted = state.lesson;
  if (!wanted || wanted in drawings) return;
  drawings[wanted] = null;
  ask('/join/lesson/' + wanted + '?lang=' + page.lang).then((data) => {
    if (data.gone) return;
    drawings[wanted] = data;
    draw();
  }, () => { delete drawings[wanted]; });
}

function heard(news) {
  if (news.room) {
    if (room.leads !== news.room.leads) tell(room.leads ? fill(words.leads, { name: news.room.leader }) : '');
    room = apart(news.room);
    arrived = Date.now();
    bell.heard(room.calls);
  }
  const next = news.state || (news.room && news.room.state);
  if (next && !sent && next.seq >= state.seq) state = next;
  draw();
  if (!state.open) line.stop();
}

const roomAddress = '/lead/room?meeting=' + page.meeting;
apart(room);
bell.heard(room.calls);
draw();
const line = createLine({
  stream: '/lead/stream?meeting=' + page.meeting,
  room: roomAddress,
  heard,
  lost(is) {
    lost.hidden = !is;
    document.body.classList.toggle('lead-offline', is);
  },
  gone: () => window.location.replace(links.lead),
});
listenToKeys(() => shown === 'class' && room.leads, {
  next: () => change({ step: Math.min(state.step + 1, (view.lesson() ? view.lesson().steps.length : 0) + 1) }),
  back: () => state.step > 0 && change({ step: state.step - 1 }),
  blank: () => change({ blank: state.blank ? 'no' : 'yes' }),
  look_up: () => change({ look_up: 'yes' }),
  way: (way) => change({ way }),
});
setInterval(draw, 20000); // how long ago somebody called
