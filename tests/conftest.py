"""What many tests need: one Chromium for all, pages that may speak to this computer only, the lessons read once, and
empty books to copy."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from lessons import library
from lessons.library import Library
from tests import blank, browsers
from tests.postgres import URL, temporary_server
from tracker.engine import sqlite_url
from tracker.store import Book

LOCAL = (
    *(f"{scheme}://{name}:" for scheme in ("http", "https", "ws", "wss") for name in ("127.0.0.1", "localhost")),
    *("data:", "blob:", "about:"),
)
PATIENCE: Final = 30_000  # ms: no test fails because the computer is busy with something else
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """No window, no word to anybody."""
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=browsers.installed() or None,
            args=[
                "--no-sandbox",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
            ],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def taught() -> Library:
    """The bundled lessons, read and checked once for all tests: nothing changes them."""
    return library.read(library.BUNDLED, today=date.today())


@pytest.fixture
def read_once(taught: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every house of this test has the bundled lessons at once; another pack is read as ever."""
    read = library.read

    def again(path: Path, *, today: date) -> Library:
        return taught if path == library.BUNDLED else read(path, today=today)

    monkeypatch.setattr(library, "read", again)


@pytest.fixture(scope="session")
def empty_book(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], None]:
    """Lay an empty book at this place, as the program makes one at its first start."""
    made = tmp_path_factory.mktemp("empty") / "qibu.db"
    Book.open(sqlite_url(made)).close()

    def lay(place: Path) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, place)

    return lay


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL: the one that all share, or one of this process. Without any, a test fails."""
    given = os.environ.get(URL, "")
    with nullcontext(given) if given else temporary_server() as found:
        yield found


@pytest.fixture(scope="session")
def pattern(postgres: str) -> Iterator[str]:
    """The database that the tests of this process copy."""
    with blank.pattern(postgres) as name:
        yield name


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open a fresh page (options of a browser context). A request to another computer fails the test, and so does an
    error in the page that nobody caught.

    `goto` and `reload` come back when the page's scripts stand. A touch that leads to a page comes back before: what
    the server has drawn there can be touched while nobody listens yet, so wait for what only the script makes."""
    contexts = []
    outside: list[str] = []
    faults: list[str] = []

    def check(request: Request) -> None:  # looks on: a route would ask Python for every file, and nothing be kept
        if not request.url.startswith(LOCAL):
            outside.append(request.url)

    def open_one(**options: Any) -> Page:
        context = browser.new_context(**options)
        context.set_default_timeout(PATIENCE)
        context.on("request", check)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not outside, f"a page asked another computer: {outside}"
    assert not faults, f"a page met an error: {faults}"


def set_size(page: Page, width: int, height: int) -> None:
    """Give the page another size, as a phone turned round does, and come back when its own scripts have answered:
    a touch at a place measured before would land beside. The frame waited for comes with a stopped clock too."""
    page.set_viewport_size({"width": width, "height": height})
    until(page, f"innerWidth === {width} && innerHeight === {height}")
    page.evaluate("() => new Promise((done) => new ResizeObserver(() => done()).observe(document.documentElement))")


def until(page: Page, holds: str | Callable[[], object]) -> None:
    """Wait until it holds: an expression in the page, or what a test itself asks, of the book say. Playwright's own way
    evaluates again inside the page, which our content security policy forbids."""
    deadline = monotonic() + PATIENCE / 1000
    while monotonic() < deadline:
        if holds() if callable(holds) else page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never became true: {holds}")
