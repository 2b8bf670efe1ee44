"""No fault that axe can find: WCAG 2.2 A and AA, and contrast AAA, at the largest letters."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

PACKAGE: Final = find_spec("axe_playwright_python")
assert PACKAGE and PACKAGE.origin
AXE: Final = (Path(PACKAGE.origin).parent / "axe.min.js").read_text("utf-8")
RUN: Final = """async () => {
  const wish = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
    rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } };
  const result = await axe.run(document, wish);
  return result.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html.slice(0, 120)).join(' | '));
}"""


@pytest.mark.parametrize("shadow", [False, True], ids=["page", "shadow root"])
@pytest.mark.parametrize(("host", "width", "height"), [("phone", 360, 740), ("screen", 1280, 720)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing(
    at: Callable[..., Page], lang: str, host: str, width: int, height: int, shadow: bool
) -> None:
    page = at(lang, width, height, host=host, letters=1.45, shadow=shadow)
    page.evaluate(AXE)
    found = []
    for n in (1, 4, 5):
        page.evaluate(f"player.go({n})")
        found += [f"step {n}: {fault}" for fault in page.evaluate(RUN)]
    page.get_by_role("button", name={"zh": "更多", "en": "More"}[lang], exact=True).click()
    assert found + page.evaluate(RUN) == []
