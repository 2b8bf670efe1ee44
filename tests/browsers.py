"""Which Chromium tests, benchmarks and pictures drive."""

import os
import shutil
from pathlib import Path
from typing import Final

NAMED: Final = "QIBU_BROWSER"  # the environment's own choice
WINDOWLESS: Final = "chromium-headless-shell"  # the same engine with half the work a page: Playwright's own default too
_WHOLE: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
_PROGRAMS: Final = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def installed(*, whole: bool = False) -> str:
    """Its path: the one that somebody named, else one made to run without a window, else the system's. `whole`: the
    system's first, for what people use is to be measured or shown. Empty where only Playwright can bring one."""
    system = [shutil.which(name) or "" for name in _WHOLE] + [path for path in _PROGRAMS if Path(path).is_file()]
    windowless = [shutil.which(WINDOWLESS) or ""]
    found = [os.environ.get(NAMED, ""), *(system + windowless if whole else windowless + system)]
    return next((path for path in found if path), "")


def is_settled() -> bool:
    """Whether no other need be looked for: it is the one without a window, or the one that somebody named."""
    return bool(os.environ.get(NAMED) or shutil.which(WINDOWLESS))
