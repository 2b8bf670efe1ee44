"""Keeps this computer awake while a class goes on: a laptop that falls asleep takes every phone with it.

Where the system offers no way (a server without a desktop), it says so and changes nothing. A class that nobody ends
is ended here when its hours are over: phones and projector hear it, and the laptop may sleep.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from typing import Any, Final, Protocol

from tracker import left_open
from tracker.news import Item
from tracker.reach import LONGEST
from tracker.store import Book


class Alarm(Protocol):
    """What rings once, later, unless it is stopped."""

    def cancel(self) -> None: ...


Later = Callable[[float, Callable[[], object]], Alarm]  # in so many seconds
Keeping = Callable[[], AbstractContextManager[Any]]  # gives something with `.active`
_QUIET: Final = "wakepy"


def presenting() -> AbstractContextManager[Any]:
    """Neither the computer nor its screen goes to sleep; a way that fails is tried in silence."""
    from wakepy import keep  # here and not above: the door opens before a class begins

    logging.getLogger(_QUIET).setLevel(logging.CRITICAL)
    return keep.presenting(on_fail="pass")


def later(seconds: float, then: Callable[[], object]) -> threading.Timer:
    alarm = threading.Timer(seconds, then)
    alarm.name, alarm.daemon = "qibu-over", True
    alarm.start()
    return alarm


class Awake:
    """One for an open house. Holds as long as any meeting is going on; safe to use from several threads."""

    def __init__(self, book: Book, keeping: Keeping = presenting, later: Later = later) -> None:
        self._book, self._keeping, self._later = book, keeping, later
        self._alarms: dict[str, Alarm] = {}
        self._lock = threading.Lock()
        self._asking = threading.Lock()  # the system may take its time: who tells of a class does not wait for it
        self._open: set[str] = set()
        self._held = ExitStack()
        self._active = False
        self._stop = book.news.listen(self.hear)
        for meeting, opened_at in left_open.going_on(book).items():  # the program starts in the middle of a class
            self._begin(meeting, (opened_at + LONGEST - book.now()).total_seconds())
        if self._open:
            self._settle_beside()

    def hear(self, item: Item) -> None:
        """A class began or ended. Called in the thread of the one who wrote; the system is asked in another."""
        if item.kind != "state" or item.state is None:
            return
        with self._lock:
            before = bool(self._open)
            if item.state["open"] and item.meeting not in self._open:
                self._begin(item.meeting, LONGEST.total_seconds())
            elif not item.state["open"]:
                self._forget(item.meeting)
            now = bool(self._open)
        if now != before:
            self._settle_beside()

    def can(self) -> bool:
        """Whether this system lets itself be kept awake; tried for a moment, unless it is being kept awake already."""
        if self._active:
            return True
        with self._keeping() as mode:
            return bool(mode.active)

    def close(self) -> None:
        self._stop()
        with self._lock:
            for meeting in list(self._open):
                self._forget(meeting)
        self._settle()

    def _begin(self, meeting: str, seconds: float) -> None:
        self._open.add(meeting)
        self._alarms[meeting] = self._later(seconds, self._over)

    def _forget(self, meeting: str) -> None:
        self._open.discard(meeting)
        if alarm := self._alarms.pop(meeting, None):
            alarm.cancel()

    def _over(self) -> None:
        left_open.close_all(self._book)

    def _settle_beside(self) -> None:
        threading.Thread(target=self._settle, name="qibu-awake", daemon=True).start()

    def _settle(self) -> None:
        with self._asking:
            with self._lock:
                wanted = bool(self._open)
            if wanted and not self._active:
                self._active = bool(self._held.enter_context(self._keeping()).active)
                if not self._active:
                    self._held.close()
            elif not wanted:
                self._held.close()
                self._active = False
