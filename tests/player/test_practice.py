"""Somebody practises on the phone that cannot break: errs, is helped, strays and comes back, leaves and goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lessons.lesson import Lesson
from tests.conftest import set_size, until
from tests.player.practising import ME, STEPS, do, eight, press, put, recorded, step_done
from tests.player.stage import Stage

Open = Callable[..., Page]


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    return eight(tmp_path)


@pytest.fixture
def practise(stage: Stage, lesson: Lesson, open_page: Callable[..., Page]) -> Open:
    """Open the page: `practise(mode="check", me=None, lang="en")`."""

    def visit(page: Page | None = None, **how: object) -> Page:
        page = page or open_page(viewport={"width": 390, "height": 844}, has_touch=True)
        page.goto(put(stage, lesson, **how))  # type: ignore[arg-type]
        page.wait_for_function("window.player")
        return page

    return visit


def at_step(page: Page, n: int) -> None:
    expect(page.get_by_role("heading", name=f"第 {n} 步，共 8 步")).to_be_visible()


def told(page: Page, text: str) -> None:
    expect(page.locator(".qibu-note")).to_contain_text(text)


def err(page: Page, times: int) -> None:
    for n in range(times):
        press(page, ("wifi", "sound")[n % 2])


def test_who_errs_k_times_gets_the_kth_help_and_the_record_says_so(practise: Open) -> None:
    page = practise()
    for n, errors in enumerate([0, 1, 0, 0, 2, 0, 0, 3], 1):
        at_step(page, n)
        err(page, errors)
        if errors == 1:
            told(page, "这是无线网络，先不用动它")
            told(page, "从上往下数到第2行")
        expect(page.locator(".qibu-pointing")).to_have_count(1 if errors > 1 else 0)
        step_done(page, n)
    expect(page.get_by_role("heading", name="走完了一遍")).to_be_visible()
    found = recorded(page)
    assert [(one["step"], one["prompt"], one["misses"]) for one in found] == [
        ("step-1", "independent", 0),
        ("step-2", "verbal", 1),
        ("see", "independent", 0),
        ("step-4", "independent", 0),
        ("step-5", "gesture", 2),
        ("name", "independent", 0),
        ("return", "independent", 0),
        ("step-8", "model", 3),
    ]
    assert {(one["kind"], one["mode"], one["walk"]) for one in found} == {("step", "practise", found[0]["walk"])}
    assert found[4]["detail"] == {"touched": ["wifi", "sound"], "traps": [], "way": "key"}


def test_at_the_fourth_mistake_it_is_done_together_and_the_target_alone_reacts(practise: Open) -> None:
    page = practise()
    err(page, 4)
    told(page, "我们一起做")
    press(page, "advert")
    expect(page.get_by_label("开关页")).to_be_visible()
    do(page, "请帮帮我")
    expect(page.get_by_role("region", name="请帮帮我")).to_be_visible()  # more help than this is a human
    do(page, "接着学")
    do(page, "一起做好")
    at_step(page, 2)
    assert [(one["prompt"], one["misses"]) for one in recorded(page)] == [("physical", 4)]


def test_a_trap_explains_itself_and_leads_back(practise: Open) -> None:
    page = practise()
    press(page, "advert")
    told(page, "这是广告，领不到钱")
    expect(page.get_by_label("广告页")).to_be_visible()
    do(page, "再试一次")
    expect(page.get_by_label("开关页")).to_be_visible()
    expect(page.locator(".qibu-note")).not_to_contain_text("广告")
    press(page, "row-1")
    [event] = recorded(page)
    assert (event["misses"], event["detail"]["traps"], event["detail"]["touched"]) == (1, ["advert"], ["advert"])


def test_off_the_way_the_phone_goes_on_working_and_one_button_leads_back(practise: Open) -> None:
    page = practise()
    expect(page.get_by_role("button", name="回到刚才")).to_be_hidden()
    press(page, "name")
    expect(page.get_by_label("名字页")).to_be_visible()
    do(page, "回到刚才")
    expect(page.get_by_label("开关页")).to_be_visible()
    press(page, "name")
    press(page, "back")  # the phone's own way back costs nothing more
    expect(page.get_by_role("button", name="回到刚才")).to_be_hidden()
    press(page, "row-1")
    assert [one["misses"] for one in recorded(page)] == [2]


def test_off_the_way_nothing_is_pointed_at_and_the_help_comes_on_the_way_back(practise: Open) -> None:
    page = practise()
    err(page, 1)
    press(page, "name")  # the second mistake leads to another page, where no arrow can stand
    told(page, "先按“回到刚才”")
    expect(page.locator(".qibu-note")).not_to_contain_text("箭头")
    do(page, "请帮帮我")
    told(page, "先按“回到刚才”")
    expect(page.locator(".qibu-note")).not_to_contain_text("手指")
    do(page, "回到刚才")
    told(page, "看手指怎么做")
    expect(page.locator(".qibu-pointing")).to_have_count(1)
    press(page, "row-1")
    at_step(page, 2)
    press(page, "name")
    press(page, "back")  # the phone's own way back does as well
    told(page, "从上往下数到第2行")


def test_in_a_trap_the_one_button_there_is_is_the_one_that_is_named(practise: Open) -> None:
    page = practise()
    press(page, "advert")
    press(page, "more")
    told(page, "按“再试一次”")
    expect(page.locator(".qibu-note")).not_to_contain_text("回到刚才”")
    do(page, "请帮帮我")
    told(page, "按“再试一次”")
    do(page, "再试一次")
    told(page, "看手指怎么做")
    expect(page.locator(".qibu-pointing")).to_have_count(1)


def test_what_was_done_early_is_done_when_its_turn_comes(practise: Open) -> None:
    page = practise()
    step_done(page, 1)
    step_done(page, 2)
    step_done(page, 3)
    press(page, "row-5")
    at_step(page, 4)
    press(page, "row-4")
    at_step(page, 6)
    found = recorded(page)
    assert [(one["step"], one["prompt"], one["misses"]) for one in found[3:]] == [
        ("step-4", "independent", 0),
        ("step-5", "independent", 0),
    ]


def test_who_goes_on_where_something_is_only_looked_at_has_looked(practise: Open) -> None:
    page = practise()
    step_done(page, 1)
    step_done(page, 2)
    at_step(page, 3)
    press(page, "row-4")  # what the fourth step asks for
    at_step(page, 5)
    assert [(one["step"], one["prompt"], one["misses"], one["detail"]["way"]) for one in recorded(page)[2:]] == [
        ("see", "independent", 0, "ahead"),  # nobody has said that she has seen it
        ("step-4", "independent", 0, "key"),
    ]


def test_help_that_is_asked_for_comes_at_once_and_is_recorded_without_hints_too(practise: Open) -> None:
    page = practise(mode="check")
    err(page, 3)
    told(page, "手机没有变化")
    expect(page.locator(".qibu-note")).not_to_contain_text("从上往下数")
    expect(page.locator(".qibu-pointing")).to_have_count(0)
    step_done(page, 1)
    do(page, "请帮帮我")
    told(page, "从上往下数到第2行")
    step_done(page, 2)
    for n in range(3, 9):
        step_done(page, n)
    expect(page.get_by_role("heading", name="没看提示，走完了一遍")).to_be_visible()
    found = [(one["prompt"], one["misses"], one["mode"]) for one in recorded(page)]
    assert found[:3] == [("independent", 3, "check"), ("verbal", 0, "check"), ("independent", 0, "check")]


def test_a_first_walk_is_shown_and_the_third_is_not(practise: Open) -> None:
    page = practise(me=None)
    for shown in (".qibu-hand", ".qibu-arrow", ""):
        expect(page.locator(".qibu-pointing")).to_have_count(1 if shown else 0)
        if shown:
            expect(page.locator(f".qibu-pointing {shown}")).to_have_count(1)
        for n in range(1, 9):
            at_step(page, n)
            step_done(page, n)
        do(page, "再练一次")
    assert recorded(page) == []  # a guest writes nothing


def test_who_asks_in_a_walk_that_is_shown_hears_the_word_first_and_then_it_is_done_together(practise: Open) -> None:
    page = practise(me=ME | {"walks_before": 0})
    expect(page.locator(".qibu-pointing .qibu-hand")).to_have_count(1)
    do(page, "请帮帮我")
    told(page, "从上往下数到第1行")
    expect(page.locator(".qibu-pointing .qibu-hand")).to_have_count(1)
    press(page, "row-1")
    at_step(page, 2)
    do(page, "请帮帮我")
    told(page, "从上往下数到第2行")
    do(page, "请帮帮我")
    told(page, "我们一起做")
    do(page, "一起做好")
    at_step(page, 3)
    assert [(one["prompt"], one["misses"]) for one in recorded(page)] == [("model", 0), ("physical", 0)]


def test_a_reload_another_language_and_another_device_go_on_at_the_same_step(
    practise: Open, open_page: Callable[..., Page]
) -> None:
    page = practise()
    for n in (1, 2, 3):
        step_done(page, n)
    practise(page)
    at_step(page, 4)
    practise(page, lang="en")
    expect(page.get_by_role("heading", name="Step 4 of 8")).to_be_visible()
    walk = recorded(page)[0]["walk"]
    other = practise(me=ME | {"walk": {"id": walk, "done": ["step-1", "step-2", "see"]}})
    at_step(other, 4)
    step_done(other, 4)
    assert [(one["step"], one["walk"]) for one in recorded(other)] == [("step-4", walk)]


def test_a_reload_in_the_middle_of_help_forgets_neither_the_help_nor_the_mistakes(practise: Open) -> None:
    page = practise()
    err(page, 2)
    practise(page, lang="en")  # another language, a page anew
    expect(page.locator(".qibu-pointing")).to_have_count(1)
    press(page, "row-1")
    expect(page.get_by_role("heading", name="Step 2 of 8")).to_be_visible()
    expect(page.locator(".qibu-pointing")).to_have_count(0)
    step_done(page, 2)
    found = [(one["prompt"], one["misses"], one["detail"]["touched"]) for one in recorded(page)]
    assert found == [("gesture", 2, ["wifi", "sound"]), ("independent", 0, [])]


def test_two_tabs_of_one_learner_are_one_walk(practise: Open, stage: Stage, lesson: Lesson) -> None:
    page = practise()
    second = page.context.new_page()
    second.goto(put(stage, lesson))
    second.wait_for_function("window.player")
    step_done(page, 1)
    at_step(second, 2)
    step_done(second, 2)
    at_step(page, 3)
    found = recorded(page)
    assert [one["step"] for one in found] == list(STEPS[:2]) and len({one["walk"] for one in found}) == 1


def test_help_and_mistakes_at_a_step_are_those_of_both_tabs(practise: Open, stage: Stage, lesson: Lesson) -> None:
    page = practise()
    second = page.context.new_page()
    second.goto(put(stage, lesson))
    second.wait_for_function("window.player")
    press(page, "wifi")
    press(page, "sound")
    expect(second.locator(".qibu-pointing .qibu-arrow")).to_have_count(1)
    press(second, "wifi")
    expect(page.locator(".qibu-pointing .qibu-hand")).to_have_count(1)
    press(page, "sound")
    do(second, "一起做好")
    at_step(page, 2)
    expect(page.locator(".qibu-pointing")).to_have_count(0)
    [record] = recorded(page)
    assert (record["prompt"], record["misses"], record["detail"]["touched"]) == ("physical", 4, ["wifi", "sound"])


def test_a_device_that_several_share_keeps_a_walk_only_until_it_is_given_on(practise: Open) -> None:
    page = practise(me=ME | {"shared": True})
    step_done(page, 1)
    practise(page, me=ME | {"shared": True})
    at_step(page, 2)
    practise(page, me=ME | {"shared": True, "learner": "l2"})
    at_step(page, 1)
    assert "qibu.practise." not in page.evaluate("JSON.stringify(localStorage)")


def test_a_second_touch_at_once_is_no_touch(practise: Open) -> None:
    page = practise()
    page.clock.install()
    practise(page)
    page.clock.pause_at(page.evaluate("Date.now() + 5000"))
    row = page.locator("[data-phone] [data-part='row-1']")
    box = row.bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.touchscreen.tap(*middle)
    page.clock.run_for(120)
    page.touchscreen.tap(middle[0] + 8, middle[1] + box["height"])  # row 2, the step's next target
    at_step(page, 2)
    page.clock.run_for(600)
    page.touchscreen.tap(middle[0], middle[1] + box["height"])
    at_step(page, 3)
    assert [(one["misses"], one["detail"]["way"]) for one in recorded(page)] == [(0, "touch"), (0, "touch")]


def test_a_touch_is_answered_at_once_and_waits_for_nobody(practise: Open, stage: Stage) -> None:
    page = practise()
    stage.asked.clear()
    shown = page.evaluate(  # before anything else can happen in the page
        """() => ['name', 'back', 'name', 'back'].map((part) => {
          document.querySelector('[data-phone] [data-part=' + part + ']').click();
          return Boolean(document.querySelector('[data-phone] [data-part=advert]'));
        })"""
    )
    assert shown == [False, True, False, True] and stage.asked == []


def test_with_the_largest_letters_all_that_is_told_and_offered_stands_above_the_bar(practise: Open) -> None:
    page = practise(lang="en")
    for name in ("More", "Bigger", "Bigger", "Less"):
        do(page, name)
    sizes = ((1280, 720), (320, 568), (390, 844))
    above = """selector => {
      const bar = document.querySelector('.qibu-bar').getBoundingClientRect().top;
      const ways = document.querySelector('.qibu-top').getBoundingClientRect().bottom; // back, and 我好像被骗了
      const boxes = Array.from(document.querySelectorAll(selector)).map((one) => one.getBoundingClientRect());
      return boxes.length > 0 && boxes.every((one) => one.height > 0 && one.top >= Math.max(0, ways)
        && one.bottom <= bar && one.left >= 0 && one.right <= innerWidth);
    }"""
    for _ in range(4):
        do(page, "Help me")
    expect(page.locator(".qibu-note")).to_contain_text("We do it together")
    for width, height in sizes:
        set_size(page, width, height)
        until(page, f"({above})('.qibu-note')")
    do(page, "More")
    do(page, "Tap instead")
    for width, height in sizes:
        set_size(page, width, height)
        until(page, f"({above})('.qibu-movement')")
        box = page.get_by_role("group", name="Tap instead").bounding_box()
        assert box and box["height"] < 220
