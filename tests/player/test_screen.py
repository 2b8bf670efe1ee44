"""The teacher's side: the black sheet, letters that grow, full screen, what stands behind 更多."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

At = Callable[..., Page]


@pytest.mark.parametrize("key", ["b", "."])
def test_the_projector_goes_black_and_any_key_brings_the_step_back(at: At, key: str) -> None:
    page = at(width=1280, height=720, host="screen")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(key)
    sheet = page.get_by_role("button", name="按任意键或点一下，接着上课")
    expect(sheet).to_be_focused()
    assert sheet.bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    assert sheet.evaluate("(node) => getComputedStyle(node).backgroundColor") == "rgb(0, 0, 0)"
    page.keyboard.press("ArrowRight")
    expect(sheet).to_be_hidden()
    expect(page.get_by_role("heading", name="第 2 步，共 4 步")).to_be_focused()


def test_a_touch_lifts_the_black_sheet_too(at: At) -> None:
    page = at(width=1280, height=720, host="screen")
    page.get_by_role("button", name="更多").click()
    page.get_by_role("button", name="先黑屏").click()
    page.mouse.click(600, 300)
    expect(page.get_by_role("button", name="按任意键或点一下，接着上课")).to_be_hidden()
    expect(page.get_by_role("heading", name="第 1 步，共 4 步")).to_be_visible()


def test_letters_grow_in_three_sizes_and_are_remembered(at: At) -> None:
    page = at()
    size = "parseFloat(getComputedStyle(document.querySelector('.qibu-text')).fontSize)"
    sizes = [page.evaluate(size)]
    for _ in range(3):
        page.keyboard.press("+")
        sizes.append(page.evaluate(size))
    assert sizes == pytest.approx([32, 38.4, 46.4, 46.4])
    page.get_by_role("button", name="更多").click()
    expect(page.get_by_role("button", name="字大一点")).to_have_attribute("aria-disabled", "true")
    page.reload()
    page.wait_for_function("window.player")
    assert page.evaluate(size) == pytest.approx(46.4)
    page.keyboard.press("-")
    assert page.evaluate(size) == pytest.approx(38.4)


def test_full_screen_can_be_entered_and_left(at: At) -> None:
    page = at(width=1280, height=720, host="screen")
    page.keyboard.press("f")
    page.wait_for_function("document.fullscreenElement")
    page.get_by_role("button", name="更多").click()
    page.get_by_role("button", name="退出满屏").click()
    page.wait_for_function("!document.fullscreenElement")


def test_more_holds_the_other_language_at_the_same_step_and_the_kinds_of_phone(at: At) -> None:
    page = at()
    page.evaluate("player.go(2)")
    page.get_by_role("button", name="更多").click()
    expect(page.get_by_role("link", name="English")).to_have_attribute("href", "/?lang=other#step-2")
    expect(page.get_by_role("group", name="我的手机是").get_by_role("link", name="华为")).to_be_visible()
    page.get_by_role("button", name="收起").press("Enter")
    expect(page.get_by_role("link", name="English")).to_be_hidden()


def test_lessons_and_the_emergency_page_are_one_touch_away_on_every_page(at: At) -> None:
    page = at()
    for n in (1, 5):
        page.evaluate(f"player.go({n})")
        expect(page.get_by_role("link", name="全部课")).to_have_attribute("href", "/shelf")
        expect(page.get_by_role("link", name="我好像被骗了")).to_have_attribute("href", "/tricked")


def test_where_a_browser_keeps_nothing_the_lesson_still_works(at: At) -> None:
    page = at(memory="qibu.x")
    page.evaluate("""Object.defineProperty(window, 'localStorage', {
      get() { throw new DOMException('no', 'SecurityError'); } })""")
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="第 2 步，共 4 步")).to_be_visible()
