"""The light pages in a real browser: axe finds nothing, letters and targets are large, nothing runs off the screen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.axe import faults
from web.wiring import House

PAGES = ["/learn", "/tricked", "/learn/not-a-lesson", "/learn/scenario/shopping"]


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_light_pages_are_large_and_open_to_everybody(
    address: str, open_page: Callable[..., Page], lang: str, width: int
) -> None:
    page = open_page(viewport={"width": width, "height": 800})
    if width == 320:  # the narrowest phone with the largest letters
        page.add_init_script("localStorage.setItem('qibu.letters', '1.45')")
    for path in PAGES:
        page.goto(f"{address}{path}?lang={lang}")
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        tops = page.evaluate(
            """() => [...document.querySelectorAll('.top > .ways > *')].map((one) => one.getBoundingClientRect().top)"""
        )
        assert len(tops) >= 2 and len(set(tops)) == 1, path  # one row above every page
        small = page.evaluate(
            """() => [...document.querySelectorAll('a, button')].filter((one) => one.offsetParent).map((one) => {
                 const box = one.getBoundingClientRect();
                 return [one.textContent.trim(), box.width, box.height];
               }).filter(([, wide, high]) => wide < 60 || high < 60)"""
        )
        assert small == [], path
        letters = page.evaluate(
            """() => Math.min(...[...document.querySelectorAll('body *')].filter((one) => one.offsetParent &&
                 [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((one) =>
                 parseFloat(getComputedStyle(one).fontSize)))"""
        )
        assert letters >= 22, path


def test_the_help_page_can_be_heard_or_says_that_it_cannot(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/tricked?lang=zh")
    page.get_by_role("button", name="听一遍").click()
    page.get_by_text("这里没有声音").or_(page.get_by_role("button", name="先不听")).wait_for()


def test_the_lesson_page_puts_the_player_over_the_first_step(
    house: House, address: str, open_page: Callable[..., Page]
) -> None:
    lesson = house.library.shelf()[0][1][0]
    page = open_page(viewport={"width": 390, "height": 800})
    page.goto(f"{address}/learn/{lesson.id}?lang=zh")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("heading", name=f"第 2 步，共 {len(lesson.steps)} 步").wait_for()
    expect(page).to_have_url(re.compile("#step-2$"))
    page.goto(f"{address}/learn/{lesson.id}/3?lang=zh")  # where a touch led that came before the player
    expect(page).to_have_url(re.compile(f"/learn/{lesson.id}.lang=zh#step-3$"))
    page.get_by_role("button", name="下一步").wait_for()
    page.get_by_role("heading", name=f"第 3 步，共 {len(lesson.steps)} 步").wait_for()
