"""The computer is kept awake exactly while a class goes on."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.gate.conftest import Cast, Clock
from tracker import live, meetings
from tracker.access import Who
from tracker.engine import sqlite_url
from tracker.live import Live
from tracker.news import Item
from tracker.store import Book
from web.live.awake import Awake
from web.wiring import House


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


def test_a_system_that_takes_its_time_keeps_no_class_waiting(book: Book) -> None:
    asked, go_on, answered = threading.Event(), threading.Event(), threading.Event()

    @contextmanager
    def slow() -> Iterator[Any]:
        asked.set()
        go_on.wait(30)
        answered.set()
        yield Mode(True)

    awake = Awake(book, slow)
    book.news.tell(going("morning", True))
    assert asked.wait(30)
    book.news.tell(going("evening", True))  # the teacher has gone on
    assert not answered.is_set()
    go_on.set()
    assert answered.wait(30)
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


def test_a_program_that_starts_in_the_middle_of_a_class_keeps_the_computer_awake(
    house: House, clock: Clock, begun: Live
) -> None:
    asked: list[float] = []

    class Alarm:
        def cancel(self) -> None:
            asked.append(0)

    def later(seconds: float, _then: Callable[[], object]) -> Alarm:
        asked.append(seconds)
        return Alarm()

    clock.wait(hours=1)
    system = System()
    awake = Awake(house.book, system.keeping, later)
    assert system.becomes(1) and asked == [11 * 3600]
    awake.close()
    assert system.held == 0


def test_a_class_that_nobody_ends_is_ended_when_its_hours_are_over(
    house: House, cast: Cast, clock: Clock, teacher: Who
) -> None:
    asked: list[tuple[float, Callable[[], object]]] = []
    stopped: list[str] = []

    class Alarm:
        def cancel(self) -> None:
            stopped.append("stopped")

    def later(seconds: float, then: Callable[[], object]) -> Alarm:
        asked.append((seconds, then))
        return Alarm()

    system = System()
    awake = Awake(house.book, system.keeping, later)
    live.begin(house.book, teacher, cast.meeting)
    live.change(house.book, teacher, cast.meeting, blank=True)
    ((seconds, ring),) = asked  # one alarm a class
    assert system.becomes(1) and seconds == 12 * 3600
    clock.wait(hours=12)
    ring()
    assert system.becomes(0) and stopped == ["stopped"]
    found = live.standing(house.book, cast.meeting)
    assert found and not found.open and meetings.of_class(house.book, teacher, cast.class_id)[0].closed_at
    awake.close()
