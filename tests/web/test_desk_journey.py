"""The desk in a real browser, with the whole program behind it: staff go from the shelf to the fourth step."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from media.words import say
from tests.axe import STAFF, faults
from tests.faults import tracebacks
from tests.ports import free_port

ROOT: Final = Path(__file__).parents[2]
LESSON: Final = "bigger-letters"
PAGES: Final = ("/", f"/lesson?lesson={LESSON}", "/voices", f"/class?lesson={LESSON}", "/lesson?lesson=nothing-there")
DONE: Final = '[data-testid="stApp"][data-test-script-state="notRunning"]'

# Letters under 22 px, and things to press under 60 px, that a person can see. A field is as large as its frame;
# native inputs of radio, tick and file lie inside labels that are measured themselves.
MEASURE: Final = """() => {
  const FRAMES = '[data-testid=stTextInputRootElement], [data-testid=stSelectbox] [role=group], [data-baseweb=select]';
  const PRESS = 'a[href], button, summary, select, textarea, [role=button], .stRadio label, .stCheckbox label, ' +
    'input:not([type=radio]):not([type=checkbox]):not([type=file])';
  const box = (one) => one.getBoundingClientRect();
  const letters = (one) => parseFloat(getComputedStyle(one).fontSize);
  const said = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const within = (root) => [...root.querySelectorAll('*')]
    .flatMap((one) => (one.shadowRoot ? [one, ...within(one.shadowRoot)] : [one]));
  const seen = within(document.body).filter((one) => box(one).width > 2 && !one.closest('[data-phone]') &&
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  const held = (one) => (one.matches('input') && one.closest(FRAMES)) || one;
  const narrow = (one) => box(held(one)).width < 59.5 || box(held(one)).height < 59.5;
  const told = (one) => [one.outerHTML.slice(0, 160), letters(one), box(held(one)).width, box(held(one)).height];
  return {
    letters: seen.filter((one) => said(one) && letters(one) < 22).map(told),
    targets: seen.filter((one) => one.matches(PRESS) && narrow(one)).map(told),
  };
}"""

# Words with Latin letters that are on the page or are read out, apart from what lessons and phones are called.
LATIN: Final = """() => {
  const found = [];
  const walk = (node) => {
    if (node.nodeType === 3 && /[A-Za-z]{3}/.test(node.data)) found.push(node.data.trim());
    if (node.nodeType !== 1 || node.matches('script, style, [lang=en], [data-testid=stIconMaterial]')) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
      if (/[A-Za-z]{3}/.test(node.getAttribute(name) || '')) found.push(node.getAttribute(name));
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return [...new Set(found)];
}"""
OURS: Final = re.compile(
    r"OPPO|vivo|eSpeak|AI|WiFi|Wi-Fi|JavaScript|lessons/|http|\.yaml|zip|[A-Z0-9]{3,4}(, [A-Z0-9]{3,4})+|APP|SIM"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole program, started as people start it, on a free port and with an empty data folder."""
    port = free_port()
    data = tmp_path_factory.mktemp("desk")
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port), "--data", str(data)]
    env = {**os.environ, "QIBU_LANG": "zh", "PYTHONIOENCODING": "utf-8"}
    log = data / "log.txt"
    with log.open("wb") as faults:
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=faults, env=env, encoding="utf-8")
        try:
            assert program.stdout and str(port) in program.stdout.readline(), log.read_text("utf-8")
            yield f"http://localhost:{port}"
        finally:
            program.terminate()
            program.communicate(timeout=60)
    assert tracebacks(log) == ""


def visit(page: Page, desk: str, path: str, lang: str) -> None:
    """Open a page of the desk and wait until it stands."""
    page.goto(f"{desk}{path}{'&' if '?' in path else '?'}lang={lang}", timeout=60_000)  # Streamlit may still be loading
    place = ".qibu" if path.startswith("/class") else "h1.desk-title"
    page.locator(place).first.wait_for()
    page.locator(DONE).wait_for()  # afterwards: before it has begun, Streamlit says that it runs nothing


@pytest.fixture
def large(open_page: Callable[..., Page]) -> Page:
    return open_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")


def test_a_class_is_opened_from_the_shelf_and_a_clicker_turns_its_steps(desk: str, large: Page) -> None:
    visit(large, desk, "/", "zh")
    card = large.locator("article", has=large.get_by_role("heading", name=re.compile("把字变大"))).first
    card.get_by_role("link", name=say("desk.teach", "zh")).click()
    large.get_by_role("heading", name=re.compile("第 1 步")).wait_for(timeout=30_000)
    large.locator(DONE).wait_for()
    sent: list[Any] = []
    large.on("request", lambda request: sent.append(request.url))
    sent_by_socket = _count_socket_messages(large)
    for n in (2, 3, 4):
        large.keyboard.press("PageDown")
        expect(large.get_by_role("heading", name=re.compile(f"第 {n} 步"))).to_be_visible()
    assert sent_by_socket() == 0 and [one for one in sent if "/assets/" not in one and "/voice/" not in one] == []
    assert large.evaluate("document.querySelector('[data-testid=stHeader]')?.checkVisibility() ?? false") is False
    large.reload()
    expect(large.get_by_role("heading", name=re.compile("第 4 步"))).to_be_visible(timeout=30_000)


def _count_socket_messages(page: Page) -> Callable[[], int]:
    """How many messages the page has sent to Streamlit since now."""
    page.evaluate(
        """() => { window.told = 0; const send = WebSocket.prototype.send;
           WebSocket.prototype.send = function (...all) { window.told += 1; return send.apply(this, all); }; }"""
    )
    return lambda: int(page.evaluate("window.told"))


@pytest.mark.parametrize(("lang", "html_lang"), [("zh", "zh-CN"), ("en", "en")])
def test_every_page_of_the_desk_is_open_to_everybody(desk: str, large: Page, lang: str, html_lang: str) -> None:
    for path in PAGES:
        visit(large, desk, path, lang)
        assert large.evaluate("document.documentElement.lang") == html_lang
        assert say("pages.product", lang) in large.title()
        assert faults(large, STAFF) == [], path
        measured = large.evaluate(MEASURE)
        assert measured == {"letters": [], "targets": []}, path
        if lang == "zh":
            assert [one for one in large.evaluate(LATIN) if not OURS.search(one)] == [], path


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_runs_off_a_narrow_screen(desk: str, open_page: Callable[..., Page], lang: str) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    for path in PAGES:
        visit(page, desk, path, lang)
        over = page.locator("[data-testid=stMain]").evaluate("(main) => main.scrollWidth - main.clientWidth")
        assert over <= 0, path


def test_what_staff_check_today_takes_the_mark_away(desk: str, large: Page) -> None:
    mark = say("desk.unchecked", "zh")
    visit(large, desk, f"/lesson?lesson={LESSON}", "zh")
    assert mark in large.locator(".desk-head").inner_text()
    large.get_by_role("button", name=say("desk.checked_today", "zh")).click()
    large.get_by_text(say("desk.checked_kept", "zh")).wait_for()
    expect(large.locator(".desk-head")).not_to_contain_text(mark)
    visit(large, desk, f"/class?lesson={LESSON}", "zh")
    expect(large.locator(".qibu")).not_to_contain_text(mark)


def test_a_picture_card_is_saved_under_the_lessons_name(desk: str, large: Page) -> None:
    visit(large, desk, f"/lesson?lesson={LESSON}", "en")
    with large.expect_download(timeout=30_000) as waiting:
        large.get_by_role("link", name=say("desk.card_of", "en", n=1), exact=True).click()
    assert waiting.value.suggested_filename.endswith("-1.png")
    assert Path(waiting.value.path()).read_bytes().startswith(b"\x89PNG")
