"""Export and report in a real browser, with a fictional community: who may, what arrives, and that all can read it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page

from lessons import library
from media.words import say
from tests.axe import STAFF, faults
from tests.conftest import set_size
from tests.faults import tracebacks
from tests.ports import free_port
from tests.web.test_desk_journey import DONE, LATIN, MEASURE, OURS, ROOT
from tracker import demo, sessions
from tracker.engine import sqlite_url
from tracker.store import Book
from web.wiring import outlines

FILES: Final = ("Word", "Excel", "CSV", "PDF")


@dataclass(frozen=True, slots=True)
class Desk:
    address: str
    cookies: dict[str, str]  # by the name people sign in with


def _fill(data: Path) -> dict[str, str]:
    """The demo community, and a session for each of its staff."""
    taught = library.read(library.BUNDLED, today=date.today())
    book = Book.open(sqlite_url(data / "qibu.db"))
    try:
        ready = [one for one in outlines(taught) if taught.ready(one.lesson)]
        made = demo.fill(book, ready, lambda _: "a" * 40)
        return {one.sign_in: sessions.begin(book, _id(book, one.sign_in)) for one in made}
    finally:
        book.close()


def _id(book: Book, sign_in: str) -> str:
    from tracker.accounts import passphrase_of

    found = passphrase_of(book, sign_in)
    assert found
    return found[0]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The whole program, started as people start it, on a free port."""
    port = free_port()
    data = tmp_path_factory.mktemp("reports")
    cookies = _fill(data)
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(data)]
    env = {**os.environ, "QIBU_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    log = data / "log.txt"
    with log.open("wb") as faults:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=faults, env=env, encoding="utf-8")
        try:
            assert program.stdout and str(port) in program.stdout.readline(), log.read_text("utf-8")
            yield Desk(f"http://localhost:{port}", cookies)
        finally:
            program.terminate()
            program.communicate(timeout=60)
    assert tracebacks(log) == ""


def visit(page: Page, desk: Desk, lang: str, who: str = "lin", **ask: str) -> None:
    cookie: Any = {"name": "qibu_staff", "value": desk.cookies[who], "url": desk.address}
    page.context.add_cookies([cookie])
    more = "".join(f"&{name}={value}" for name, value in ask.items())
    page.goto(f"{desk.address}/reports?lang={lang}{more}", timeout=60_000)
    page.locator("h1.desk-title").first.wait_for()
    page.locator(DONE).wait_for()


@pytest.fixture
def large(open_page: Callable[..., Page]) -> Page:
    return open_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")


def saved(page: Page, link: str) -> tuple[str, Path]:
    with page.expect_download(timeout=60_000) as waiting:
        page.get_by_role("link", name=link, exact=True).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_is_open_to_everybody_who_may_use_it(desk: Desk, large: Page, lang: str) -> None:
    visit(large, desk, lang)
    large.locator(".rep-class").first.wait_for(timeout=30_000)
    assert say("desk.place_reports", lang) in large.title()
    large.locator(".desk-more summary").nth(0).click()
    large.locator(".desk-more summary").nth(1).click()
    assert faults(large, STAFF) == []
    assert large.evaluate(MEASURE) == {"letters": [], "targets": []}
    if lang == "zh":
        left = [one for one in large.evaluate(LATIN) if not OURS.search(one)]
        assert [one for one in left if not any(file in one for file in FILES)] == []
    set_size(large, 390, 844)
    over = large.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth - main.clientWidth")
    assert over <= 0


def test_what_stands_on_the_screen_arrives_in_word_and_excel(desk: Desk, large: Page) -> None:
    visit(large, desk, "zh")
    large.locator(".rep-figure").first.wait_for(timeout=30_000)
    shown = dict(
        zip(large.locator(".rep-figure dt").all_inner_texts(), large.locator(".rep-figure b").all_inner_texts(),
            strict=True)
    )  # fmt: skip
    name, word = saved(large, say("reports.get_word", "zh"))
    assert name.startswith("阳光里社区-季度服务情况-") and name.endswith(".docx")
    with word.open("rb") as file:
        cells = [[cell.text for cell in row.cells] for row in Document(file).tables[0].rows]
    assert {label: value for row in cells for label, value in (row[:2], row[2:]) if label} == shown
    _, excel = saved(large, say("reports.get_excel", "zh"))
    with excel.open("rb") as file:
        head, row = [[cell.value for cell in row] for row in openpyxl.load_workbook(file).worksheets[0].rows]
    figures = {one.split()[0]: value for one, value in zip(head, row, strict=True)}
    assert all(float(value) == float(figures[label]) for label, value in shown.items())
    assert "林社工" in figures["导出"]


def test_the_public_version_stays_in_the_address_and_hides_the_few(desk: Desk, large: Page) -> None:
    visit(large, desk, "zh", version="public")
    large.get_by_text(say("reports.public_note", "zh")).wait_for(timeout=30_000)
    assert say("reports.hidden", "zh") in large.locator(".rep-figure b").all_inner_texts()
    name, _ = saved(large, say("reports.get_word", "zh"))
    assert name.endswith("-公开版.docx")


def test_a_list_to_sign_arrives_under_the_classs_name(desk: Desk, large: Page) -> None:
    visit(large, desk, "zh")
    large.locator(".rep-class").first.wait_for(timeout=30_000)
    name, pdf = saved(large, say("reports.get_signatures_of", "zh", name="周二上午班"))
    assert name == "周二上午班-签到表.pdf" and pdf.read_bytes().startswith(b"%PDF")


def test_a_volunteer_has_neither_the_page_nor_a_file(desk: Desk, large: Page) -> None:
    visit(large, desk, "zh", who="ma")
    large.get_by_text(say("people.not_your_page", "zh")).wait_for(timeout=30_000)
    assert large.get_by_role("link", name=say("desk.place_reports", "zh")).count() == 0
    for path in ("progress.csv?place=all", "progress.xlsx?place=all&names=1", "quarter.xlsx?place=all&quarter=2026-Q4"):
        assert large.request.get(f"{desk.address}/report/{path}").status == 403
    visit(large, desk, "zh", who="lin")
    assert large.request.get(f"{desk.address}/report/progress.csv?place=nowhere").status == 404
    assert large.request.get(f"{desk.address}/report/anything.zip?place=all").status == 404
