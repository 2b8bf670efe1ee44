"""The class's warm-up: the steps that most people here could do alone once and lost again, then what is due.

Reads summaries of the class asked for. Knows ids of lessons and steps, not their words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import Connection, and_, case, func, select

from tracker import overview
from tracker.access import Who
from tracker.overview import Whom
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_record import progress, step_progress
from tracker.transaction import reading

MOST = 3


@dataclass(frozen=True, slots=True)
class Lost:
    """A step to warm up with: `n` people, of `of` who have done it, lost it; or its lesson is due for `n` of them."""

    lesson: str
    step: str
    why: Literal["lost", "due"]
    n: int
    of: int


def steps(book: Book, who: Who, whom: Whom, day: date, most: int = MOST) -> list[Lost]:
    """The steps that most have lost (done alone before, not the last time), the most first. Where they are fewer than
    `most`, the hardest step of each lesson that is due by `day` for most people. Only active learners count."""
    with reading(book) as db:
        overview.must_see(db, book, who, whom)
        found = _lost(db, whom, most)
        if len(found) < most:
            found += _due(db, whom, day, {one.lesson for one in found})
    return found[:most]


def _lost(db: Connection, whom: Whom, most: int) -> list[Lost]:
    step = step_progress.c
    gone = and_(step.independent > 0, step.recent.not_like("independent%"))
    people = func.sum(case((gone, 1), else_=0))
    wanted = (
        select(step.lesson, step.step, people, func.count())
        .join(learner, learner.c.id == step.learner)
        .where(overview.active(whom))
        .group_by(step.lesson, step.step)
        .having(people > 0)
        .order_by(people.desc(), step.lesson, step.step)
        .limit(most)
    )
    return [Lost(lesson, name, "lost", int(n), of) for lesson, name, n, of in db.execute(wanted)]


def _due(db: Connection, whom: Whom, day: date, taken: set[str]) -> list[Lost]:
    """Lessons by how many they are due for, each with the step that was done alone least often by those."""
    wanted = (
        select(step_progress.c.lesson, step_progress.c.step, func.count())
        .add_columns(func.sum(step_progress.c.independent), func.sum(step_progress.c.times))
        .join(learner, learner.c.id == step_progress.c.learner)
        .join(
            progress, and_(progress.c.learner == step_progress.c.learner, progress.c.lesson == step_progress.c.lesson)
        )
        .where(overview.active(whom), progress.c.due_on <= day)
        .group_by(step_progress.c.lesson, step_progress.c.step)
        .order_by(step_progress.c.lesson, step_progress.c.step)
    )
    hardest: dict[str, tuple[float, Lost]] = {}
    for lesson, name, n, alone, times in db.execute(wanted):
        share = int(alone) / max(int(times), 1)
        if lesson not in taken and (lesson not in hardest or share < hardest[lesson][0]):
            hardest[lesson] = share, Lost(lesson, name, "due", n, n)
    return sorted((one for _, one in hardest.values()), key=lambda one: (-one.n, one.lesson))
