"""Takes the README's pictures anew from the running app: `uv run --group test python docs/take_pictures.py`."""

import io
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from tracker.demo import SignIn, sign_ins

ROOT = Path(__file__).parent.parent
OUT = Path(__file__).parent / "pictures"
PORT = 8577
BASE = f"http://127.0.0.1:{PORT}"

# name -> (address, width, height, what to wait for); the desk's pages as the demo's social worker sees them
VIEWS = {
    "class": ("/class?lesson=shop-pay", 1280, 720, ".qibu"),
    "desk": ("/?", 1280, 720, "h1"),
    "overview": ("/overview?course=shopping", 1280, 1300, "table"),
    "phone": ("/learn/bigger-letters?", 390, 844, ".qibu"),
    "tricked": ("/tricked?", 390, 844, "h1"),
}


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "app.py", "--demo", "--host", "127.0.0.1", "--port", str(PORT), "--data", data]
        server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            _wait()
            _take(next(one for one in sign_ins() if one.sign_in == "lin"))
        finally:
            server.terminate()
            server.wait(10)
    for lang in ("zh", "en"):
        sheet = OUT / f"sheet-{lang}.png"
        subprocess.run(
            [sys.executable, "-m", "lessons", "sheet", "shop-pay", str(sheet), "--lang", lang], check=True, cwd=ROOT
        )
        _save(sheet.read_bytes(), sheet, width=1100)


def _wait() -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{BASE}/healthz", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The app did not start.")


def _take(worker: SignIn) -> None:
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("QIBU_BROWSER", "/usr/bin/chromium"), args=["--no-sandbox"]
        )
        staff = browser.new_context()
        _sign_in(staff.new_page(), worker)
        for lang in ("zh", "en"):
            for name, (address, width, height, mark) in VIEWS.items():
                page = staff.new_page()
                page.set_viewport_size({"width": width, "height": height})
                page.goto(f"{BASE}{address}&lang={lang}")
                page.locator(mark).first.wait_for()
                page.wait_for_load_state("networkidle")
                page.wait_for_timeout(1500)
                _save(page.screenshot(), OUT / f"{name}-{lang}.png")
                page.close()
        browser.close()


def _sign_in(page: Page, worker: SignIn) -> None:
    page.goto(f"{BASE}/sign-in?lang=en")
    page.locator("input[type=text]").fill(worker.sign_in)
    page.locator("input[type=password]").fill(worker.passphrase)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{BASE}/?**")
    page.close()


def _save(data: bytes, path: Path, width: int = 0) -> None:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    if width:
        picture = picture.resize((width, round(picture.height * width / picture.width)), Image.Resampling.LANCZOS)
    picture.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    main()
