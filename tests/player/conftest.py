"""A stage for the player's tests, and the fixture lesson opened on it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.player.stage import Json, Stage, lesson, serving


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
