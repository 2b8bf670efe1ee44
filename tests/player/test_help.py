"""请帮帮我: one calm panel that says how somebody comes, and leads back to the lesson."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.player.stage import Stage, lesson, twin
from tests.player.test_sizes import places

At = Callable[..., Page]


def ask(page: Page, lang: str = "zh") -> None:
    more, help_me = {"zh": ("更多", "请帮帮我"), "en": ("More", "Help me")}[lang]
    page.get_by_role("button", name=more, exact=True).press("Enter")
    page.get_by_role("button", name=help_me, exact=True).press("Enter")


def test_it_says_raise_your_hand_rings_the_community_and_leads_back(at: At) -> None:
    page = at()
    ask(page)
    panel = page.get_by_role("region", name="请帮帮我")
    expect(panel.get_by_role("heading", name="请帮帮我")).to_be_focused()
    expect(panel).to_contain_text("举手，请旁边的志愿者来")
    expect(panel.get_by_role("link", name="打给社区")).to_have_attribute("href", "tel:057187654321")
    expect(page.get_by_role("button", name="字大一点")).to_be_hidden()
    panel.get_by_role("button", name="接着学").press("Enter")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("button", name="更多")).to_be_focused()
    expect(page.get_by_role("heading", name="第 1 步，共 4 步")).to_be_visible()


@pytest.mark.parametrize("low", [True, False])
def test_on_a_small_phone_what_is_to_be_touched_stays_in_sight_beside_it(at: At, low: bool) -> None:
    data = {**lesson("zh"), "help": None}
    touch = data["steps"][0]["touches"][0]
    touch["box"], touch["text"], touch["say"] = [60, 590 if low else 0, 240, 40], "点一下", []
    page = at(width=320, height=568, data=data)
    ask(page)
    panel = page.get_by_role("region", name="请帮帮我").bounding_box()
    target = page.locator("[data-target]").bounding_box()
    bar = page.locator(".qibu-bar").bounding_box()
    assert panel and target and bar
    assert target["y"] >= 0 and target["y"] + target["height"] <= bar["y"]
    (above, below) = (panel, target) if low else (target, panel)
    assert above["y"] + above["height"] <= below["y"] and panel["y"] >= 0
    assert panel["y"] + panel["height"] <= bar["y"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_at_the_largest_letters_of_the_smallest_phone_its_way_back_can_be_reached(at: At, lang: str) -> None:
    page = at(lang, 320, 568, letters=1.45)
    ask(page, lang)
    back = page.locator("[data-do=thanks]")
    back.scroll_into_view_if_needed()
    back.click()
    expect(back).to_be_hidden()


def test_without_a_known_telephone_nothing_is_offered_to_ring(at: At) -> None:
    page = at(data={**lesson("zh"), "help": None})
    ask(page)
    panel = page.get_by_role("region", name="请帮帮我")
    expect(panel).to_contain_text("举手")
    expect(panel.get_by_role("link")).to_have_count(0)


def test_it_stays_until_it_is_closed_or_the_page_is_turned(at: At) -> None:
    page = at()
    ask(page)
    page.keyboard.press("+")
    expect(page.get_by_role("region", name="请帮帮我")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("region", name="请帮帮我")).to_be_hidden()
    expect(page.get_by_role("heading", name="第 2 步，共 4 步")).to_be_focused()


@pytest.mark.parametrize(("host", "width", "height"), [("phone", 320, 568), ("screen", 1280, 720)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_large_and_whole_at_the_largest_letters(at: At, lang: str, host: str, width: int, height: int) -> None:
    page = at(lang, width, height, host=host, letters=1.45)
    ask(page, lang)
    wrong = [fault for fault in places(page, 1) if "lies on" not in fault]  # on the wall it lies over the step
    assert wrong == []


def test_without_scripts_it_opens_too(stage: Stage, open_page: Callable[..., Page]) -> None:
    stage.pages["/twin/1"] = ("<link rel=stylesheet href=/player/player.css>" + twin(lesson("zh"), 1)).encode()
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page.goto(stage.url + "/twin/1")
    page.get_by_text("更多", exact=True).click()
    page.get_by_text("请帮帮我", exact=True).click()
    expect(page.get_by_text("举手，请旁边的志愿者来")).to_be_visible()
    expect(page.get_by_role("link", name="打给社区")).to_have_attribute("href", "tel:057187654321")
