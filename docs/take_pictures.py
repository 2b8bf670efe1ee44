"""Takes the README's pictures anew from the running app: `uv run --group test python docs/take_pictures.py`."""

import io
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests import browsers
from tracker.demo_staff import SignIn, sign_ins

ROOT = Path(__file__).parent.parent
OUT = Path(__file__).parent / "pictures"
PORT = 8577
BASE = f"http://127.0.0.1:{PORT}"
LANGS = ("zh", "en")
LESSON = "bigger-letters"
PHONE: ViewportSize = {"width": 390, "height": 844}

# name -> (address, width, height, what to wait for); the desk's pages as the demo's social worker sees them
VIEWS = {
    "class": ("/class?lesson=shop-pay", 1280, 720, ".qibu"),
    "overview": ("/overview?course=basics", 1440, 1700, "table"),
    "tricked": ("/tricked?", 390, 844, "h1"),
    "judge": ("/learn/judge?", 390, 844, "h1"),
}


def main(wanted: Iterable[str]) -> None:
    """All of them, or those whose names are given: `class desk ...`, `sheet`, `live`, `learner`, `practise`."""
    only = set(wanted)
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "app.py", "--demo", "--host", "127.0.0.1", "--port", str(PORT), "--data", data]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _wait()
            _take(next(one for one in sign_ins() if one.sign_in == "lin"), only)
        finally:
            server.terminate()
            server.wait(10)
    if not only or "sheet" in only:
        _sheets()


def _sheets() -> None:
    for lang in LANGS:
        sheet = OUT / f"sheet-{lang}.png"
        subprocess.run(
            [sys.executable, "-m", "lessons", "sheet", "shop-pay", str(sheet), "--lang", lang], check=True, cwd=ROOT
        )
        _save(sheet.read_bytes(), sheet, width=900)


def _wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{BASE}/healthz", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The app did not start.")


def _take(worker: SignIn, only: set[str]) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browsers.installed(whole=True) or None, args=["--no-sandbox"])
        staff = browser.new_context()
        _sign_in(staff, worker)
        for name, (address, width, height, mark) in VIEWS.items():
            if not only or name in only:
                _view(staff, name, address, width, height, mark)
        if not only or "learner" in only:
            _learner(staff)
        if not only or only & {"live", "practise"}:
            _class(browser, staff)
            _practise(browser, worker)
        browser.close()


def _view(staff: BrowserContext, name: str, address: str, width: int, height: int, mark: str) -> None:
    for lang in LANGS:
        page = staff.new_page()
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{BASE}{address}&lang={lang}")
        page.locator(mark).first.wait_for()
        _calm(page)
        _save(page.screenshot(), OUT / f"{name}-{lang}.png")
        page.close()


def _learner(staff: BrowserContext) -> None:
    """The page of somebody who needs help: the first link of the overview's list."""
    page = staff.new_page()
    page.set_viewport_size({"width": 1280, "height": 1100})
    page.goto(f"{BASE}/overview?lang=zh")
    link = page.locator("a[href*='learner?']").first
    link.wait_for()
    address = link.get_attribute("href") or ""
    page.close()
    _view(staff, "learner", f"/{address.lstrip('/').replace('lang=zh&', '').replace('&lang=zh', '')}", 1280, 1100, "h1")


def _class(browser: Browser, staff: BrowserContext) -> None:
    """A class goes on: the projector while people arrive, a phone that follows, the teacher's page."""
    lead, screen = staff.new_page(), staff.new_page()
    for page, height in ((lead, 900), (screen, 720)):
        page.set_viewport_size({"width": 1280, "height": height})
    lead.goto(f"{BASE}/lead?lang=zh")
    lead.locator("select[name=lesson]").select_option(LESSON)
    lead.locator(".begin-do button").click()
    lead.wait_for_url("**/lead?**meeting=**")
    meeting = lead.url.partition("meeting=")[2].partition("&")[0]
    screen.goto(f"{BASE}/screen?lang=zh")
    code = "".join(screen.locator(".screen-digits span").all_inner_texts())
    phones = [_join(browser, code, n) for n in range(6)]
    for lang in LANGS:
        screen.goto(f"{BASE}/screen?lang={lang}")
        _calm(screen)
        _save(screen.screenshot(), OUT / f"screen-{lang}.png")
    for step in range(1, 5):
        staff.request.post(f"{BASE}/lead/change", form={"meeting": meeting, "step": str(step)})
    for phone in phones[1:4]:
        phone.bring_to_front()
        _calm(phone)
        phone.get_by_role("button", name="我做好了").click()
    phones[4].bring_to_front()
    phones[4].get_by_role("button", name="请帮帮我").last.click()
    for lang in LANGS:
        phones[0].bring_to_front()
        phones[0].goto(f"{BASE}/join?lang={lang}")
        _calm(phones[0])
        _save(phones[0].screenshot(), OUT / f"follow-{lang}.png")
        lead.bring_to_front()
        lead.goto(f"{BASE}/lead?lang={lang}")
        _calm(lead)
        _save(lead.screenshot(), OUT / f"lead-{lang}.png")


def _join(browser: Browser, code: str, n: int) -> Page:
    phone = browser.new_context(viewport=PHONE, has_touch=True, locale="zh-CN").new_page()
    phone.goto(f"{BASE}/join/{code}")
    phone.locator("button[name=learner]").nth(n).click()
    phone.wait_for_url("**/join?lang=zh")
    return phone


def _practise(browser: Browser, worker: SignIn) -> None:
    """Somebody who has practised before touches beside it twice: a word came, then the arrow."""
    for lang in LANGS:
        shared = browser.new_context(viewport=PHONE, has_touch=True)
        _sign_in(shared, worker)
        page = shared.new_page()
        page.goto(f"{BASE}/me?lang={lang}")
        page.locator("button[name=learner]").first.click()
        page.wait_for_load_state("networkidle")
        page.goto(f"{BASE}/learn/{LESSON}/practise?lang={lang}")
        _calm(page)
        for part in ("clock", "toolbox"):
            page.locator(f"[data-part={part}]").click()
            page.wait_for_timeout(900)
        _calm(page)
        _save(page.screenshot(), OUT / f"practise-{lang}.png")
        shared.close()


def _sign_in(context: BrowserContext, worker: SignIn) -> None:
    page = context.new_page()
    page.goto(f"{BASE}/sign-in?lang=en")
    page.locator("input[type=text]").fill(worker.sign_in)
    page.locator("input[type=password]").fill(worker.passphrase)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{BASE}/?**")
    page.close()


def _calm(page: Page) -> None:
    """Pages of a live class keep a stream open, so the network never falls silent: a moment is waited for instead."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(2000)


def _save(data: bytes, path: Path, width: int = 0) -> None:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    if width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
