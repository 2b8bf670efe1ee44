"""我做好了 in the live class: who is done with which step. No evidence, but of a known learner also a record.

Guests write no record until staff say who they are.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, bindparam, select

from tracker import live, live_room
from tracker.event import Event
from tracker.ids import new_id
from tracker.live_room import Seat
from tracker.news import Item
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_live import live_done
from tracker.transaction import reading
from tracker.writer import Read, Refusals, Writer


def done(book: Book, writer: Writer, seat_id: str, lesson: str, step: str) -> "Future[Refusals]":
    """我做好了. The future ends when it is on disk; said twice it is the same. Ends with `NoSuch` for a seat that is
    gone, a class that is over, and a step that the lesson does not have.

    Stands in the one line of the writer, so that a whole class that touches at once is committed together.
    """
    now = book.now()

    def mark(db: Connection, read: Read) -> tuple[Sequence[Event], Sequence[Item]]:
        found = live_room.sitting(db, seat_id)
        if ("open", found.meeting) not in read:
            live_room.must_be_open(db, found.meeting, now)
            read["open", found.meeting] = True
        if ("version", lesson, step) not in read:
            read["version", lesson, step] = _version(db, lesson, step)
        if db.execute(_MARKED, {"seat": seat_id, "lesson": lesson, "step": step}).first():
            return (), ()
        row = {"seat": seat_id, "lesson": lesson, "step": step, "meeting": found.meeting, "at": now}
        db.execute(live_done.insert(), row | {"learner": found.learner or None})
        made = [_done_event(found, lesson, read["version", lesson, step], step, now)] if found.learner else []
        return made, [Item("room", found.meeting)]

    return writer.submit((), mark)


def steps_done(book: Book, seat_id: str, lesson: str) -> list[str]:
    """Steps of a lesson that this seat is done with, by id: what its own phone shows."""
    wanted = select(live_done.c.step).where(live_done.c.seat == seat_id, live_done.c.lesson == lesson)
    with reading(book) as db:
        return [row.step for row in db.execute(wanted)]


def walk_id(seat_or_learner: str, lesson: str, what: str) -> str:
    """The same walk for everything of one kind that somebody does in one lesson of one meeting."""
    return str(uuid5(NAMESPACE_OID, f"qibu.{what}.{seat_or_learner}.{lesson}"))


def _done_event(found: Seat, lesson: str, version: int, step: str, at: datetime) -> Event:
    """我做好了 of somebody known, as a record."""
    key = f"{found.meeting}.{found.learner}"
    return Event(
        id=new_id(at), walk=walk_id(key, lesson, "live"), kind="done", learner=found.learner, lesson=lesson,
        version=version, mode="learn", observed_at=at, step=step, meeting=found.meeting,
    )  # fmt: skip


def event_of(db: Connection, found: Seat, mark: Any) -> Event:
    """A mark that a guest made, once staff have said who she is."""
    return _done_event(found, mark.lesson, _version(db, mark.lesson, mark.step), mark.step, mark.at)


def _version(db: Connection, lesson: str, step: str) -> int:
    """The version of a lesson that has this step; raises `NoSuch`."""
    known = live.outline(db, lesson)
    if known is None or step not in known.steps:
        raise NoSuch(step)
    return known.version


# Built once: two hundred phones that touch in one second ask with it.
_MARKED: Final = select(live_done.c.seat).where(
    live_done.c.seat == bindparam("seat"),
    live_done.c.lesson == bindparam("lesson"),
    live_done.c.step == bindparam("step"),
)
