"""What a social worker knows on Monday morning: who can do what, who needs help where, who was missing, what is due.

Reads summaries of the class asked for, never the events and never the whole place.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, select

from tracker import reach
from tracker.access import Who
from tracker.days import bounds, day_of, monday
from tracker.people import zone_of
from tracker.progress import Status
from tracker.reach import NoSuch
from tracker.schedule import snapped
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting, membership
from tracker.tables_learners import learner
from tracker.tables_record import progress, status_change, step_progress
from tracker.transaction import reading

_STATUSES: Final = tuple(Status)


@dataclass(frozen=True, slots=True)
class Cell:
    """One learner and lesson; what is not there is 还没学."""

    status: Status
    needs_help: bool
    stopped_at: str
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


@dataclass(frozen=True, slots=True)
class DueLesson:
    learner: str
    nickname: str
    lesson: str
    due_on: date
    on_class: date
    status: Status


@dataclass(frozen=True, slots=True)
class Week:
    """At the end of the week that begins on `monday`: how many (learner, lesson) stood at each status."""

    monday: date
    by_status: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """How many learners needed to be shown a step when they last did it, of how many."""

    lesson: str
    step: str
    shown: int
    of: int


@dataclass(frozen=True, slots=True)
class Whom:
    """The learners an overview is about: of one class, or of one place."""

    place: str
    class_id: str | None = None


def matrix(book: Book, who: Who, whom: Whom, lessons: Sequence[str] | None = None) -> list[Line]:
    """Learners x lessons, by nickname; with `lessons` only those."""
    names = ("learner", "lesson", "status", "help_steps", "stopped_at", "due_on")
    cells: Select[Any] = select(*(progress.c[name] for name in names))
    cells = cells.join(learner, learner.c.id == progress.c.learner).where(_active(whom))
    if lessons is not None:
        cells = cells.where(progress.c.lesson.in_(lessons))
    with reading(book) as db:
        _must_see(db, book, who, whom)
        people = db.execute(
            select(learner.c.id, learner.c.nickname).where(_active(whom)).order_by(learner.c.nickname, learner.c.id)
        )
        found = {row.id: Line(row.id, row.nickname, {}) for row in people}
        same: dict[tuple[Any, ...], Cell] = {}  # of 30,000 cells only a few hundred differ
        for one, lesson, *told in db.execute(cells):
            cell = same.get(key := tuple(told))
            if cell is None:
                status, help_steps, stopped_at, due_on = told
                cell = same[key] = Cell(_STATUSES[status], bool(help_steps), stopped_at, due_on)
            found[one].cells[lesson] = cell
    return list(found.values())


def help_wanted(book: Book, who: Who, whom: Whom) -> list[Help]:
    """要帮忙, the longest waiting last."""
    wanted = (
        select(learner.c.id, learner.c.nickname, progress.c.lesson, progress.c.help_steps, progress.c.stopped_at)
        .add_columns(progress.c.last_at)
        .join(progress, progress.c.learner == learner.c.id)
        .where(_active(whom), (progress.c.help_steps != "") | (progress.c.stopped_at != ""))
        .order_by(progress.c.last_at.desc(), learner.c.id)
    )
    found = []
    with reading(book) as db:
        _must_see(db, book, who, whom)
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
        _must_see(db, book, who, whom)
        zone = zone_of(db, whom.place)
        today = day_of(book.now(), zone)
        came = (
            select(attendance.c.learner, func.max(meeting.c.day).label("day"))
            .join(meeting, meeting.c.id == attendance.c.meeting)
            .where(attendance.c.retired_at.is_(None), attendance.c.came == "present")
            .where(attendance.c.learner.in_(select(learner.c.id).where(_active(whom))))
            .group_by(attendance.c.learner)
        )
        last_seen = {row.learner: row.day for row in db.execute(came)}
        held = (
            select(membership.c.learner, meeting.c.day)
            .join(meeting, meeting.c.class_id == membership.c.class_id)
            .where(membership.c.left_at.is_(None), membership.c.learner.in_(select(learner.c.id).where(_active(whom))))
            .where(meeting.c.opened_at.is_not(None), meeting.c.day <= today)
            .where(meeting.c.opened_at >= membership.c.joined_at)
        )
        missed: dict[str, list[date]] = {}
        for row in db.execute(held):
            missed.setdefault(row.learner, []).append(row.day)
        people = db.execute(select(learner.c.id, learner.c.nickname, learner.c.phone).where(_active(whom))).all()
    found = []
    for one, nickname, phone in people:
        seen = last_seen.get(one)
        since = [day for day in missed.get(one, []) if seen is None or day > seen]
        if since and (today - (seen or min(since))).days >= days:
            found.append(Absence(one, nickname, seen, len(since), phone))
    return sorted(found, key=lambda each: (each.last_seen or date.min, each.nickname))


def due(book: Book, who: Who, whom: Whom, until: date | None = None) -> list[DueLesson]:
    """What wants to come back by a day (today, unless said), each with the class date it falls on; earliest first."""
    wanted = (
        select(learner.c.id, learner.c.nickname, progress.c.lesson, progress.c.due_on, progress.c.status)
        .join(progress, progress.c.learner == learner.c.id)
        .where(_active(whom), progress.c.due_on <= (until or day_of(book.now())))
        .order_by(progress.c.due_on, learner.c.nickname, progress.c.lesson)
    )
    with reading(book) as db:
        _must_see(db, book, who, whom)
        dates = _class_dates(db, whom, day_of(book.now(), zone_of(db, whom.place)))
        rows = db.execute(wanted).all()
    on_class = {due_on: snapped(due_on, dates) for due_on in {row.due_on for row in rows}}
    return [
        DueLesson(one, nickname, lesson, due_on, on_class[due_on], _STATUSES[status])
        for one, nickname, lesson, due_on, status in rows
    ]


def lost_steps(book: Book, who: Who, whom: Whom, most: int = 3) -> list[Lost]:
    """The steps that most people here needed to be shown when they last did them: the class's warm-up."""
    last = step_progress.c.recent
    shown = func.sum(case((last.like("model%") | last.like("physical%"), 1), else_=0))
    wanted = (
        select(step_progress.c.lesson, step_progress.c.step, shown, func.count())
        .join(learner, learner.c.id == step_progress.c.learner)
        .where(_active(whom))
        .group_by(step_progress.c.lesson, step_progress.c.step)
        .having(shown > 0)
        .order_by(shown.desc(), step_progress.c.lesson, step_progress.c.step)
        .limit(most)
    )
    with reading(book) as db:
        _must_see(db, book, who, whom)
        return [Lost(lesson, step, int(count), of) for lesson, step, count, of in db.execute(wanted)]


def trend(book: Book, who: Who, whom: Whom, weeks: int = 12) -> list[Week]:
    """How the statuses moved, week by week, this week last."""
    changes = (
        select(status_change.c.learner, status_change.c.lesson, status_change.c.status, status_change.c.at)
        .join(learner, learner.c.id == status_change.c.learner)
        .where(_members(whom))
        .order_by(status_change.c.at, status_change.c.learner, status_change.c.lesson, status_change.c.n)
    )
    with reading(book) as db:
        _must_see(db, book, who, whom)
        zone = zone_of(db, whom.place)
        rows = db.execute(changes).all()
    first = monday(day_of(book.now(), zone)) - timedelta(weeks=weeks - 1)
    standing: dict[tuple[str, str], int] = {}
    found: list[Week] = []
    position = 0
    for week in range(weeks):
        begins = first + timedelta(weeks=week)
        ends = bounds(begins + timedelta(days=7), zone)[0]
        while position < len(rows) and rows[position].at < ends:
            one = rows[position]
            standing[one.learner, one.lesson] = one.status
            position += 1
        values = list(standing.values())
        found.append(Week(begins, tuple(values.count(status) for status in range(5))))
    return found


def _members(whom: Whom) -> ColumnElement[bool]:
    """Of the class, or of the place; also those who left, for what is past."""
    if whom.class_id is None:
        return learner.c.place == whom.place
    return learner.c.id.in_(select(membership.c.learner).where(membership.c.class_id == whom.class_id))


def _active(whom: Whom) -> ColumnElement[bool]:
    here = and_(learner.c.status == "active", learner.c.erased_at.is_(None))
    if whom.class_id is None:
        return and_(learner.c.place == whom.place, here)
    inside: Select[Any] = select(membership.c.learner).where(
        membership.c.class_id == whom.class_id, membership.c.left_at.is_(None)
    )
    return and_(learner.c.id.in_(inside), here)


def _must_see(db: Connection, book: Book, who: Who, whom: Whom) -> None:
    """A class that one may see now, in the place that was named; the whole place for those who look after it."""
    if whom.class_id is None:
        reach.must_keep(who, whom.place)
    elif reach.place_of_class(db, who, whom.class_id, book.now()) != whom.place:
        raise NoSuch(whom.class_id)


def _class_dates(db: Connection, whom: Whom, today: date) -> list[date]:
    here = meeting.c.class_id == whom.class_id
    if whom.class_id is None:
        here = exists().where(klass.c.id == meeting.c.class_id, klass.c.place == whom.place)
    wanted = select(meeting.c.day).where(here, meeting.c.day >= today, meeting.c.cancelled_at.is_(None))
    return [row.day for row in db.execute(wanted.distinct())]
