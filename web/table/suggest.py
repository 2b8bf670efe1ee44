"""Which lesson a learner does next, and why, in one short reason. Pure: knows no database and no page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lessons.lesson import Lesson
from tracker.progress import Status

Why = Literal["stuck", "due", "class", "again", "next"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where she stands with a lesson; `stuck` is the id of the step that needs help."""

    status: Status = Status.NONE
    stuck: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`why` is the last part of a sentence `table.why_...`; `step` the number it speaks of, 0 for none."""

    lesson: Lesson
    why: Why
    step: int = 0


NEW = Standing()


def suggest(
    standing: Mapping[str, Standing], shelf: Sequence[Sequence[Lesson]], today: date, class_lesson: str = ""
) -> Suggestion | None:
    """Where she is stuck first, then what is due, the class's, what was begun, what comes next. None: all done."""
    every = [lesson for course in shelf for lesson in course]
    for lesson in every:
        if step := step_number(lesson, standing.get(lesson.id, NEW).stuck):
            return Suggestion(lesson, "stuck", step)
    due = [(day, lesson) for lesson in every if (day := standing.get(lesson.id, NEW).due_on) and day <= today]
    if due:
        return Suggestion(min(due, key=lambda one: one[0])[1], "due")
    for lesson in every:
        if lesson.id == class_lesson and _status(standing, lesson) < Status.ALONE:
            return Suggestion(lesson, "class")
    begun = [lesson for lesson in every if _status(standing, lesson) in (Status.LEARNING, Status.WITH_HELP)]
    if begun:
        return Suggestion(begun[0], "again")
    fresh = _next(standing, shelf)
    return Suggestion(fresh, "next") if fresh else None


def step_number(lesson: Lesson, step: str) -> int:
    """The step's number in today's lesson, 0 when it is not one of its steps."""
    ids = [one.id for one in lesson.steps]
    return ids.index(step) + 1 if step in ids else 0


def _next(standing: Mapping[str, Standing], shelf: Sequence[Sequence[Lesson]]) -> Lesson | None:
    """The first new lesson whose prerequisites she can do; a course she is in the middle of comes before others."""
    there = {lesson.id for course in shelf for lesson in course}

    def open_to_her(lesson: Lesson) -> bool:
        before = [standing.get(name, NEW).status for name in lesson.needs if name in there]
        return _status(standing, lesson) == Status.NONE and all(status >= Status.WITH_HELP for status in before)

    begun = [course for course in shelf if any(_status(standing, lesson) for lesson in course)]
    courses = [*begun, *(course for course in shelf if course not in begun)]
    return next((lesson for course in courses for lesson in course if open_to_her(lesson)), None)


def _status(standing: Mapping[str, Standing], lesson: Lesson) -> Status:
    return standing.get(lesson.id, NEW).status
