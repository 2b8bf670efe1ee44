"""A learner's steps in a real browser: stored before the page turns, sent when the server is there, each once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text

from tests.axe import GOOD, faults
from tests.conftest import set_size, until
from tests.gate.conftest import Cast, Clock
from tests.serving import Server
from tracker import sessions
from web.gate.identity import STAFF_COOKIE
from web.light import routes
from web.wiring import House

LESSON = "bigger-letters"


@pytest.fixture
def server(house: House, cast: Cast, clock: Clock) -> Iterator[Server]:
    clock.run()
    found = Server(lambda: routes.plain(house))
    yield found
    found.close()


@pytest.fixture
def tablet(house: House, cast: Cast, server: Server, open_page: Callable[..., Page]) -> Page:
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    token = sessions.begin(house.book, cast.staff["volunteer"], "paired")
    page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server.address}])
    return page


def kept(house: House) -> list[tuple[str, str, str]]:
    with house.book.engine.connect() as db:
        rows = db.execute(text("SELECT learner, step, kind FROM event ORDER BY id"))
        return [(row.learner, row.step, row.kind) for row in rows]


def sign_in(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/me?lang=zh")
    page.get_by_role("button", name="王阿姨").click()
    page.get_by_role("heading", name="您是 王阿姨").wait_for()


def waiting(page: Page) -> int:
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('qibu.out.')).length"))


def test_five_steps_without_a_server_and_a_reload_arrive_once(
    house: House, cast: Cast, server: Server, tablet: Page
) -> None:
    lesson = house.library.lessons[LESSON]
    sign_in(tablet, server)
    tablet.goto(f"{server.address}/learn/{LESSON}?lang=zh")
    tablet.get_by_role("button", name="下一步").wait_for()  # the server has drawn a link: from here on it is the player
    server.close()
    for n in range(2, 7):
        tablet.get_by_role("button", name="下一步").click()
        tablet.get_by_role("heading", name=f"第 {n} 步").wait_for()
        assert waiting(tablet) == n - 1  # it is stored already when the next step shows
        tablet.wait_for_timeout(600)  # a second touch within half a second counts as one
    assert kept(house) == []
    stored = tablet.evaluate("JSON.stringify(localStorage)")
    assert "王阿姨" not in stored
    server.open()
    tablet.reload()
    until(tablet, "Object.keys(localStorage).every((key) => !key.startsWith('qibu.out.'))")
    assert kept(house) == [(cast.learners[0], step.id, "done") for step in lesson.steps[:5]]


def test_a_guest_writes_nothing(house: House, server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{server.address}/learn/{LESSON}?lang=zh")
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("heading", name="第 2 步").wait_for()
    assert waiting(page) == 0 and kept(house) == []


def test_finished_leaves_nothing_readable_behind(house: House, server: Server, tablet: Page) -> None:
    sign_in(tablet, server)
    tablet.goto(f"{server.address}/learn/{LESSON}?lang=zh")
    tablet.get_by_role("button", name="下一步").click()
    tablet.get_by_role("heading", name="第 2 步").wait_for()
    tablet.get_by_role("button", name="更多").press("Enter")
    tablet.get_by_role("button", name="字大一点").press("Enter")
    until(tablet, "localStorage.getItem('qibu.letters') === '1.2'")
    tablet.goto(f"{server.address}/learn?lang=zh")
    expect(tablet.locator("body")).to_have_css(
        "font-size", "28.8px"
    )  # the letters of the lesson are those of the shelf
    until(tablet, "Boolean(localStorage.getItem('qibu.touched'))")
    tablet.get_by_role("button", name="学完了").click()
    tablet.get_by_role("heading", name="我是谁").wait_for()
    expect(tablet.locator("body")).to_have_css("font-size", "24px")  # and the next person's are the usual ones
    left = tablet.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "王阿姨" not in left and "qibu.walk" not in left and "qibu.place" not in left
    until(tablet, lambda: len(kept(house)) == 1)  # a slow line keeps nobody from leaving: the picker sends it then
    tablet.go_back()
    expect(tablet.get_by_text("您是 王阿姨")).to_have_count(0)


def test_ten_idle_minutes_lead_back_to_the_picker(server: Server, tablet: Page) -> None:
    tablet.clock.install()
    sign_in(tablet, server)
    tablet.goto(f"{server.address}/learn/{LESSON}?lang=zh")
    tablet.get_by_text("您是 王阿姨").wait_for()
    tablet.clock.run_for(9 * 60_000)
    expect(tablet.get_by_text("您是 王阿姨")).to_be_visible()
    tablet.clock.run_for(61_000)
    tablet.clock.run_for(3_000)
    tablet.get_by_role("heading", name="我是谁").wait_for()


def test_a_scanner_is_heard_wherever_the_focus_is(
    house: House, cast: Cast, server: Server, open_page: Callable[..., Page]
) -> None:
    from tests.gate.conftest import who
    from tracker import people

    token = people.make_card(house.book, who(house, cast.manager), cast.learners[0])
    page = open_page(viewport={"width": 1280, "height": 720}, locale="zh-CN")
    page.goto(f"{server.address}/me?lang=zh")
    page.evaluate(  # as fast as a scanner types, however busy this computer is
        """(keys) => keys.forEach((key) =>
             document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })))""",
        [*f"http://192.168.1.5:8501/me#card={token}", "Enter"],
    )
    page.get_by_text("王阿姨").first.wait_for()


def test_the_pairing_code_leaves_the_address_at_once(
    house: House, cast: Cast, server: Server, open_page: Callable[..., Page]
) -> None:
    from tests.gate.conftest import who
    from web.gate.pairing import new_pair_code

    offer = new_pair_code(house, who(house, cast.manager), cast.staff["volunteer"])
    page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
    page.goto(f"{server.address}/pair?lang=zh#{offer.url.partition('#')[2]}")
    page.get_by_role("heading", name="配好了").wait_for()
    assert "#" not in page.url


def refuse(page: Page, count: int) -> None:
    """Records wait on this device whose ticket is not ours: a phone that was away for too long."""
    page.evaluate(
        """(count) => {
             for (let n = 0; n < count; n += 1) {
               const id = '01a20577-5df9-7bd9-80b8-c19ea15c2a0' + n;
               const event = {id, walk: id, kind: 'done', lesson: 'bigger-letters', version: 1, step: 'open-settings',
                              mode: 'learn', observed_at: new Date().toISOString(), ticket: 'WyJ4Il0.over'};
               localStorage.setItem('qibu.out.' + id, JSON.stringify(event));
             }
           }""",
        count,
    )


def test_what_is_refused_is_told_to_staff_and_kept_until_they_have_read_it(
    house: House, server: Server, tablet: Page
) -> None:
    sign_in(tablet, server)
    refuse(tablet, 3)
    tablet.goto(f"{server.address}/learn/{LESSON}?lang=zh")
    until(tablet, "Object.keys(localStorage).filter((key) => key.startsWith('qibu.refused.')).length === 3")
    assert waiting(tablet) == 0 and kept(house) == []
    expect(tablet.get_by_text("没有被收下")).to_have_count(0)  # not a learner's worry
    for _ in range(2):  # a look at the page does not take it away
        tablet.goto(f"{server.address}/table?lang=zh")
        expect(tablet.get_by_role("heading", name="有 3 条记录没有被收下")).to_be_visible()
        expect(tablet.get_by_text("3 条：这一页打开太久了")).to_be_visible()
    check(tablet, f"{server.address}/table?lang=en")
    tablet.get_by_role("button", name="Understood").click()
    expect(tablet.locator("#turned-away")).to_be_hidden()
    tablet.reload()
    expect(tablet.get_by_role("heading", level=1)).to_be_visible()
    assert "qibu.refused" not in tablet.evaluate("JSON.stringify(localStorage)")


def test_the_recording_bar_says_what_was_refused(house: House, cast: Cast, server: Server, tablet: Page) -> None:
    tablet.goto(f"{server.address}/table?lang=zh")
    refuse(tablet, 1)
    tablet.goto(f"{server.address}/table/{cast.learners[0]}/{LESSON}/walk?lang=zh")
    expect(tablet.get_by_text("有 1 条没有被收下。")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_gates_pages_are_large_and_open_to_everybody(
    house: House, cast: Cast, server: Server, tablet: Page, lang: str
) -> None:
    for size in ((390, 844), (1280, 720)):
        set_size(tablet, *size)
        for path in ("/sign-in", "/sign-out", "/devices", "/pair", "/me", "/learn"):
            check(tablet, f"{server.address}{path}?lang={lang}")
        tablet.locator("body").press("Tab")
        tablet.goto(f"{server.address}/me?lang={lang}")
        tablet.locator(".face").first.click()
        tablet.locator(".card-of-me").wait_for()
        for path in ("/me", "/learn", f"/learn/{LESSON}"):
            check(tablet, f"{server.address}{path}?lang={lang}")
        tablet.goto(f"{server.address}/me?lang={lang}")
        tablet.locator("[data-leave] .big").click()
        tablet.locator(".face").first.wait_for()


def check(page: Page, address: str) -> None:
    page.goto(address)
    assert faults(page, GOOD) == [], address
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
    small = page.evaluate(
        """() => [...document.querySelectorAll('a, button, label.photo')].filter((one) => one.offsetParent &&
             !one.closest('[data-phone]')).map((one) => {
             const box = one.getBoundingClientRect();
             return [one.textContent.trim(), box.width, box.height];
           }).filter(([, wide, high]) => wide < 59.5 || high < 59.5)"""
    )
    assert small == [], address
