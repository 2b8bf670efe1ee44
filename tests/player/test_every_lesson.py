"""Every lesson is walked to its last page, practised and without hints: with a finger, with keys, with single touches;
with a finger that trembles, too.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import Page

from lessons import library
from lessons.lesson import Lesson
from tests.player.person import PEOPLE, Finger, Trembling
from tests.player.stage import Json

READY: Final = [one for one in library.read(today=date(2026, 11, 22)).lessons.values() if one.status == "ready"]
Open = Callable[..., tuple[Page, Json]]


def walked(found: list[Json], data: Json, mode: str) -> None:
    """One record a step, in the lesson's order, of one walk, and nothing that was not so."""
    assert [one["step"] for one in found] == [one["id"] for one in data["steps"]]
    assert {(one["kind"], one["lesson"], one["mode"], one["variant"]) for one in found} == {
        ("step", data["lesson"], mode, data["phone"])
    }
    assert len({one["walk"] for one in found}) == 1 and len({one["id"] for one in found}) == len(found)
    assert [(one["prompt"], one["misses"]) for one in found] == [("independent", 0)] * len(found)
    assert all(one["detail"]["touched"] == one["detail"]["traps"] == [] for one in found)


def ways(found: list[Json]) -> set[Any]:
    return {one["detail"]["way"] for one in found}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("who", list(PEOPLE))
@pytest.mark.parametrize("lesson", READY, ids=lambda one: one.id)
def test_every_lesson_is_walked_to_its_end(lesson_on: Open, lesson: Lesson, who: str, lang: str) -> None:
    page, data = lesson_on(lesson, lang)
    somebody = PEOPLE[who](page, data)
    for mode in ("practise", "check"):
        found = somebody.walk(mode)
        walked(found, data, mode)
        assert somebody.way in ways(found)


@pytest.mark.parametrize("lesson", [one for one in READY if one.phones], ids=lambda one: one.id)
def test_every_phone_it_is_shown_on_is_walked_to_its_end(lesson_on: Open, lesson: Lesson) -> None:
    for phone in lesson.phones:
        page, data = lesson_on(lesson, "zh", phone)
        walked(Finger(page, data).walk("practise"), data, "practise")


@pytest.mark.parametrize("lesson", READY, ids=lambda one: one.id)
def test_trembling_fingers_walk_it_too_and_nothing_of_it_is_a_mistake(lesson_on: Open, lesson: Lesson) -> None:
    page, data = lesson_on(lesson, "zh")
    walked(Trembling(page, data).walk("practise"), data, "practise")
