"""From the key to the new step on the screen: on the light page, on the class screen, and by a plain Streamlit rerun.

The bare page only changes a number: less than that no page can take on this machine. Once with nobody else there, and
once while forty light pages are open beside, each turning a step every few seconds.
"""

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page

from bench import browser, figures, servers, step
from bench.figures import Row

BOUND: Final = 0.050  # seconds, p95
OTHERS: Final = 40
BARE: Final = "bare page"
STREAMLIT: Final = "plain Streamlit"
_PLAYER: Final = ".qibu-bar button.qibu-next"  # a button: what the server draws before the player is there are links
PAUSE: Final = 80  # ms between two steps: nobody presses faster

# The clock starts with the event's own time and stops a frame after the one in which the heading has become another.
_CLOCK: Final = """
window.turned = () => {
  const find = (root) => root.querySelector('.qibu-heading') || [...root.querySelectorAll('*')]
    .reduce((found, node) => found || (node.shadowRoot && find(node.shadowRoot)), null);
  const told = (node) => (node && node.isConnected ? node.textContent : '');
  const known = () => find(document) || document.querySelector('h2');
  const before = told(known());
  return new Promise((tell) => {
    const start = (event) => {
      ['keydown', 'pointerup'].forEach((kind) => removeEventListener(kind, start, true));
      let heading = known();
      const look = () => {
        if (!heading || !heading.isConnected) heading = known();
        if (!told(heading) || told(heading) === before) return requestAnimationFrame(look);
        requestAnimationFrame(() => tell(performance.now() - event.timeStamp));
      };
      requestAnimationFrame(look);
    };
    ['keydown', 'pointerup'].forEach((kind) => addEventListener(kind, start, true));
  });
};
"""
_BUSY: Final = """
addEventListener('load', () => {
  let turn = 0;
  const press = (key) => document.dispatchEvent(new KeyboardEvent('keydown', { key }));
  setTimeout(() => setInterval(() => press((turn += 1) % 8 ? 'ArrowRight' : 'Home'), 4000), Math.random() * 4000);
});
"""

Turn = Callable[[Page], None]


class Host:
    """An open page, what turns its step, and the seconds that each turn took."""

    def __init__(self, page: Page, onward: Turn, first: Turn, steps: int) -> None:
        self.page, self.onward, self.first, self.steps = page, onward, first, steps
        self.at = 1
        self.seconds: list[float] = []

    def turn(self) -> None:
        """One step on, timed; from the last step back to the first, not timed."""
        if self.at == self.steps:
            self.first(self.page)
            self.page.wait_for_timeout(1000)
            self.at = 1
        self.page.evaluate("() => { window.answer = window.turned(); }")
        self.onward(self.page)
        self.seconds.append(float(self.page.evaluate("() => window.answer")) / 1000)
        self.at += 1
        self.page.wait_for_timeout(PAUSE)


def keyed(chromium: Browser, url: str, steps: int, screen: dict[str, Any], sign: str) -> Host:
    """A page that turns its step at a key, opened, and waited for until `sign` is there."""
    page = _opened(chromium, url, screen)
    page.locator(sign).wait_for(timeout=60_000)
    return Host(page, lambda one: one.keyboard.press("ArrowRight"), lambda one: one.keyboard.press("Home"), steps)


def plain(chromium: Browser, url: str, data: dict[str, Any]) -> Host:
    """The plain Streamlit page: its buttons ask the server."""
    page = _opened(chromium, url, browser.PROJECTOR)
    onward = page.get_by_role("button", name=data["words"]["next"])
    back = page.get_by_role("button", name=data["words"]["back"])
    onward.wait_for(timeout=60_000)
    steps = len(data["steps"])

    def first(_: Page) -> None:
        for number in range(steps - 1, 0, -1):
            back.click()
            page.get_by_role("heading", name=step.heading(data, number)).wait_for()

    return Host(page, lambda _: onward.click(), first, steps)


def _opened(chromium: Browser, url: str, screen: dict[str, Any]) -> Page:
    page = chromium.new_context(**screen).new_page()
    page.add_init_script(_CLOCK)
    page.goto(url, timeout=60_000)
    return page


@contextmanager
def others(crowd: Browser, url: str, many: int) -> Iterator[None]:
    """`many` learners in a browser of their own, each walking through the lesson."""
    context = crowd.new_context(**browser.PHONE)
    context.add_init_script(_BUSY)
    for _ in range(many):
        context.new_page().goto(url, timeout=60_000)
    yield
    context.close()


def measure(hosts: Mapping[str, Host], turns: int) -> dict[str, list[float]]:
    """Every host turns a step in turn; the seconds by host."""
    for host in hosts.values():
        host.seconds = []
    for _ in range(turns):
        for host in hosts.values():
            host.turn()
    return {name: host.seconds for name, host in hosts.items()}


def rows(found: Mapping[str, list[float]], when: str) -> list[Row]:
    """Where even the bare page misses the bound, the machine is too busy to tell."""
    floor, plain_one = figures.p95(found[BARE]), figures.median(found[STREAMLIT])
    made = []
    for name, seconds in found.items():
        kept = figures.p95(seconds) <= BOUND
        bound = "" if name in (BARE, STREAMLIT) else f"p95 <= {BOUND * 1000:.0f} ms"
        verdict = None if floor > BOUND and not kept else kept
        share = figures.times(plain_one, figures.median(seconds))
        made.append(Row(f"{name}, {when}", (*figures.spread(seconds), share), bound, verdict))
    return made


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.steps", description=__doc__)
    parser.add_argument("--turns", type=int, default=30)
    parser.add_argument("--others", type=int, default=OTHERS)
    parser.add_argument("--lesson", default=step.LESSON)
    given = parser.parse_args(arguments)
    data = step.player_data(given.lesson)
    steps = len(data["steps"])
    with ExitStack() as open_:
        app = open_.enter_context(servers.app()).url
        bare = open_.enter_context(servers.static_page(step.counting_page(data)))
        streamlit = open_.enter_context(servers.plain_streamlit(given.lesson)).url
        light = f"{app}/learn/{given.lesson}?lang=zh"
        chromium, crowd = open_.enter_context(browser.chromium(2))
        hosts = {
            BARE: keyed(chromium, bare, steps, browser.PHONE, ".qibu-heading"),
            "light page": keyed(chromium, light, steps, browser.PHONE, _PLAYER),
            "class screen": keyed(
                chromium, f"{app}/class?lesson={given.lesson}&lang=zh", steps, browser.PROJECTOR, _PLAYER
            ),
            STREAMLIT: plain(chromium, streamlit, data),
        }
        found = rows(measure(hosts, given.turns), "alone")
        with others(crowd, light, given.others):
            found += rows(measure(hosts, given.turns), f"{given.others} others")
    heads = ("p50", "p95", "", "Streamlit / this")
    figures.table("From the key to the new step drawn", heads, found)


if __name__ == "__main__":
    main()
