"""Three phones in real browsers, one where no stream passes: every page of theirs, and a lost network."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.axe import GOOD, faults
from tests.conftest import until
from tests.gate.conftest import Cast
from tests.live.conftest import Server
from tracker import help_calls, live, meetings
from tracker.access import Who
from tracker.live import Live
from web.wiring import House

PHONE = {"viewport": {"width": 390, "height": 844}, "locale": "zh-CN", "has_touch": True}


def heading(page: Page, n: int) -> None:
    expect(page.locator(".qibu-heading")).to_have_text(say("player.step_heading", "zh", n=n, of=11))


def title(page: Page, key: str) -> None:
    expect(page.locator(".live-title")).to_have_text(say(f"live.{key}", "zh"))


def press(page: Page, name: str) -> None:
    page.wait_for_timeout(600)  # a touch right after a page turn is not meant
    page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def axe() -> Callable[[Page], None]:
    def check(page: Page) -> None:
        assert faults(page, GOOD) == []

    return check


def test_three_phones_follow_a_whole_class(
    house: House, cast: Cast, begun: Live, server: Server, teacher: Who, volunteer: Who,
    open_page: Callable[..., Page], axe: Callable[[Page], None],
) -> None:  # fmt: skip
    def lead(**what: object) -> None:
        live.change(house.book, teacher, cast.meeting, **what)  # type: ignore[arg-type]

    def enter(nickname: str, *, held_back: bool = False) -> Page:
        page = open_page(**PHONE)
        if held_back:
            page.route("**/join/stream?*", lambda _: None)  # something on the way keeps the stream for itself
        page.goto(f"{server.address}/join/{house.door.scanned(begun)}")
        page.get_by_role("button", name=nickname, exact=True).click()
        page.wait_for_url("**/join?lang=zh")
        return page

    first = enter("王阿姨")
    title(first, "waiting_title")
    lead(step=3)
    heading(first, 3)
    late = enter("邻居0")
    heading(late, 3)  # late, and at the right step
    polls = enter("邻居1", held_back=True)
    axe(late)

    lead(step=4)
    for page in (first, late, polls):
        heading(page, 4)  # where no stream passes it asks instead
    first.keyboard.press("ArrowRight")  # nobody goes ahead
    heading(first, 4)
    press(first, "我做好了")
    expect(first.get_by_role("button", name=say("live.marked", "zh"))).to_be_visible()

    press(late, "请帮帮我")
    expect(late.locator("#live-call")).to_contain_text(say("live.call_waiting", "zh"))
    (call,) = help_calls.listed(house.book, volunteer, cast.meeting)
    assert call.nickname == "邻居0" and call.step == house.library.lessons[begun.lesson].steps[3].id
    help_calls.take(house.book, volunteer, call.id)
    expect(late.locator("#live-call")).to_contain_text(say("live.call_coming", "zh"))
    axe(late)
    help_calls.solve(house.book, volunteer, call.id, "verbal")
    expect(late.locator("#live-call")).to_be_hidden()

    late.context.set_offline(True)  # the network goes, the class does not
    expect(late.locator("#live-lost")).to_be_visible()
    heading(late, 4)
    press(late, "我做好了")
    lead(step=6)
    heading(first, 6)
    late.context.set_offline(False)
    heading(late, 6)
    expect(late.locator("#live-lost")).to_be_hidden()
    until(late, "!Object.keys(localStorage).some((key) => key.indexOf('qibu.live.out') === 0)")  # it was sent after all

    address = first.url  # a phone that is put away and taken out again
    first.goto("about:blank")
    lead(step=7)
    first.goto(address)
    heading(first, 7)

    lead(look_up=True)
    title(first, "look_up_title")
    expect(first.get_by_role("link", name=say("live.tricked", "zh"))).to_be_visible()  # from every page of hers
    axe(first)
    first.get_by_role("button", name=say("live.i_know", "zh")).click()
    heading(first, 7)
    title(late, "look_up_title")
    lead(step=8)
    heading(late, 8)  # the teacher went on
    lead(blank=True)
    title(late, "blank_title")
    lead(blank=False, way="practise")
    title(late, "practise_title")
    expect(late.get_by_role("link", name=say("live.practise_go", "zh"))).to_be_visible()
    axe(late)
    lead(way="own")
    title(late, "own_title")
    expect(late.locator(".live-steps li")).to_have_count(11)
    axe(late)
    lead(way="look", step=9)
    for page in (first, late, polls):
        heading(page, 9)
    meetings.close(house.book, teacher, cast.meeting)
    for page in (first, late):
        title(page, "over_title")
    axe(first)
