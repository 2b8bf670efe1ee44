"""From the touch to the next screen drawn, on the phones of the largest lessons: each place on the screens come to.

The bare page changes a number at the same touch, in the same turn: less than that no page can take on this machine.
Once with the processor as it is, and once four times slower, as on an old phone.
"""

import argparse
from collections import Counter
from contextlib import ExitStack
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page

from bench import browser, figures, servers, step
from bench.figures import Row
from lessons import rehearse
from media.voice import speech

BOUND: Final = 0.050  # seconds, p95
LARGEST: Final = 3
SLOWER: Final = 4
BARE: Final = "bare page"

# The clock starts when the finger leaves the glass, by the event's own time, and stops when the frame with the answer
# has been painted. Between two touches that are meant as two lies half a second, which nobody has to wait for here.
_CLOCK: Final = """
const real = performance.now.bind(performance);
let ahead = 0;
performance.now = () => real() + ahead;
window.later = () => { ahead += 600; };
addEventListener('pointerup', (event) => {
  window.answer = new Promise((tell) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => tell(real() - event.timeStamp);
    port2.postMessage(0);
  }));
}, true);
// The place on this screen that was touched least; whatever covers the phone is left first.
window.place = (touched) => {
  later();
  const away = document.querySelector('.qibu-writing:not([hidden]) .qibu-not-now, .qibu-next.qibu-again');
  if (away) away.click();
  const picture = document.querySelector('[data-phone] [role=img]');
  const alt = picture ? picture.getAttribute('aria-label') : '';
  const bar = document.querySelector('.qibu-bar').getBoundingClientRect().top;
  const parts = [...document.querySelectorAll('[data-phone] .qibu-part[data-part]:not(.qibu-key):not(.qibu-edge)')]
    .map((one) => [alt + ' ' + one.dataset.part, one.getBoundingClientRect()])
    .map(([name, box]) => [name, box.left + box.width / 2, box.top + box.height / 2])
    .filter(([, , y]) => y > 0 && y < bar);
  parts.sort((one, other) => (touched[one[0]] || 0) - (touched[other[0]] || 0));
  return parts[0] || null;
};
"""
_COUNTING: Final = """<!DOCTYPE html><meta name="viewport" content="width=device-width"><title>0</title><h1>0</h1>
<script>
  let n = 0;
  addEventListener('pointerup', () => { document.querySelector('h1').textContent = n += 1; });
  window.place = () => ['', 50, 300];
</script>"""


class Phone:
    """A page that is touched: the seconds that each touch took, and those of the processor's that the page had."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self.page: Page = chromium.new_context(**browser.PHONE).new_page()
        self.page.add_init_script(_CLOCK)
        self.page.goto(url, timeout=60_000)
        self.line: CDPSession = self.page.context.new_cdp_session(self.page)
        self.line.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.touched: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.processor: list[float] = []

    def touch(self) -> None:
        found: Any = self.page.evaluate("touched => place(touched)", dict(self.touched))
        if found is None:  # the last page: begin anew
            self.page.evaluate("later()")
            return
        name, x, y = found
        self.touched[name] += 1
        before = self._worked()
        self.line.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        self.line.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        self.seconds.append(float(self.page.evaluate("() => window.answer")) / 1000)
        self.processor.append(self._worked() - before)

    def begin(self, slower: int) -> None:
        self.line.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        self.seconds, self.processor = [], []

    def _worked(self) -> float:
        figures_ = {one["name"]: one["value"] for one in self.line.send("Performance.getMetrics")["metrics"]}
        return float(figures_["TaskDuration"])


def largest(count: int) -> list[str]:
    """The lessons whose phones have most screens."""
    ready = [one for one in step.bundled().lessons.values() if one.status == "ready"]

    def screens(lesson: Any) -> int:
        data = rehearse.practice_data(lesson, "zh", "check", sentences=speech.sentences)
        return len(data["practice"]["nodes"])

    return [one.id for one in sorted(ready, key=screens, reverse=True)[:count]]


def measure(phones: dict[str, Phone], touches: int, slower: int) -> list[Row]:
    """Every phone is touched in turn."""
    for phone in phones.values():
        phone.begin(slower)
    for _ in range(touches):
        for phone in phones.values():
            phone.touch()
    floor = figures.median(phones[BARE].seconds)
    busy = figures.p95(phones[BARE].seconds) > BOUND
    return [_row(name, phone, slower, floor, busy) for name, phone in phones.items()]


def _row(name: str, phone: Phone, slower: int, floor: float, busy: bool) -> Row:
    bound = f"p95 <= {BOUND * 1000:.0f} ms" if slower == 1 and name != BARE else ""
    kept = figures.p95(phone.seconds) <= BOUND
    share = figures.times(figures.median(phone.seconds), floor)
    worked = figures.ms(figures.median(phone.processor))
    return Row(
        f"{name}, {slower}x",
        (*figures.spread(phone.seconds), share, worked),
        bound,
        None if busy and not kept else kept,
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.practice", description=__doc__)
    parser.add_argument("--touches", type=int, default=120)
    parser.add_argument("--lessons", nargs="*", help="instead of the largest")
    given = parser.parse_args(arguments)
    with ExitStack() as open_:
        app = open_.enter_context(servers.app()).url
        bare = open_.enter_context(servers.static_page(_COUNTING))
        (chromium,) = open_.enter_context(browser.chromium())
        phones = {BARE: Phone(chromium, bare)}
        for lesson in given.lessons or largest(LARGEST):
            # Without hints: there the phone never stops leading somewhere, however often it is touched beside the way.
            phones[lesson] = Phone(chromium, f"{app}/learn/{lesson}/check?lang=zh")
            phones[lesson].page.locator("[data-phone] [data-part]").first.wait_for()
        found = measure(phones, given.touches, 1) + measure(phones, given.touches, SLOWER)
    heads = ("p50", "p95", "", "this / bare", "processor")
    figures.table("From the touch to the next screen drawn", heads, found)


if __name__ == "__main__":
    main()
