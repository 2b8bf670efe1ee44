// The code comes in the fragment, which never leaves the phone by itself; it goes on by POST and out of the address.
const form = document.getElementById('pair');
const code = window.location.hash.slice(1);
if (code) window.history.replaceState(null, '', window.location.pathname + window.location.search);
if (form && /^[A-Za-z0-9_-]{16,40}$/.test(code)) {
  const note = document.getElementById('pair-note');
  note.textContent = note.getAttribute('data-wait');
  form.elements.code.value = code;
  form.hidden = true;
  form.submit();
}
