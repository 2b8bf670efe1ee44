"""What to do at each step of a lesson, as one short sentence: for lists that staff and the big screen show."""

from typing import Any

from lessons.lesson import Lesson
from media.words import say
from web.wiring import House


def of_lesson(lesson: Lesson, lang: str) -> list[tuple[str, str]]:
    """(id, words) of each step; a step of several touches is one sentence."""
    between = say("lead.then", lang)
    return [(one.id, between.join(touch.text.of(lang) for touch in one.touches)) for one in lesson.steps]


def of_shelf(house: House, lang: str) -> list[dict[str, Any]]:
    """Every lesson of the shelf once, in the order of its courses, as the staff's pages get it."""
    found = {one.id: one for _, some in house.library.shelf() for one in some}
    return [_packed(one, lang) for one in found.values()]


def named(house: House, lesson: str, step: str, lang: str) -> dict[str, Any] | None:
    """A step by its id: lesson's title, number and words; None for one that the shelf no longer has."""
    found = house.library.ready(lesson)
    steps = of_lesson(found, lang) if found else []
    n = next((n for n, (one, _) in enumerate(steps, 1) if one == step), 0)
    return {"lesson": lesson, "title": found.title.of(lang), "n": n, "text": steps[n - 1][1]} if found and n else None


def sentence(step: dict[str, Any], lang: str) -> str:
    """What `named` found, in words."""
    return say("lead.stuck_step", lang, title=step["title"], n=step["n"], text=step["text"])


def _packed(lesson: Lesson, lang: str) -> dict[str, Any]:
    steps = [{"id": one, "text": text} for one, text in of_lesson(lesson, lang)]
    return {"id": lesson.id, "title": lesson.title.of(lang), "steps": steps}
