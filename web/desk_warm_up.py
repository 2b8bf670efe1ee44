"""The class's warm-up for the desk: steps of today's lessons with their words. Draws nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lessons.lesson import Lesson
from media.words import say
from tracker import warm_up
from tracker.access import Who
from tracker.overview import Whom
from tracker.screens.warm_up import Row
from tracker.warm_up import MOST, Lost
from web.table.suggest import step_number
from web.wiring import House
from web.wishes import Wishes

LOOKED_AT = 12  # some of what the book names is no longer taught


@dataclass(frozen=True, slots=True)
class Said:
    """A step by its ids, and in a sentence why it is wanted."""

    lesson: str
    step: str
    why: str


def steps(home: House, who: Who, whom: Whom, day: date, lessons: Mapping[str, Lesson]) -> list[Lost]:
    """At most three steps that are in one of these lessons today."""
    found = warm_up.steps(home.book, who, whom, day, LOOKED_AT)
    there = [one for one in found if one.lesson in lessons and step_number(lessons[one.lesson], one.step)]
    return there[:MOST]


def said(found: Sequence[Lost], lang: str) -> list[Said]:
    return [
        Said(one.lesson, one.step, say(f"reviews.warm_{one.why}", lang, n=one.n, of=one.of))
        if one.why == "lost"
        else Said(one.lesson, one.step, say("reviews.warm_due", lang, n=one.n))
        for one in found
    ]


def rows(home: House, wish: Wishes, who: Who, whom: Whom, day: date) -> tuple[Row, ...]:
    """The same for a class's page: each with its words and the way to the class screen at that step."""
    taught = {lesson.id: lesson for _, lessons in home.library.shelf() for lesson in lessons}
    made = []
    for one in said(steps(home, who, whom, day, taught), wish.lang):
        lesson = taught[one.lesson]
        n = step_number(lesson, one.step)
        text = lesson.steps[n - 1].touches[0].text.of(wish.lang)
        step = say("overview.step_of", wish.lang, title=lesson.title.of(wish.lang), n=n, text=text)
        made.append(Row(step, one.why, wish.link("/class", lesson=lesson.id, step=str(n))))
    return tuple(made)
