"""The shopping scenario in one go: its page, the purse of play money, the way from part to part, a trap for free."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.web.conftest import Visit
from web.wiring import House

WHERE = "/learn/scenario/shopping"
PAY = "/learn/shop-pay/practise"


def inside(html: str, id_: str) -> dict[str, object]:
    found = re.search(rf'<script type="application/json" id="{id_}">(.*?)</script>', html, re.S)
    assert found
    read: dict[str, object] = json.loads(found.group(1))
    return read


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_page_tells_what_will_happen_and_begins_with_the_first_part(house: House, visit: Visit, lang: str) -> None:
    html = visit().get(WHERE, params={"lang": lang}).text
    scenario = house.library.scenario("shopping")
    assert scenario is not None
    for part in scenario.parts:
        assert house.library.lessons[part.lesson].title.of(lang) in html and part.does.of(lang) in html
    assert say("scenario.purse_note", lang, sum="200") in html
    assert f'href="/learn/shop-install/practise?lang={lang}&amp;scenario=shopping"' in html
    assert inside(html, "scenario-state")["done"] is None  # a guest's ticks are on her device


def test_one_that_does_not_exist_is_a_page_with_a_way_back(visit: Visit) -> None:
    answer = visit().get("/learn/scenario/robbery")
    assert answer.status_code == 404 and 'href="/learn?lang=zh"' in answer.text


def test_the_shelf_leads_to_it_once_under_its_course(visit: Visit) -> None:
    assert visit().get("/learn?lang=zh").text.count(f'href="{WHERE}?lang=zh"') == 1


def test_a_lesson_knows_its_part_only_where_it_is_practised_as_one(visit: Visit) -> None:
    def scenario_of(address: str) -> dict[str, object] | None:
        read: dict[str, object] | None = inside(visit().get(address).text, "lesson-data").get("scenario")  # type: ignore[assignment]
        return read

    part = scenario_of(f"{PAY}?scenario=shopping")
    assert part and (part["part"], part["of"], part["purse"], part["pays"]) == (6, 7, 20000, {"enter-code": 3990})
    after = scenario_of("/learn/shop-receive/practise?scenario=shopping")
    assert after and (after["purse"], after["next"]) == (20000, None)
    assert after["before"] == [{"lesson": "shop-pay", "paid": 3990}]  # taken off once she has gone through it
    for alone in (PAY, f"{PAY}?scenario=robbery", "/learn/typing/practise?scenario=shopping"):
        assert scenario_of(alone) is None
    assert inside(visit().get("/learn/shop-pay/check?scenario=shopping").text, "lesson-data")["scenario"] is None


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_its_page_reads_aloud_is_among_what_is_to_be_spoken(house: House, visit: Visit, lang: str) -> None:
    spoken = inside(visit().get(WHERE, params={"lang": lang}).text, "spoken")["sentences"]
    assert isinstance(spoken, list) and {one["text"] for one in spoken} <= set(house.spoken_sentences(lang))


def walk_to(page: Page, heading: str) -> None:
    """Let the practice phone be led, step by step, until that heading stands there."""
    wanted = page.get_by_role("heading", name=heading)
    for _ in range(90):
        if wanted.count():
            return
        third = page.locator(".qibu-next:not(.qibu-away)")
        # By keyboard: a second touch at once would be a trembling hand's, and not taken.
        (third if third.count() else page.locator("[data-do=raise]")).press("Enter")
    raise AssertionError(f"{heading} was not reached")


def test_paying_takes_exactly_the_sum_once_and_the_way_leads_on(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.goto(f"{address}{PAY}?lang=zh&scenario=shopping")
    purse = page.locator(".qibu-purse")
    expect(purse).to_contain_text("练习钱 ¥200")
    page.goto(f"{address}/learn/shop-receive/practise?lang=zh&scenario=shopping")
    expect(purse).to_contain_text("练习钱 ¥200")  # opened first: nothing has been paid yet
    page.goto(f"{address}{PAY}?lang=zh&scenario=shopping")
    walk_to(page, "第 12 步，共 12 步")
    expect(purse).to_contain_text("练习钱 ¥160.10")
    page.get_by_role("button", name="网慢没收到？再付一次").press("Enter")
    expect(purse).to_contain_text("这一次没有扣钱")
    expect(purse).to_contain_text("练习钱 ¥160.10")
    page.reload()
    expect(purse).to_contain_text("练习钱 ¥160.10")  # what was paid stays paid
    walk_to(page, "走完了一遍")
    expect(page.get_by_role("link", name="第七步：查物流，收包裹")).to_have_count(
        1
    )  # no way past the scenario to the same lesson
    page.get_by_role("link", name="接着走，第七步：查物流，收包裹").press("Enter")
    expect(page.get_by_role("heading", name="第 1 步，共 10 步")).to_be_visible()
    expect(purse).to_contain_text("练习钱 ¥160.10")
    page.goto(f"{address}{WHERE}?lang=zh")
    expect(page.locator(".parts > li.gone")).to_have_count(1)
    expect(page.get_by_role("link", name="接着走", exact=True)).to_have_attribute(
        "href", "/learn/shop-install/practise?lang=zh&scenario=shopping"
    )
