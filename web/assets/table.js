// Every page of the volunteer's table: hand-overs that could not be sent go out as soon as they can; typing from paper.
import { sendWaiting } from './table-post.js';

const form = document.getElementById('paper');

// Keys 1 to 5 mark the step that has the focus and go on to the next; arrows stay the browser's own.
function typing() {
  const steps = Array.prototype.slice.call(form.querySelectorAll('.step'));
  const radiosOf = (step) => step.querySelectorAll('input');

  function goOn(i) {
    const next = steps[i + 1];
    const target = next ? next.querySelector('input:checked') || radiosOf(next)[0] : form.querySelector('.ready input, textarea');
    target.focus({ preventScroll: true });
    const box = (next || target).getBoundingClientRect();
    if (box.bottom > window.innerHeight - 20 || box.top < 0) (next || target).scrollIntoView({ block: 'center' });
  }

  function pressed(press) {
    if (press.ctrlKey || press.altKey || press.metaKey) return;
    const writing = /^(TEXTAREA|SELECT)$/.test(press.target.tagName) || (press.target.tagName === 'INPUT' && !/radio|checkbox/.test(press.target.type));
    const n = Number(press.key);
    if (writing || !(n >= 1 && n <= 5)) return;
    const here = press.target.closest && press.target.closest('.step');
    const i = here ? steps.indexOf(here) : steps.findIndex((step) => !step.querySelector('input:checked'));
    if (i < 0) return;
    press.preventDefault();
    radiosOf(steps[i])[n - 1].checked = true;
    goOn(i);
  }

  document.addEventListener('keydown', pressed);
  radiosOf(steps[0])[0].focus({ preventScroll: true });
}

if (form) typing();
sendWaiting();
window.addEventListener('online', sendWaiting);
