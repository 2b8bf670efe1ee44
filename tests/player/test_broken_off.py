"""Two fingers, a phone turned round, large zoom, a slow line, another language, the way back: whatever comes in
between changes nothing that was achieved, and the lesson still finishes.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from lessons import library
from lessons.play import Voices
from tests.player.listener import Listener
from tests.player.person import Finger
from tests.player.practising import eight, press, put, recorded, step_done
from tests.player.stage import Json, Stage
from tests.player.test_every_lesson import walked

LESSONS: Final = library.read(today=date(2026, 11, 22)).lessons
UPRIGHT: Final[Any] = {"width": 390, "height": 844}
Open = Callable[..., tuple[Page, Json]]


@pytest.fixture
def page_again(lesson_on: Open) -> Iterator[Open]:
    """The page of all walks, as upright as it was afterwards."""
    opened: list[Page] = []

    def visit(*given: Any, **more: Any) -> tuple[Page, Json]:
        page, data = lesson_on(*given, **more)
        opened.append(page)
        return page, data

    yield visit
    for page in opened:
        page.set_viewport_size(UPRIGHT)


def events(page: Page) -> list[Json]:
    found: list[Json] = page.evaluate("events")
    return found


def test_two_fingers_are_no_touch_and_no_mistake(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["shop-search"], "zh")
    somebody = Finger(page, data)
    somebody.begin("practise")
    first = data["steps"][0]["touches"][0]
    x, y = somebody.on_phone(somebody.place(first, "tap"))[0]
    for other in ((x + 60, y + 40), (x + 6, y + 6)):
        somebody.send("touchStart", (x, y))
        somebody.send("touchStart", (x, y), other)
        somebody.send("touchEnd", (x, y))
        somebody.send("touchEnd")
        page.evaluate("pass(600)")
    assert events(page) == []
    for n in range(1, len(data["steps"]) + 1):
        somebody.step(n)
    somebody.at(0)
    walked(events(page), data, "practise")


def test_a_phone_that_is_turned_round_again_and_again_stays_at_its_step(page_again: Open) -> None:
    page, data = page_again(LESSONS["bigger-letters"], "zh")
    somebody = Finger(page, data)
    somebody.begin("practise")
    for n in range(1, len(data["steps"]) + 1):
        somebody.at(n)
        page.set_viewport_size({"width": 844, "height": 390} if n % 2 else UPRIGHT)
        somebody.step(n)
    somebody.at(0)
    walked(events(page), data, "practise")


def test_at_twice_the_size_everything_can_still_be_touched(page_again: Open) -> None:
    for lesson, lang in (("shop-search", "zh"), ("tap-and-swipe", "en")):
        page, data = page_again(LESSONS[lesson], lang)
        page.set_viewport_size({"width": 195, "height": 422})  # what 200 % leaves of a phone
        walked(Finger(page, data).walk("practise"), data, "practise")


def test_sounds_that_never_come_keep_nobody_waiting(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["phone-calls"], "zh", voices=Voices(lambda _: "/voice/never.wav"))
    page.route("**/voice/**", lambda _: None)  # neither answered nor refused
    walked(Finger(page, data).walk("practise"), data, "practise")
    page.unroute("**/voice/**")


def test_another_language_in_the_middle_goes_on_at_the_same_step(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["hospital-find"], "zh")
    somebody = Finger(page, data)
    somebody.begin("practise")
    for n in range(1, 5):
        somebody.step(n)
    somebody.at(5)
    _, english = lesson_on(LESSONS["hospital-find"], "en")
    page.evaluate("begin('practise', true)")
    other = Finger(page, english)
    for n in range(5, len(data["steps"]) + 1):
        other.step(n)
    other.at(0)
    walked(events(page), data, "practise")


def test_a_screen_reader_finds_its_way_by_roles_and_names_alone(lesson_on: Open) -> None:
    for lang in ("zh", "en"):
        page, data = lesson_on(LESSONS["shop-search"], lang)
        walked(Listener(page, data).walk("practise"), data, "practise")


def test_the_browsers_way_back_loses_nothing(stage: Stage, tmp_path: Path, open_page: Callable[..., Page]) -> None:
    stage.pages["/other"] = b"<!doctype html><title>other</title><link rel=icon href=data:,>"
    page = open_page(viewport=UPRIGHT, has_touch=True)
    page.goto(stage.url + "/other")
    page.goto(put(stage, eight(tmp_path)))
    for n in (1, 2, 3):
        page.get_by_role("heading", name=f"第 {n} 步，共 8 步").wait_for()
        step_done(page, n)
    press(page, "name")  # beside the way
    page.go_back()
    expect(page).to_have_title("other")
    page.go_forward()
    for n in range(4, 9):
        page.get_by_role("heading", name=f"第 {n} 步，共 8 步").wait_for()
        step_done(page, n)
    page.get_by_role("heading", name="走完了一遍").wait_for()
    assert [one["step"] for one in recorded(page)] == [
        "step-1", "step-2", "see", "step-4", "step-5", "name", "return", "step-8",
    ]  # fmt: skip
