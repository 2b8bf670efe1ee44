"""How sure somebody says she feels, before and after a lesson: five faces with words. Asked, never inferred."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import select

from tracker import reach
from tracker.access import Who
from tracker.entries import check_line
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.store import Book
from tracker.tables_learners import confidence
from tracker.transaction import reading, writing

When = Literal["before", "after"]


@dataclass(frozen=True, slots=True)
class Confidence:
    """`face` runs from 1 不敢用 to 5 很有把握."""

    lesson: str
    moment: When
    face: int
    observed_at: datetime


def note(
    book: Book,
    who: Who,
    learner_id: str,
    lesson: str,
    moment: When,
    face: int,
    *,
    meeting_id: str = "",
    observed_at: datetime | None = None,
) -> None:
    """By the learner herself or by staff beside her. Skipping it is not noted at all."""
    check_line("lesson", lesson, 80)
    if not 1 <= face <= 5 or moment not in ("before", "after"):
        raise Unfit("face", "1 to 5, before or after")
    now = book.now()
    with writing(book) as db:
        reach.place_of(db, who, learner_id, now)
        row = {"id": new_id(now), "learner": learner_id, "lesson": lesson, "moment": moment, "face": face}
        row |= {"meeting": meeting_id, "recorder": who.staff, "observed_at": observed_at or now, "noted_at": now}
        db.execute(confidence.insert(), row)


def of(book: Book, who: Who, learner_id: str) -> list[Confidence]:
    """Oldest first; for the learner and for those who look after her."""
    wanted = select(confidence.c.lesson, confidence.c.moment, confidence.c.face, confidence.c.observed_at)
    with reading(book) as db:
        place_id = reach.place_of(db, who, learner_id, book.now())
        if who.learner != learner_id:
            reach.must_keep(who, place_id)
        rows = db.execute(wanted.where(confidence.c.learner == learner_id).order_by(confidence.c.observed_at))
        return [Confidence(*row) for row in rows]
