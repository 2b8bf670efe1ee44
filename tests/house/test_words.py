"""Every sentence is there in both languages, and every sentence that is asked for is there."""

import ast
import string
from pathlib import Path

import pytest

from media import words
from tests.house.rooms import documents, modules

CATALOGUE = sorted(path.stem for path in words.FOLDER.glob("*.toml"))


# Unlike on purpose: 万像素 and megapixels are other numbers; English says "its" where Chinese names the app.
MEANT = {"pictures.too_many_pixels", "check.unverified"}


def places(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("room", CATALOGUE)
def test_both_languages_have_the_same_places_to_fill(room: str) -> None:
    unlike = [f"{room}.{key}" for key, text in words.catalogue(room).items() if places(text.zh) != places(text.en)]
    assert set(unlike) <= MEANT


def test_quotation_marks_within_quotation_marks_are_single_ones() -> None:
    title = "假警察和“安全账户”"
    assert words.say("reviews.home_title", "zh", title=title) == "“假警察和‘安全账户’”，在家试了吗？"
    assert words.say("gate.me_are", "zh", name="“小王”") == "您是 “小王”"  # not between others: as it is


@pytest.mark.parametrize("room", CATALOGUE)
def test_no_sentence_is_empty_in_either_language(room: str) -> None:
    assert [key for key, text in words.catalogue(room).items() if not text.zh.strip() or not text.en.strip()] == []


def asked() -> list[tuple[str, str]]:
    """Every `say("room.key", ...)` with a literal key, in code and in templates, with the place it stands."""
    found = []
    for path, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if (
                name == "say"
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str)
                and "." in first.value
            ):
                found.append((path, first.value))
    for path, text in documents(".jinja"):
        found += [(path, part.partition("'")[0]) for part in text.split("say('")[1:]]
    return found


def test_every_sentence_that_is_asked_for_is_in_the_catalogue() -> None:
    missing = []
    for path, key in asked():
        room, _, name = key.partition(".")
        known = words.catalogue(room) if (words.FOLDER / f"{room}.toml").is_file() else {}
        # A template may choose among sentences by the end of their key: 'ready.state_' ~ line.state.
        if not (any(one.startswith(name) for one in known) if name.endswith("_") else name in known):
            missing.append((path, key))
    assert missing == []


def test_something_is_asked_for() -> None:
    assert len(asked()) > 40


def test_the_catalogue_lies_where_the_program_is() -> None:
    assert Path(words.__file__).parent in words.FOLDER.parents or words.FOLDER.parent == Path(words.__file__).parent
