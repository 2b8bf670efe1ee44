"""The table in a real browser: by touch with one hand, with the network away, by keyboard from paper."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.axe import faults
from tests.conftest import until
from tests.table.conftest import Town
from tracker import learner_record, people, visits

At = Callable[..., Page]
LESSON = "bigger-letters"


def mark(page: Page, word: str, n: int) -> None:
    """Touch a mark and wait for the next step; a second touch within half a second would not count."""
    page.get_by_role("button", name=word, exact=True).tap()
    expect(page.locator(".qibu-record-note b")).to_contain_text(f"第 {n} 步")
    page.wait_for_function("new Promise((done) => setTimeout(() => done(true), 520))")


def begin(at: At, town: Town, name: str = "何婆婆") -> Page:
    """From the list to the first step."""
    page = at("ma", "/table")
    page.get_by_role("link", name=name).tap()
    page.get_by_text("换一课").tap()
    page.get_by_role("link", name="把字变大").first.tap()
    page.get_by_text("有点怕").tap()
    page.get_by_role("button", name="开始").tap()
    page.get_by_role("button", name="自己会").wait_for()
    return page


def kept(town: Town, name: str = "何婆婆") -> list[str]:
    """The marks of her newest walk through the lesson."""
    found = learner_record.walks(town.book, town.who("lin"), town.learners[name], LESSON)
    return [prompt for _, prompt, _ in found[0].prompts] if found else []


def test_a_whole_lesson_is_recorded_by_touch_with_one_undo_and_handed_over(at: At, served: Town) -> None:
    page = begin(at, served)
    mark(page, "自己会", 1)
    mark(page, "一起做", 2)
    page.get_by_role("button", name="撤回").tap()
    expect(page.get_by_role("heading", name="第 2 步，共 11 步")).to_be_visible()
    page.wait_for_function("new Promise((done) => setTimeout(() => done(true), 520))")
    mark(page, "说一句", 2)
    mark(page, "做给她看", 3)
    for n in range(4, 12):
        mark(page, "自己会", n) if n < 11 else page.get_by_role("button", name="自己会", exact=True).tap()
    expect(page.get_by_text("每一步都记了")).to_be_visible()
    expect(page.get_by_text("都存好了")).to_be_visible()
    page.wait_for_function("new Promise((done) => setTimeout(() => done(true), 520))")
    page.get_by_role("button", name="写交接").tap()
    page.get_by_text("卡在第 3 步。").tap()
    page.get_by_text("下次先复习第 3 步。").tap()
    page.get_by_text("怕点错，多鼓励，慢慢来。").tap()
    page.get_by_role("button", name="多 5 分钟").tap()
    page.get_by_text("还行").tap()
    page.get_by_role("button", name="记好，交接").tap()
    page.get_by_role("heading", name="交接好了").wait_for()
    until(page, lambda: kept(served) == ["independent", "verbal", "model"] + ["independent"] * 8)
    ma, her = served.who("ma"), served.learners["何婆婆"]
    newest = visits.hand_overs(served.book, ma, her)[0]
    assert (newest.lesson, newest.sentences, newest.own_words) == (
        LESSON, ("review_step:3", "worried"), "卡在第 3 步。"
    )  # fmt: skip
    page.get_by_role("link", name="回到何婆婆").tap()
    expect(page.get_by_text("卡在第 3 步。")).to_be_visible()
    expect(page.get_by_text("下次先复习第 3 步。")).to_be_visible()


def test_the_network_may_go_in_the_middle_and_a_reload_loses_nothing(at: At, served: Town) -> None:
    page = begin(at, served)
    mark(page, "自己会", 1)
    expect(page.get_by_text("都存好了")).to_be_visible()
    page.context.set_offline(True)
    for n in (2, 3, 4):
        mark(page, "说一句", n)
    expect(page.get_by_text("3 条还没送出，手机里留着")).to_be_visible()
    assert kept(served) == ["independent"]
    page.context.set_offline(False)
    expect(page.get_by_text("都存好了")).to_be_visible()
    assert kept(served) == ["independent"] + ["verbal"] * 3
    page.reload()
    expect(page.get_by_role("heading", name="第 5 步，共 11 步")).to_be_visible()
    expect(page.locator(".qibu-record-note b")).to_have_text("第 5 步，怎么做成的？")


def test_the_line_above_the_marks_speaks_of_the_step_that_is_shown(at: At, served: Town) -> None:
    page = begin(at, served)
    line = page.locator(".qibu-record-note b")
    expect(line).to_have_text("第 1 步，怎么做成的？")
    mark(page, "说一句", 1)
    expect(line).to_have_text("第 1 步：说一句")  # what was just recorded stays in sight
    page.keyboard.press("ArrowRight")
    expect(line).to_have_text("第 3 步，怎么做成的？")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(line).to_have_text("第 1 步：说一句")


def hand_over(page: Page) -> None:
    """Past the last step, to the hand-over."""
    for _ in range(11):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="写交接").tap()
    expect(page.locator("#hand-missing")).to_contain_text("没记的")


def test_own_words_of_a_hand_over_outlive_a_reload_and_not_the_hand_over(at: At, served: Town) -> None:
    page = begin(at, served)
    hand_over(page)
    page.get_by_role("textbox", name="还想说一句").fill("眼镜在右边口袋\n慢一点")
    page.reload()
    page.get_by_role("button", name="自己会").wait_for()
    hand_over(page)
    expect(page.get_by_role("textbox", name="还想说一句")).to_have_value("眼镜在右边口袋\n慢一点")
    page.get_by_role("button", name="记好，交接").tap()
    expect(page.get_by_role("heading", name="交接好了")).to_be_visible()
    assert "眼镜" not in page.evaluate("JSON.stringify(Object.assign({}, localStorage))")


def test_a_hand_over_turned_away_later_is_told_with_its_words_until_it_was_read(at: At, served: Town) -> None:
    page = begin(at, served)
    hand_over(page)
    page.get_by_role("textbox", name="还想说一句").fill("<b>下次先练返回</b>")
    page.context.set_offline(True)
    page.get_by_role("button", name="记好，交接").tap()
    expect(page.get_by_role("heading", name="交接先留在手机里")).to_be_visible()
    people.note_status(served.book, served.who("lin"), served.learners["何婆婆"], "paused", date(2026, 11, 1))
    page.context.set_offline(False)
    page.goto(page.url.split("/table")[0] + "/table?lang=zh")
    told = page.locator("#turned-away")
    expect(told).to_contain_text("一次交接没有存上：<b>下次先练返回</b>")
    page.reload()
    expect(told).to_be_visible()
    told.get_by_role("button", name="知道了").tap()
    expect(told).to_be_hidden()
    page.reload()
    page.get_by_role("heading", name="我今天坐在谁旁边").wait_for()
    expect(told).to_be_hidden()


def test_the_list_says_who_is_signed_in_and_leads_out(at: At, served: Town) -> None:
    page = at("ma", "/table")
    expect(page.locator("main")).to_contain_text("现在登录的是")
    page.get_by_role("link", name="退出").tap()
    page.get_by_role("button", name="退出").tap()
    expect(page).to_have_url(re.compile("/(sign-in|learn)"))
    assert not [one for one in page.context.cookies() if one["name"] == "qibu_staff"]


def test_a_hand_over_without_network_waits_on_the_phone_and_goes_out_by_itself(at: At, served: Town) -> None:
    page = begin(at, served)
    mark(page, "自己会", 1)
    page.evaluate("window.scrollTo(0, 0)")
    page.get_by_role("button", name="更多").tap()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="写交接").tap()
    expect(page.locator("#hand-missing")).to_contain_text("没记的：第 2、3")
    page.get_by_text("今天很顺").tap()
    page.context.set_offline(True)
    page.get_by_role("button", name="记好，交接").tap()
    expect(page.get_by_role("heading", name="交接先留在手机里")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="交接好了")).to_be_visible()
    said = visits.hand_overs(served.book, served.who("ma"), served.learners["何婆婆"])
    assert [one.sentences for one in said if one.lesson == LESSON] == [("went_well",)]


def test_a_number_in_own_words_is_warned_of_before_it_is_sent(at: At, served: Town) -> None:
    page = begin(at, served)
    page.keyboard.press("End")
    page.get_by_role("button", name="写交接").tap()
    page.get_by_label("还想说一句").fill("女儿电话 138 1234 5678")
    expect(page.get_by_text("这里好像有手机号码")).to_be_visible()
    page.get_by_role("button", name="记好，交接").tap()
    expect(page.get_by_role("heading", name="交接，半分钟")).to_be_visible()
    page.get_by_label("还想说一句").fill("")
    page.get_by_role("button", name="记好，交接").tap()
    page.get_by_role("heading", name="交接好了").wait_for()


def test_a_sheet_is_entered_by_keyboard_in_few_presses(at: At, served: Town) -> None:
    page = at("ma", f"/table/{served.learners['何婆婆']}/{LESSON}/paper", width=1280, height=720)
    day = (served.clock() - timedelta(days=3)).date().isoformat()
    page.get_by_label("哪一天").fill(day)
    page.locator(".step input").first.focus()
    presses = "1" * 4 + "2" + "4" + "1" * 5
    for key in presses:
        page.keyboard.press(key)
    page.keyboard.press("Space")  # the first ready sentence has the focus now
    minutes = page.get_by_label("陪了多少分钟")
    page.get_by_label("在哪里").select_option("class")
    expect(minutes).to_be_hidden()  # in class they are noted for all of it
    page.get_by_label("在哪里").select_option("visit")
    minutes.fill("45")
    page.keyboard.press("Enter")
    expect(page.get_by_text("这张纸记好了。")).to_be_visible()
    walk = learner_record.walks(served.book, served.who("ma"), served.learners["何婆婆"], LESSON)[0]
    assert walk.complete and walk.first_at.date().isoformat() == day
    assert [prompt for _, prompt, _ in walk.prompts] == ["independent"] * 4 + ["verbal", "model"] + ["independent"] * 5


@pytest.mark.parametrize(
    ("lang", "width", "height"), [("zh", 360, 740), ("en", 360, 740), ("en", 390, 844), ("zh", 1280, 720)]
)
def test_every_page_is_large_and_open_to_everybody(at: At, served: Town, lang: str, width: int, height: int) -> None:
    her, li = served.learners["何婆婆"], served.learners["李大爷"]
    walk = learner_record.walks(served.book, served.who("lin"), li)[0].id
    ours = ["", "/conduct", "/sheets", f"/{her}", f"/{her}/{LESSON}", f"/{her}/{LESSON}/walk", f"/{her}/{LESSON}/visit"]
    ours += [f"/{her}/{LESSON}/paper", f"/{li}/walks/{walk}", f"/{li}/walks/{walk}?do=move"]
    page = at("ma", "/table", lang, width, height, letters=1.45)
    for path in ours:
        page.goto(f"{served.url}/table{path}{'&' if '?' in path else '?'}lang={lang}")
        if path.endswith("/walk"):
            page.locator(".qibu-record").wait_for()
        if path == f"/{her}":
            page.locator("summary").first.click()
        looked_at(page, path)
    page.goto(f"{served.url}/table/{her}/{LESSON}/walk?lang={lang}")
    page.keyboard.press("End")
    page.locator(".qibu-to-hand").click()
    looked_at(page, "hand-over")


def looked_at(page: Page, path: str) -> None:
    assert faults(page) == [], path
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, label, summary, select, textarea')].filter((one) =>
             one.offsetParent && !one.closest('.qibu-place') && !one.matches('label[for]')).map((one) => {
             const box = one.getBoundingClientRect();
             return [one.textContent.trim(), box.width, box.height];
           }).filter(([, wide, high]) => wide < 60 || high < 60)"""
    )
    assert small == [], path
    letters = page.evaluate(
        """() => Math.min(...[...document.querySelectorAll('main *')].filter((one) => one.offsetParent &&
             !one.closest('svg') &&
             [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((one) =>
             parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert letters >= 22, path
