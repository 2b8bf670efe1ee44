"""What was noted about a learner, for whoever sits with her next: hand-overs, notes from the desk, notes on a walk."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, or_, select

from tracker import reach, visits
from tracker.access import Who
from tracker.entries import check_no_number, check_text
from tracker.event_rows import as_event
from tracker.faults import Unfit
from tracker.store import Book
from tracker.tables_record import event, walk
from tracker.tables_staff import staff
from tracker.transaction import reading
from tracker.visits import HandOver
from tracker.walks import corrected

ROOM: Final = 500


def write(book: Book, who: Who, learner_id: str, words: str, lesson: str = "") -> None:
    """A note about her, about a lesson or none. Raises `Unfit` for an empty or too long one, or one with a number."""
    check_text("own_words", words, ROOM)
    check_no_number("own_words", words)
    if not words.strip():
        raise Unfit("own_words", "a word at least")
    visits.hand_on(book, who, learner_id, (), words, lesson)


def of(book: Book, who: Who, learner_id: str, most: int = 20) -> list[HandOver]:
    """Everything that was said about her, the newest first; for who may see her."""
    told = visits.hand_overs(book, who, learner_id, most)
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        told += list(_on_walks(db, learner_id))
    return sorted(told, key=lambda one: one.at, reverse=True)[:most]


def _on_walks(db: Connection, learner_id: str) -> Iterator[HandOver]:
    """Records of kind `note`; a walk that was moved takes its notes along, and what was taken back is not told."""
    hers = or_(event.c.learner == learner_id, event.c.walk.in_(select(walk.c.id).where(walk.c.learner == learner_id)))
    noted = select(event.c.walk).where(event.c.kind == "note", hers)
    rows = db.execute(select(event).where(event.c.walk.in_(noted)).order_by(event.c.walk)).all()
    if not rows:
        return
    names = {row.id: row.name for row in db.execute(select(staff.c.id, staff.c.name))}
    for _, some in groupby(rows, key=lambda row: row.walk):
        for one in corrected(as_event(row) for row in some):
            words = str(one.detail.get("words", "")).strip()
            if one.kind == "note" and one.learner == learner_id and words:
                yield HandOver(one.observed_at, names.get(one.recorder, ""), one.lesson, (), words)
