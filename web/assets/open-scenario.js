// The scenario's own page: ticks at the parts that are done, and the large button leads to the first that is not. A learner
// who is signed in has her ticks from the book; a guest's are this device's, of today.
import { createMemory } from './memory.js';
import { createTicks } from './scenario.js';

const state = JSON.parse(document.getElementById('scenario-state').textContent);
const go = document.getElementById('go');
const items = document.querySelectorAll('.parts > li');
const ticks = createTicks(state.id, createMemory(null));

function draw() {
  const done = state.done || ticks.done();
  const lessons = state.parts.map((part) => part.lesson);
  const next = lessons.findIndex((lesson) => done.indexOf(lesson) < 0);
  items.forEach((item, i) => {
    const isDone = done.indexOf(lessons[i]) >= 0;
    const isHere = i === next && done.length > 0;
    const badge = item.querySelector('.badge');
    const note = item.querySelector('.so-far');
    item.className = isDone ? 'gone' : isHere ? 'here' : '';
    badge.textContent = isDone ? '✓' : i + 1;
    note.hidden = !isDone && !isHere;
    note.textContent = isDone ? state.words.part_done : isHere ? state.words.part_here : '';
  });
  const isOver = next < 0;
  go.href = state.parts[isOver ? 0 : next].link;
  go.textContent = isOver ? state.words.anew : done.length ? state.words.go_on : state.words.begin;
  if (isOver) document.querySelector('.lead').textContent = state.words.all_done;
}

go.addEventListener('click', () => {
  if (!state.done && ticks.done().length === state.parts.length) ticks.forget();
});
window.addEventListener('pageshow', draw); // coming back from a part, the browser may show the page it has kept
draw();
