"""The page on which a scripted person practises: lesson after lesson, in a time that passes only when told to."""

from typing import Final

from playwright.sync_api import Page

from tests.player.stage import Json, Stage, as_script

# The page's own time: it stands still until somebody lets it pass, so that 500 ms cost nothing.
CLOCK: Final = """
  let now = 10000;
  let last = 0;
  const waiting = new Map();
  performance.now = () => now;
  window.setTimeout = (then, ms) => waiting.set((last += 1), [now + (ms || 0), then]) && last;
  window.clearTimeout = (one) => waiting.delete(one);
  window.pass = (ms) => {
    now += ms;
    Array.from(waiting).filter(([, [when]]) => when <= now).forEach(([one, [, then]]) => waiting.delete(one) && then());
  };
"""
# Where somebody's hands find things on a page.
HANDS: Final = """
(() => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const shown = (one) => one && one.offsetWidth > 0 && getComputedStyle(one).visibility !== 'hidden';
  // Waits until it is there and its place is steady, lets a moment pass, and brings it into sight.
  async function found(selector) {
    for (let tries = 0; tries < 1000; tries += 1) {
      const one = Array.from(document.querySelectorAll(selector)).filter(shown)[0];
      if (one) return one;
      await frame();
    }
    throw new Error('nothing to be seen of ' + selector);
  }
  window.at = async (n) => {
    for (let tries = 0; tries < 1000; tries += 1) {
      const badge = document.querySelector('.qibu-badge');
      if (n ? badge && badge.textContent === String(n) : document.querySelector('.qibu-at-end')) return true;
      await frame();
    }
    return false;
  };
  window.middle = async (selector, ms) => {
    const one = await found(selector);
    pass(ms);
    let box = one.getBoundingClientRect();
    if (box.top < 0 || box.bottom > innerHeight) one.scrollIntoView({ block: 'center' });
    box = one.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  window.onPhone = (points, ms) => {
    pass(ms);
    const below = Array.from(document.querySelectorAll('.qibu-bar, .qibu-palette:not(.qibu-chosen)')).filter(shown);
    const floor = Math.min(...below.map((one) => one.getBoundingClientRect().top)) - 4;
    const put = () => {
      const box = document.querySelector('[data-phone]').getBoundingClientRect();
      const dp = box.width / 388;
      return points.map(([x, y]) => [box.left + (x + 14) * dp, box.top + (y + 14) * dp]);
    };
    const low = Math.max(...put().map(([, y]) => y)) - floor;
    const high = Math.min(...put().map(([, y]) => y)) - 4;
    if (low > 0) window.scrollBy(0, low);
    else if (high < 0) window.scrollBy(0, high);
    return put();
  };
  window.take = async (selector, ms) => {
    const one = await found(selector);
    pass(ms);
    one.focus({ preventScroll: true });
    if (document.activeElement !== one || one.tabIndex < 0) throw new Error('cannot be walked to: ' + selector);
  };
})();
"""
PAGE: Final = """<!doctype html><html lang=zh-CN><meta charset=utf-8>
<meta name=viewport content="width=device-width, initial-scale=1"><title>practise</title>
<link rel=stylesheet href=/player/player.css><link rel=stylesheet href=/player/surface.css>
<link rel=stylesheet href=/player/practice.css><style>body{margin:0}</style><link rel=icon href=data:,>
<body><main id=root></main><script>$clock$hands</script>
<script type=module>
  import { createEvidence } from '/player/evidence.js';
  import { mount } from '/player/practice.js';
  let data = null;
  const root = document.getElementById('root');
  let player = null;
  window.open_ = async (path) => { data = await (await fetch(path)).json(); };
  // A walk from the start in one mode, by somebody who has practised before; `keep`: with what the device remembers.
  window.begin = (mode, keep) => {
    if (player) player.destroy();
    if (!keep) localStorage.clear();
    window.scrollTo(0, 0);
    window.events = keep ? window.events : [];
    const me = { ticket: 'ticket', learner: 'l1', meeting: '', shared: false, walk: null, walks_before: 2 };
    const now = Object.assign({}, data, { mode });
    player = mount(root, now, { evidence: createEvidence(now, me, { add: (event) => window.events.push(event) }) });
  };
  window.ready = true;
</script>"""


def put(stage: Stage) -> str:
    """The page on which lessons are practised, one after the other. -> its address"""
    html = PAGE.replace("$clock", CLOCK).replace("$hands", HANDS)
    stage.pages["/walks"] = html.encode()
    return stage.url + "/walks"


def take(stage: Stage, page: Page, data: Json) -> None:
    """Have that page hold this lesson from now on."""
    stage.pages["/walks/lesson"] = as_script(data).encode()
    page.evaluate("() => open_('/walks/lesson')")
