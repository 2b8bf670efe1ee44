// The teacher's half of `/lead`: where the class stands, on and back, the three ways, and its end. Draws what it is told.
import { button, fill, inHalves, link, make } from './lead-make.js';

const WAYS = ['look', 'practise', 'own'];
const VIEW = '-14 -14 388 688'; // the drawn phone's view box

function phone(view) {
  const { data, n } = { data: view.drawing(), n: view.state().step };
  if (!data || n < 1 || n > data.steps.length) return null;
  const touch = data.steps[n - 1].touches[0];
  const screen = data.screens[touch.screen];
  const box = make('div', 'lead-phone');
  box.setAttribute('aria-hidden', 'true');
  if (screen.picture) {
    const picture = box.appendChild(make('img'));
    picture.src = screen.picture.src;
    picture.alt = '';
  } else if (screen.svg) box.innerHTML = screen.svg + (touch.mark || ''); // our server's own drawings
  box.querySelectorAll('svg').forEach((one) => {
    one.setAttribute('focusable', 'false');
    if (!one.getAttribute('viewBox')) one.setAttribute('viewBox', VIEW);
  });
  return box;
}

function doneLine(view) {
  const { words } = view;
  const state = view.state();
  const room = view.room();
  const lesson = view.lesson();
  if (!lesson || !room.joined || !state.step) return null;
  const task = state.way !== 'look';
  const step = task ? lesson.steps[lesson.steps.length - 1] : lesson.steps[state.step - 1];
  if (!step) return null;
  const n = room.done[step.id] || 0;
  const line = make('div', 'lead-done');
  const bar = make('span', 'lead-bar', make('i'));
  bar.firstChild.style.width = (100 * n) / room.joined + '%';
  bar.setAttribute('aria-hidden', 'true');
  line.appendChild(make('strong', '', fill(n === room.joined ? words.done_all : task ? words.done_task : words.done, { n, of: room.joined })));
  line.appendChild(bar);
  const missing = room.people.filter((one) => one.done.indexOf(step.id) < 0);
  if (n && missing.length && missing.length <= 6) {
    const names = missing.map((one) => one.nickname || fill(words.guest, { n: one.guest }));
    line.appendChild(make('p', '', words.not_yet + (view.page.lang === 'zh' ? '：' : ': ') + names.join(view.page.lang === 'zh' ? '、' : ', ')));
  }
  return line;
}

// A window of its own, so that nothing else ever stands on the big screen.
function projector(view) {
  const screen = link('lead-small', view.words.screen, view.links.screen);
  screen.target = 'qibu-screen';
  return screen;
}

function card(view) {
  const { words } = view;
  const state = view.state();
  const lesson = view.lesson();
  const node = make('section', 'lead-card');
  const total = lesson ? lesson.steps.length : 0;
  const text = make('div', 'lead-words');
  if (!lesson) text.appendChild(make('h1', 'lead-text', words.no_lesson));
  else if (!state.step) {
    text.appendChild(make('p', 'lead-lesson', lesson.title));
    text.appendChild(make('h1', 'lead-text', words.waiting));
    text.appendChild(make('p', 'lead-note', view.room().joined ? words.waiting_note : words.joined_none));
    text.appendChild(make('p', 'lead-code', fill(words.code, { code: inHalves(view.page.code) })));
    text.appendChild(make('p', 'lead-row lead-at-desk', projector(view)));
  } else if (state.step > total) {
    text.appendChild(make('p', 'lead-lesson', lesson.title));
    text.appendChild(make('h1', 'lead-text', words.last_page));
    text.appendChild(make('p', 'lead-note', words.last_page_note));
  } else {
    text.appendChild(make('p', 'lead-head', make('b', '', state.step), make('span', '', fill(words.heading, { n: state.step, of: total }))));
    text.appendChild(make('h1', 'lead-text', lesson.steps[state.step - 1].text));
  }
  node.appendChild(text);
  const drawn = phone(view);
  if (drawn) node.appendChild(drawn);
  const done = doneLine(view);
  if (done) node.appendChild(done);
  return node;
}

function ways(view) {
  const group = make('div', 'lead-ways');
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', view.words.ways);
  WAYS.forEach((way) => {
    const one = button('way-' + way, 'lead-way', view.words['way_' + way], () => view.change({ way }));
    one.setAttribute('aria-pressed', String(view.state().way === way));
    group.appendChild(one);
  });
  return group;
}

function asks(view) {
  const { words } = view;
  const state = view.state();
  const up = button('look-up', 'lead-ask', state.look_up ? words.look_up_on : words.look_up, () => view.change({ look_up: 'yes' }));
  up.setAttribute('aria-pressed', String(Boolean(state.look_up)));
  const dark = button('blank', 'lead-ask', state.blank ? words.light : words.blank, () => view.change({ blank: state.blank ? 'no' : 'yes' }));
  dark.setAttribute('aria-pressed', String(state.blank));
  return make('div', 'lead-asks', up, dark);
}

function stepList(view) {
  const lesson = view.lesson();
  if (!lesson) return null;
  const list = make('ol', 'lead-steps');
  lesson.steps.forEach((step, i) => {
    const one = button('step-' + (i + 1), 'lead-step', '', () => view.change({ step: i + 1 }));
    one.appendChild(make('b', '', i + 1));
    one.appendChild(make('span', '', step.text));
    if (view.state().step === i + 1) one.setAttribute('aria-current', 'step');
    const n = view.room().done[step.id];
    if (n) one.appendChild(make('em', '', n));
    list.appendChild(make('li', '', one));
  });
  return make('section', 'lead-part', make('h2', '', view.words.steps), list);
}

function lessonChoice(view) {
  const { words, look } = view;
  const select = make('select', 'lead-select');
  select.setAttribute('aria-label', words.lesson);
  select.setAttribute('data-key', 'lesson');
  view.page.lessons.forEach((one) => {
    const option = make('option', '', one.title);
    option.value = one.id;
    select.appendChild(option);
  });
  select.value = look.lesson || view.state().lesson || view.page.lessons[0].id;
  select.addEventListener('change', () => { look.lesson = select.value; });
  const go = button('lesson-do', 'lead-small', words.lesson_do, () => {
    const lesson = select.value;
    look.lesson = '';
    view.change({ lesson });
  });
  return make('section', 'lead-part', make('h2', '', words.lesson), make('div', 'lead-row', select, go));
}

function ending(view) {
  const { words, look, links } = view;
  const part = make('section', 'lead-part lead-end');
  if (look.ending) {
    const calls = view.room().calls.length;
    if (calls) part.appendChild(make('p', 'lead-sure', fill(words.end_calls, { n: calls })));
    part.appendChild(make('p', 'lead-sure', words.end_sure));
    part.appendChild(make('div', 'lead-row',
      button('end-do', 'lead-small strong', words.end_do, () => {
        look.ending = false;
        view.change({ end: 'yes' });
      }),
      button('end-not', 'lead-small', words.end_not, () => {
        look.ending = false;
        view.draw();
      })));
    return part;
  }
  part.appendChild(make('div', 'lead-row', projector(view), link('lead-small', words.check, links.check),
    button('end', 'lead-small stop', words.end, () => {
      look.ending = true;
      view.draw();
    })));
  part.appendChild(make('p', 'lead-keys', words.keys));
  return part;
}

function tabs(view) {
  const { words, look } = view;
  const waiting = view.room().calls.filter((one) => !one.taken).length;
  const row = make('div', 'lead-tabs');
  [['', words.tab_lead], ['room', waiting ? fill(words.tab_calls, { n: waiting }) : words.tab_room]].forEach(([name, text]) => {
    const one = button('tab-' + name, 'lead-tab' + (name && waiting ? ' calling' : ''), text, () => {
      look.tab = name;
      view.draw();
      window.scrollTo(0, 0);
    });
    one.setAttribute('aria-pressed', String(look.tab === name));
    row.appendChild(one);
  });
  return row;
}

function bar(view) {
  const { words } = view;
  const state = view.state();
  const lesson = view.lesson();
  const total = lesson ? lesson.steps.length : 0;
  const back = button('back', 'lead-big plain', words.back, () => view.change({ step: state.step - 1 }));
  const next = button('next', 'lead-big', state.step ? words.next : words.begin_steps, () => view.change({ step: state.step + 1 }));
  back.disabled = state.step < 1;
  next.disabled = !lesson || state.step > total;
  return make('div', 'lead-turn', back, next);
}

// Somebody else leads: says who, and offers to take over.
function other(view) {
  const { words, look, links } = view;
  const room = view.room();
  const state = view.state();
  const lesson = view.lesson();
  const node = make('section', 'lead-other');
  const at = state.way !== 'look' ? words['way_' + state.way] : lesson && state.step >= 1 && state.step <= lesson.steps.length
    ? fill(words.call_at, { n: state.step, text: lesson.steps[state.step - 1].text }) : lesson ? lesson.title : words.waiting;
  node.appendChild(make('p', 'lead-who', make('strong', '', fill(words.leads, { name: room.leader })), make('span', '', at)));
  if (look.taking) {
    node.appendChild(make('p', 'lead-sure', fill(words.take_over_sure, { name: room.leader })));
    node.appendChild(make('div', 'lead-row', button('take-over-do', 'lead-small strong', words.take_over, () => {
      look.taking = false;
      look.tab = '';
      view.change({ take_over: 'yes' });
    }), button('take-over-not', 'lead-small', words.take_over_not, () => {
      look.taking = false;
      view.draw();
    })));
  } else {
    node.appendChild(make('div', 'lead-row', button('take-over', 'lead-small', words.take_over, () => {
      look.taking = true;
      view.draw();
    }), link('lead-small quiet', words.over_new, links.begin)));
  }
  return node;
}

export function drawTeach(view) {
  if (!view.room().leads) return make('div', 'lead-teach looking-on', other(view));
  return make('div', 'lead-teach', tabs(view), make('div', 'lead-hold', card(view), ways(view), asks(view),
    stepList(view), lessonChoice(view), ending(view), bar(view)));
}

export function drawOver(view) {
  const { words, links } = view;
  return make('section', 'lead-finished', make('h1', '', words.over),
    make('div', 'lead-row', link('lead-small strong', words.over_summary, links.summary), link('lead-small', words.over_new, links.begin),
      link('lead-small', words.to_table, links.table)));
}
