"""The player's files keep to what phones of 2018 understand, to the house's colours, and to themselves."""

import re
from pathlib import Path
from typing import Final

import pytest

from media import look, words

PLAYER: Final = Path(__file__).parents[2] / "lessons" / "player"
SCRIPTS: Final = sorted(PLAYER.glob("*.js"))
STYLE: Final = (PLAYER / "player.css").read_text("utf-8")


def loaded(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """`name` and every script that it brings with it."""
    if name in seen:
        return seen
    seen |= {name}
    for other in re.findall(r"from '\./([\w-]+\.js)'", (PLAYER / name).read_text("utf-8")):
        seen = loaded(other, seen)
    return seen


OF_A_LESSON: Final = [PLAYER / name for name in sorted(loaded("player.js"))]  # other pages bring scripts of their own

TOO_NEW_JS: Final = {
    r"\?\.(?!\d)": "optional chaining",
    r"\?\?": "the ?? operator",
    r"\b(replaceAll|structuredClone|replaceChildren|flatMap|matchAll|allSettled|fromEntries)\b": "a newer call",
    r"\bResizeObserver\b": "a newer observer",
    r"\.(at|flat)\(": "at() or flat()",
    r"^(await|for await)\b": "await at the top",
    r"^\s*class\b": "a class (then fields would have to be looked for)",
    r"\bcatch\s*\{": "catch without a name",
    r"\bimport\(|import\.meta": "import() or import.meta",
    r"\|\|=|&&=|\d_\d|\bBigInt\b|#\w+\s*[=(]": "newer syntax",
    r"\(\?<[=!\w]": "lookbehind or named groups",
    r"console\.|\balert\(|debugger": "a word to the console",
    r"document\.(querySelector|getElementById|getElementsBy)": "looking for its own elements in the document",
    r"https?://(?!www\.w3\.org/2000/svg)": "an address",
    r"setInterval|\beval\(|outerHTML|insertAdjacentHTML|document\.write": "something it never needs",
}
TOO_NEW_CSS: Final = (
    r"(?<![-\w])(gap|row-gap|column-gap|inset|aspect-ratio|accent-color|translate|scale|rotate)\s*:|clamp\(|[:\s(]min\(|[:\s(]max\("
    r"|:is\(|:where\(|:has\(|:not\([^)]*,|@layer|@container|color-mix|overflow-x?:\s*clip|\bdisplay:\s*contents"
)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_speak_no_newer_language_than_old_phones_do(script: Path) -> None:
    text = re.sub(r"^\s*//.*$", "", script.read_text("utf-8"), flags=re.M)
    found = [name for pattern, name in TOO_NEW_JS.items() if re.search(pattern, text, re.M)]
    assert found == []


def test_markup_goes_in_at_two_places_only_and_both_are_our_own_drawings() -> None:
    lines = [
        line.strip() for script in SCRIPTS for line in script.read_text("utf-8").splitlines() if "innerHTML" in line
    ]
    assert lines == ["holder.innerHTML = screen.svg;", "mark.innerHTML = touch.mark;"]


def test_the_style_sheet_is_of_the_same_age_and_stays_within_its_own_element() -> None:
    text = re.sub(r"/\*.*?\*/", "", STYLE, flags=re.S)
    text = re.sub(r"url\(.*?\)", "", text)
    assert re.findall(TOO_NEW_CSS, text) == []
    selectors = re.findall(
        r"(?:^|[{}])\s*([^@{}]+?)\s*\{", re.sub(r"@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    )
    assert selectors
    assert [one for group in selectors for one in group.split(",") if ".qibu" not in one] == []


def test_colours_are_those_of_the_house() -> None:
    names = ("ink", "quiet", "paper", "mist", "line", "accent", "accent-soft", "ring", "warn-soft", "safe", "stop")
    for name in names:
        assert f"--{name}: {getattr(look, name.upper().replace('-', '_'))};" in STYLE


def test_everything_together_is_light() -> None:
    assert len(OF_A_LESSON) > 10
    assert sum(path.stat().st_size for path in [*OF_A_LESSON, PLAYER / "player.css"]) < 67_000


def test_every_sentence_it_asks_for_is_in_the_catalogue() -> None:
    text = "".join(path.read_text("utf-8") for path in [*OF_A_LESSON, PLAYER / "step.html.jinja"])
    asked = set(re.findall(r"(?:data\.|(?<![.\w]))words\.([a-z_]+)\b", text))
    assert asked - set(words.room("player", "zh")) == set()
