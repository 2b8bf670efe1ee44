"""Who came: one row a person, one touch or one key, saved as it happens. No device of the learners is needed.

The list lives in the browser and always reports all marks it holds, so touches that come faster than the answers are
never lost; what the book has kept comes back and is shown as kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import streamlit as st

from media.words import say

Came = Literal["present", "absent", "excused"]
CAME: Final[tuple[Came, ...]] = ("present", "absent", "excused")
_HTML: Final = '<div class="came"></div>'
_CSS: Final = """
.came { font-family: inherit; color: #1A1A1A; font-size: 27px; }
.sum { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; align-items: center; margin: 0 0 14px; padding: 14px 24px; border-radius: 18px; background: #E8F1FB; font-weight: 600; }
.sum span { margin-right: 28px; }
.sum .kept { margin: 0; font-weight: 400; color: #33383F; }
.sum .kept.bad { color: #8A1C1C; font-weight: 700; }
ol { list-style: none; margin: 0; padding: 0; }
li { display: flex; flex-wrap: wrap; align-items: center; margin: 0 0 10px; padding: 10px 14px 10px 24px; border: 2px solid #D9DEE5; border-radius: 18px; background: #fff; scroll-margin: 110px 0 20px; }
li:focus-within { border-color: #0B4F8A; background: #F7FAFE; }
.name { flex: 1 1 220px; min-width: 0; margin: 0; font-size: 30px; font-weight: 600; overflow-wrap: anywhere; }
.name small { display: inline-block; min-width: 2.2em; margin-right: 10px; color: #4A4F57; font-size: 23px; font-weight: 400; }
.marks { display: flex; flex-wrap: wrap; margin: -4px; }
button { min-height: 60px; min-width: 116px; margin: 4px; padding: 6px 18px; border: 2px solid #7D8794; border-radius: 14px; background: #fff; color: #1A1A1A; font: inherit; font-size: 26px; cursor: pointer; }
button:focus-visible { outline: 4px solid #D93A00; outline-offset: 3px; }
button[aria-pressed="true"] { font-weight: 700; }
button[aria-pressed="true"]::before { content: attr(data-sign) " "; }
.present[aria-pressed="true"] { background: #1B5E20; border-color: #1B5E20; color: #fff; }
.absent[aria-pressed="true"] { background: #4A4F57; border-color: #4A4F57; color: #fff; }
.excused[aria-pressed="true"] { background: #FFF3D6; border-color: #6B3D00; color: #6B3D00; }
.rest { margin: 8px 0 0; border-color: #0B4F8A; color: #0B4F8A; font-weight: 600; }
@media (max-width: 640px) { .marks { width: 100%; } .marks button { flex: 1 1 90px; min-width: 84px; padding: 6px; } li { padding: 12px 14px; } }
"""
_JS: Final = """
const SIGNS = { present: '\\u2713', absent: '\\u2013', excused: '\\u25CB' };
const lists = new WeakMap();
export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector('.came');
  let list = lists.get(root);
  if (!list || list.meeting !== data.meeting || list.drawn !== JSON.stringify([data.people, data.words])) {
    list = draw(root, data);
    lists.set(root, list);
  }
  list.send = (marks) => setStateValue('marks', marks);
  list.learn(data.kept, data.refused);
}
function draw(root, data) {
  const words = data.words, kept = {}, marks = {}, rows = [];
  const list = { meeting: data.meeting, drawn: JSON.stringify([data.people, data.words]), send: () => {} };
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
  // One key a person: 1, 2, 3 mark the row the focus is in and go on to the next; arrows move.
  ol.onkeydown = (event) => {
    const n = rows.findIndex((row) => row.li.contains(event.target));
    const at = rows[n].buttons.indexOf(event.target);
    const key = event.key;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if ('123'.includes(key) && key.length === 1) { set(n, data.came[key - 1]); focus(Math.min(n + 1, rows.length - 1), Number(key) - 1); }
    else if (key === 'ArrowDown') focus(Math.min(n + 1, rows.length - 1), at);
    else if (key === 'ArrowUp') focus(Math.max(n - 1, 0), at);
    else if (key === 'ArrowRight') focus(n, Math.min(at + 1, 2));
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
    rest.hidden = !left || left === rows.length;
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
"""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of a meeting as (id, nickname), what the book has kept of them, and why it kept no more."""

    meeting: str
    people: tuple[tuple[str, str], ...]
    kept: Mapping[str, str]
    refused: str = ""


def show(held: Attendance, lang: str) -> dict[str, str]:
    """Draw the list. Returns all marks the browser holds, by id; `changes` says what is new in them."""
    words = {name: say(f"people.{name}", lang) for name in (*CAME, "left", "saving", "saved", "rest")}
    data = {
        "meeting": held.meeting,
        "people": [{"id": one, "name": name} for one, name in held.people],
        "kept": dict(held.kept),
        "refused": held.refused,
        "came": CAME,
        "words": words,
    }
    draw = st.components.v2.component("qibu_attendance", html=_HTML, css=_CSS, js=_JS)
    draw(key=key(held.meeting), data=data, default={"marks": {}}, on_marks_change=lambda: None)
    return marks(held.meeting)


def key(meeting: str) -> str:
    return f"attendance-{meeting}"


def marks(meeting: str) -> dict[str, str]:
    """What the browser last reported for this meeting."""
    state: Any = st.session_state.get(key(meeting))
    return dict(state["marks"] or {}) if state else {}


def changes(marks: Mapping[str, object], before: Mapping[str, str], people: Sequence[str]) -> dict[str, Came]:
    """What was touched since the browser was last told what is kept (`before`), for people of this list. Pure."""
    known = set(people)
    return {
        one: came
        for one, mark in marks.items()
        if one in known and before.get(one) != mark
        for came in CAME
        if came == mark
    }
