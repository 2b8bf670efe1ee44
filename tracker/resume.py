"""Where a learner left off: her unfinished walk through a lesson, and how often she has gone through it before.

For her own page, whichever device it is opened on. Knows no page and no lesson.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select

from tracker import reach
from tracker.access import Who
from tracker.event import COUNTED
from tracker.event_rows import as_walk
from tracker.store import Book
from tracker.tables_record import walk
from tracker.transaction import reading

STALE: Final = timedelta(days=14)  # a walk left for longer is begun anew: half of it is forgotten


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A walk that can go on: its id, and the steps that are done, in the lesson's order."""

    walk: str
    done: tuple[str, ...]


def unfinished(book: Book, who: Who, learner: str, lesson: str, version: int, mode: str) -> Unfinished | None:
    """Her youngest walk through this version in this mode, unless it is finished or was left too long ago.

    What somebody else recorded beside her is that person's walk, not one she goes on with. Raises `NoSuch`.
    """
    return _youngest(book, who, learner, lesson, version, mode, walk.c.recorder == "")


def begun_beside(book: Book, who: Who, learner: str, lesson: str, version: int, mode: str) -> Unfinished | None:
    """The same of the walks on a phone that this member of the staff has lent her. Raises `NoSuch`.

    The record names whom it was lent by, so somebody else's walk beside her does not go on as this one's.
    """
    return _youngest(book, who, learner, lesson, version, mode, walk.c.recorder == who.staff)


def _youngest(
    book: Book, who: Who, learner: str, lesson: str, version: int, mode: str, recorded: ColumnElement[bool]
) -> Unfinished | None:
    mine = (walk.c.learner == learner, walk.c.lesson == lesson, walk.c.version == version, walk.c.mode == mode)
    wanted = select(walk).where(*mine, recorded).order_by(walk.c.first_at.desc(), walk.c.id.desc())
    with reading(book) as db:
        reach.place_of(db, who, learner, book.now())
        row = db.execute(wanted.limit(1)).first()
    if row is None or row.complete or _is_stale(row.at, book.now()):
        return None
    found = as_walk(row)
    return Unfinished(found.id, tuple(step for step, _, _ in found.prompts))


def walks_before(book: Book, who: Who, learner: str, lesson: str) -> int:
    """How many times she has gone all the way through this lesson, whatever its version. Raises `NoSuch`."""
    whole: tuple[ColumnElement[bool], ...] = (walk.c.complete.is_(True), walk.c.mode.in_(COUNTED))
    wanted = select(func.count()).select_from(walk).where(walk.c.learner == learner, walk.c.lesson == lesson, *whole)
    with reading(book) as db:
        reach.place_of(db, who, learner, book.now())
        return int(db.execute(wanted).scalar_one())


def _is_stale(last: datetime, now: datetime) -> bool:
    return now - last > STALE
