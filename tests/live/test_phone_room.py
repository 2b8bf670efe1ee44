"""On a phone that follows, sentence and drawn phone stand whole above the buttons, and above the call for help too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import set_size, until
from tests.gate.conftest import Cast
from tests.live.conftest import Server
from tracker import live
from tracker.access import Who
from tracker.live import Live
from web.wiring import House

SIZES = [(320, 568), (360, 740), (390, 844)]
# The longest words in English.
WORST = (("video-call", 8), ("video-again", 7), ("know-my-phone", 5), ("chat-messages", 4))
WHOLE = """(() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const call = box('#live-call');
  const low = call.height ? call.top : box('.qibu-bar').top;
  const [text, phone, target] = ['.qibu-text', '[data-phone]', '[data-target]'].map(box);
  return text.top >= 0 && text.bottom <= phone.top && phone.bottom <= low && target.bottom <= low
    && (!call.height || call.bottom <= box('.qibu-bar').top)
    && document.documentElement.scrollWidth <= window.innerWidth;
})()"""
HEADED = "document.querySelector('.qibu-heading').getBoundingClientRect().top >= 0"

BESIDE = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const [call, target] = [box('#live-call'), box('[data-target]')];
  return call.height < window.innerHeight / 5 && call.bottom <= box('.qibu-bar').top
    && target.top >= 0 && target.bottom <= call.top;
}"""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_step_is_seen_whole(
    house: House, cast: Cast, begun: Live, server: Server, teacher: Who, open_page: Callable[..., Page], lang: str
) -> None:
    page = open_page(viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto(f"{server.address}/join/{house.door.scanned(begun)}?lang={lang}")
    page.get_by_role("button", name="王阿姨", exact=True).click()
    page.wait_for_url("**/join?lang=*")
    for turn, (width, height) in enumerate(SIZES):
        set_size(page, width, height)
        for n in (2 + turn, 6 + turn):
            live.change(house.book, teacher, cast.meeting, step=n)
            expect(page.locator(".qibu-now")).to_have_count(1)
            until(page, f"document.querySelectorAll('.qibu-past').length === {n - 1}")
            assert page.evaluate(f"{WHOLE} && {HEADED}"), (width, n)
    page.locator("[data-do=call]").press("Enter")
    expect(page.locator(".live-call-waiting")).to_be_visible()
    for width, height in SIZES:
        set_size(page, width, height)
        live.change(house.book, teacher, cast.meeting, step=5)
        until(page, "document.querySelectorAll('.qibu-past').length === 4")
        live.change(house.book, teacher, cast.meeting, step=6)
        until(page, "document.querySelectorAll('.qibu-past').length === 5")
        assert page.evaluate(WHOLE), f"at {width} the call hides the step"


def test_the_longest_words_leave_the_whole_phone_in_sight_on_the_smallest(
    house: House, cast: Cast, begun: Live, server: Server, teacher: Who, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 320, "height": 568}, has_touch=True)
    page.goto(f"{server.address}/join/{house.door.scanned(begun)}?lang=en")
    page.get_by_role("button", name="王阿姨", exact=True).click()
    page.wait_for_url("**/join?lang=*")
    for lesson, n in WORST:
        live.change(house.book, teacher, cast.meeting, lesson=lesson)
        live.change(house.book, teacher, cast.meeting, step=n)
        wanted = house.library.lessons[lesson].steps[n - 1].touches[0].text.of("en")
        expect(page.locator(".qibu-text")).to_have_text(wanted)
        assert page.evaluate(WHOLE), (lesson, n)
        size = "parseFloat(getComputedStyle(document.querySelector('.qibu-text')).fontSize)"
        assert page.evaluate(size) >= 23, (lesson, n)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_call_leaves_the_step_in_sight_on_short_phones(
    house: House, cast: Cast, begun: Live, server: Server, teacher: Who, open_page: Callable[..., Page], lang: str
) -> None:
    page = open_page(viewport={"width": 320, "height": 568}, has_touch=True)
    page.goto(f"{server.address}/join/{house.door.scanned(begun)}?lang={lang}")
    page.get_by_role("button", name="王阿姨", exact=True).click()
    page.wait_for_url("**/join?lang=*")
    live.change(house.book, teacher, cast.meeting, step=6)
    page.locator("[data-do=call]").press("Enter")
    expect(page.locator(".live-call-waiting")).to_be_visible()
    for width, height in ((320, 568), (360, 640), (375, 667)):
        set_size(page, width, height)
        until(page, f"({BESIDE})()")


def test_what_is_to_be_touched_stands_in_sight_while_help_comes(
    house: House, cast: Cast, begun: Live, server: Server, teacher: Who, open_page: Callable[..., Page]
) -> None:
    page = open_page(viewport={"width": 320, "height": 568}, has_touch=True)
    page.add_init_script("localStorage.setItem('qibu.letters', '1.45')")
    page.goto(f"{server.address}/join/{house.door.scanned(begun)}?lang=en")
    page.get_by_role("button", name="王阿姨", exact=True).click()
    page.wait_for_url("**/join?lang=*")
    live.change(house.book, teacher, cast.meeting, step=6)  # its target is the lowest of all
    page.locator("[data-do=call]").press("Enter")
    expect(page.locator(".live-call-waiting")).to_be_visible()
    until(
        page,
        "document.querySelector('[data-target]').getBoundingClientRect().bottom"
        " <= document.querySelector('#live-call').getBoundingClientRect().top",
    )
    page.locator("#live-call button").press("Enter")
    expect(page.locator("#live-call")).to_be_hidden()
    live.change(house.book, teacher, cast.meeting, way="own")
    page.locator(".live-calm-own .live-button.plain").press("Enter")
    expect(page.locator(".live-call-waiting")).to_be_visible()
    seen = """() => [...document.querySelectorAll('.live-buttons .live-button, #live-call button')].every((one) => {
      const box = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
    })"""
    until(page, f"({seen})()")
    assert page.evaluate("window.scrollY") == 0  # she keeps her place in the steps
