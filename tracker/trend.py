"""How the statuses of a class or place moved, week by week. The databases count; one answer a week comes back.

Begins with what stands now and takes back, week by week, what changed: of long ago nothing is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, select

from tracker.access import Who
from tracker.days import bounds, day_of, monday
from tracker.overview import Whom, must_see
from tracker.people import zone_of
from tracker.progress import Status
from tracker.store import Book
from tracker.tables_classes import membership
from tracker.tables_learners import learner
from tracker.tables_record import progress, status_change
from tracker.transaction import reading


@dataclass(frozen=True, slots=True)
class Week:
    """At the end of the week that begins on `monday`: how many (learner, lesson) stood at each status."""

    monday: date
    by_status: tuple[int, ...]


def weekly(book: Book, who: Who, whom: Whom, weeks: int = 12) -> list[Week]:
    """This week last."""
    with reading(book) as db:
        must_see(db, book, who, whom)
        zone = zone_of(db, whom.place)
        this = monday(day_of(book.now(), zone))
        mondays = [this - timedelta(weeks=ago) for ago in range(weeks - 1, -1, -1)]
        ends = [bounds(one + timedelta(days=7), zone)[0] for one in mondays]
        counts = _now(db, whom)
        moved = _moved(db, whom, ends)
    found = []
    for n in range(weeks - 1, -1, -1):
        found.append(Week(mondays[n], tuple(counts)))
        for (status, former), times in moved.get(n, {}).items():
            counts[status] -= times
            if former is not None:
                counts[former] += times
    return found[::-1]


def _now(db: Connection, whom: Whom) -> list[int]:
    """How many stand at each status; of who was erased only the changes are left, and the last of them counts."""
    counts = [0] * len(Status)
    standing = select(progress.c.status, func.count()).join(learner, learner.c.id == progress.c.learner)
    after = status_change.alias("after")
    last = select(status_change.c.status, func.count()).join(learner, learner.c.id == status_change.c.learner)
    last = last.outerjoin(after, _same(after, 1)).where(learner.c.erased_at.is_not(None), after.c.n.is_(None))
    for wanted in (standing, last):
        for status, times in db.execute(wanted.where(_members(whom)).group_by(wanted.selected_columns[0])):
            counts[status] += times
    return counts


def _moved(db: Connection, whom: Whom, ends: Sequence[datetime]) -> dict[int, dict[tuple[int, int | None], int]]:
    """By week (but the first): how often a status came after a former one, or as the first."""
    if len(ends) < 2:
        return {}
    before = status_change.alias("before")
    week = _week(ends[:-1]).label("week")
    wanted: Select[Any] = (
        select(week, status_change.c.status, before.c.status.label("former"), func.count())
        .join(learner, learner.c.id == status_change.c.learner)
        .outerjoin(before, _same(before, -1))
        .where(_members(whom), status_change.c.at >= ends[0])
        .group_by(week, status_change.c.status, before.c.status)
    )
    found: dict[int, dict[tuple[int, int | None], int]] = {}
    for n, status, former, times in db.execute(wanted):
        found.setdefault(n, {})[status, former] = times
    return found


def _same(other: Any, step: int) -> ColumnElement[bool]:
    """The change of the same learner and lesson that comes `step` later."""
    pair = and_(other.c.learner == status_change.c.learner, other.c.lesson == status_change.c.lesson)
    return and_(pair, other.c.n == status_change.c.n + step)


def _week(ends: Sequence[datetime], first: int = 0) -> ColumnElement[int]:
    """Into which week a change falls, found by halves: a year is six questions."""
    if not ends:
        return literal(first)
    middle = len(ends) // 2
    sooner, later = _week(ends[:middle], first), _week(ends[middle + 1 :], first + middle + 1)
    return case((status_change.c.at < ends[middle], sooner), else_=later)


def _members(whom: Whom) -> ColumnElement[bool]:
    """Of the class, or of the place; also those who left, for what is past."""
    if whom.class_id is None:
        return learner.c.place == whom.place
    return learner.c.id.in_(select(membership.c.learner).where(membership.c.class_id == whom.class_id))
