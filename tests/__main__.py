"""Runs all tests and gets what they need: a browser, a Chinese font, a voice, a PostgreSQL server. Fails, never skips.

`uv run --group test python -m tests [what pytest understands]`
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.postgres import URL, Unavailable, temporary_server

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
PROGRAMS = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def main(arguments: Sequence[str]) -> int:
    missing = [*_packages()]
    if missing:
        _install(missing)
    browser = _browser()
    if browser:
        os.environ["QIBU_BROWSER"] = browser
    else:
        # No browser of the system: Playwright brings one where its download is allowed.
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    with ExitStack() as stack:
        if URL not in os.environ:
            try:
                os.environ[URL] = stack.enter_context(temporary_server())
            except Unavailable as reason:
                print(reason)  # noqa: T201
                return 1
        return int(pytest.main([*_side_by_side(arguments), *arguments]))


def _side_by_side(arguments: Sequence[str]) -> list[str]:
    """One more at a time than there are processors, for tests wait more than they compute; files stay whole: what
    stands in one may share its fixtures."""
    chosen = any(one.startswith(("-n", "--numprocesses", "-p", "--pdb")) for one in arguments)
    processors = os.cpu_count() or 1
    return [] if chosen or processors < 2 else ["-n", str(min(processors, 7) + 1), "--dist", "loadfile"]


def _browser() -> str:
    found = [os.environ.get("QIBU_BROWSER", ""), *(shutil.which(name) or "" for name in BROWSERS)]
    found += [path for path in PROGRAMS if Path(path).is_file()]
    return next((path for path in found if path), "")


def _packages() -> list[str]:
    """Debian's names of what is not here."""
    missing = []
    if not _browser():
        missing.append("chromium")
    if not shutil.which("espeak-ng"):
        missing.append("espeak-ng")
    if not any(Path("/usr/share/fonts").rglob("NotoSansCJK-Regular.ttc")):
        missing.append("fonts-noto-cjk")
    if not any(Path("/usr/lib/postgresql").glob("*/bin/initdb")):
        missing.append("postgresql")
    return missing


def _install(packages: list[str]) -> None:
    """On Debian as root, install them; elsewhere say so and go on: the tests that need one fail and name it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        print(f"Please install what the tests need: {' '.join(packages)}")  # noqa: T201
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet, stdout=subprocess.DEVNULL)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
