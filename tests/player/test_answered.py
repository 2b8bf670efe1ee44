"""No touch on the practice phone meets silence: something changes, is told, or is asked, wherever she touches."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from lessons import library
from tests.conftest import until
from tests.player.person import Finger, Keys
from tests.player.stage import Json

LESSONS: Final = library.read(today=date(2026, 11, 22)).lessons
Open = Callable[..., tuple[Page, Json]]

# Begins `mode` at the step of that number, by somebody who has done those before.
BEGIN: Final = """([mode, data, n]) => {
  localStorage.clear();
  const done = data.steps.map((step) => step.id).slice(0, n - 1);
  const walk = '01999999-0000-7000-8000-000000000000';
  const place = { learner: 'l1', lesson: data.lesson, mode, version: data.version, walk, done, open: null };
  localStorage.setItem('qibu.practise.' + data.lesson + '.' + mode, JSON.stringify(place));
  window.events = [];
  begin(mode, true);
  pass(2000);
}"""
# Touches everything there is at that step, and makes every movement at every place; names what was not answered.
UNANSWERED: Final = """([begins, mode, data, n]) => {
  const start = eval(begins);
  const shown = () => ['.qibu-picture-place', '.qibu-note', '.qibu-task', '.qibu-writing'].map((name) => {
    const one = document.querySelector(name);
    return one ? one.outerHTML : '';
  }).join();
  const parts = () => Array.from(document.querySelectorAll('[data-phone] [data-part]'));
  const press = (selector) => { document.querySelector(selector).click(); pass(600); };
  start([mode, data, n]);
  const touches = parts().map((_, at) => [at, '']);
  parts().forEach((one, at) => {
    if (!/edge|^screen$/.test(one.dataset.part)) return;
    ['up', 'down', 'left', 'right'].forEach((way) => touches.push([at, 'swipe ' + way]));
    touches.push([at, 'hold'], [at, 'pinch']);
  });
  return touches.filter(([at, movement]) => {
    start([mode, data, n]);
    if (movement) press('[data-do=palette]');
    if (movement) press(`.qibu-movement[data-gesture='${movement}']`);
    const before = shown();
    parts()[at].click();
    return shown() === before;
  }).map(([at, movement]) => [parts()[at].dataset.part, movement]);
}"""


@pytest.mark.parametrize("mode", ["practise", "check"])
@pytest.mark.parametrize(
    ("name", "steps"), [("know-my-phone", (1, 3)), ("phone-calls", (1, 10)), ("fake-police", (1,))]
)
def test_whatever_is_touched_is_answered(lesson_on: Open, name: str, steps: tuple[int, ...], mode: str) -> None:
    """A phone asleep, a locked one, the home screen, calls: where back and home have nowhere to lead."""
    page, data = lesson_on(LESSONS[name], "zh")
    for n in steps:
        assert page.evaluate(UNANSWERED, [BEGIN, mode, data, n]) == [], n


def told(page: Page, text: str) -> None:
    expect(page.locator(".qibu-note")).to_contain_text(text)


def test_during_a_call_the_way_back_says_that_there_is_none_and_nobody_has_erred(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["phone-calls"], "zh")
    page.evaluate(BEGIN, ["practise", data, 10])
    somebody = Finger(page, data)
    for x, way in ((6, (1, 0)), (354, (-1, 0))):
        somebody.drag((x, 330), way, (0, 0, 0, 0))
        told(page, "这里没有上一页")
        page.evaluate("pass(600)")
        page.locator(".qibu-note").click()
        until(page, "!document.querySelector('.qibu-told')")
    somebody.step(10)
    [record] = page.evaluate("events")
    assert (record["prompt"], record["misses"], record["detail"]["touched"]) == ("independent", 0, [])


def test_back_leads_back_from_either_side_and_home_is_home_already(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["phone-calls"], "zh")
    page.evaluate(BEGIN, ["practise", data, 3])  # the telephone book
    somebody = Finger(page, data)
    home, book = "[data-phone] [data-part=torch]", "[data-phone] [data-part=plus]"
    for x, way in ((6, (1, 0)), (354, (-1, 0))):
        somebody.drag((x, 330), way, (0, 0, 0, 0))
        expect(page.locator(home)).to_be_visible()
        somebody.press("[data-do=retry]")
        expect(page.locator(book)).to_be_visible()
        page.evaluate("pass(600)")
    page.evaluate(BEGIN, ["practise", data, 1])
    somebody.drag((180, 645), (0, -1), (0, 0, 0, 0))
    told(page, "已经是这样了")


def test_where_one_is_to_go_back_the_other_edge_does_as_well(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["tap-and-swipe"], "zh")
    [n] = [step["n"] for step in data["steps"] if step["id"] == "go-back"]
    page.evaluate(BEGIN, ["practise", data, n])
    somebody = Finger(page, data)
    somebody.drag((354, 330), (-1, 0), (0, 0, 0, 0))
    somebody.at(n + 1)
    [record] = page.evaluate("events")
    assert (record["prompt"], record["misses"]) == ("independent", 0)


def test_words_of_help_stay_when_a_touch_has_met_nothing(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["phone-calls"], "zh")
    page.evaluate(BEGIN, ["practise", data, 1])
    somebody = Finger(page, data)
    somebody.press("[data-do=raise]")
    told(page, "画着听筒的那个，就是电话")
    Keys(page, data).press("[data-part=volume-up]")
    told(page, "这里先不用动")
    told(page, "画着听筒的那个，就是电话")


def test_in_a_trap_that_has_left_the_screen_as_it_was_nothing_is_pointed_at(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["shop-pay"], "zh")
    page.evaluate(BEGIN, ["practise", data, 1])
    somebody = Keys(page, data)
    for _ in range(2):
        somebody.press("[data-do=raise]")
    expect(page.locator(".qibu-pointing")).to_have_count(1)
    somebody.press("[data-phone] [data-part=lucky-wheel]")
    told(page, "按“再试一次”")
    expect(page.locator(".qibu-pointing")).to_have_count(0)
    somebody.press("[data-do=retry]")
    expect(page.locator(".qibu-pointing")).to_have_count(1)


def test_who_is_to_say_something_and_touches_the_microphone_is_listened_to_at_once(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["typing"], "en")
    [n] = [step["n"] for step in data["steps"] if step["id"] == "speak"]
    page.evaluate(BEGIN, ["practise", data, n])
    somebody = Keys(page, data)
    somebody.press("[data-phone] [data-part='mic-on']")
    expect(page.locator(".qibu-asked")).to_have_text("Say: I have eaten")
    somebody.press(".qibu-microphone")
    somebody.press(".qibu-microphone")
    somebody.press(".qibu-finished-writing")
    somebody.at(n + 1)


@pytest.mark.parametrize("mode", ["practise", "check"])
def test_what_is_to_be_looked_at_is_marked_without_a_hand_and_touching_it_is_no_mistake(
    lesson_on: Open, mode: str
) -> None:
    page, data = lesson_on(LESSONS["video-again"], "zh")
    [n] = [step["n"] for step in data["steps"] if step["id"] == "see-it-ended"]
    page.evaluate(BEGIN, [mode, data, n])
    somebody = Keys(page, data)
    somebody.press(f"[data-phone] [data-part='{data['steps'][n - 1]['touches'][0]['target']}']")
    told(page, "就是这里。看到了，就按“看到了”")
    for _ in range(3):
        somebody.press("[data-do=raise]")
    told(page, "看标出来的地方，看到了就按“看到了”")
    expect(page.locator(".qibu-pointing .qibu-arrow")).to_have_count(1)
    expect(page.locator(".qibu-pointing .qibu-hand")).to_have_count(0)
    somebody.press("[data-do=seen]")
    [record] = page.evaluate("events")
    assert (record["prompt"], record["misses"]) == ("model", 0)


def test_what_is_right_too_is_praised_and_no_mistake(lesson_on: Open) -> None:
    page, data = lesson_on(LESSONS["fake-police"], "zh")
    page.evaluate(BEGIN, ["practise", data, 1])
    somebody = Keys(page, data)
    somebody.press("[data-phone] [data-part=hangup]")
    told(page, "现在挂断也对")
    expect(page.locator(".qibu-note")).not_to_contain_text("他越凶")  # no help, since nothing went wrong
    somebody.press("[data-do=seen]")
    [record] = page.evaluate("events")
    assert (record["prompt"], record["misses"], record["detail"]["touched"]) == ("independent", 0, [])
