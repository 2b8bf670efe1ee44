"""Every sentence a person reads, in Chinese and English. Knows no page and no lesson."""

import functools
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LANGS: Final = ("zh", "en")
FOLDER: Final = Path(__file__).parent / "catalogue"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


@functools.cache
def catalogue(room: str) -> dict[str, Text]:
    """All sentences of one room (one file in `media/catalogue/`), by key."""
    with (FOLDER / f"{room}.toml").open("rb") as file:
        table = tomllib.load(file)
    return {key: Text(value["zh"], value["en"]) for key, value in table.items()}


def say(key: str, lang: str, /, **values: object) -> str:
    """The sentence `room.key` in `lang`, its placeholders filled; a `Text` among the values speaks `lang` too.

    Raises KeyError for an unknown key and for a placeholder without a value: a missing sentence is a fault of the
    house, found by tests, never something to hide from.
    """
    room, _, name = key.partition(".")
    sentence = catalogue(room)[name].of(lang)
    if not values and "{" not in sentence:
        return sentence
    return sentence.format_map({name: _within(sentence, name, value, lang) for name, value in values.items()})


def _within(sentence: str, name: str, value: object, lang: str) -> object:
    """A bilingual value in the reader's language. Quotation marks within Chinese quotation marks are single ones: a
    lesson's title may have some of its own."""
    if isinstance(value, Text):
        value = value.of(lang)
    if isinstance(value, str) and "“" in value and f"“{{{name}}}”" in sentence:
        return value.replace("“", "‘").replace("”", "’")
    return value


def sentence(key: str, /, **values: object) -> Text:
    """The sentence `room.key` in both languages, for where the reader's is not known yet."""
    return Text(say(key, "zh", **values), say(key, "en", **values))


def room(name: str, lang: str) -> dict[str, str]:
    """A whole room's sentences in one language, placeholders left in place."""
    return {key: text.of(lang) for key, text in catalogue(name).items()}


def lang_of(wish: str | None, default: str = "zh") -> str:
    """The language to speak for a wish such as "en-GB", "zh-CN" or nothing."""
    short = (wish or "").strip().lower()[:2]
    return short if short in LANGS else default
