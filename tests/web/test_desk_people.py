"""The desk's pages about people in a real browser, with the whole program behind them, in both languages."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.axe import STAFF, faults
from tests.conftest import set_size, until
from tests.faults import tracebacks
from tests.ports import free_port
from tests.web.test_desk_journey import DONE, LATIN, MEASURE, OURS
from tracker import accounts, classes, meetings, people, sessions
from tracker.accounts import NewStaff
from tracker.engine import sqlite_url
from tracker.people import NewLearner
from tracker.store import Book
from web import wiring
from web.gate import passphrase
from web.settings import Settings

ROOT: Final = Path(__file__).parents[2]
ENGLISH: Final = re.compile(
    OURS.pattern + r"|Excel|CSV|JSON|PDF|Qibu-backup|^(\w+_\w+|visibility|close|add)$"
)  # also signs of a font
SIZE: Final = {"width": 1280, "height": 720}


@dataclass(frozen=True, slots=True)
class Desk:
    """A running desk with a small place in it; `token` is the manager's session."""

    address: str
    data: Path
    token: str
    place: str
    klass: str
    meeting: str
    learners: list[str]

    def pages(self) -> tuple[str, ...]:
        return (
            *("/classes", f"/classes?class={self.klass}", f"/meeting?meeting={self.meeting}", "/people", "/team"),
            *(f"/enrol?class={self.klass}", f"/people?who={self.learners[-1]}", "/keeping", "/people?who=nobody"),
        )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    data = tmp_path_factory.mktemp("people") / "data"
    house = wiring.open_house(Settings(data=data))
    book = house.book
    staff, place = accounts.set_up(
        book, NewStaff("周主任", "周主任", passphrase.hashed("一句好记的家乡话在这里")), "阳光里"
    )
    token = sessions.begin(book, staff)
    who = sessions.who_of(book, token)
    assert who
    klass = classes.add(book, who, place, "周二上午班")
    new = [NewLearner(f"学员{n:02d}", 1950) for n in range(40)]
    learners = people.enrol(book, who, place, new, klass)
    meeting = meetings.open_now(book, who, klass, "bigger-letters").id
    house.close()
    port = free_port()
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(data)]
    env = {**os.environ, "QIBU_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    log = data.parent / "log.txt"
    with log.open("wb") as faults:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=faults, env=env, encoding="utf-8")
        try:
            assert program.stdout and str(port) in program.stdout.readline(), log.read_text("utf-8")
            yield Desk(f"http://localhost:{port}", data, token, place, klass, meeting, learners)
        finally:
            program.terminate()
            program.communicate(timeout=60)
    assert tracebacks(log) == ""


@pytest.fixture
def manager(desk: Desk, open_page: Callable[..., Page]) -> Page:
    page = open_page(viewport=SIZE, reduced_motion="reduce")
    page.context.add_cookies([{"name": "qibu_staff", "value": desk.token, "url": desk.address}])
    return page


def visit(page: Page, desk: Desk, path: str, lang: str = "zh") -> None:
    page.goto(f"{desk.address}{path}{'&' if '?' in path else '?'}lang={lang}", timeout=60_000)
    page.locator("h1.desk-title").first.wait_for(timeout=30_000)
    page.locator(DONE).wait_for(timeout=30_000)


def book_of(desk: Desk) -> Book:
    return Book.open(sqlite_url(desk.data / "qibu.db"))


def attendance(desk: Desk, meeting: str = "") -> dict[str, str]:
    book = book_of(desk)
    try:
        who = sessions.who_of(book, desk.token)
        assert who
        return dict(meetings.attendance_of(book, who, meeting or desk.meeting))
    finally:
        book.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_about_people_is_open_to_everybody(desk: Desk, manager: Page, lang: str) -> None:
    for path in desk.pages():
        visit(manager, desk, path, lang)
        assert faults(manager, STAFF) == [], path
        assert manager.evaluate(MEASURE) == {"letters": [], "targets": []}, path
        if lang == "zh":
            assert [one for one in manager.evaluate(LATIN) if not ENGLISH.search(one)] == [], path
        set_size(manager, 390, 844)
        over = manager.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth - main.clientWidth")
        assert over <= 0, path
        set_size(manager, 1280, 720)


def test_forty_people_are_noted_by_keyboard_and_every_mark_is_in_the_book(desk: Desk, manager: Page) -> None:
    visit(manager, desk, f"/meeting?meeting={desk.meeting}")
    first = manager.get_by_role("button", name=f"学员00 {say('people.present', 'zh')}")
    first.focus()
    for n in range(40):
        manager.keyboard.press("2" if n % 10 == 3 else "1")
    manager.get_by_text(say("people.saved", "zh")).wait_for()
    expect(manager.locator(".sum")).to_contain_text("36")
    until(manager, lambda: len(attendance(desk)) == 40)
    kept = attendance(desk)
    assert len(kept) == 40 and list(kept.values()).count("absent") == 4
    manager.get_by_role("button", name=f"学员05 {say('people.excused', 'zh')}").click()
    manager.get_by_text(say("people.saved", "zh")).wait_for()
    manager.reload()
    pressed = manager.get_by_role("button", name=f"学员05 {say('people.excused', 'zh')}", pressed=True)
    pressed.wait_for(timeout=30_000)
    assert attendance(desk)[desk.learners[5]] == "excused"


def test_before_its_day_a_meeting_asks_for_excuses_only(desk: Desk, manager: Page) -> None:
    book = book_of(desk)
    who = sessions.who_of(book, desk.token)
    assert who
    coming = meetings.plan(book, who, desk.klass, (book.now() + timedelta(days=20)).date())
    book.close()
    visit(manager, desk, f"/meeting?meeting={coming}")
    excused = manager.get_by_role("button", name=f"学员03 {say('people.excused', 'zh')}")
    excused.focus()
    expect(manager.locator(".marks button")).to_have_count(40)
    manager.keyboard.press("2")  # there is no second answer
    manager.keyboard.press("1")
    until(manager, lambda: attendance(desk, coming) == {desk.learners[3]: "excused"})


def test_two_thousand_people_are_taken_in_at_once_and_a_bad_list_takes_in_nobody(desk: Desk, manager: Page) -> None:
    visit(manager, desk, "/enrol")
    manager.get_by_text(say("people.enrol_file", "zh"), exact=True).click()
    manager.locator("input[type=file]").set_input_files(
        {"name": "bad.csv", "mimeType": "text/csv", "buffer": "称呼,身份证\n老王,110101195001011234\n".encode("gbk")}
    )
    manager.get_by_text(say("people.roster_id_card", "zh", n=2)).wait_for()
    assert manager.get_by_role("button", name="加进来").count() == 0
    manager.locator("input[type=file]").set_input_files(
        {"name": "many.xlsx", "mimeType": "application/octet-stream", "buffer": _many(2000)}
    )
    button = manager.get_by_role("button", name=say("people.enrol_do", "zh", n=2000))
    button.wait_for()
    button.click()
    manager.get_by_text(say("people.enrolled", "zh", n=2000)).wait_for()


def _many(n: int) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["阳光里社区学员名单"])
    sheet.append(["称呼", "出生年代", "班"])
    for number in range(n):
        sheet.append([f"新学员{number}", 1953, "大班"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_consent_is_given_and_taken_back_with_one_touch_each(desk: Desk, manager: Page) -> None:
    visit(manager, desk, f"/people?who={desk.learners[1]}")
    what = say("people.consent_phone", "zh")
    manager.get_by_role("button", name=say("people.consent_paper", "zh", what=what)).click()
    manager.get_by_text(say("people.consent_noted", "zh", what=what)).wait_for()
    manager.get_by_label(say("people.phone", "zh"), exact=True).fill("555-0100")
    manager.get_by_role("button", name=say("people.contact_do", "zh")).click()
    manager.get_by_text(say("people.kept_done", "zh")).wait_for()
    manager.get_by_role("button", name=say("people.consent_withdraw", "zh", what=what)).click()
    manager.get_by_text(say("people.consent_withdrawn", "zh", what=what)).wait_for()
    assert _phone(desk, desk.learners[1]) == ""


def _phone(desk: Desk, learner: str) -> str:
    book = book_of(desk)
    try:
        who = sessions.who_of(book, desk.token)
        assert who
        return people.seen(book, who, learner).phone
    finally:
        book.close()


def test_somebody_is_erased_only_after_her_nickname_is_written(desk: Desk, manager: Page) -> None:
    visit(manager, desk, f"/people?who={desk.learners[0]}")
    manager.get_by_role("button", name=say("people.give_do", "zh")).click()
    with manager.expect_download() as waiting:
        manager.get_by_role("button", name=say("people.give_page", "zh")).click()
    assert "学员00" in Path(waiting.value.path()).read_text("utf-8")
    field = manager.get_by_label(say("people.erase_type", "zh", nickname="学员00"))
    field.fill("别人")
    manager.get_by_role("button", name=say("people.erase_do", "zh")).click()
    manager.get_by_text(say("people.erase_differs", "zh", nickname="学员00")).wait_for()
    field.fill("学员00")
    manager.get_by_role("button", name=say("people.erase_do", "zh")).click()
    manager.get_by_text(say("people.erased", "zh")).wait_for()
    visit(manager, desk, f"/people?who={desk.learners[0]}")
    manager.get_by_text(say("people.lost_people", "zh")).wait_for()


@pytest.mark.parametrize(
    ("path", "said", "on"),
    [
        ("/learner?learner={nobody}", "people.lost_learner", "/overview"),
        ("/meeting?meeting={nobody}", "people.lost_meeting", "/classes"),
    ],
)
def test_who_or_what_is_not_there_leads_to_where_it_is_chosen(
    desk: Desk, manager: Page, path: str, said: str, on: str
) -> None:
    visit(manager, desk, path.format(nobody="019a0000-0000-7000-8000-000000000000"))
    manager.get_by_text(say(said, "zh")).wait_for()
    assert f"{on}?lang=zh" in (manager.locator(".desk-way.main").get_attribute("href") or "")


def test_a_phone_is_paired_by_a_code_that_is_shown_once(desk: Desk, manager: Page) -> None:
    visit(manager, desk, "/team")
    manager.get_by_role("button", name=say("people.pair_do", "zh")).click()
    manager.get_by_alt_text(say("people.pair_code", "zh")).wait_for()
    digits = manager.locator(".who-digits").inner_text().replace(" ", "")
    book = book_of(desk)
    try:
        assert sessions.redeem(book, digits) and sessions.redeem(book, digits) is None
    finally:
        book.close()


def test_a_backup_is_one_touch_and_says_what_was_made_sure_of(desk: Desk, manager: Page) -> None:
    visit(manager, desk, "/keeping")
    manager.get_by_role("button", name=say("people.backup_do", "zh")).click()
    manager.get_by_text("重新打开检查过").wait_for()
    made = list((desk.data.parent / "Qibu-backup").glob("qibu-*.zip"))
    assert len(made) == 1 and made[0].stat().st_size > 10_000


def test_whoever_was_signed_out_sees_the_way_to_sign_in(desk: Desk, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport=SIZE)
    page.goto(f"{desk.address}/people?who={desk.learners[-1]}&lang=zh", timeout=30_000)
    assert "/sign-in" in page.url and "学员39" not in page.content()
