// 课前检查 waits for the first phone: once one has come, the page is asked for again and its line says so; but never while
// somebody writes or chooses on it, which would be lost.
const PAUSE = 4000; // ms
const line = document.querySelector('[data-line=phone]');
let written = false;

const isWriting = () => written || /^(INPUT|SELECT)$/.test(document.activeElement.tagName);

function look() {
  if (document.hidden) return;
  fetch('/lead/check/seen', { credentials: 'same-origin' })
    .then((answer) => (answer.ok ? answer.json() : { ago: null }))
    .then(({ ago }) => ago !== null && !isWriting() && window.location.reload())
    .catch(() => null); // the program is being restarted: asked again in a moment
}

document.addEventListener('input', () => { written = true; });
if (line && line.getAttribute('data-state') !== 'good') setInterval(look, PAUSE);
