"""Who may see whom, as conditions of the query itself: what a person may not see is never fetched. Denied by default.

Somebody else's learner answers exactly like one that does not exist: `NoSuch`, whatever the reason.
"""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Select, and_, false, or_, select

from tracker.access import Role, Who
from tracker.days import day_of
from tracker.tables_classes import assignment, class_staff, klass, meeting, membership
from tracker.tables_learners import learner

AFTER_CLASS: Final = timedelta(hours=24)  # a volunteer sees today's learners until then
LONGEST: Final = timedelta(hours=12)  # a meeting that nobody closed is over after that, for phones and for the next one
FORGOTTEN: Final = timedelta(hours=36)  # and until then volunteers see its learners
KEEPERS: Final[tuple[Role, ...]] = ("social_worker", "manager")


class NoSuch(LookupError):
    """There is no such thing for the one who asks."""


def learners(who: Who, now: datetime) -> ColumnElement[bool]:
    """The condition that holds for the learners this person may see, of table `learner`."""
    known = learner.c.erased_at.is_(None)
    if who.role == "learner":
        return and_(known, learner.c.id == who.learner)
    ways: list[ColumnElement[bool]] = []
    if kept := who.places(*KEEPERS):
        ways.append(learner.c.place.in_(kept))
    if who.conduct and who.places("volunteer"):
        beside = or_(learner.c.id.in_(_in_todays_class(who, now)), learner.c.id.in_(_assigned(who, now)))
        ways.append(and_(learner.c.place.in_(who.places("volunteer")), learner.c.status == "active", beside))
    return and_(known, or_(*ways)) if ways else false()


def classes(who: Who, now: datetime) -> ColumnElement[bool]:
    """The condition that holds for the classes this person may see, of table `class`."""
    ways: list[ColumnElement[bool]] = []
    if kept := who.places(*KEEPERS):
        ways.append(klass.c.place.in_(kept))
    if who.conduct and who.places("volunteer"):
        mine = klass.c.id.in_(_todays_classes(who, now))
        ways.append(and_(klass.c.place.in_(who.places("volunteer")), mine))
    return or_(*ways) if ways else false()


def goes_on(now: datetime) -> tuple[ColumnElement[bool], ...]:
    """The conditions that hold for the meetings that go on now, of table `meeting`: begun, and not left open."""
    return (meeting.c.opened_at > now - LONGEST, meeting.c.closed_at.is_(None))


def keeps(who: Who, place: str) -> bool:
    """Whether this person looks after that place: its social worker or manager."""
    return place in who.places(*KEEPERS)


def must_keep(who: Who, place: str) -> None:
    if not keeps(who, place):
        raise NoSuch(place)


def must_manage(who: Who, place: str) -> None:
    if place not in who.places("manager"):
        raise NoSuch(place)


def place_of(db: Connection, who: Who, learner_id: str, now: datetime) -> str:
    """The place of a learner whom `who` may see; raises `NoSuch`."""
    found = db.execute(select(learner.c.place).where(learner.c.id == learner_id, learners(who, now))).scalar()
    if found is None:
        raise NoSuch(learner_id)
    return str(found)


def must_keep_learner(db: Connection, who: Who, learner_id: str, now: datetime) -> str:
    """The place of a learner whom `who` looks after (not only sits beside); raises `NoSuch`."""
    place = place_of(db, who, learner_id, now)
    must_keep(who, place)
    return place


def place_of_class(db: Connection, who: Who, class_id: str, now: datetime) -> str:
    found = db.execute(select(klass.c.place).where(klass.c.id == class_id, classes(who, now))).scalar()
    if found is None:
        raise NoSuch(class_id)
    return str(found)


def must_keep_class(db: Connection, who: Who, class_id: str, now: datetime) -> str:
    """The place of a class that `who` looks after; raises `NoSuch`."""
    place = place_of_class(db, who, class_id, now)
    must_keep(who, place)
    return place


def _todays_classes(who: Who, now: datetime) -> Select[tuple[str]]:
    todays = {day_of(now, grant.zone) for grant in who.grants if grant.role == "volunteer"}
    over = meeting.c.closed_at > now - AFTER_CLASS
    running = and_(meeting.c.closed_at.is_(None), meeting.c.opened_at > now - FORGOTTEN)
    planned = and_(meeting.c.opened_at.is_(None), meeting.c.day.in_(todays))
    return (
        select(class_staff.c.class_id)
        .join(meeting, meeting.c.class_id == class_staff.c.class_id)
        .where(class_staff.c.staff == who.staff, class_staff.c.ended_at.is_(None), meeting.c.cancelled_at.is_(None))
        .where(or_(over, running, planned))
    )


def _in_todays_class(who: Who, now: datetime) -> Select[tuple[str]]:
    return select(membership.c.learner).where(
        membership.c.left_at.is_(None), membership.c.class_id.in_(_todays_classes(who, now))
    )


def _assigned(who: Who, now: datetime) -> Select[tuple[str]]:
    return select(assignment.c.learner).where(
        assignment.c.staff == who.staff,
        assignment.c.from_at <= now,
        assignment.c.until_at > now,
        or_(assignment.c.ended_at.is_(None), assignment.c.ended_at > now),
    )
