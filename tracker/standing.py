"""Who could do what alone before some days and after them, from the changes of status. Counts, with nobody's name.

Who was erased still counts, under an id that leads to nobody.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from tracker import reach
from tracker.access import Who
from tracker.days import bounds
from tracker.people import zone_of
from tracker.progress import Status
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting
from tracker.tables_learners import learner
from tracker.tables_record import status_change
from tracker.transaction import reading

Standing = dict[tuple[str, str], int]  # (learner, lesson) -> status


@dataclass(frozen=True, slots=True)
class LessonAlone:
    """How many people can do this lesson alone."""

    lesson: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Alone:
    """`people_before`, `people_after`: who can do at least one lesson alone. `gained`, of `came`: how many of those
    who were at a meeting in these days can do more lessons alone than before."""

    lessons: tuple[LessonAlone, ...]
    people_before: int
    people_after: int
    came: int
    gained: int


def before_and_after(db: Connection, place_id: str, begins: datetime, ends: datetime) -> tuple[Standing, Standing]:
    """How everybody of a place stood before the first instant, and before the second."""
    changes = (
        select(status_change.c.learner, status_change.c.lesson, status_change.c.status, status_change.c.at)
        .join(learner, learner.c.id == status_change.c.learner)
        .where(learner.c.place == place_id, status_change.c.at < ends)
        .order_by(status_change.c.at, status_change.c.n)
    )
    before: Standing = {}
    after: Standing = {}
    for one in db.execute(changes):
        after[one.learner, one.lesson] = one.status
        if one.at < begins:
            before[one.learner, one.lesson] = one.status
    return before, after


def alone(book: Book, who: Who, place_id: str, first: date, last: date) -> Alone:
    """From `first` to `last` day, both included; for those who look after the place."""
    reach.must_keep(who, place_id)
    with reading(book) as db:
        zone = zone_of(db, place_id)
        begins, ends = bounds(first, zone)[0], bounds(last + timedelta(days=1), zone)[0]
        before, after = before_and_after(db, place_id, begins, ends)
        there = (
            select(attendance.c.learner)
            .join(meeting, meeting.c.id == attendance.c.meeting)
            .join(klass, klass.c.id == meeting.c.class_id)
            .where(klass.c.place == place_id, meeting.c.opened_at.is_not(None), meeting.c.day.between(first, last))
            .where(attendance.c.retired_at.is_(None), attendance.c.came == "present")
        )
        came = {row.learner for row in db.execute(there.distinct())}
    able_before, able_after = _able(before), _able(after)
    hers_before, hers_after = (Counter(one for one, _ in able) for able in (able_before, able_after))
    of_before, of_after = (Counter(lesson for _, lesson in able) for able in (able_before, able_after))
    return Alone(
        tuple(LessonAlone(one, of_before[one], of_after[one]) for one in sorted(of_before | of_after)),
        len(hers_before),
        len(hers_after),
        len(came),
        sum(hers_after[one] > hers_before[one] for one in came),
    )


def _able(standing: Standing) -> set[tuple[str, str]]:
    return {pair for pair, status in standing.items() if status >= Status.ALONE}
