"""`/learn/judge` with and without scripts, for guests."""

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from lessons import judging_deck, judging_show
from lessons.library import Library
from media.words import LANGS, say
from tests.axe import faults
from tests.web.conftest import Visit
from tracker.days import day_of
from web.wiring import House

PATH = "/learn/judge"


def read(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html.partition('<script type="application/json"')[0]))


def script_data(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="judge-data">(.*?)</script>', html, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def hand(house: House) -> list[str]:
    seed = f"guest {day_of(house.book.now())}"
    return [one.id for one in judging_deck.deck(house.library.judging, seed)]


# --- without scripts


@pytest.mark.parametrize("lang", LANGS)
def test_ten_messages_can_be_judged_without_scripts(house: House, visit: Visit, lang: str) -> None:
    visitor = visit()
    by_id = {one.id: one for one in house.library.judging}
    for n, name in enumerate(hand(house), start=1):
        asked = visitor.get(PATH, params={"lang": lang, "n": n}).text
        item = by_id[name]
        assert item.text.of(lang) in read(asked) and "演练 PRACTICE" in asked
        assert item.why.of(lang) not in read(asked)
        for said in ("trust", "refuse", "ask"):
            assert f'name="said" value="{said}"' in asked and say(f"judging.{said}", lang) in asked
            answer = visitor.get(PATH, params={"lang": lang, "n": n, "item": name, "said": said}).text
            assert judging_show.verdict(item, said, lang) in read(answer)
            assert item.why.of(lang) in read(answer) and item.what.of(lang) in read(answer)
            assert "judge.js" not in answer and f"n={n + 1}" in answer
    end = visitor.get(PATH, params={"lang": lang, "n": 11}).text
    assert say("judging.end_title", lang) in end and "round=2" in end and "judge.js" not in end


@pytest.mark.parametrize("params", [{"n": "abc"}, {"n": "-3"}, {"round": "9999"}, {"item": "no"}, {"said": "perhaps"}])
def test_a_strange_address_shows_a_message_all_the_same(visit: Visit, params: dict[str, str]) -> None:
    answer = visit().get(PATH, params=params)
    assert answer.status_code == 200 and 'name="said"' in answer.text


@pytest.mark.parametrize("more", [{}, {"said": "trust", "item": "gas-smell"}, {"n": "11"}])
def test_help_and_the_way_out_are_always_there(visit: Visit, more: dict[str, str]) -> None:
    html = visit().get(PATH, params={"lang": "zh", **more}).text
    assert 'href="/tricked?lang=zh"' in html and say("judging.help_me", "zh") in html


def test_no_score_and_no_clock_stands_anywhere(visit: Visit) -> None:
    for more in ({}, {"said": "trust", "item": "gas-smell"}, {"n": "11"}):
        said = read(visit().get(PATH, params={"lang": "zh", **more}).text)
        assert not re.search(r"得分|分数|答对|答错|正确率|[0-9]+ ?%(?! 的利息)|第 \d+ 条|\d+ ?/ ?10", said)


def test_the_shelf_leads_there_and_no_lesson_may_have_its_address(house: House, visit: Visit) -> None:
    assert f'href="{PATH}?lang=zh"' in visit().get("/learn?lang=zh").text
    assert not {"judge", "judging"} & set(house.library.lessons)


def test_a_house_without_messages_says_that_the_page_is_not_here(
    house: House,
    visit: Visit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = Library(house.library.folder, house.library.lessons, house.library.courses, (), ())
    monkeypatch.setattr(House, "library", property(lambda _: bare))
    assert visit().get(PATH).status_code == 404
    assert PATH not in visit().get("/learn").text


@pytest.mark.parametrize("lang", LANGS)
def test_everything_that_is_said_there_has_its_voice_made(house: House, visit: Visit, lang: str) -> None:
    made = set(house.spoken_sentences(lang))
    data = script_data(visit().get(PATH, params={"lang": lang}).text)
    for item in data["items"]:
        said = [*item["say"], *(one for some in item["explain"].values() for one in some)]
        assert {one["text"] for one in said} <= made


# --- in a browser


def kept(house: House) -> list[dict[str, object]]:
    with house.book.engine.connect() as db:
        return [json.loads(row.detail) for row in db.execute(text("SELECT detail FROM event ORDER BY observed_at"))]


def test_a_guest_leaves_nothing_and_may_stop_at_any_time(
    house: House,
    address: str,
    open_page: Callable[..., Page],
) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}{PATH}?lang=en&n=3")
    page.get_by_role("button", name="Ask somebody first").click()
    page.get_by_role("button", name="Listen").click()
    page.get_by_text("There is no voice here").or_(page.get_by_role("button", name="Stop")).wait_for()
    page.get_by_role("link", name="中文").click()
    page.get_by_role("button", name="字大一点").wait_for()  # made by the script: the page is alive
    assert "n=3" in page.url
    page.get_by_role("link", name="先看到这里").click()
    expect(page.get_by_role("heading", name="这一轮看完了")).to_be_focused()
    assert kept(house) == [] and page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_page_is_large_and_open_to_everybody_at_the_largest_letters(
    house: House,
    address: str,
    open_page: Callable[..., Page],
    lang: str,
    width: int,
) -> None:
    page = open_page(viewport={"width": width, "height": 720})
    page.goto(f"{address}{PATH}?lang={lang}")
    kinds = {one.id: one.kind for one in house.library.judging}
    turn = next(n for n, name in enumerate(hand(house), start=1) if kinds[name] == ("page" if width == 390 else "call"))
    for letters in (0, 2):
        page.goto(f"{address}{PATH}?lang={lang}&n={turn}")
        for _ in range(letters):
            page.get_by_role("button", name=say("judging.bigger", lang)).click()
        wished = "getComputedStyle(document.documentElement).getPropertyValue('--letters').trim()"
        assert page.evaluate(wished) == ("1.45" if letters else "1")  # the page's own header follows at once
        for state in ("asked", "answered"):
            if state == "answered":
                page.locator("[data-said=refuse]").click()
            assert faults(page) == [], (letters, state)
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            small = page.evaluate(
                """() => [...document.querySelectorAll('a, button, summary')].map((one) => {
                     const box = one.getBoundingClientRect();
                     return [one.textContent.trim(), box.width, box.height, one.scrollWidth - one.clientWidth];
                   }).filter(([, wide, high, over]) => wide && (wide < 60 || high < 60 || over > 1))"""
            )
            assert small == [], (letters, state)
            least = page.evaluate(
                """() => Math.min(...[...document.querySelectorAll('body *')].filter((one) => one.offsetParent &&
                     [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((one) =>
                     parseFloat(getComputedStyle(one).fontSize)))"""
            )
            assert least >= 22
