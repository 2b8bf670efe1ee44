"""A learner practises: each step she takes is evidence in the book, and her walk goes on wherever she opens it."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import text
from starlette.testclient import TestClient

from lessons.ladder import Ladder
from tests.conftest import set_size, until
from tests.gate.conftest import Cast, Clock, who
from tests.gate.test_queue import check, sign_in
from tests.lessons.packs import pack
from tests.player.practising import EIGHT, SCENES, STEPS, press, recorded, step_done
from tests.serving import Server
from tracker import resume, sessions
from tracker.access import STAFF_HERE, NotAllowed, Who
from tracker.event_rows import as_event
from tracker.outline import Outline
from tracker.reach import NoSuch
from tracker.tables_record import event
from tracker.walks import Walk, corrected, walk_of
from web import wiring
from web.gate.identity import STAFF_COOKIE
from web.light import practise, routes
from web.settings import Settings
from web.wiring import House, outline_of

ADDRESS = "/learn/letters/practise?lang=zh"
ERRORS = [0, 1, 0, 0, 2, 0, 0, 3]  # at each step: I V I I G I I M


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    content = pack(tmp_path / "pack", lesson=EIGHT, scenes=SCENES)
    opened = wiring.open_house(Settings(data=tmp_path / "data"), content, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def server(house: House, cast: Cast, clock: Clock) -> Iterator[Server]:
    clock.run()
    found = Server(lambda: routes.plain(house))
    yield found
    found.close()


@pytest.fixture
def tablet(house: House, cast: Cast, server: Server, open_page: Callable[..., Page]) -> Callable[[], Page]:
    """A device that several share, with 王阿姨 learning at it."""

    def come() -> Page:
        page = open_page(viewport={"width": 390, "height": 844}, locale="zh-CN")
        token = sessions.begin(house.book, cast.staff["volunteer"], "paired")
        page.context.add_cookies([{"name": STAFF_COOKIE, "value": token, "url": server.address}])
        sign_in(page, server)
        return page

    return come


def her(cast: Cast) -> Who:
    return Who("learner", learner=cast.learners[0])


def outline(house: House) -> Outline:
    return outline_of(house.library.lessons["letters"])


def walked(house: House) -> Walk | None:
    with house.book.engine.connect() as db:
        events = [as_event(row) for row in db.execute(event.select())]
    return walk_of(corrected(events), outline(house))


def practise_from(page: Page, server: Server, first: int, last: int) -> None:
    page.goto(server.address + ADDRESS)
    for n in range(first, last + 1):
        page.get_by_role("heading", name=f"第 {n} 步，共 8 步").wait_for()
        for other in range(ERRORS[n - 1]):
            press(page, ("wifi", "sound")[other % 2])
        step_done(page, n)


def all_sent(page: Page) -> None:
    until(page, "Object.keys(localStorage).every((key) => !key.startsWith('qibu.out.'))")


def test_the_book_holds_what_each_step_took_and_another_device_goes_on(
    house: House, cast: Cast, server: Server, tablet: Callable[[], Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        resume, "walks_before", lambda *_: 2
    )  # somebody who has practised before: nothing is shown first
    page = tablet()
    practise_from(page, server, 1, 4)
    all_sent(page)
    found = resume.unfinished(house.book, her(cast), cast.learners[0], "letters", 1, "practise")
    assert found is not None and found.done == STEPS[:4]
    other = tablet()
    practise_from(other, server, 5, 8)
    other.get_by_role("heading", name="走完了一遍").wait_for()
    all_sent(other)
    walk = walked(house)
    assert walk is not None and walk.complete and walk.id == found.walk
    assert [prompt[0].upper() for _, prompt, _ in walk.prompts] == list("IVIIGIIM")
    assert [misses for _, _, misses in walk.prompts] == ERRORS
    assert (walk.independence, walk.support) == (0.625, 0.8125)
    assert resume.unfinished(house.book, her(cast), cast.learners[0], "letters", 1, "practise") is None


def test_without_a_server_nothing_waits_and_nothing_is_lost(
    house: House, cast: Cast, server: Server, tablet: Callable[[], Page]
) -> None:
    page = tablet()
    page.goto(server.address + ADDRESS)
    page.get_by_role("heading", name="第 1 步").wait_for()
    server.close()
    for n in range(1, 9):
        step_done(page, n)
    page.get_by_role("heading", name="走完了一遍").wait_for()
    assert walked(house) is None
    server.open()
    page.goto(server.address + ADDRESS)
    all_sent(page)
    walk = walked(house)
    assert walk is not None and walk.complete and {prompt for _, prompt, _ in walk.prompts} == {"model"}
    assert resume.walks_before(house.book, her(cast), cast.learners[0], "letters") == 1


def test_half_an_hour_without_a_server_arrives_whole_and_once(
    house: House, cast: Cast, server: Server, tablet: Callable[[], Page]
) -> None:
    page = tablet()
    page.clock.install()
    page.goto(server.address + ADDRESS)
    page.get_by_role("heading", name="第 1 步").wait_for()
    server.close()
    for _ in range(4):
        for n in range(1, 9):
            page.get_by_role("heading", name=f"第 {n} 步，共 8 步").wait_for()
            step_done(page, n)
            page.clock.fast_forward(57_000)
        page.get_by_role("button", name="再练一次").press("Enter")
    assert len(recorded(page)) == 32 and walked(house) is None
    server.open()
    for _ in range(20):
        page.clock.fast_forward(60_000)
        page.wait_for_timeout(50)
    all_sent(page)
    with house.book.engine.connect() as db:
        found = [as_event(row) for row in db.execute(event.select())]
    assert len(found) == len({one.id for one in found}) == 32
    assert sorted(Counter(one.step for one in found).values()) == [4] * 8 and len({one.walk for one in found}) == 4


def test_a_guest_practises_and_writes_nothing(house: House, server: Server, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{server.address}/learn/letters?lang=zh#step-9")
    page.get_by_role("link", name="自己练一练").click()
    for n in (1, 2, 3):
        step_done(page, n)
    page.reload()
    expect(page.get_by_role("heading", name="第 4 步，共 8 步")).to_be_visible()
    for n in range(4, 9):
        step_done(page, n)
    page.get_by_role("link", name="不看提示试一遍").press("Enter")
    expect(page.get_by_role("heading", name="第 1 步，共 8 步")).to_be_visible()
    with house.book.engine.connect() as db:
        assert db.execute(text("SELECT count(*) FROM event")).scalar() == 0


def told(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="me">(.*?)</script>', page)
    assert found
    return dict(json.loads(found[1]))


def test_her_page_says_where_she_left_off_and_a_guests_says_nothing(
    house: House, cast: Cast, visit: Callable[..., TestClient]
) -> None:
    guest = visit().get(ADDRESS)
    assert guest.status_code == 200 and 'id="me"' not in guest.text and "自己练一练" in guest.text
    assert visit().get("/learn/nothing/practise").status_code == 404
    device = visit(staff=cast.staff["volunteer"], paired=True)
    device.post("/me/choose", data={"meeting": cast.meeting, "learner": cast.learners[0]})
    page = device.get(ADDRESS)
    assert page.headers["cache-control"] == "no-store"
    assert told(page.text)["walk"] is None and told(page.text)["walks_before"] == 0
    assert "walk" not in told(device.get("/learn/letters").text)


def test_only_she_and_who_may_see_her_are_told(house: House, cast: Cast) -> None:
    stranger = who(house, cast.staff["other_volunteer"])
    for ask in (
        lambda one: resume.walks_before(house.book, one, cast.learners[0], "letters"),
        lambda one: resume.unfinished(house.book, one, cast.learners[0], "letters", 1, "practise"),
    ):
        ask(her(cast))
        with pytest.raises(NoSuch):
            ask(stranger)
        with pytest.raises(NoSuch):
            ask(Who("learner", learner=cast.learners[1]))


def test_how_help_grows_is_a_setting_of_those_who_look_after_a_place(house: House) -> None:
    wish = Ladder(order=("gesture", "verbal", "physical"), after=(2, 3, 4), fade=())
    practise.change_ladder(house, STAFF_HERE, wish)
    assert practise.ladder_of(house) == wish
    house.book.change_setting(STAFF_HERE, practise.LADDER, '{"order": []}')
    assert practise.ladder_of(house) == Ladder()
    with pytest.raises(NotAllowed):
        practise.change_ladder(house, Who("guest"), wish)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_pages_are_large_and_open_to_everybody(server: Server, open_page: Callable[..., Page], lang: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    for size in ((320, 568), (1280, 720)):
        set_size(page, *size)
        for mode in ("practise", "check"):
            check(page, f"{server.address}/learn/letters/{mode}?lang={lang}")
            assert page.title().endswith("七步课堂" if lang == "zh" else "Qibu")
