"""One class as it really is: three phones, the projector, the teacher and two volunteers, each in a browser of its own.

The server is restarted in the middle, a phone sleeps, the teacher's tab is closed and opened again; nobody is lost.
"""

from collections.abc import Callable
from http.client import HTTPConnection
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.axe import faults
from tests.conftest import until
from tests.gate.conftest import Cast, Clock
from tests.live.conftest import LESSON, Server
from tracker import accounts, beside, classes, help_calls, live, live_room, live_summary, meetings, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.live import Live
from web.gate.identity import STAFF_COOKIE
from web.wiring import House

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "locale": "zh-CN"}
Open = Callable[..., Page]
LINES = (
    "one => { const all = document.createRange(); all.selectNodeContents(one); return all.getClientRects().length; }"
)


@pytest.fixture
def second(house: House, cast: Cast, teacher: Who) -> str:
    """Another volunteer of the class; the first one's people sit beside her already."""
    boss = sessions.who_of(house.book, sessions.begin(house.book, cast.manager))
    assert boss
    new = NewStaff("孙姐", "sun", "$argon2id$" + "x" * 40)
    found = accounts.add_staff(house.book, boss, new, ["volunteer"], cast.place)
    accounts.accept_conduct(house.book, sessions.who_of(house.book, sessions.begin(house.book, found)) or boss)
    classes.add_helper(house.book, teacher, cast.class_id, found)
    beside.sit(house.book, teacher, cast.class_id, {cast.learners[0]: cast.staff["volunteer"]})
    return found


class Room:
    """Opens the pages of a class that runs on `server`."""

    def __init__(self, house: House, server: Server, open_page: Open) -> None:
        self.house, self.server, self.open_page = house, server, open_page

    def staff(self, staff_id: str, path: str, **options: Any) -> Page:
        page = self.open_page(**(PHONE | options))
        token = sessions.begin(self.house.book, staff_id, "paired")
        page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": self.server.address}])
        page.goto(self.server.address + path)
        return page

    def phone(self, begun: Live, name: str) -> Page:
        """Scans, touches her picture (or that she is a guest), and is in."""
        page = self.open_page(**PHONE)
        page.goto(f"{self.server.address}/join/{self.house.door.scanned(begun)}?lang=zh")
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_url("**/join?lang=zh")
        return page


def shows(page: Page, n: int) -> None:
    """A page of the player stands at step n of eleven."""
    expect(page.get_by_role("heading", name=f"第 {n} 步，共 11 步")).to_be_visible()


def leads(page: Page, n: int) -> None:
    expect(page.locator(".lead-head")).to_contain_text(f"第 {n} 步")


def sleeps(page: Page, hidden: bool) -> None:
    """The phone's screen goes dark, or is looked at again."""
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });"
        " document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )


def test_a_whole_class(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, teacher: Who, second: str
) -> None:
    room = Room(house, server, open_page)
    screen = room.staff(cast.staff["social_worker"], "/screen?lang=zh", viewport={"width": 1920, "height": 1080})
    expect(screen.locator(".screen-digits")).to_have_text(begun.code)
    wang, neighbour = room.phone(begun, "王阿姨"), room.phone(begun, "邻居0")
    expect(screen.locator("#screen-arrived")).to_have_text("到了 2 位")
    assert "王阿姨" not in screen.content()

    teach = room.staff(cast.staff["social_worker"], "/lead?lang=zh")
    teach.get_by_role("button", name="开始第一步").click()
    for page in (wang, neighbour, screen):
        shows(page, 1)
    screen.keyboard.press("PageDown")  # the clicker at the laptop leads too
    for page in (wang, neighbour, screen):
        shows(page, 2)
    leads(teach, 2)

    late = room.phone(begun, "我是来听课的")  # comes late and lands where the class is
    shows(late, 2)
    teach.get_by_role("button", name="下一步").click()
    shows(late, 3)

    wang.get_by_role("button", name="上一步").click()  # looks back, is not dragged along, and returns
    shows(wang, 2)
    teach.get_by_role("button", name="下一步").click()
    shows(late, 4)
    shows(wang, 2)
    wang.get_by_role("button", name="跟上老师").press("Enter")
    shows(wang, 4)
    wang.get_by_role("button", name="我做好了").press("Enter")  # a second touch at once would be a trembling finger's
    expect(teach.locator(".lead-done")).to_contain_text("1 / 3 做好了")

    helped(room, cast, second, neighbour, screen)

    sleeps(late, True)  # what happens while it sleeps is there when it wakes
    held(teach, house.assets.url("lead-make.js"))
    teach.get_by_role("button", name="下一步").click()
    shows(wang, 5)
    shows(late, 4)
    sleeps(late, False)
    shows(late, 5)

    three_ways(teach, screen, wang, late)

    server.close()  # the plug is pulled; the words stay, and everything comes back by itself
    shows(wang, 5)
    teach.get_by_role("button", name="下一步").click()
    expect(teach.locator("#lead-told")).to_have_text("没有发出去，请再点一次。")
    leads(teach, 5)
    server.open()
    expect(teach.locator("#lead-lost")).to_be_hidden()
    teach.get_by_role("button", name="下一步").click()
    for page in (wang, neighbour, late, screen):
        expect(page.get_by_role("heading", name="第 6 步，共 11 步")).to_be_visible()

    teach.close()  # the teacher's tab is gone; another one leads on
    screen.reload()
    shows(screen, 6)
    again = room.staff(cast.staff["social_worker"], "/lead?lang=zh")
    leads(again, 6)
    again.get_by_role("button", name="上一步").click()
    for page in (wang, screen):
        shows(page, 5)

    again.locator("[data-key=end]").click()
    again.locator("[data-key=end-do]").click()
    for page in (wang, neighbour, late):
        expect(page.get_by_role("heading", name="今天的课上完了")).to_be_visible()
    expect(screen.get_by_role("heading", name="今天的课上完了")).to_be_visible()
    again.get_by_role("link", name="看小结").click()
    expect(again.get_by_role("heading", name="下次先练这几步")).to_be_visible()
    found = live_summary.of(house.book, teacher, cast.meeting)
    assert [one.nickname for one in found.came] == ["王阿姨", "邻居0"] and found.guests == 1
    assert meetings.running(house.book, teacher) == []


def test_before_class_nothing_is_taken_away_that_somebody_is_writing(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open
) -> None:
    """The page is asked for again once a phone has come to its test code; not while somebody fills it in."""
    room, path = Room(house, server, open_page), f"/lead/check?lang=zh&class={cast.class_id}"
    waits, writes = (room.staff(cast.staff["social_worker"], path) for _ in range(2))
    writes.locator("#wifi_name").fill("教室")
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)
    line.request("GET", "/join/try", headers={"x-forwarded-for": "192.168.1.9"})  # not this computer
    assert line.getresponse().status == 200
    line.close()
    expect(waits.locator("[data-line=phone]")).to_have_attribute("data-state", "good")
    for _ in range(2):  # after the first answer it would have been gone by the second
        with writes.expect_response("**/lead/check/seen") as seen:
            pass
        assert seen.value.json()["ago"] is not None
    expect(writes.locator("#wifi_name")).to_have_value("教室")


def test_an_open_list_and_letters_being_typed_outlive_what_happens_in_the_room(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open
) -> None:
    teach = Room(house, server, open_page).staff(cast.staff["social_worker"], "/lead?lang=zh")
    teach.evaluate(
        """async (script) => {
          const { createHold } = await import(script);
          window.drawn = 0;
          window.isHeld = createHold(() => { window.drawn += 1; });
        }""",
        house.assets.url("lead-make.js"),
    )
    lessons = teach.locator("[data-key=lesson]")
    for name in ("pointerdown", "mousedown", "pointerup", "mouseup", "click"):  # as a touch that opens the list
        lessons.dispatch_event(name)
    assert teach.evaluate("window.isHeld()") and teach.evaluate("window.drawn") == 0
    lessons.dispatch_event("change")
    until(teach, "window.drawn === 1 && !window.isHeld()")
    lessons.dispatch_event("input")
    assert teach.evaluate("window.isHeld()")
    teach.locator(".lead-class").dispatch_event("click")  # whatever is touched next is drawn at once
    until(teach, "window.drawn === 2 && !window.isHeld()")


def held(teach: Page, script: str) -> None:
    """While a finger is down nothing is drawn anew under it: else its touch would be lost. It is drawn afterwards."""
    teach.evaluate(
        """async (script) => {
          const { createHold } = await import(script);
          window.drawn = 0;
          window.isDown = createHold(() => { window.drawn += 1; });
        }""",
        script,
    )
    teach.locator(".lead-class").hover()
    assert not teach.evaluate("window.isDown()")
    teach.mouse.down()
    assert teach.evaluate("window.isDown()") and teach.evaluate("window.drawn") == 0
    teach.mouse.up()
    until(teach, "window.drawn === 1 && !window.isDown()")


def helped(room: Room, cast: Cast, second: str, caller: Page, screen: Page) -> None:
    """Two volunteers see the call and touch at once: exactly one goes, and says with one touch what helped."""
    one = room.staff(cast.staff["volunteer"], "/lead?lang=zh")
    two = room.staff(second, "/lead?lang=zh")
    expect(one.get_by_role("heading", name="我身边的人")).to_be_visible()
    expect(one.locator(".room-code")).to_contain_text("进课堂的数字")  # for who stands at the door, late
    caller.get_by_role("button", name="请帮帮我").click()
    for page in (one, two):
        expect(page.locator(".room-call")).to_contain_text("第 4 步")
    one.evaluate("document.querySelector('[data-key^=go-]').click()")
    two.evaluate("const go = document.querySelector('[data-key^=go-]'); if (go) go.click()")
    for page in (one, two):
        expect(page.locator(".room-call.mine, .room-call.taken")).to_be_visible()
    (goes,) = (page for page in (one, two) if page.locator(".room-call.mine").count())
    (stays,) = (page for page in (one, two) if page.locator(".room-call.taken").count())
    expect(stays.locator(".room-call")).to_contain_text("已经去了")
    expect(caller.locator("#live-call")).to_contain_text("马上就来")
    assert "邻居0" not in screen.content()
    goes.get_by_role("button", name="指一下").click()
    expect(goes.locator(".room-call")).to_have_count(0)
    expect(caller.locator("#live-call")).to_be_hidden()
    one.close()
    two.close()


def three_ways(teach: Page, screen: Page, wang: Page, late: Page) -> None:
    teach.get_by_role("button", name="手机上练").click()
    expect(screen.get_by_role("heading", name="现在在手机上练")).to_be_visible()
    wang.get_by_role("link", name="开始练").click()
    wang.wait_for_url(f"**/learn/{LESSON}/practise**")
    expect(wang.locator("#live-hand")).to_be_visible()  # once somebody hears it
    teach.get_by_role("button", name="用自己的手机做").click()
    wang.wait_for_url("**/join?**")  # practising ends where the teacher goes on
    for page in (wang, late):
        expect(page.get_by_role("heading", name="用您自己的手机做")).to_be_visible()
    expect(screen.locator(".screen-steps li")).to_have_count(11)
    wang.goto("about:blank")  # out in the real app
    teach.get_by_role("button", name="看大屏", exact=True).click()
    wang.go_back()
    for page in (wang, late, screen):
        shows(page, 5)
    teach.get_by_role("button", name="先黑屏").click()
    expect(screen.locator("#screen-dark")).to_be_visible()
    expect(late.get_by_role("heading", name="听老师说")).to_be_visible()
    screen.keyboard.press("b")
    expect(screen.locator("#screen-dark")).to_be_hidden()
    shows(late, 5)
    teach.get_by_role("button", name="请抬头看大屏").click()
    expect(wang.get_by_role("heading", name="请抬头看大屏")).to_be_visible()
    for page in (wang, late):
        page.get_by_role("button", name="知道了").click()
        shows(page, 5)


def test_a_kept_page_of_faces_shows_nobody_again(begun: Live, house: House, server: Server, open_page: Open) -> None:
    scanned = f"{server.address}/join/{house.door.scanned(begun)}?lang=zh"
    page = open_page(**PHONE)
    page.goto(scanned)
    faces = page.context.new_page()
    faces.goto(scanned)
    page.get_by_role("button", name="王阿姨", exact=True).click()
    page.wait_for_url("**/join?lang=zh")
    faces.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")  # on the way back
    faces.wait_for_url("**/join?lang=zh")


def test_a_call_ends_with_the_class_and_the_teacher_is_told_of_it_before(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, teacher: Who
) -> None:
    room = Room(house, server, open_page)
    wang = room.phone(begun, "王阿姨")
    teach = room.staff(cast.staff["social_worker"], "/lead?lang=zh")
    away = room.phone(begun, "邻居0")
    away.goto(f"{server.address}/tricked?lang=zh")
    away.locator("#live-hand").click()
    expect(away.locator("#live-told")).to_have_text("志愿者知道了，请等一等")
    wang.get_by_role("button", name="请帮帮我").click()
    expect(wang.locator(".live-call-waiting")).to_be_visible()
    expect(teach.locator("[data-key=tab-room]")).to_contain_text("2")
    teach.locator("[data-key=end]").click()
    expect(teach.locator(".lead-end")).to_contain_text("还有 2 位在求助")
    teach.locator("[data-key=end-do]").click()
    expect(wang.get_by_role("heading", name="今天的课上完了")).to_be_visible()
    expect(wang.locator("#live-call")).to_be_hidden()  # nobody comes any more
    expect(away.locator("#live-told")).to_have_text("")
    expect(away.locator("#live-hand")).to_be_hidden()


def test_who_leads_again_reads_nothing_of_who_led_between(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, teacher: Who, volunteer: Who
) -> None:
    teach = Room(house, server, open_page).staff(cast.staff["social_worker"], "/lead?lang=zh")
    expect(teach.get_by_role("button", name="开始第一步")).to_be_visible()
    live.take_over(house.book, volunteer, cast.meeting)
    expect(teach.locator("#lead-told")).to_have_text("volunteer在带课")
    live.take_over(house.book, teacher, cast.meeting)  # by the projector's window
    expect(teach.get_by_role("button", name="开始第一步")).to_be_visible()
    expect(teach.locator("#lead-told")).to_be_hidden()


def test_a_call_is_seen_by_who_is_recording(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, volunteer: Who
) -> None:
    walk = f"/table/{cast.learners[0]}/{LESSON}/walk?lang=zh"
    page = Room(house, server, open_page).staff(cast.staff["volunteer"], walk, viewport={"width": 320, "height": 568})
    expect(page.locator(".qibu-record")).to_be_visible()
    calls = page.locator(".walk-calls")
    expect(calls).to_be_hidden()
    seat = live_room.join(house.book, begun, cast.learners[1]).id
    call = help_calls.call(house.book, seat, LESSON, "open-settings")
    expect(calls).to_have_text("1 人求助")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    help_calls.take(house.book, volunteer, call)
    expect(calls).to_be_hidden()
    help_calls.give_back(house.book, volunteer, call)
    calls.click()
    expect(page.locator(".room-call")).to_be_visible()


def test_another_goes_to_a_call_that_was_left(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, clock: Clock, volunteer: Who, second: str
) -> None:
    seat = live_room.join(house.book, begun, cast.learners[0]).id
    assert help_calls.take(house.book, volunteer, help_calls.call(house.book, seat, "", ""))
    two = Room(house, server, open_page).staff(second, "/lead?lang=zh")
    expect(two.locator(".room-call.taken")).to_contain_text("已经去了")
    expect(two.locator("[data-key^=go-]")).to_have_count(0)
    clock.wait(minutes=6)
    two.reload()
    two.get_by_role("button", name="还没好？我去").click()
    expect(two.locator(".room-call.mine")).to_be_visible()
    two.goto(f"{server.address}/lead?lang=zh")
    two.get_by_role("link", name="再开一堂课").click()
    expect(two.get_by_role("button", name="开始上课")).to_be_visible()


def good(page: Page, where: str) -> None:
    """Axe finds nothing, nothing runs off the page, and what is touched on a phone is large enough."""
    assert faults(page) == [], where
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), where
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button')].filter((one) => one.offsetParent).map((one) => {
             const box = one.getBoundingClientRect();
             return [one.textContent.trim(), box.width, box.height];
           }).filter(([, wide, high]) => wide < 44 || high < 56)"""
    )
    assert small == [], where


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_of_staff_and_the_projector_is_open_to_everybody(
    house: House, cast: Cast, begun: Live, server: Server, open_page: Open, teacher: Who, second: str, lang: str
) -> None:
    room = Room(house, server, open_page)
    worker = cast.staff["social_worker"]
    wide, large = {"width": 1280, "height": 800}, {"width": 1920, "height": 1080}
    screen = room.staff(worker, f"/screen?lang={lang}", viewport=large)
    expect(screen.locator(".screen-digits")).to_be_visible()
    good(screen, "the way in")
    live.change(house.book, teacher, cast.meeting, step=3)
    for one in (*cast.learners[:5], None):
        seat = live_room.join(house.book, begun, one).id
        help_calls.call(house.book, seat, LESSON, "open-settings")
    expect(screen.locator(".qibu-badge")).to_have_text("3")
    good(screen, "a step")
    for width, viewport in ((320, {"width": 320, "height": 640}), (390, PHONE["viewport"]), (1280, wide)):
        for staff in (worker, second):
            page = room.staff(staff, f"/lead?lang={lang}", viewport=viewport)
            expect(page.locator(".room-call")).to_have_count(6)
            good(page, f"/lead {width}")
            if staff == worker:
                assert page.locator("[data-key=back]").evaluate(LINES) == 1, width
            if staff == worker and width < 900:
                page.locator("[data-key=tab-room]").click()
                page.locator("[data-key^=go-]").last.click()
                expect(page.locator(".room-call").last).to_have_class("room-call mine")  # no card changes its place
                expect(page.locator("[data-key$=none]")).to_be_visible()
                good(page, f"/lead, everybody {width}")
                page.locator("[data-key$=none]").click()
                expect(page.locator(".room-call")).to_have_count(5)
                help_calls.call(house.book, page_seat(house, teacher, cast), LESSON, "open-settings")
            page.close()
    live.change(house.book, teacher, cast.meeting, way="own")
    expect(screen.locator(".screen-steps li")).to_have_count(11)
    good(screen, "the steps as a list")
    meetings.close(house.book, teacher, cast.meeting)
    for width, viewport in ((390, PHONE["viewport"]), (1280, wide)):
        for path in ("/lead", f"/lead/summary/{cast.meeting}"):
            good(room.staff(worker, f"{path}?lang={lang}", viewport=viewport), f"{path} {width}")


def page_seat(house: House, teacher: Who, cast: Cast) -> str:
    """The seat of somebody who is not calling."""
    calling = {one.seat for one in help_calls.listed(house.book, teacher, cast.meeting)}
    people = live_room.room(house.book, teacher, cast.meeting).people
    return next(one.seat for one in people if one.seat not in calling)
