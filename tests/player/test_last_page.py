"""The last page: spoken, with the phone as it was left, and whole on the wall for every lesson there is."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from lessons import library, play
from lessons.lesson import Lesson
from media.voice import speech
from tests.conftest import set_size
from tests.player.stage import WATCH_SPOKEN, Stage, lesson

At = Callable[..., Page]
READY = [one for one in library.read(today=date.today()).lessons.values() if one.status == "ready"]


def test_the_last_page_is_read_aloud_and_marks_what_is_being_read(at: At, stage: Stage) -> None:
    page = at()
    page.evaluate("player.go(5)")
    page.evaluate(WATCH_SPOKEN)
    page.get_by_role("button", name="听一遍").click()
    expect(page.get_by_role("status")).to_contain_text("还没有声音")  # the last sentence has none yet
    assert page.evaluate("marked") == ["今天学了", "把字调到看得清", "调字大小不用装软件，也不用花钱"]
    assert {"/voice/one.wav", "/voice/two.wav"} <= set(stage.asked)


def test_the_last_page_shows_the_phone_as_the_last_touch_leaves_it(at: At) -> None:
    data = lesson("zh")
    data["steps"][3]["touches"][0]["after"] = 0
    page = at(data=data)
    page.evaluate("player.go(5)")
    phone = page.get_by_role("img", name="“设置”页")
    expect(phone).to_be_visible()
    expect(phone.get_by_role("button")).to_have_count(0)
    page.get_by_role("button", name="上一步").click()
    expect(page.get_by_role("img", name="“显示”页")).to_be_visible()


def test_what_to_type_is_said_and_shown_where_the_words_do_not_name_it(at: At) -> None:
    data = lesson("zh")
    data["steps"][0]["touches"][0]["say"].insert(1, {"text": "写：银发商城", "src": "/voice/one.wav", "part": "types"})
    page = at(data=data)
    expect(page.locator(".qibu-task").get_by_text("写：银发商城")).to_be_visible()


def as_learners_get_it(one: Lesson, lang: str) -> dict[str, Any]:
    """With every link that takes room on the last page."""
    links = {"shelf": "/learn", "tricked": "/tricked", "picture": "/long.jpg", "other_lang": "/other"}
    after = {"title": one.title.of(lang), "link": "/next"}
    return play.player_data(one, lang, sentences=speech.sentences, links=links, next_lesson=after)


@pytest.fixture
def wall(stage: Stage, open_page: Callable[..., Page]) -> Iterator[Callable[[dict[str, Any]], Page]]:
    """One page on which lesson after lesson is mounted and turned to its end."""
    page = open_page(viewport={"width": 1280, "height": 720})
    page.goto(stage.page("/lesson", lesson("zh"), host="screen"))
    page.wait_for_function("window.player")

    def last_page(data: dict[str, Any]) -> Page:
        page.evaluate(
            """async (data) => {
              const { mount } = await import('/player/player.js');
              player.destroy();
              window.player = mount(document.getElementById('root'), data, { host: 'screen' });
              player.go(99);
            }""",
            data,
        )
        return page

    yield last_page


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_on_the_wall_the_last_page_of_every_lesson_is_whole(wall: Callable[[dict[str, Any]], Page], lang: str) -> None:
    wrong = []
    for one in READY:
        page = wall(as_learners_get_it(one, lang))
        for width, height in ((1280, 720), (1920, 1080)):
            set_size(page, width, height)
            if (high := page.evaluate("document.documentElement.scrollHeight")) > height:
                wrong.append(f"{one.id} on {width} x {height} is {high} high")
            phone, below = (page.locator(name).first.bounding_box() for name in (".qibu-result", ".qibu-safety"))
            if phone and below and phone["y"] + phone["height"] > below["y"]:
                wrong.append(f"{one.id} on {width} x {height}: the phone lies on a card")
    assert len(READY) >= 16
    assert wrong == []
