"""What one learner can do, step by step, with the evidence over time; for herself and who may see her."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker import reach
from tracker.access import Who
from tracker.event_rows import as_walk
from tracker.progress import Status
from tracker.store import Book
from tracker.tables_record import progress, status_change, step_progress, walk
from tracker.transaction import reading
from tracker.walks import Walk


@dataclass(frozen=True, slots=True)
class LessonProgress:
    """Where a learner stands with one lesson; `reason` is the last part of a sentence `book.reason_...`."""

    lesson: str
    status: Status
    reason: str
    since: datetime
    help_steps: tuple[str, ...]
    stopped_at: str
    walks: int
    complete: int
    independence: float
    support: float
    last_at: datetime
    due_on: date | None
    due_level: int | None


@dataclass(frozen=True, slots=True)
class StepRecord:
    """One step; `recent` are prompts, newest first."""

    lesson: str
    step: str
    times: int
    independent: int
    recent: tuple[str, ...]
    misses: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Reached:
    lesson: str
    status: Status
    reason: str
    at: datetime


def lessons(book: Book, who: Who, learner_id: str) -> list[LessonProgress]:
    """Every lesson she has begun. What is missing is 还没学."""
    columns = [progress.c[name] for name in LessonProgress.__dataclass_fields__]
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        rows = db.execute(select(*columns).where(progress.c.learner == learner_id).order_by(progress.c.last_at)).all()
    return [as_progress(dict(row._mapping)) for row in rows]


def steps(book: Book, who: Who, learner_id: str, lesson: str | None = None) -> list[StepRecord]:
    wanted = select(step_progress).where(step_progress.c.learner == learner_id)
    if lesson is not None:
        wanted = wanted.where(step_progress.c.lesson == lesson)
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        rows = db.execute(wanted.order_by(step_progress.c.lesson, step_progress.c.step)).all()
    return [
        StepRecord(one.lesson, one.step, one.times, one.independent, tuple(one.recent.split()), one.misses, one.last_at)
        for one in rows
    ]


def walks(book: Book, who: Who, learner_id: str, lesson: str | None = None, most: int = 100) -> list[Walk]:
    """The newest walks first, each with what every step took; for those who look after her and for herself."""
    wanted = select(walk).where(walk.c.learner == learner_id)
    if lesson is not None:
        wanted = wanted.where(walk.c.lesson == lesson)
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        rows = db.execute(wanted.order_by(walk.c.first_at.desc(), walk.c.id.desc()).limit(most)).all()
    return [as_walk(row) for row in rows]


def reached(book: Book, who: Who, learner_id: str) -> list[Reached]:
    """Each change of a status, oldest first."""
    wanted = select(status_change).where(status_change.c.learner == learner_id)
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        rows = db.execute(wanted.order_by(status_change.c.at, status_change.c.lesson, status_change.c.n)).all()
    return [Reached(one.lesson, Status(one.status), one.reason, one.at) for one in rows]


def as_progress(row: dict[str, object]) -> LessonProgress:
    row["status"] = Status(int(str(row["status"])))
    row["help_steps"] = tuple(json.loads(str(row["help_steps"]))) if row["help_steps"] else ()
    return LessonProgress(**row)  # type: ignore[arg-type]
