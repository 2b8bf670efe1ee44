"""How soon the first step can be read on an old phone: our light page, a bare static page, a plain Streamlit page."""

import argparse
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Browser, Page

from bench import browser, figures, servers, step
from bench.browser import Wire
from bench.figures import Row

BOUND: Final = 1.0  # seconds
RATIO: Final = 1.6
BYTES: Final = 150_000
PATIENCE: Final = 120_000  # ms for one page to become readable

# Heading and step text stand in the page and have a place on it; the second frame after that has been painted.
_READABLE: Final = """
([heading, text]) => {
  const shown = (tags, words) => [...document.querySelectorAll(tags)].some((node) =>
    node.textContent.includes(words) && node.getClientRects().length);
  const look = () => {
    if (!document.body || !shown('h1,h2', heading) || !shown('p', text)) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.readableAt = performance.now(); }));
  };
  look();
}
"""
_WHEN: Final = """
() => new Promise((tell) => {
  const ask = () => (window.readableAt ? tell(window.readableAt) : setTimeout(ask, 20));
  ask();
})
"""


@dataclass(slots=True)
class Seen:
    """All visits to one page."""

    url: str
    seconds: list[float] = field(default_factory=list)
    wire: Wire | None = None


def visit(chromium: Browser, seen: Seen, words: tuple[str, str]) -> None:
    """Open the page once with an empty cache, and note when it could be read and what it has loaded in all."""
    home = "/".join(seen.url.split("/")[:3])
    with browser.old_phone(chromium, home) as (page, wire):
        page.add_init_script(f"({_READABLE})({list(words)!r})")
        page.goto(seen.url, wait_until="commit", timeout=PATIENCE)
        seen.seconds.append(float(page.evaluate(_WHEN)) / 1000)
        _settle(page, wire)
        seen.wire = wire


def _settle(page: Page, wire: Wire) -> None:
    """Wait until all is loaded: half a second in which nothing more has come."""
    page.wait_for_load_state("load", timeout=PATIENCE)
    before = -1.0
    while wire.size != before:
        before = wire.size
        page.wait_for_timeout(500)


def measure(
    chromium: Browser, candidates: Mapping[str, Seen], words: tuple[str, str], rounds: int, budget: float
) -> None:
    """All candidates in turn, `rounds` times. The slowest drops out once it has had `budget` seconds in all."""
    spent = dict.fromkeys(candidates, 0.0)
    for _ in range(rounds):
        for name, seen in candidates.items():
            if spent[name] < budget:
                began = time.perf_counter()
                visit(chromium, seen, words)
                spent[name] += time.perf_counter() - began


def rows(light: Seen, static: Seen, plain: Seen) -> list[Row]:
    mine, bare, other = (figures.median(one.seconds) for one in (light, static, plain))
    kept = mine <= BOUND or mine <= RATIO * bare
    wire = light.wire or Wire("")
    return [
        Row("static page", _line(static)),
        Row("light page", _line(light), f"median <= {BOUND} s or <= {RATIO}x static", kept),
        Row("plain Streamlit", _line(plain)),
        Row("light / static", (figures.times(mine, bare),)),
        Row("plain Streamlit / light", (figures.times(other, mine),)),
        Row("bytes before first sound", (f"{wire.size / 1000:.0f} kB",), f"<= {BYTES // 1000} kB", wire.size <= BYTES),
        Row("requests outside", (str(len(wire.outside)),), "0", not wire.outside),
    ]


def _line(seen: Seen) -> tuple[str, ...]:
    wire = seen.wire or Wire("")
    return (*figures.spread(seen.seconds), f"{wire.size / 1000:.0f} kB", f"{wire.requests} requests")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--lesson", default=step.LESSON)
    parser.add_argument("--budget", type=float, default=75, help="seconds that one candidate may take in all")
    given = parser.parse_args(arguments)
    data = step.player_data(given.lesson)
    words = (step.heading(data, 1), data["steps"][0]["touches"][0]["text"])
    with ExitStack() as open_:
        light = Seen(open_.enter_context(servers.app()).url + f"/learn/{given.lesson}?lang=zh")
        static = Seen(open_.enter_context(servers.static_page(step.bare_page(data))))
        plain = Seen(open_.enter_context(servers.plain_streamlit(given.lesson)).url + "/")
        [chromium] = open_.enter_context(browser.chromium())
        measure(chromium, {"static": static, "light": light, "plain": plain}, words, given.rounds, given.budget)
    title = f"Step 1 readable: {browser.SLOWER}x slower processor, {browser.BITS // 10**6} Mbit/s, {browser.LATENCY} ms"
    figures.table(title + ", empty cache", ("median", "p95"), rows(light, static, plain))


if __name__ == "__main__":
    main()
