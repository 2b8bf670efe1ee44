"""Real books for the tracker's tests, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests import blank
from tests.tracker.cast import Cast, make
from tracker.engine import sqlite_url
from tracker.store import Book


class Clock:
    """A clock that moves a minute each time somebody looks."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a book of its own with nothing in it."""
    if request.param == "sqlite":
        request.getfixturevalue("empty_book")(tmp_path / "qibu.db")
        yield sqlite_url(tmp_path / "qibu.db")
        return
    with blank.database(request.getfixturevalue("postgres"), request.getfixturevalue("pattern")) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a place where no program has been yet."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "qibu.db")
        return
    with blank.database(request.getfixturevalue("postgres")) as address:
        yield address


@pytest.fixture
def open_book(url: str) -> Iterator[Callable[[], Book]]:
    """Opens the same book, as often as asked; all are closed at the end."""
    opened: list[Book] = []

    def open_it() -> Book:
        opened.append(Book.open(url, Clock()))
        return opened[-1]

    yield open_it
    for one in opened:
        one.close()


@pytest.fixture
def book(open_book: Callable[[], Book]) -> Book:
    return open_book()


@pytest.fixture
def cast(open_book: Callable[[], Book]) -> Cast:
    """Two places, their staff and learners, a meeting that is open."""
    return make(open_book)
