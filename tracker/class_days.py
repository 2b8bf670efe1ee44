"""On which days people's classes meet or met: what is due falls on these. Knows no lesson."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from tracker.tables_classes import klass, meeting, membership


def of_learner(db: Connection, learner_id: str, first: date) -> list[date]:
    """The days of her classes from a day on, past and planned; what was cancelled is none."""
    wanted = (
        select(meeting.c.day)
        .join(membership, membership.c.class_id == meeting.c.class_id)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(membership.c.learner == learner_id, membership.c.left_at.is_(None), klass.c.closed_at.is_(None))
        .where(meeting.c.day >= first, meeting.c.cancelled_at.is_(None))
        .distinct()
        .order_by(meeting.c.day)
    )
    return [row.day for row in db.execute(wanted)]


def by_learner(db: Connection, place: str, class_id: str | None, first: date) -> Mapping[str, tuple[date, ...]]:
    """The same for everybody in the classes of a place, or in one of them; who is in none is missing."""
    open_here = [klass.c.place == place, klass.c.closed_at.is_(None)]
    if class_id is not None:
        open_here.append(klass.c.id == class_id)
    held = (
        select(meeting.c.class_id, meeting.c.day)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(*open_here, meeting.c.day >= first, meeting.c.cancelled_at.is_(None))
        .distinct()
    )
    days: dict[str, set[date]] = {}
    for row in db.execute(held):
        days.setdefault(row.class_id, set()).add(row.day)
    seats = (
        select(membership.c.learner, membership.c.class_id)
        .join(klass, klass.c.id == membership.c.class_id)
        .where(*open_here, membership.c.left_at.is_(None))
    )
    classes: dict[str, list[str]] = {}
    for row in db.execute(seats):
        classes.setdefault(row.learner, []).append(row.class_id)
    same: dict[tuple[str, ...], tuple[date, ...]] = {}  # of a thousand people only a few sit in different classes
    found = {}
    for learner, seat in classes.items():
        key = tuple(sorted(seat))
        if key not in same:
            same[key] = tuple(sorted({day for one in key for day in days.get(one, ())}))
        found[learner] = same[key]
    return found
