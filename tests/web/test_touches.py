"""No touch is lost because a page's script is not there yet: what the server draws works without it, or is not seen."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
TEMPLATES: Final = sorted(
    [*(ROOT / "web" / "templates").rglob("*.jinja"), *(ROOT / "lessons" / "player").glob("*.jinja")]
)
ALONE: Final = frozenset({"input", "link", "meta", "br", "img", "hr"})


class Buttons(HTMLParser):
    """Collects the buttons that can be touched and do nothing by themselves."""

    def __init__(self, template: str) -> None:
        super().__init__()
        self.around: list[tuple[str, dict[str, str | None]]] = []
        self.dead: list[str] = []
        self.seen = 0
        self.feed(re.sub(r"\{[{%#].*?[}%#]\}", "", template, flags=re.S))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.around.append((tag, dict(attrs)))
        if tag == "button":
            self.seen += 1
            hidden = any("hidden" in given for _, given in self.around)
            sends = dict(attrs).get("type") != "button" and any(name == "form" for name, _ in self.around)
            if not (hidden or sends):
                self.dead.append(self.get_starttag_text() or tag)
        if tag in ALONE:
            self.around.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop()[0] != tag:
            continue


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_every_button_sends_a_form_or_comes_with_its_script(template: Path) -> None:
    assert Buttons(template.read_text("utf-8")).dead == []


def test_one_that_does_neither_would_be_noticed() -> None:
    found = Buttons(
        "<form><button>Go</button><button type='button'>No</button></form><p hidden><button>Later</button></p>"
    )
    assert (found.seen, len(found.dead)) == (3, 1)
