"""这次不是她 and 记错了: records that put other records right. Both stay; what counts follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select

from tracker import reach
from tracker.access import Who
from tracker.event import Event
from tracker.event_rows import as_event
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_record import event, walk
from tracker.tables_staff import staff
from tracker.transaction import reading, writing
from tracker.walks import corrected
from tracker.writer import keep


def not_her(book: Book, who: Who, walk_id: str, to: str) -> str:
    """这次不是她: the walk was somebody else's, whom `who` may see too (else `NoSuch`). Returns the correction's id."""
    with writing(book) as db:
        place_id, first = _walk(db, book, who, walk_id)
        if reach.place_of(db, who, to, book.now()) != place_id:
            raise NoSuch(to)
        return _correct(db, book, who, first, {"to": to})


def take_back(book: Book, who: Who, event_id: str) -> str:
    """记错了: this one record does not count. Returns the correction's id; taking that back makes it count again."""
    with writing(book) as db:
        row = db.execute(select(event.c.walk).where(event.c.id == event_id)).first()
        if row is None:
            raise NoSuch(event_id)
        _, first = _walk(db, book, who, row.walk)
        return _correct(db, book, who, first, {"event": event_id})


def take_back_walk(book: Book, who: Who, walk_id: str) -> str:
    """记错了, the whole walk so far. Returns the correction's id, for `take_back`."""
    with writing(book) as db:
        _, first = _walk(db, book, who, walk_id)
        return _correct(db, book, who, first, {"whole": True})


LATELY: Final = 5  # corrections that are shown to be undone


@dataclass(frozen=True, slots=True)
class Made:
    """A correction in force: who made it when, of which walk. It took back one record (`step`, `prompt`) or moved the
    walk (`to`); otherwise it took back the whole walk."""

    id: str
    at: datetime
    by: str
    walk: str
    lesson: str
    step: str = ""
    prompt: str = ""
    to: str = ""


def records(book: Book, who: Who, learner_id: str, walk_id: str) -> list[Event]:
    """The records of one of her walks that count, oldest first; each can be taken back by its id."""
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        rows = db.execute(select(event).where(event.c.walk == walk_id)).all()
    return [one for one in corrected(map(as_event, rows)) if one.learner == learner_id and one.is_evidence]


def made(book: Book, who: Who, learner_id: str, most: int = LATELY) -> list[Made]:
    """The last corrections of her records that are in force, the newest first; `take_back` undoes each by its id."""
    hers = select(event.c.walk).where(event.c.learner == learner_id, event.c.kind == "correction")
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        rows = db.execute(select(event).where(event.c.walk.in_(hers))).all()
        names = {row.id: row.name for row in db.execute(select(staff.c.id, staff.c.name))}
    events = {row.id: as_event(row) for row in rows}
    void: set[str] = set()
    found = []
    for one in sorted(events.values(), key=lambda each: each.order, reverse=True):
        if one.kind != "correction" or one.id in void or one.learner != learner_id:
            continue
        target = events.get(str(one.detail.get("event", "")))
        void |= {target.id} if target else set()
        if target is None or target.kind != "correction":  # an undoing is not itself shown
            step, prompt = (target.step, target.prompt) if target else ("", "")
            to, by = str(one.detail.get("to", "")), names.get(one.recorder, "")
            found.append(Made(one.id, one.observed_at, by, one.walk, one.lesson, step, prompt, to))
    return found[:most]


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
