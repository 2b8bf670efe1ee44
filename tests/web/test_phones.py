"""我的手机是: chosen once, remembered, and the steps are those of that phone."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from media.words import say
from tests.web.conftest import Visit
from tests.web.test_pages import read
from web.wiring import House

LESSON = "bigger-letters"


def two_touches(house: House) -> tuple[int, str, str]:
    """A step that takes two touches on an iPhone: its number, and what the second touch says."""
    steps = house.library.lessons[LESSON].steps
    found = next(n for n, step in enumerate(steps, 1) if len(step.on_phone("iphone")) > 1)
    first, second = steps[found - 1].on_phone("iphone")[:2]
    return found, first.text.zh, second.text.zh


def test_an_iphone_is_chosen_in_the_player_and_a_step_takes_two_touches(
    house: House, address: str, open_page: Callable[..., Page]
) -> None:
    n, first, second = two_touches(house)
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.goto(f"{address}/learn/{LESSON}")
    page.get_by_role("button", name="更多").press("Enter")
    page.get_by_role("group", name="我的手机是").get_by_role("link", name="苹果").click()
    page.goto(f"{address}/learn/{LESSON}#step-{n}")  # the address has no phone: it is remembered
    expect(page.locator(".qibu-task")).to_contain_text(first)
    page.locator(".qibu-next").press("Enter")
    expect(page.locator(".qibu-task")).to_contain_text(second)
    of = len(house.library.lessons[LESSON].steps)
    expect(page.get_by_role("heading", name=f"第 {n} 步，共 {of} 步")).to_be_visible()
    page.get_by_role("button", name="更多").press("Enter")
    expect(page.get_by_role("link", name="苹果")).to_have_attribute("aria-current", "true")


def test_without_scripts_the_phone_is_chosen_by_a_link_at_the_same_step(
    house: House, address: str, open_page: Callable[..., Page]
) -> None:
    n, first, second = two_touches(house)
    page = open_page(viewport={"width": 390, "height": 844}, java_script_enabled=False, locale="zh-CN")
    page.goto(f"{address}/learn/{LESSON}/{n}")
    page.get_by_text("更多", exact=True).click()
    page.get_by_role("link", name="苹果").click()
    for text in (first, second):
        expect(page.get_by_role("main")).to_contain_text(text)
    page.goto(f"{address}/learn/{LESSON}/{n}")
    expect(page.get_by_role("main")).to_contain_text(second)


def test_not_sure_takes_the_choice_back(visit: Visit, house: House) -> None:
    n, _, second = two_touches(house)
    visitor = visit()
    visitor.get(f"/learn/{LESSON}/{n}?phone=iphone")
    assert second in read(visitor.get(f"/learn/{LESSON}/{n}").text)
    visitor.get(f"/learn/{LESSON}/{n}?phone=")
    assert second not in read(visitor.get(f"/learn/{LESSON}/{n}").text)


def test_every_lesson_with_variants_offers_its_phones_on_every_page(visit: Visit, house: House) -> None:
    for lesson in house.library.lessons.values():
        if lesson.status == "ready" and lesson.phones:
            for page in (f"/learn/{lesson.id}", f"/learn/{lesson.id}/{len(lesson.steps) + 1}"):
                html = visit().get(page).text
                assert all(f'href="{page}?lang=zh&amp;phone={phone}"' in html for phone in lesson.phones), page
                assert say("player.any_phone", "zh") in html
