"""Real books for the tracker's tests, on SQLite and on PostgreSQL."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.tracker.cast import Cast, make
from tracker.engine import open_engine, sqlite_url
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
    """The address of an empty book of its own."""
    if request.param == "sqlite":
        yield sqlite_url(tmp_path / "qibu.db")
        return
    given = request.getfixturevalue("postgresql")
    schema = f"qibu_{secrets.token_hex(6)}"
    engine = open_engine(given)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    yield f"{given}{'&' if '?' in given else '?'}options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


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
