// Six digits by large keys: they stand as on the big screen, three and three. Without this script the phone's own keyboard
// does.
const DIGITS = 6;
const field = document.getElementById('code');
const pad = document.getElementById('pad');
const form = document.getElementById('code-form');

const digits = () => field.value.replace(/\D/g, '').slice(0, DIGITS);

function put(text) {
  field.value = text.length > 3 ? text.slice(0, 3) + ' ' + text.slice(3) : text;
}

pad.hidden = false;
document.getElementById('code-enter').hidden = true;
if (!window.matchMedia('(hover: hover)').matches) field.readOnly = true; // the large keys, not the phone's own
if (pad.getBoundingClientRect().bottom > window.innerHeight) pad.scrollIntoView(false); // a short phone: all the keys, and the digits above them
pad.addEventListener('click', (event) => {
  const key = event.target.closest('button');
  if (!key) return;
  if (key.hasAttribute('data-digit')) put((digits() + key.getAttribute('data-digit')).slice(0, DIGITS));
  else if (key.hasAttribute('data-delete')) put(digits().slice(0, -1));
  if (key.hasAttribute('data-digit') && digits().length === DIGITS) form.submit();
});
field.addEventListener('input', () => {
  put(digits());
  if (digits().length === DIGITS) form.submit();
});
