"""A stage for the player's tests, and the fixture lesson opened on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from lessons import rehearse
from lessons.lesson import Lesson
from lessons.play import SILENT, Voices
from tests.conftest import LOCAL, PATIENCE
from tests.player import walking_page as walks
from tests.player.stage import Json, Stage, lesson, serving

LINKS = {"shelf": "/shelf", "tricked": "/tricked", "learn": "/lesson", "check": "/check", "other_lang": "/other"}


@pytest.fixture
def stage() -> Iterator[Stage]:
    with serving() as stage:
        yield stage


@pytest.fixture
def at(stage: Stage, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the fixture lesson: `at("zh", 390, 844, host="phone", letters=1.45)`."""

    def visit(
        lang: str = "zh",
        width: int = 390,
        height: int = 844,
        *,
        letters: float = 1,
        data: Json | None = None,
        **options: Any,
    ) -> Page:
        page = open_page(viewport={"width": width, "height": height}, has_touch=width < 1000)
        if letters != 1:
            page.add_init_script(f"localStorage.setItem('qibu.letters', '{letters}')")
        page.goto(stage.page("/lesson", data or lesson(lang), **options))
        page.wait_for_function("window.player")
        return page

    return visit


@pytest.fixture(scope="module")
def walking_page(browser: Browser) -> Iterator[tuple[Stage, Page, list[str]]]:
    """One page for all walks of a file, since opening one takes longer than a walk; and what went wrong on it."""
    faults: list[str] = []
    with serving() as stage:
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
        context.set_default_timeout(PATIENCE)

        def asked(request: Request) -> None:
            if not request.url.startswith(LOCAL):
                faults.append(request.url)

        context.on("request", asked)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(walks.put(stage))
        page.wait_for_function("window.ready")
        yield stage, page, faults
        context.close()


@pytest.fixture
def lesson_on(walking_page: tuple[Stage, Page, list[str]]) -> Iterator[Callable[..., tuple[Page, Json]]]:
    """Open a lesson to be practised. -> (the page, the data in it)"""
    stage, page, faults = walking_page

    def visit(lesson: Lesson, lang: str, phone: str = "", voices: Voices = SILENT) -> tuple[Page, Json]:
        data = rehearse.practice_data(
            lesson, lang, "practise", phone=phone, sentences=lambda text: [text], voices=voices, links=LINKS
        )
        walks.take(stage, page, data)
        return page, data

    yield visit
    assert faults == []
