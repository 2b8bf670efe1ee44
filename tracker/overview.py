"""What a social worker knows on Monday morning: who can do what, who needs help where, who was missing, what is due.

Reads summaries of the class asked for, never the events and never the whole place.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from tracker import class_days, reach
from tracker.access import Who
from tracker.days import day_of
from tracker.people import zone_of
from tracker.progress import Status
from tracker.reach import NoSuch
from tracker.schedule import snapped
from tracker.store import Book
from tracker.tables_classes import attendance, meeting, membership
from tracker.tables_learners import learner
from tracker.tables_record import progress
from tracker.transaction import reading

_STATUSES: Final = tuple(Status)
_TOGETHER: Final = 500  # rows taken at a time: thousands of them alive keep the garbage collector busy


@dataclass(frozen=True, slots=True)
class Cell:
    """One learner and lesson; what is not there is 还没学."""

    status: Status
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """One learner of the matrix, and her cells by lesson id."""

    learner: str
    nickname: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Help:
    """Who needs help at which step; `again` when shown twice running, otherwise the last two walks stopped there."""

    learner: str
    nickname: str
    lesson: str
    step: str
    again: bool
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Absence:
    """Not seen since; `phone` only with her consent. `missed` meetings of her classes since then."""

    learner: str
    nickname: str
    last_seen: date | None
    missed: int
    phone: str


@dataclass(slots=True)
class DueLesson:
    """`on_class` is the next class date it can be done on; `overdue`: the one it first fell on has gone by.

    Not frozen as other values are: of a thousand people there are 30,000, and freezing took a third of the time.
    """

    learner: str
    nickname: str
    lesson: str
    due_on: date
    on_class: date
    overdue: bool
    status: Status


@dataclass(frozen=True, slots=True)
class Whom:
    """The learners an overview is about: of one class, or of one place."""

    place: str
    class_id: str | None = None


def matrix(book: Book, who: Who, whom: Whom, lessons: Sequence[str] | None = None) -> list[Line]:
    """Learners x lessons, by nickname; with `lessons` only those."""
    names = ("learner", "lesson", "status", "due_on")
    cells: Select[Any] = select(*(progress.c[name] for name in names))
    cells = cells.join(learner, learner.c.id == progress.c.learner).where(active(whom))
    if lessons is not None:
        cells = cells.where(progress.c.lesson.in_(lessons))
    with reading(book) as db:
        must_see(db, book, who, whom)
        people = db.execute(
            select(learner.c.id, learner.c.nickname).where(active(whom)).order_by(learner.c.nickname, learner.c.id)
        )
        found = {row.id: Line(row.id, row.nickname, {}) for row in people}
        same: dict[tuple[Any, ...], Cell] = {}  # of 30,000 cells only a few hundred differ
        for rows in db.execute(cells).partitions(_TOGETHER):
            for one, lesson, status, due_on in rows:
                cell = same.get(key := (status, due_on))
                if cell is None:
                    cell = same[key] = Cell(_STATUSES[status], due_on)
                found[one].cells[lesson] = cell
    return list(found.values())


def help_wanted(book: Book, who: Who, whom: Whom) -> list[Help]:
    """要帮忙, the longest waiting last."""
    wanted = (
        select(learner.c.id, learner.c.nickname, progress.c.lesson, progress.c.help_steps, progress.c.stopped_at)
        .add_columns(progress.c.last_at)
        .join(progress, progress.c.learner == learner.c.id)
        .where(active(whom), (progress.c.help_steps != "") | (progress.c.stopped_at != ""))
        .order_by(progress.c.last_at.desc(), learner.c.id)
    )
    found = []
    with reading(book) as db:
        must_see(db, book, who, whom)
        for one, nickname, lesson, help_steps, stopped_at, last_at in db.execute(wanted):
            shown = json.loads(help_steps) if help_steps else []
            found += [Help(one, nickname, lesson, step, True, last_at) for step in shown]
            if stopped_at and stopped_at not in shown:
                found.append(Help(one, nickname, lesson, stopped_at, False, last_at))
    return found


def absent(book: Book, who: Who, whom: Whom, days: int = 21) -> list[Absence]:
    """Active learners who were at no meeting for that many days though their class met; longest first."""
    reach.must_keep(who, whom.place)
    with reading(book) as db:
        must_see(db, book, who, whom)
        zone = zone_of(db, whom.place)
        today = day_of(book.now(), zone)
        came = (
            select(attendance.c.learner, func.max(meeting.c.day).label("day"))
            .join(meeting, meeting.c.id == attendance.c.meeting)
            .where(attendance.c.retired_at.is_(None), attendance.c.came == "present")
            .where(attendance.c.learner.in_(select(learner.c.id).where(active(whom))))
            .group_by(attendance.c.learner)
        )
        last_seen = {row.learner: row.day for row in db.execute(came)}
        held = (
            select(membership.c.learner, meeting.c.day)
            .join(meeting, meeting.c.class_id == membership.c.class_id)
            .where(membership.c.left_at.is_(None), membership.c.learner.in_(select(learner.c.id).where(active(whom))))
            .where(meeting.c.opened_at.is_not(None), meeting.c.day <= today)
            .where(meeting.c.opened_at >= membership.c.joined_at)
        )
        missed: dict[str, list[date]] = {}
        for row in db.execute(held):
            missed.setdefault(row.learner, []).append(row.day)
        people = db.execute(select(learner.c.id, learner.c.nickname, learner.c.phone).where(active(whom))).all()
    found = []
    for one, nickname, phone in people:
        seen = last_seen.get(one)
        since = [day for day in missed.get(one, []) if seen is None or day > seen]
        if since and (today - (seen or min(since))).days >= days:
            found.append(Absence(one, nickname, seen, len(since), phone))
    return sorted(found, key=lambda each: (each.last_seen or date.min, each.nickname))


def due(book: Book, who: Who, whom: Whom, until: date | None = None) -> list[DueLesson]:
    """What wants to come back by a day (today, unless said), each with the class date it falls on; earliest first."""
    with reading(book) as db:
        must_see(db, book, who, whom)
        today = day_of(book.now(), zone_of(db, whom.place))
        wanted = (
            select(learner.c.id, learner.c.nickname, progress.c.lesson, progress.c.due_on, progress.c.status)
            .join(progress, progress.c.learner == learner.c.id)
            .where(active(whom), progress.c.due_on <= (until or today))
            .order_by(progress.c.due_on, learner.c.nickname, progress.c.lesson)
        )
        found: list[DueLesson] = []
        calendars: Mapping[str, _Calendar] | None = None
        for rows in db.execute(wanted).partitions(_TOGETHER):
            if calendars is None:
                calendars = _calendars(class_days.by_learner(db, whom.place, whom.class_id, rows[0].due_on), today)
            found += [
                DueLesson(one, nickname, lesson, due_on, *calendars[one][due_on], _STATUSES[status])
                for one, nickname, lesson, due_on, status in rows
            ]
    return found


def _calendars(days: Mapping[str, tuple[date, ...]], today: date) -> Mapping[str, "_Calendar"]:
    """By learner; most share their class's, and who is in no class has an empty one."""
    same = {hers: _Calendar(hers, today) for hers in {(), *days.values()}}
    return defaultdict(lambda: same[()], {one: same[hers] for one, hers in days.items()})


class _Calendar(dict[date, tuple[date, bool]]):
    """Of one class's days: on which a day that something is due falls now, and whether it first fell on one gone by."""

    def __init__(self, days: Sequence[date], today: date) -> None:
        self._days, self._today = days, today
        self._coming = [day for day in days if day >= today]

    def __missing__(self, due_on: date) -> tuple[date, bool]:
        found = self[due_on] = snapped(due_on, self._coming), snapped(due_on, self._days) < self._today
        return found


def active(whom: Whom) -> ColumnElement[bool]:
    here = and_(learner.c.status == "active", learner.c.erased_at.is_(None))
    if whom.class_id is None:
        return and_(learner.c.place == whom.place, here)
    inside: Select[Any] = select(membership.c.learner).where(
        membership.c.class_id == whom.class_id, membership.c.left_at.is_(None)
    )
    return and_(learner.c.id.in_(inside), here)


def must_see(db: Connection, book: Book, who: Who, whom: Whom) -> None:
    """A class that one may see now, in the place that was named; the whole place for those who look after it."""
    if whom.class_id is None:
        reach.must_keep(who, whom.place)
    elif reach.place_of_class(db, who, whom.class_id, book.now()) != whom.place:
        raise NoSuch(whom.class_id)
