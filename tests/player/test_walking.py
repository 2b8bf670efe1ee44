"""A person walks through a lesson: by touch, by keyboard, with a clicker, with trembling fingers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import until
from tests.player.stage import Stage, lesson

At = Callable[..., Page]


def heading(page: Page, n: int) -> None:
    expect(page.get_by_role("heading", name=f"第 {n} 步，共 4 步")).to_be_visible()


def finished(page: Page) -> None:
    expect(page.get_by_role("heading", name="学完了这一课")).to_be_visible()


def calm(page: Page) -> None:
    """Half a second later, as for the player, without waiting for it."""
    page.evaluate("{ const now = performance.now() + 600; performance.now = () => now; }")


def touch(page: Page, name: str) -> None:
    calm(page)
    page.get_by_role("button", name=name, exact=True).tap()


def test_forward_to_the_end_and_once_more_by_touch(at: At) -> None:
    page = at()
    for n in (1, 2, 3, 3):
        heading(page, n)
        touch(page, "下一步")
    heading(page, 4)
    touch(page, "我做好了")
    finished(page)
    expect(page.get_by_text("把字调到看得清")).to_be_visible()
    expect(page.get_by_text("调字大小不用装软件")).to_be_visible()
    expect(page.get_by_role("link", name="下一课：连上无线网络")).to_have_attribute("href", "/next")
    expect(page.get_by_role("link", name="存成长图，发给家人")).to_have_attribute("download", "")
    touch(page, "再练一次")
    heading(page, 1)


def test_back_leads_back_and_is_not_there_on_the_first_step(at: At) -> None:
    page = at()
    expect(page.get_by_role("button", name="上一步")).to_be_hidden()
    touch(page, "下一步")
    touch(page, "上一步")
    heading(page, 1)


def test_touching_the_target_goes_on_through_every_gesture(at: At) -> None:
    page = at()
    for n in (1, 2, 3, 3, 4):
        heading(page, n)
        calm(page)
        page.locator("[data-target]").tap()
    finished(page)


def test_each_target_is_a_button_named_by_its_label_and_look_says_seen(at: At) -> None:
    page = at()
    expect(page.get_by_role("button", name="显示和亮度")).to_have_attribute("data-target", "")
    page.evaluate("player.go(4)")
    expect(page.locator("[data-phone]").get_by_role("button", name="看到了")).to_be_visible()


def test_a_step_of_two_touches_shows_them_one_after_the_other(at: At) -> None:
    page = at()
    page.evaluate("player.go(3)")
    expect(page.get_by_text("过了一会儿，装好了")).to_be_visible()
    expect(page.get_by_text("点“字体大小”")).to_be_visible()
    touch(page, "下一步")
    heading(page, 3)
    expect(page.get_by_text("再点“亮度”")).to_be_visible()


@pytest.mark.parametrize(("forward", "back"), [("ArrowRight", "ArrowLeft"), ("PageDown", "PageUp")])
def test_arrows_and_the_clicker_turn_pages(at: At, forward: str, back: str) -> None:
    page = at(width=1280, height=720, host="screen")
    page.keyboard.press(forward)
    page.keyboard.press(forward)
    heading(page, 3)
    page.keyboard.press(back)
    heading(page, 2)
    page.keyboard.press("End")
    finished(page)
    page.keyboard.press("Home")
    heading(page, 1)


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_space_and_enter_go_on_unless_a_button_has_the_focus(at: At, key: str) -> None:
    page = at()
    page.keyboard.press(key)
    heading(page, 2)
    page.get_by_role("button", name="更多").focus()
    page.keyboard.press(key)
    heading(page, 2)
    expect(page.get_by_role("button", name="字大一点")).to_be_visible()


def test_a_key_held_down_counts_once(at: At) -> None:
    page = at()
    for _ in range(4):
        page.keyboard.down("ArrowRight")
    heading(page, 2)


def test_keys_are_left_alone_while_somebody_writes_and_after_the_player_has_gone(at: At) -> None:
    page = at()
    page.evaluate("document.body.appendChild(document.createElement('input')).focus()")
    page.keyboard.press("ArrowRight")
    heading(page, 1)
    page.evaluate("player.destroy()")
    page.evaluate("document.querySelector('input').remove()")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#root")).to_be_empty()


@pytest.mark.parametrize("what", ["下一步", "显示和亮度"])
def test_a_double_tap_counts_once(at: At, what: str) -> None:
    page = at()
    page.get_by_role("button", name=what).dblclick()
    heading(page, 2)
    expect(page.get_by_text("点错没关系")).to_be_hidden()


def test_a_double_tap_on_done_does_not_start_over(at: At) -> None:
    page = at()
    page.evaluate("player.go(4)")
    calm(page)
    page.get_by_role("button", name="我做好了").dblclick()
    finished(page)


def test_slipping_off_a_button_presses_nothing(at: At) -> None:
    page = at()
    box = page.get_by_role("button", name="下一步").bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(60, 300)
    page.mouse.up()
    heading(page, 1)


def test_a_touch_beside_the_target_breaks_nothing_and_is_answered_kindly(at: At) -> None:
    page = at()
    phone = page.locator("[data-phone]").bounding_box()
    assert phone
    page.mouse.click(phone["x"] + phone["width"] * 0.3, phone["y"] + phone["height"] * 0.18)
    note = page.get_by_role("status")
    expect(note).to_contain_text("这是无线网络，先不用动它")
    expect(note).to_contain_text("找不到？")
    calm(page)
    page.mouse.click(phone["x"] + phone["width"] * 0.5, phone["y"] + phone["height"] * 0.5)
    expect(note).to_contain_text("点错没关系")
    heading(page, 1)
    expect(note).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-target]")).to_be_in_viewport(ratio=1)


def test_reloading_returns_to_the_step_and_another_lesson_does_not(at: At, stage: Stage) -> None:
    page = at(memory="qibu.lesson.letters")
    page.evaluate("player.go(3)")
    touch(page, "下一步")
    until(page, "location.hash === '#step-3'")
    page.goto(stage.url + "/lesson?again")
    expect(page.get_by_text("再点“亮度”")).to_be_visible()
    stage.page("/lesson", lesson("zh"), memory="qibu.lesson.other")
    page.goto(stage.url + "/lesson?other")
    heading(page, 1)


def test_the_address_names_the_step_on_a_phone_only_and_never_traps_the_back_button(at: At, stage: Stage) -> None:
    page = at()
    before = page.evaluate("history.length")
    page.evaluate("player.go(3)")
    assert page.evaluate("history.length") == before
    page.goto(stage.url + "/lesson?x#step-2")
    heading(page, 2)
    wall = at(width=1280, height=720, host="screen")
    wall.keyboard.press("ArrowRight")
    assert wall.evaluate("location.hash") == ""


def test_nothing_is_asked_of_the_server_while_walking(at: At, stage: Stage) -> None:
    page = at()
    stage.asked.clear()
    page.keyboard.press("End")
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    heading(page, 1)
    assert stage.asked == []


def test_on_a_small_phone_the_target_is_brought_into_view(at: At) -> None:
    page = at(width=320, height=568)
    page.evaluate("player.go(3)")
    expect(page.locator("[data-target]")).to_be_in_viewport(ratio=1)
    covered = page.evaluate("""() => {
      const target = document.querySelector('[data-target]').getBoundingClientRect();
      return target.bottom > document.querySelector('.qibu-bar').getBoundingClientRect().top;
    }""")
    assert not covered


def test_the_next_step_is_announced_and_its_heading_has_the_focus(at: At) -> None:
    page = at()
    touch(page, "下一步")
    assert page.evaluate("document.activeElement.textContent") == "第 2 步，共 4 步"
    expect(page.locator("[aria-live=polite]")).to_have_text("用手指把屏幕往上推")


def test_a_real_picture_and_a_step_without_any_screen_can_be_walked(at: At) -> None:
    data = lesson("zh")
    data["screens"] = [
        {"svg": None, "alt": "照片", "picture": {"src": "/photo", "width": 300, "height": 500}, "parts": []},
        {"svg": None, "alt": "", "picture": None, "parts": []},
    ]
    data["steps"][0]["touches"][0].update(box=[30, 50, 60, 50], mark="")
    for step in data["steps"][2:]:
        for one in step["touches"]:
            one.update(box=None, mark="")
    page = at(data=data)
    drawn = page.locator("[data-phone]").bounding_box()
    target = page.locator("[data-target]").bounding_box()
    assert drawn and target
    assert drawn["height"] / drawn["width"] == pytest.approx(500 / 300, rel=0.02)
    assert target["x"] == pytest.approx(drawn["x"] + drawn["width"] * 0.1, abs=2)
    for _ in range(5):
        calm(page)
        page.locator("[data-target]").tap()
    finished(page)


def test_words_from_a_lesson_are_never_markup(at: At) -> None:
    data = lesson("zh")
    data["steps"][0]["touches"][0]["text"] = data["title"] = "<img src=x onerror=window.hit=1>"
    data["end"]["learnt"] = ["<b>粗</b>"]
    page = at(data=data)
    expect(page.get_by_text("<img src=x")).to_be_visible()
    page.evaluate("player.go(5)")
    expect(page.get_by_text("<b>粗</b>")).to_be_visible()
    assert page.evaluate("window.hit") is None
