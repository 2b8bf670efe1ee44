"""The quarter's figures that a street office asks for, with the same meaning everywhere so that communities add up.

Reads meetings, attendances, visits and changes of status of one place. Who was erased still counts, without a name.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from tracker import reach
from tracker.access import Who
from tracker.days import bounds
from tracker.people import zone_of
from tracker.progress import Status
from tracker.standing import Standing, before_and_after
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting, staff_time, visit
from tracker.tables_learners import learner, learner_status
from tracker.tables_staff import staff_role
from tracker.transaction import reading


@dataclass(frozen=True, slots=True)
class Figures:
    """From `first` to `last` day, both included. `alone_before`, `alone_after`: lessons that people can do alone."""

    first: date
    last: date
    meetings: int
    attendances: int
    people: int
    volunteers: int
    minutes: int
    visits: int
    alone_before: int
    alone_after: int
    stopped: int


def figures(book: Book, who: Who, place_id: str, first: date, last: date) -> Figures:
    """For those who look after the place; nobody's name is in it."""
    reach.must_keep(who, place_id)
    with reading(book) as db:
        zone = zone_of(db, place_id)
        begins, ends = bounds(first, zone)[0], bounds(last + timedelta(days=1), zone)[0]
        here = select(meeting.c.id).join(klass, klass.c.id == meeting.c.class_id).where(klass.c.place == place_id)
        held = here.where(meeting.c.opened_at.is_not(None), meeting.c.day.between(first, last))
        came = (attendance.c.meeting.in_(held), attendance.c.retired_at.is_(None), attendance.c.came == "present")
        visited = (visit.c.place == place_id, visit.c.began_at >= begins, visit.c.began_at < ends)
        standing = (*visited, visit.c.retired_at.is_(None))
        at_meetings = select(staff_time.c.staff, staff_time.c.minutes).where(
            staff_time.c.meeting.in_(held), staff_time.c.retired_at.is_(None)
        )
        at_visits = select(visit.c.staff, visit.c.minutes).where(*standing)
        given = select(staff_role.c.staff).where(staff_role.c.place == place_id, staff_role.c.role == "volunteer")
        volunteers = set(db.execute(given).scalars())  # also who has ended since; not those who are paid to be there
        time = [one for wanted in (at_meetings, at_visits) for one in db.execute(wanted) if one.staff in volunteers]
        before, after = before_and_after(db, place_id, begins, ends)
        gone = (
            select(func.count(learner_status.c.learner.distinct()))
            .join(learner, learner.c.id == learner_status.c.learner)
            .where(learner.c.place == place_id, learner_status.c.status.in_(("left", "died")))
            .where(learner_status.c.since.between(first, last))
        )
        return Figures(
            first=first,
            last=last,
            meetings=db.execute(select(func.count()).select_from(held.subquery())).scalar_one(),
            attendances=db.execute(select(func.count()).select_from(attendance).where(*came)).scalar_one(),
            people=db.execute(select(func.count(attendance.c.learner.distinct())).where(*came)).scalar_one(),
            volunteers=len({row.staff for row in time}),
            minutes=sum(row.minutes for row in time),
            visits=db.execute(select(func.count()).select_from(visit).where(*standing)).scalar_one(),
            alone_before=_alone(before),
            alone_after=_alone(after),
            stopped=db.execute(gone).scalar_one(),
        )


def _alone(standing: Standing) -> int:
    return sum(status >= Status.ALONE for status in standing.values())
