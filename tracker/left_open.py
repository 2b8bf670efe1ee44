"""Meetings that nobody closed: over by themselves, as of the last moment anything is known of them. Sees no rights."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, func, select, update

from tracker import live
from tracker.access import STAFF_HERE, Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.news import Item
from tracker.reach import LONGEST, goes_on
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting
from tracker.tables_live import help_call, live_change, live_done
from tracker.tables_live import live as live_class
from tracker.transaction import reading

_SIGNS: Final = (
    (live_change.c.at, live_change.c.meeting),
    (live_done.c.at, live_done.c.meeting),
    (help_call.c.solved_at, help_call.c.meeting),
    (attendance.c.noted_at, attendance.c.meeting),
)


def going_on(book: Book) -> dict[str, datetime]:
    """The live classes that go on, by meeting, and when each was opened: for a program that starts beside them."""
    wanted = select(meeting.c.id, meeting.c.opened_at).join(live_class, live_class.c.meeting == meeting.c.id)
    with reading(book) as db:
        return {row.id: row.opened_at for row in db.execute(wanted.where(*goes_on(book.now())))}


def close_all(book: Book) -> int:
    """For a program that opens its doors, or has been open for so long: the laptop was locked away after class.
    Returns how many were closed."""
    now = book.now()
    with announcing(book) as (db, items):
        found = close(db, STAFF_HERE, now)
        items += found[1]
    return found[0]


def close(db: Connection, who: Who, now: datetime, class_id: str = "") -> tuple[int, list[Item]]:
    """Within a transaction of the caller, who has asked whether this may be: those of one class, or all; how many, and
    what is to be told."""
    wanted = select(meeting.c.id, meeting.c.opened_at, klass.c.place).join(klass, klass.c.id == meeting.c.class_id)
    wanted = wanted.where(meeting.c.opened_at <= now - LONGEST, meeting.c.closed_at.is_(None))
    items: list[Item] = []
    left = db.execute(wanted.where(meeting.c.class_id == class_id) if class_id else wanted).all()
    for one in left:
        items += end(db, one.id, one.opened_at, now)
        trace(db, who, now, "meeting.left_open", one.place, one.id)
    return len(left), items


def end(db: Connection, meeting_id: str, opened_at: datetime, now: datetime) -> list[Item]:
    """Within a transaction of the caller: an open meeting is over, for the phones in it too; what is to be told."""
    over = over_since(db, meeting_id, opened_at, now)
    db.execute(update(meeting).where(meeting.c.id == meeting_id).values(closed_at=over))
    return live.closed(db, meeting_id, now)


def over_at(
    db: Connection, meeting_id: str, opened_at: datetime | None, closed_at: datetime | None, now: datetime
) -> datetime | None:
    """Since when a meeting is over, whether or not it has been closed in the book yet; None where it is not."""
    if closed_at is not None or opened_at is None or now < opened_at + LONGEST:
        return closed_at
    return over_since(db, meeting_id, opened_at, now)


def over_since(db: Connection, meeting_id: str, opened_at: datetime, now: datetime) -> datetime:
    """`now` while it can still be going on; later the last thing that happened in it."""
    if now < opened_at + LONGEST:
        return now
    known = [opened_at]
    for at, of in _SIGNS:
        last: datetime | None = db.execute(select(func.max(at)).where(of == meeting_id)).scalar()
        known += [last] if last and last < opened_at + LONGEST else []
    return max(known)
