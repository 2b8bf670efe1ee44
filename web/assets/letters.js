// The letters that a lesson was read in are those of the pages around it, set before anything is drawn. What is wished is
// kept by memory.js; here nothing is chosen.
(() => {
  function wished() {
    try {
      return window.localStorage.getItem('qibu.letters');
    } catch (error) {
      return null;
    }
  }

  function set() {
    const page = document.documentElement;
    const found = wished();
    page.style.setProperty('--letters', found === '1.2' || found === '1.45' ? found : '1');
    page.classList.toggle('largest', found === '1.45');
  }

  set();
  window.addEventListener('pageshow', set); // back from a lesson, where they may have changed
})();
