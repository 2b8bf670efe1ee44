// 我是谁: takes what a card scanner types, wherever the focus is and whatever input method is on; sends a photo at once,
// made smaller first. Also sends what earlier pages could not.
import { forgetWishes } from './next-reader.js';
import { createQueue } from './queue.js';

const PAUSE = 500; // ms; a scanner types a whole card far quicker than a person two letters
const SIDE = 1600; // px of the photo's longer side; the code on a card needs no more
const KEYS = { Minus: '-_', Slash: '/?', Period: '.>', Semicolon: ';:', Digit3: '3#', Equal: '=+' };

createQueue();
if (!document.querySelector('.with-card.alone')) forgetWishes(); // faces: several share this device
const cardForm = document.getElementById('card-form');
const photoForm = document.getElementById('photo-form');
const photo = document.getElementById('photo');
let typed = '';
let last = 0;

function send(text) {
  cardForm.elements.card.value = text;
  cardForm.submit();
}

// With a Chinese input method on, `key` says only that it is at work; `code` still says which key it was.
function letter(event) {
  if (event.key && event.key.length === 1) return event.key;
  const found = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(event.code || '');
  if (found && found[1]) return event.shiftKey ? found[1] : found[1].toLowerCase();
  if (found && !(event.shiftKey && KEYS[event.code])) return found[2];
  const pair = KEYS[event.code];
  return pair ? pair[event.shiftKey ? 1 : 0] : '';
}

document.addEventListener('keydown', (event) => {
  if (event.timeStamp - last > PAUSE) typed = ''; // when the key was pressed, not when this page had time for it
  last = event.timeStamp;
  if (event.key === 'Enter' || event.code === 'Enter' || event.code === 'NumpadEnter') {
    if (typed.length < 20) return;
    event.preventDefault();
    send(typed);
    return;
  }
  typed += letter(event);
}, true);

// A card's address opened with the phone's own camera: the token stands in the fragment.
const brought = /^#card=([A-Za-z0-9_-]{20,40})$/.exec(window.location.hash);
if (brought) {
  window.history.replaceState(null, '', window.location.pathname + window.location.search);
  send(brought[1]);
}

function smaller(image) {
  const shrink = Math.min(1, SIDE / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * shrink);
  canvas.height = Math.round(image.naturalHeight * shrink);
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (!blob) {
      photoForm.submit();
      return;
    }
    const data = new FormData();
    data.append('photo', blob, 'card.jpg');
    fetch(photoForm.action, { method: 'POST', body: data, credentials: 'same-origin' }).then((answer) => {
      if (answer.redirected) window.location.replace(answer.url);
      else answer.text().then((html) => tell(html));
    }, () => photoForm.submit());
  }, 'image/jpeg', 0.85);
}

// The page comes back with one sentence; that sentence is put into this page.
function tell(html) {
  const fault = new DOMParser().parseFromString(html, 'text/html').getElementById('fault');
  const old = document.getElementById('fault');
  if (old) old.remove();
  if (fault) document.querySelector('main h1').insertAdjacentElement('afterend', fault);
  photoForm.classList.remove('busy');
  photo.value = '';
}

photoForm.classList.add('by-itself');
function taken() {
  if (!photo.files || !photo.files[0]) return;
  photoForm.classList.add('busy');
  const image = new Image();
  image.onload = () => smaller(image);
  image.onerror = () => photoForm.submit();
  const reader = new FileReader();
  reader.onload = () => {
    image.src = reader.result;
  };
  reader.readAsDataURL(photo.files[0]);
}

photo.addEventListener('change', taken);
taken(); // before this script was there
