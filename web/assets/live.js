// A phone in class: shows what the teacher shows, in the way the teacher has chosen, and never goes back to an earlier state.
import { button, calm, way } from './live-calm.js';
import { createOut } from './live-out.js';
import { createWire } from './live-wire.js';
import { follow } from './follow.js';
import { createMemory } from './memory.js';

const page = JSON.parse(document.getElementById('live-data').textContent);
const { words, links } = page;
const root = document.getElementById('live');
const panel = document.getElementById('live-call');
const lost = document.getElementById('live-lost');
const line = document.getElementById('live-line');
const memory = createMemory(null);
const BETWEEN = 8; // px between the bar and the call for help
const AGAIN = 2000; // ms before a lesson that did not come is asked for once more

let { state } = page;
let call = page.mine.call;
let done = {}; // lesson -> step id -> true
let lesson = null; // the player's data of the lesson shown
let asked = ''; // the lesson that is being asked for
let player = null;
let { home } = page; // 在家试了吗: what is asked while nothing is shown yet, or null
let thanks = ''; // what stands on the waiting page once she has said
let shown = ''; // which page stands there now
let known = Number(kept('look_up')) || 0; // the last 请抬头 that she has seen

function kept(name) {
  try {
    return window.sessionStorage.getItem('qibu.live.' + state.meeting + '.' + name);
  } catch (error) {
    return null;
  }
}

function keep(name, value) {
  try {
    window.sessionStorage.setItem('qibu.live.' + state.meeting + '.' + name, value);
  } catch (error) {
    return; // then it is asked once more after a reload
  }
}

function remember(mine) {
  done[state.lesson] = done[state.lesson] || {};
  mine.done.forEach((step) => { done[state.lesson][step] = true; });
}

const isDone = (step) => Boolean((done[state.lesson] || {})[step]) || out.isWaiting(state.lesson, step);
const stepId = (n) => (lesson && lesson.lesson === state.lesson && n >= 1 && n <= lesson.steps.length ? lesson.steps[n - 1].id : '');
const lastStep = () => (lesson && lesson.lesson === state.lesson ? lesson.steps[lesson.steps.length - 1].id : '');

const out = createOut(page.seat, {
  called(now) {
    call = now;
    drawCall();
  },
});

function mark(step) {
  if (!step || isDone(step)) return;
  done[state.lesson] = done[state.lesson] || {};
  done[state.lesson][step] = true;
  out.done(state.lesson, step); // on this phone first, then on its way
}

function help() {
  if (!call) {
    out.call(state.lesson, state.way === 'look' ? stepId(state.step) : stepId(state.step) || lastStep());
    call = 'sending';
  }
  drawCall();
  panel.focus({ preventScroll: true });
}

function drawCall() {
  const calls = call && state.open; // once the class is over nobody comes any more
  const text = calls ? words['call_' + call] : '';
  const said = panel.querySelector('p');
  panel.hidden = !calls;
  document.body.classList.toggle('live-called', Boolean(calls));
  if (calls) panel.className = 'live-call live-call-' + call;
  if (said.textContent === text) return;
  said.textContent = '';
  text.split(/([^，]+，)/).filter(Boolean).forEach((clause) => { // a line breaks between clauses, if it can be helped
    said.appendChild(document.createElement('span')).textContent = clause;
  });
  placeCall();
}

// The call stands above the buttons, whatever their height. -> what lies over the step: px at its top, and above the bar
function covered() {
  const bar = root.querySelector('.qibu-bar');
  panel.style.bottom = bar ? bar.offsetHeight + BETWEEN + 'px' : '';
  document.body.style.setProperty('--call', panel.offsetHeight + BETWEEN + 'px');
  return [lost.offsetHeight, panel.hidden ? 0 : panel.offsetHeight + BETWEEN];
}

function placeCall() {
  if (player) player.makeRoom(); // which asks what is covered
  else covered();
}

panel.querySelector('button').addEventListener('click', () => {
  out.withdraw();
  call = '';
  drawCall();
});

// The lesson's data comes once and stays; where it does not come, what can be said without it is said.
function wantLesson() {
  if (!state.lesson || asked === state.lesson || (lesson && lesson.lesson === state.lesson)) return;
  const wanted = state.lesson;
  asked = wanted;
  fetch(links.lesson.replace('/join/lesson/', '/join/lesson/' + wanted), { credentials: 'same-origin' }).then((answer) => {
    if (answer.status !== 200) throw new Error('status');
    return answer.json();
  }).then((data) => {
    asked = '';
    lesson = data;
    shown = '';
    draw();
  }, () => {
    setTimeout(() => {
      asked = '';
      wantLesson();
    }, AGAIN);
  });
}

function viewOf() {
  if (!state.open) return 'over';
  if (state.look_up > known) return 'up';
  if (state.way === 'look' && state.blank) return 'hear';
  if (state.way === 'practise') return 'practise';
  if (state.way === 'own') return 'own';
  if (!state.step || !state.lesson) return home ? 'home' : 'waiting';
  return lesson && lesson.lesson === state.lesson ? 'follow' : 'loading';
}

function said(answer) {
  out.home(answer);
  thanks = answer === 'later' ? '' : home.thanks;
  home = null;
  draw();
}

const helpButton = () => button('plain', words.help_me, help);

function doneButton() {
  const step = lastStep();
  const node = button('good', '', () => {
    mark(step);
    tell();
  });
  function tell() {
    node.textContent = step && isDone(step) ? words.marked : words.done;
    node.classList.toggle('marked', Boolean(step) && isDone(step));
  }
  tell();
  return node;
}

const PAGES = {
  over: () => ({
    mark: 'over', title: words.over_title, texts: [words.over_text],
    learnt: lesson && lesson.end.learnt.length ? [words.over_learnt, lesson.end.learnt] : null,
    buttons: [way('', words.over_again, links.shelf.replace('/learn', '/learn/' + state.lesson)), way('plain', words.over_new, links.new)],
  }),
  up: () => ({
    mark: 'up', title: words.look_up_title, texts: [words.look_up_text],
    buttons: [button('', words.i_know, () => {
      known = state.look_up;
      keep('look_up', String(known));
      draw();
    }), helpButton()],
  }),
  hear: () => ({ mark: 'hear', title: words.blank_title, texts: [words.blank_text], buttons: [helpButton()] }),
  practise: () => ({
    mark: 'hand', title: words.practise_title, texts: [lesson ? lesson.title : '', words.practise_text],
    buttons: [way('', words.practise_go, links.practise), helpButton(), doneButton()],
  }),
  own: () => ({
    mark: 'own', title: words.own_title, texts: [words.own_text],
    steps: lesson ? lesson.steps.map((step) => step.touches.map((touch) => touch.text).join(lesson.lang === 'zh' ? '，' : '; ')) : [],
    buttons: [helpButton(), doneButton()],
  }),
  waiting: () => ({
    mark: 'arrive', title: words.waiting_title, texts: [thanks, lesson ? words.waiting_lesson.replace('{title}', lesson.title) : '', words.waiting_text],
    buttons: [helpButton()],
  }),
  home: () => ({
    mark: 'home', title: home.title, texts: [home.note],
    buttons: home.answers.map((one) => button('', one.word, () => said(one.id))).concat([button('small', home.later, () => said('later')), button('small', words.help_me, help)]),
  }),
  loading: () => ({ mark: 'arrive', title: words.loading, texts: [], buttons: [] }),
};

function draw() {
  wantLesson();
  const letters = memory.wish('letters') || '1'; // as wished in the player, or at home
  document.body.style.setProperty('--letters', letters);
  document.body.classList.toggle('live-largest', letters === '1.45');
  const view = viewOf();
  if (view === 'follow') {
    if (player && shown === 'follow ' + state.lesson) player.lead(state.step);
    else {
      clear();
      root.textContent = '';
      document.body.classList.add('live-following');
      player = follow(root, lesson, state.step, { mark, call: help, isDone, covered });
      shown = 'follow ' + state.lesson;
      placeCall();
    }
  } else if (shown !== view + ' ' + state.lesson) {
    clear();
    calm(root, Object.assign({ foot: way('tricked', words.tricked, links.tricked) }, PAGES[view]()));
    shown = view + ' ' + state.lesson;
    placeCall();
  }
}

function clear() {
  if (player) player.destroy();
  player = null;
  document.body.classList.remove('live-following');
}

function heard(news) {
  if (news.state && news.state.seq > state.seq) {
    state = news.state;
    draw();
    if (!state.open) drawCall();
  }
  if (news.mine) {
    remember(news.mine);
    if (call !== 'sending' || news.mine.call || !out.calls()) call = news.mine.call;
    drawCall();
    if (player) player.redraw();
  }
  if (!state.open) wire.stop();
}

remember(page.mine);
drawCall();
draw();
const wire = createWire({
  after: () => state.seq,
  heard,
  lost(is) {
    if (lost.hidden !== is) return;
    lost.hidden = !is;
    if (player) player.makeRoom();
  },
  gone: () => window.location.replace(links.new.split('?')[0]),
});
if (!state.open) wire.stop();
line.querySelector('form').addEventListener('submit', wire.stop); // 不是我: from here on nobody sits at this phone
