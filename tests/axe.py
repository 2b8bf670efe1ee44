"""What axe finds wrong with a page: WCAG 2.2 A and AA everywhere, more where learners and volunteers look."""

from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STAFF: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
GOOD: Final = (*STAFF, "best-practice")
LARGE: Final = (*GOOD, "wcag2aaa")  # contrast of 7:1 among others
_LONGEST: Final = 300  # letters of a place that is named


def faults(page: Page, rules: tuple[str, ...] = LARGE) -> list[tuple[str, list[str]]]:
    """Each rule that is broken, with the places; of rules that hold nothing is worked out, which halves the time."""
    found = Axe().run(page, options={"runOnly": list(rules), "resultTypes": ["violations"]}).response["violations"]
    return [(one["id"], [node["html"][:_LONGEST] for node in one["nodes"]]) for one in found]
