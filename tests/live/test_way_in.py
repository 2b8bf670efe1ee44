"""The projector's way in: codes that can be scanned from the chairs, and nothing that covers anything."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.conftest import until
from tests.gate.conftest import Cast
from tests.live.conftest import LESSON, Server
from tracker import live, live_marks, live_room, sessions
from tracker.access import Who
from tracker.live import Live
from web.gate.identity import STAFF_COOKIE
from web.live.screen import WIFI_NAME, WIFI_PASSWORD
from web.wiring import House

BOXES = """() => {
  const box = (one) => one.getBoundingClientRect();
  const all = (name) => [...document.querySelectorAll(name)];
  const size = (svg) => Number(svg.getAttribute('viewBox').split(' ')[2]);
  const page = document.documentElement;
  return {
    today: box(all('.screen-today')[0]).bottom,
    codes: all('.screen-qr svg').map((one) => box(one).top),
    squares: all('.screen-qr svg').map((one) => box(one).width / size(one)),
    captions: all('figcaption span').map((one) => box(one).bottom),
    typed: [box(all('.screen-digits')[0]).top, box(all('.screen-digits')[0]).bottom],
    foot: [box(all('.screen-foot')[0]).top, box(all('.screen-foot')[0]).bottom],
    size: [page.scrollWidth, page.scrollHeight],
  };
}"""
LONG = "Taoyuan-Community-Room-2-5G-Gues"  # no name of a Wi-Fi is longer


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("wifi", ["", LONG])
def test_the_codes_are_large_and_nothing_covers_anything(
    house: House,
    cast: Cast,
    begun: Live,
    server: Server,
    open_page: Callable[..., Page],
    teacher: Who,
    wifi: str,
    lang: str,
) -> None:
    house.book.change_setting(teacher, WIFI_NAME, wifi)
    house.book.change_setting(teacher, WIFI_PASSWORD, "spring2026" if wifi else "")
    for width, height in ((1920, 1080), (1280, 720), (1024, 768)):
        page = open_page(viewport={"width": width, "height": height})
        token = sessions.begin(house.book, cast.staff["social_worker"], "paired")
        page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server.address}])
        page.goto(f"{server.address}/screen?lang={lang}")
        expect(page.locator(".screen-digits")).to_be_visible()
        found, where = page.evaluate(BOXES), f"{lang} {width} {wifi}"
        assert len(found["codes"]) == (2 if wifi else 1)
        assert min(found["squares"]) > width * 0.0075, where  # what is read from 250 squares away: 4 m and more
        assert found["size"] == [width, height], where
        assert found["today"] <= min(found["codes"]) + 1, where
        assert found["typed"][1] <= found["foot"][0] + 1 and found["foot"][1] <= height, where
        if wifi:
            assert max(found["captions"]) <= found["typed"][0] + 1, where


def test_who_comes_late_reads_the_digits_and_scans_the_code_made_large(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Callable[..., Page], teacher: Who
) -> None:
    live.change(house.book, teacher, begun.meeting, step=2)
    page = open_page(viewport={"width": 1280, "height": 720})
    token = sessions.begin(house.book, cast.staff["social_worker"], "paired")
    page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server.address}])
    page.goto(f"{server.address}/screen?lang=en")
    step = page.locator("#screen .qibu-heading")
    expect(step).to_have_text("Step 2 of 11")
    corner = page.locator("#screen .screen-late")
    expect(corner).to_contain_text("/join")
    assert float(corner.locator("strong").evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")) > 1280 / 35
    below = "one => one.getBoundingClientRect().bottom"
    assert corner.evaluate(below) < page.locator(".qibu-words").evaluate("one => one.getBoundingClientRect().top")
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")
    for away in ("PageDown", "Escape"):
        page.locator("#screen-larger").press("Enter")
        expect(page.locator("#screen-door .screen-digits")).to_be_visible()
        expect(step).to_be_hidden()
        page.keyboard.press(away)  # leads back to the lesson, and nowhere else
        expect(step).to_be_visible()
    assert live.of_meeting(house.book, teacher, begun.meeting).step == 2
    page.locator("#screen-larger").press("Enter")
    live.change(house.book, teacher, begun.meeting, step=3)
    expect(step).to_have_text("Step 3 of 11")
    live.change(house.book, teacher, begun.meeting, way="practise")
    expect(page.locator(".screen-steps li")).to_have_count(11)
    assert page.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


CORNER = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const digits = document.querySelector('.screen-late strong');
  const [one, top] = [digits.getBoundingClientRect(), box('.qibu-top')];
  return box('.screen-late').left >= top.left && one.right <= top.right
    && box('.qibu-top').bottom <= box('.qibu-words').top + 1
    && digits.contains(document.elementFromPoint(one.left + 2, (one.top + one.bottom) / 2))
    && document.documentElement.scrollHeight <= window.innerHeight;
}"""


@pytest.mark.parametrize(("width", "lang"), [(1024, "en"), (800, "zh")])
def test_on_a_small_projector_the_way_in_stands_beside_the_phone_when_nearly_everybody_is_done(
    house: House, begun: Live, server: Server, open_page: Callable[..., Page], teacher: Who, cast: Cast, width: int,
    lang: str,
) -> None:  # fmt: skip
    live.change(house.book, teacher, begun.meeting, step=2)
    seats = [live_room.join(house.book, begun, None).id for _ in range(5)]
    page = open_page(viewport={"width": width, "height": width * 3 // 4})
    token = sessions.begin(house.book, cast.staff["social_worker"], "paired")
    page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server.address}])
    page.goto(f"{server.address}/screen?lang={lang}")
    expect(page.locator("#screen .qibu-heading")).to_be_visible()
    for seat in seats[:4]:
        live_marks.done(house.book, house.gate.writer, seat, LESSON, "open-display").result()
    expect(page.locator("#screen .screen-done")).to_have_text(say("screen.nearly", lang))
    until(page, f"({CORNER})()")
