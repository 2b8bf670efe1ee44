"""复习: which lessons one learner goes over again today, on the days her classes meet. Reads her summaries only.

Whoever pauses, has left or died is not reminded of anything; nobody is told how much was missed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from sqlalchemy import select

from tracker import class_days, reach
from tracker.access import Who
from tracker.days import day_of
from tracker.people import zone_there
from tracker.schedule import snapped
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_record import progress
from tracker.transaction import reading

Reason = Literal["due", "overdue", "slipped"]
SLIPPED: Final = "lowered"  # a reason of `tracker.progress`


@dataclass(frozen=True, slots=True)
class Review:
    """A lesson to go over again. `due_on`: the class date it fell on (its own day where no class is planned).

    `overdue`: that day has gone by. `reason` is for staff, the last part of a sentence `reviews.reason_...`: it is
    simply due, it has been for a while, or it did not go well the last time.
    """

    lesson: str
    due_on: date
    overdue: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the summaries say of one lesson: wanted on a day, and why it stands where it stands."""

    lesson: str
    due_on: date
    reason: str


def on(day: date, waiting: Iterable[Waiting], class_dates: Iterable[date]) -> list[Review]:
    """What is to be gone over on a day, the longest waiting first. Pure.

    A lesson that was wanted on Friday waits for Tuesday's class; when that has gone by without it, it is overdue.
    """
    dates = sorted(set(class_dates))
    found = []
    for one in sorted(waiting, key=lambda each: (each.due_on, each.lesson)):
        due_on = snapped(one.due_on, dates)
        if due_on <= day:
            overdue = due_on < day
            found.append(Review(one.lesson, due_on, overdue, _reason(one.reason, overdue)))
    return found  # a later day never falls on an earlier class


def today(book: Book, who: Who, learner_id: str, day: date) -> list[Review]:
    """What she goes over today, the longest waiting first; nothing while she is not active. Raises `NoSuch`."""
    wanted = select(progress.c.lesson, progress.c.due_on, progress.c.reason).where(
        progress.c.learner == learner_id, progress.c.due_on.is_not(None), progress.c.due_on <= day
    )
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        if db.execute(select(learner.c.status).where(learner.c.id == learner_id)).scalar() != "active":
            return []
        waiting = [Waiting(*row) for row in db.execute(wanted)]
        dates = class_days.of_learner(db, learner_id, min(one.due_on for one in waiting)) if waiting else []
    return on(day, waiting, dates)


def day_there(book: Book, who: Who, learner_id: str) -> date:
    """Which day it is now where she lives. Raises `NoSuch`."""
    return day_of(book.now(), zone_there(book, who, learner_id))


def _reason(standing: str, overdue: bool) -> Reason:
    if standing == SLIPPED:
        return "slipped"
    return "overdue" if overdue else "due"
