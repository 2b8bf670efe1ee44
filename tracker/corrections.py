"""这次不是她 and 记错了: records that put other records right. Both stay; what counts follows from them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from tracker import reach
from tracker.access import Who
from tracker.event import Event
from tracker.event_rows import as_event
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.summaries import LOCK
from tracker.tables_record import event, walk
from tracker.transaction import writing
from tracker.writer import keep


def not_her(book: Book, who: Who, walk_id: str, to: str) -> str:
    """这次不是她: the walk was somebody else's, whom `who` may see too (else `NoSuch`). Returns the correction's id."""
    with writing(book, LOCK) as db:
        place_id, first = _walk(db, book, who, walk_id)
        if reach.place_of(db, who, to, book.now()) != place_id:
            raise NoSuch(to)
        return _correct(db, book, who, first, {"to": to})


def take_back(book: Book, who: Who, event_id: str) -> str:
    """记错了: this one record does not count. Returns the correction's id; taking that back makes it count again."""
    with writing(book, LOCK) as db:
        row = db.execute(select(event.c.walk).where(event.c.id == event_id)).first()
        if row is None:
            raise NoSuch(event_id)
        _, first = _walk(db, book, who, row.walk)
        return _correct(db, book, who, first, {"event": event_id})


def take_back_walk(book: Book, who: Who, walk_id: str) -> str:
    """记错了, the whole walk so far. Returns the correction's id, for `take_back`."""
    with writing(book, LOCK) as db:
        _, first = _walk(db, book, who, walk_id)
        return _correct(db, book, who, first, {"whole": True})


def _walk(db: Connection, book: Book, who: Who, walk_id: str) -> tuple[str, Event]:
    """The place of a walk whose learner `who` may see, and the walk's first record."""
    rows = db.execute(select(event).where(event.c.walk == walk_id).order_by(event.c.observed_at, event.c.id)).all()
    if not rows or who.role != "staff":
        raise NoSuch(walk_id)
    owner = db.execute(select(walk.c.learner).where(walk.c.id == walk_id)).scalar() or rows[0].learner
    return reach.place_of(db, who, owner, book.now()), as_event(rows[0])


def _correct(db: Connection, book: Book, who: Who, first: Event, detail: Mapping[str, Any]) -> str:
    now = book.now()
    correction = Event(
        id=new_id(now), walk=first.walk, kind="correction", learner=first.learner, lesson=first.lesson,
        version=first.version, mode=first.mode, observed_at=now, detail=detail, recorder=who.staff,
        sent_at=now, received_at=now,
    )  # fmt: skip
    keep(db, [correction], who.source)
    return correction.id
