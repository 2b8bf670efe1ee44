// Who came (and 在家试了吗, the same list with other answers): as it lives in the browser. It reports all its marks at every touch and follows what is kept.
const SIGNS = { present: '\u2713', absent: '\u2013', excused: '\u25CB', yes: '\u2713', a_bit: '\u25CB', no: '\u2013' };
const lists = new WeakMap();
export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.came');
  let list = lists.get(root);
  if (!list || list.meeting !== data.meeting || list.drawn !== JSON.stringify([data.people, data.words, data.came])) {
    list = draw(root, data);
    lists.set(root, list);
  }
  list.send = (marks) => setStateValue('marks', marks);
  list.learn(data.kept, data.refused);
}
function draw(root, data) {
  const words = data.words, kept = {}, marks = {}, rows = [];
  const list = { meeting: data.meeting, drawn: JSON.stringify([data.people, data.words, data.came]), send: () => {} };
  const sum = make('div', 'sum'), ol = make('ol', ''), rest = make('button', 'rest');
  const counts = data.came.map((one) => make('span', '')), open = make('span', ''), state = make('span', 'kept');
  counts.concat([open, state]).forEach((one) => sum.appendChild(one));
  state.setAttribute('role', 'status');
  data.people.forEach((person, n) => {
    const li = make('li', ''), name = make('p', 'name'), number = make('small', ''), group = make('div', 'marks');
    number.textContent = n + 1;
    name.append(number, person.name);
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', person.name);
    const buttons = data.came.map((came, i) => {
      const button = make('button', came);
      button.type = 'button';
      button.dataset.sign = SIGNS[came];
      button.textContent = words[came];
      button.setAttribute('aria-label', person.name + ' ' + words[came]);
      button.setAttribute('aria-pressed', 'false');
      if (n || i) button.tabIndex = -1;
      button.onclick = () => { set(n, came); };
      group.appendChild(button);
      return button;
    });
    rows.push({ id: person.id, li, buttons });
    li.append(name, group);
    ol.appendChild(li);
  });
  rest.type = 'button';
  rest.textContent = words.rest;
  rest.onclick = () => { data.people.forEach((one) => { if (!(one.id in marks)) marks[one.id] = 'absent'; }); tell(); };
  root.replaceChildren(sum, ol, rest);
  // One key a person: 1, 2, 3, as many as there are answers, mark the row the focus is in and go on to the next; arrows move.
  ol.onkeydown = (event) => {
    const n = rows.findIndex((row) => row.li.contains(event.target));
    const at = rows[n].buttons.indexOf(event.target);
    const key = event.key;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (data.came[key - 1]) { set(n, data.came[key - 1]); focus(Math.min(n + 1, rows.length - 1), Number(key) - 1); }
    else if (key === 'ArrowDown') focus(Math.min(n + 1, rows.length - 1), at);
    else if (key === 'ArrowUp') focus(Math.max(n - 1, 0), at);
    else if (key === 'ArrowRight') focus(n, Math.min(at + 1, data.came.length - 1));
    else if (key === 'ArrowLeft') focus(n, Math.max(at - 1, 0));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  function focus(n, i) {
    rows.forEach((row) => row.buttons.forEach((one) => { one.tabIndex = -1; }));
    rows[n].buttons[i].tabIndex = 0;
    rows[n].buttons[i].focus();
  }
  function set(n, came) { marks[rows[n].id] = came; rows.forEach((row) => row.buttons.forEach((one) => { one.tabIndex = -1; })); rows[n].buttons[data.came.indexOf(came)].tabIndex = 0; tell(); }
  function tell() { paint(); list.send(Object.assign({}, marks)); }
  function paint(refused) {
    rows.forEach((row) => row.buttons.forEach((one, i) => one.setAttribute('aria-pressed', String(marks[row.id] === data.came[i]))));
    const held = rows.map((row) => marks[row.id]);
    data.came.forEach((came, i) => { counts[i].textContent = words[came] + ' ' + held.filter((one) => one === came).length; });
    const left = held.filter((one) => !one).length;
    open.textContent = words.left + ' ' + left;
    rest.hidden = !words.rest || !data.came.includes('absent') || !left || left === rows.length;
    const waiting = Object.keys(marks).some((id) => marks[id] !== kept[id]);
    state.className = refused ? 'kept bad' : 'kept';
    state.textContent = refused || (waiting ? words.saving : words.saved);
  }
  list.learn = (now, refused) => {
    // What somebody else noted meanwhile is followed, unless a touch of ours is still on its way.
    Object.keys(now).forEach((id) => { if (marks[id] === kept[id]) marks[id] = now[id]; });
    Object.assign(kept, now);
    paint(refused);
  };
  return list;
}
function make(tag, name) { const one = document.createElement(tag); if (name) one.className = name; return one; }
