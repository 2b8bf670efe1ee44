// On every page of a learner: 学完了, ten idle minutes on a shared device, a touch reported now and then.
// Also sends what other pages could not send. Knows no lesson.
import { forgetWishes } from './next-reader.js';
import { createQueue, forgetWalk } from './queue.js';

const BEAT = 60000; // ms between two reported touches
const LOOK = 5000;
const TOUCHED = 'qibu.touched';

const me = JSON.parse(document.getElementById('me').textContent);
const form = document.querySelector('[data-leave]');
export const queue = createQueue();
export { me };

let beaten = Date.now();
let here = Date.now();
let leaving = false;
const stops = [];
export const onLeave = (stop) => stops.push(stop);

function touchedAt() {
  try {
    return Math.max(here, Number(window.localStorage.getItem(TOUCHED)) || 0); // another page of the same device counts too
  } catch (error) {
    return here;
  }
}

function touched() {
  if (leaving) return;
  if (me.shared && Date.now() - touchedAt() >= me.idle) {
    leave();
    return;
  }
  here = Date.now();
  try {
    window.localStorage.setItem(TOUCHED, String(here));
  } catch (error) {
    here = Date.now();
  }
  if (me.shared && here - beaten > BEAT) {
    beaten = here;
    fetch('/me/here', { method: 'POST', credentials: 'same-origin' }).catch(() => false);
  }
}

function picker() {
  window.location.replace((form ? form.getAttribute('action') : '/me').replace('/me/leave', '/me'));
}

// The cookie goes with the server's answer. While there is none, her name is off the page and nothing more is recorded.
function leave() {
  if (!leaving) {
    leaving = true;
    stops.forEach((stop) => stop());
    forgetWalk();
    if (me.shared) forgetWishes();
    document.documentElement.classList.add('me-gone');
  }
  const away = () => fetch('/me/leave', { method: 'POST', credentials: 'same-origin', redirect: 'manual' });
  const sent = Promise.race([queue.send(), new Promise((done) => setTimeout(done, 2000))]);
  sent.then(away).then(picker, () => setTimeout(leave, LOOK));
}

function look() {
  if (!document.hidden && me.shared && !leaving && Date.now() - touchedAt() >= me.idle) leave();
}

['pointerdown', 'touchstart', 'mousedown', 'keydown', 'wheel'].forEach((name) => window.addEventListener(name, touched, { capture: true, passive: true }));
document.addEventListener('visibilitychange', look);
window.addEventListener('pageshow', (event) => event.persisted && window.location.reload());
if (form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    leave();
  });
}
touched();
setInterval(look, LOOK);
