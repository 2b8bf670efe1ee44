// The room's half of `/lead`: who calls for help, at which step, since when and where; then one's own people, then the others.
import { button, fill, inHalves, link, make } from './lead-make.js';

const nameOf = (view, one) => one.nickname || fill(view.words.guest, { n: one.guest });

function ago(view, seconds) {
  const minutes = Math.floor((seconds + view.elapsed()) / 60);
  return minutes < 1 ? view.words.ago_now : fill(view.words.ago, { n: minutes });
}

function where(view, call) {
  const lesson = view.lessons[call.lesson];
  const n = lesson ? lesson.steps.map((one) => one.id).indexOf(call.step) + 1 : 0;
  return n ? fill(view.words.call_at, { n, text: lesson.steps[n - 1].text }) : view.words.call_anywhere;
}

function toggle(view, key) {
  view.look.open = view.look.open === key ? '' : key;
  view.draw();
}

function callCard(view, call) {
  const { words, deeds } = view;
  const node = make('li', 'room-call' + (call.mine ? ' mine' : call.taken ? ' taken' : ''));
  node.setAttribute('data-call', call.id);
  node.appendChild(make('p', 'room-who', make('strong', '', nameOf(view, call)), call.spot ? make('b', 'room-spot', call.spot) : null,
    make('span', 'room-ago', ago(view, call.seconds))));
  node.appendChild(make('p', 'room-at', where(view, call)));
  if (!call.taken) {
    node.appendChild(make('div', 'lead-row', button('go-' + call.id, 'lead-small strong', words.take, () => deeds.take(call))));
    return node;
  }
  if (!call.mine) {
    node.appendChild(make('p', 'room-taken', fill(words.taken_by, { name: call.by })));
    if (call.late) node.appendChild(make('div', 'lead-row', button('go-' + call.id, 'lead-small', words.take_too, () => deeds.take(call))));
    return node;
  }
  const key = 'solve-' + call.id;
  const row = make('div', 'room-prompts');
  view.page.prompts.forEach((one) => row.appendChild(button(key + one.id, 'lead-small good', one.word, () => deeds.solve(call, one.id))));
  row.appendChild(button(key + 'none', 'lead-small quiet', words.solve_none, () => deeds.solve(call, '')));
  row.appendChild(button('back-' + call.id, 'lead-small quiet', words.give_back, () => deeds.back(call)));
  node.appendChild(make('p', 'room-taken', words.solve_how));
  node.appendChild(row);
  return node;
}

function calls(view) {
  const { words } = view;
  const all = view.room().calls; // as they were asked, so that no card changes its place under a finger
  const part = make('section', 'room-calls', make('h2', '', words.calls_title));
  if (all.length) part.appendChild(make('ul', 'room-list', ...all.map((one) => callCard(view, one))));
  else part.appendChild(make('p', 'lead-note', words.calls_none));
  part.appendChild(view.bell.on ? make('p', 'lead-note', words.sound_ready) : button('bell', 'lead-small', words.sound_on, view.bell.start));
  return part;
}

function chooser(view, person, key) {
  const { words, deeds } = view;
  const box = make('div', 'room-choose');
  box.appendChild(make('p', 'room-taken', fill(words.spot_title, { name: nameOf(view, person) })));
  const row = make('div', 'room-prompts');
  view.page.spots.forEach((spot) => row.appendChild(button(key + spot, 'lead-small', spot, () => deeds.spot(person, spot))));
  box.appendChild(row);
  const field = make('input', 'lead-select');
  field.maxLength = 20;
  field.setAttribute('aria-label', words.spot_type);
  field.placeholder = words.spot_type;
  field.setAttribute('data-key', key + 'typed');
  box.appendChild(make('div', 'lead-row', field, button(key + 'keep', 'lead-small', words.spot_keep, () => field.value.trim() && deeds.spot(person, field.value.trim())),
    person.spot ? button(key + 'clear', 'lead-small quiet', words.spot_clear, () => deeds.spot(person, '')) : null));
  return box;
}

function namer(view, person, key) {
  const { words, deeds, look } = view;
  const box = make('div', 'room-choose', make('p', 'room-taken', fill(words.name_title, { n: person.guest })));
  if (!look.names) return box;
  if (!look.names.length) box.appendChild(make('p', 'lead-note', words.name_none));
  const row = make('div', 'room-prompts');
  look.names.forEach((one) => row.appendChild(button(key + one.id, 'lead-small', one.nickname, () => deeds.name(person, one.id))));
  box.appendChild(row);
  return box;
}

// How she gets on: at the step shown while all watch the screen, else with the whole task.
function standing(view, person) {
  const { words } = view;
  const state = view.state();
  const lesson = view.lesson();
  if (view.room().calls.some((one) => one.seat === person.seat)) return ['calling', words.is_calling];
  const step = lesson && state.step ? (state.way === 'look' ? lesson.steps[state.step - 1] : lesson.steps[lesson.steps.length - 1]) : null;
  if (step && person.done.indexOf(step.id) >= 0) return ['done', words.is_done];
  if (!person.here) return ['asleep', words.is_asleep];
  if (!step) return ['', ''];
  return person.done.length ? ['not', fill(words.done_count, { n: person.done.length })] : ['not', words.is_not];
}

function personRow(view, person, own) {
  const { words, look, links } = view;
  const state = view.state();
  const node = make('li', 'room-person');
  const [kind, said] = standing(view, person);
  const spotKey = 'spot-' + person.seat;
  const nameKey = 'name-' + person.seat;
  const line = make('div', 'room-line', make('strong', '', nameOf(view, person)), said ? make('span', 'room-state ' + kind, said) : null);
  node.appendChild(line);
  const row = make('div', 'room-small');
  row.appendChild(button(spotKey, 'lead-tiny', person.spot || words.spot_none, () => toggle(view, spotKey)));
  row.lastChild.setAttribute('aria-expanded', String(look.open === spotKey));
  if (!person.learner) {
    row.appendChild(button(nameKey, 'lead-tiny', words.name_it, () => {
      look.names = null;
      toggle(view, nameKey);
      view.deeds.names();
    }));
  } else if (own && state.lesson && state.way !== 'practise') row.appendChild(record(view, person.learner));
  node.appendChild(row);
  if (look.open === spotKey) node.appendChild(chooser(view, person, spotKey));
  if (look.open === nameKey) node.appendChild(namer(view, person, nameKey));
  return node;

  function record(from, learner) {
    return link('lead-tiny go', words.record, links.table.replace('/table', '/table/' + learner + '/' + from.state().lesson + '/walk'));
  }
}

function withoutPhone(view, member) {
  const { words, links } = view;
  const { lesson } = view.state();
  const row = make('div', 'room-small');
  if (lesson) row.appendChild(link('lead-tiny go', words.record, links.table.replace('/table', '/table/' + member.id + '/' + lesson + '/walk')));
  return make('li', 'room-person', make('div', 'room-line', make('strong', '', member.nickname), make('span', 'room-state', words.no_phone)), row);
}

function people(view) {
  const { words, page } = view;
  const all = view.room().people;
  const mine = all.filter((one) => page.mine.indexOf(one.learner) >= 0);
  const without = page.members.filter((one) => page.mine.indexOf(one.id) >= 0 && !all.some((person) => person.learner === one.id));
  const others = all.filter((one) => mine.indexOf(one) < 0);
  const found = [];
  if (mine.length || without.length) {
    found.push(make('section', 'room-part', make('h2', '', words.mine_title),
      make('ul', 'room-list', ...mine.map((one) => personRow(view, one, true)), ...without.map((one) => withoutPhone(view, one)))));
  }
  if (others.length) {
    found.push(make('section', 'room-part', make('h2', '', mine.length || without.length ? words.others_title : words.everybody_title),
      make('ul', 'room-list', ...others.map((one) => personRow(view, one, !page.mine.length)))));
  }
  if (!all.length) found.push(make('p', 'lead-note', words.joined_none));
  return found;
}

// For who comes late: read out, or shown on this phone at the door.
function code(view) {
  return make('p', 'room-code', fill(view.words.code, { code: inHalves(view.page.code) }));
}

export function drawRoom(view) {
  return make('div', 'lead-room', make('h1', 'room-title', view.words.room_title), calls(view), code(view), ...people(view));
}
