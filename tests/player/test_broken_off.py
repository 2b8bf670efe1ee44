"""Two fingers, a phone turned round, large zoom, a slow line, another language, the way back: whatever comes in
between changes nothing that was achieved, and the lesson still finishes.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from lessons import library
from lessons.play import Voices
from tests.conftest import set_size
from tests.player.listener import Listener
from tests.player.person import Finger, Keys
from tests.player.practising import data_of, put_data, recorded
from tests.player.stage import Json, Stage
from tests.player.test_every_lesson import walked
from tests.player.walking_page import CLOCK, HANDS

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
        set_size(page, 390, 844)


class Kept(Finger):
    """A finger on the lesson's own page, in a time that passes only when told to; what has to be written is pasted."""

    def write(self, touch: Json) -> None:
        self.page.evaluate("text => navigator.clipboard.writeText(text)", touch["typing"]["want"])
        self.page.locator(".qibu-line").focus()
        self.page.keyboard.press("Control+v")
        expect(self.page.locator(".qibu-line")).to_have_value(touch["typing"]["want"])

    def two_fingers(self) -> None:
        """A second finger rests on the glass, far from the first and beside it."""
        x, y = self.on_phone((180, 330))[0]
        for other in ((x + 60, y + 40), (x + 6, y + 6)):
            self.send("touchStart", (x, y))
            self.send("touchStart", (x, y), other)
            self.send("touchEnd", (x, y))
            self.send("touchEnd")
            self.page.evaluate("pass(600)")


@pytest.mark.parametrize("name", ["shop-search", "bigger-letters", "tap-and-swipe"])
def test_whatever_comes_in_between_nothing_achieved_is_lost(
    name: str, stage: Stage, open_page: Callable[..., Page]
) -> None:
    """A lesson with writing, one with a slider, one of movements: at each step something else."""
    data, in_english = (data_of(LESSONS[name], lang) for lang in ("zh", "en"))
    chinese, english = (put_data(stage, one) for one in (data, in_english))
    stage.pages["/other"] = b"<!doctype html><title>other</title><link rel=icon href=data:,>"
    page = open_page(viewport=UPRIGHT, has_touch=True, permissions=["clipboard-read", "clipboard-write"])
    page.context.add_init_script(CLOCK + HANDS)
    page.goto(stage.url + "/other")
    page.goto(chinese)
    somebody = Kept(page, data)

    def two_fingers() -> None:
        somebody.two_fingers()
        assert recorded(page) == []

    def turned_round() -> None:
        set_size(page, 844, 390)

    def upright_and_in_english() -> None:
        set_size(page, 390, 844)
        page.goto(english)
        somebody.data = in_english

    def back_and_forward_again() -> None:
        page.go_back()
        page.go_back()
        expect(page).to_have_title("other")
        page.go_forward()
        somebody.data = data

    def another_tab() -> None:
        second = page.context.new_page()
        second.goto(english)
        Keys(second, in_english).step(5)
        second.close()

    between: list[Callable[[], object]] = [
        two_fingers, turned_round, upright_and_in_english, back_and_forward_again, another_tab, page.reload
    ]  # fmt: skip
    for n in range(1, len(data["steps"]) + 1):
        somebody.at(n)
        if n <= len(between):
            between[n - 1]()
        if between[n - 1 : n] != [another_tab]:
            somebody.step(n)
    somebody.at(0)
    found = recorded(page)
    assert {one["detail"]["way"] for one in found} >= {"touch"}
    walked(found, data, "practise")


def test_at_twice_the_size_everything_can_still_be_touched(page_again: Open) -> None:
    for lesson, lang in (("shop-search", "zh"), ("tap-and-swipe", "en")):
        page, data = page_again(LESSONS[lesson], lang)
        set_size(page, 195, 422)  # what 200 % leaves of a phone
        walked(Finger(page, data).walk("practise"), data, "practise")


def test_sounds_that_never_come_keep_nobody_waiting(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["phone-calls"], "zh", voices=Voices(lambda _: "/voice/never.wav"))
    page.route("**/voice/**", lambda _: None)  # neither answered nor refused
    walked(Finger(page, data).walk("practise"), data, "practise")
    page.unroute("**/voice/**")


@pytest.mark.parametrize(("name", "lang"), [("shop-search", "zh"), ("bigger-letters", "en"), ("tap-and-swipe", "zh")])
def test_a_screen_reader_finds_its_way_by_roles_and_names_alone(lesson_on: Open, name: str, lang: str) -> None:
    page, data = lesson_on(LESSONS[name], lang)
    walked(Listener(page, data).walk("practise"), data, "practise")
