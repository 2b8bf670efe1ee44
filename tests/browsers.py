"""Which Chromium the tests drive: one made to run without a window, else the system's, else Playwright's."""

import os
import shutil
from pathlib import Path
from typing import Final

NAMED: Final = "QIBU_BROWSER"  # the environment's own choice
WINDOWLESS: Final = "chromium-headless-shell"  # the same engine with half the work a page: Playwright's own default too
_NAMES: Final = (
    WINDOWLESS,
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


def installed() -> str:
    """Its path; empty where only Playwright can bring one."""
    found = [os.environ.get(NAMED, ""), *(shutil.which(name) or "" for name in _NAMES)]
    found += [path for path in _PROGRAMS if Path(path).is_file()]
    return next((path for path in found if path), "")


def is_settled() -> bool:
    """Whether no other need be looked for: it is the one without a window, or the one that somebody named."""
    return bool(os.environ.get(NAMED) or shutil.which(WINDOWLESS))
