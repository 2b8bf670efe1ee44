"""The computer is kept awake exactly while a class goes on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker.engine import sqlite_url
from tracker.news import Item
from tracker.store import Book
from web.live.awake import Awake


@dataclass
class Mode:
    active: bool


class System:
    """A computer that tells whether somebody keeps it awake."""

    def __init__(self, lets: bool = True) -> None:
        self.lets = lets
        self.held = 0
        self.changed = threading.Condition()

    @contextmanager
    def keeping(self) -> Iterator[Any]:
        self._change(1)
        yield Mode(self.lets)
        self._change(-1)

    def _change(self, by: int) -> None:
        with self.changed:
            self.held += by
            self.changed.notify_all()

    def becomes(self, held: int) -> bool:
        with self.changed:
            return self.changed.wait_for(lambda: self.held == held, timeout=30)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(sqlite_url(tmp_path / "qibu.db"))
    yield opened
    opened.close()


def going(meeting: str, is_open: bool) -> Item:
    return Item("state", meeting, state={"seq": 1, "open": is_open})


def test_awake_from_the_first_class_to_the_last(book: Book) -> None:
    system = System()
    awake = Awake(book, system.keeping)
    book.news.tell(going("morning", True))
    assert system.becomes(1)
    book.news.tell(going("evening", True))
    book.news.tell(going("morning", False))
    assert system.held == 1  # the evening class goes on
    book.news.tell(going("evening", False))
    assert system.becomes(0)
    awake.close()


def test_closing_the_house_lets_the_computer_sleep_again(book: Book) -> None:
    system = System()
    awake = Awake(book, system.keeping)
    book.news.tell(going("morning", True))
    assert system.becomes(1)
    awake.close()
    assert system.held == 0


def test_it_says_honestly_whether_this_computer_can_be_kept_awake(book: Book) -> None:
    for lets in (True, False):
        system = System(lets)
        awake = Awake(book, system.keeping)
        assert awake.can() is lets
        assert system.held == 0
        awake.close()
