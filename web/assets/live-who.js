// The faces of a class: a browser that kept this page shows nobody again on the way back, and asks where the phone sits.
window.addEventListener('pageshow', (event) => event.persisted && window.location.reload());
