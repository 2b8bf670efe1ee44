"""Takes fields out of a table one by one, checks each, collects every problem. Knows kinds of values, no lesson."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from lessons.problem import Level, Problem, nearest
from lessons.reading import Row, Scalar, Table
from media.words import Text

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BAR: Final = re.compile(r"\s+[|｜]\s+")
_CJK: Final = re.compile(r"[\u3400-\u9fff]")
_LATIN_WORD: Final = re.compile(r"[A-Za-z]{2,}")
_MARKUP: Final = re.compile(r"<\s*/?\s*[A-Za-z!]|&[a-z]+;|&#\d+;")
MOST_LETTERS: Final = 400

YES: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass
class Notebook:
    """Problems of one file, as they are found."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, line: int, place: str, level: Level = "error", **values: object) -> None:
        self.problems.append(Problem(code, self.file, line, place, level, values))


@dataclass
class Fields:
    """The fields of one table. Ask for each; `close` then reports those that nobody asked for."""

    table: Table
    place: str
    book: Notebook
    asked: set[str] = field(default_factory=set)

    def line(self, key: str = "") -> int:
        value = self.table.get(key)
        return getattr(value, "line", 0) or self.table.line

    def note(self, code: str, key: str = "", level: Level = "error", **values: object) -> None:
        self.book.note(code, self.line(key), self.place, level, **({"key": key} if key else {}) | values)

    def has(self, key: str) -> bool:
        return key in self.table

    def raw(self, key: str) -> Any:
        self.asked.add(key)
        return self.table.get(key)

    def word(self, key: str, *, needed: bool = False, default: str = "") -> str:
        """A single value without language."""
        value = self.raw(key)
        if needed and value == "":
            value = None
        if value is None:
            if needed:
                self.note("missing", key)
            return default
        if not isinstance(value, Scalar):
            self.note("want_word", key)
            return default
        return str(value).strip()

    def id(self, key: str, *, needed: bool = True) -> str:
        value = self.word(key, needed=needed)
        if value and not ID.fullmatch(value):
            self.note("bad_id", key, value=value[:60])
            return ""
        return value

    def one_of(self, key: str, choices: Iterable[str], default: str = "", *, needed: bool = False) -> str:
        value = self.word(key, needed=needed, default=default)
        if value == default or value in choices:
            return value
        close = nearest(value, choices)
        self.note("not_one_of", key, value=value[:60], choices=tuple(choices), meant=close)
        return default

    def flag(self, key: str) -> bool:
        value = self.word(key).lower()
        if value and value not in YES:
            self.note("want_yes_no", key, value=value[:60])
        return YES.get(value, False)

    def number(self, key: str, least: float, most: float, default: float, *, needed: bool = False) -> float:
        value = self.word(key, needed=needed)
        if not value:
            return default
        try:
            number = float(value)
        except ValueError:
            number = float("nan")
        if not least <= number <= most:
            self.note("want_number", key, value=value[:60], least=f"{least:g}", most=f"{most:g}")
            return default
        return number

    def day(self, key: str) -> date | None:
        value = self.word(key, needed=True)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.note("want_day", key, value=value[:60])
            return None

    def text(self, key: str, *, needed: bool = False) -> Text | None:
        value = self.raw(key)
        if value is None or (needed and value == ""):
            if needed:
                self.note("missing", key)
            return None
        return self._text(value, key)

    def _text(self, value: Any, key: str) -> Text | None:
        if not isinstance(value, Scalar):
            self.note("want_text", key)
            return None
        both = _BAR.split(str(value).strip())
        line = value.line or self.table.line
        say: Callable[..., None] = lambda code, **more: self.book.note(  # noqa: E731
            code, line, self.place, "error", key=key, **more
        )
        if len(both) > 2:
            say("two_bars")
            return None
        zh, en = both[0].strip(), both[-1].strip()
        if _MARKUP.search(str(value)):
            say("markup")
            return None
        if max(len(zh), len(en) // 2) > MOST_LETTERS:
            say("too_long", most=MOST_LETTERS)
            return None
        if len(both) == 1 and (_CJK.search(zh) or _LATIN_WORD.search(zh)):
            say("one_language", text=zh[:40])
        elif len(both) == 2 and _CJK.search(en):
            say("chinese_in_english", text=en[:40])
        return Text(zh, en)

    def texts(self, key: str, *, needed: bool = False) -> tuple[Text, ...]:
        value = self.raw(key)
        if value is None:
            if needed:
                self.note("missing", key)
            return ()
        if not isinstance(value, Row):
            self.note("want_list", key)
            return ()
        found = (self._text(item, key) for item in value)
        return tuple(text for text in found if text)

    def words(self, key: str) -> tuple[str, ...]:
        value = self.raw(key)
        if value is None:
            return ()
        if isinstance(value, Scalar):
            return (str(value).strip(),)
        if not isinstance(value, Row) or not all(isinstance(item, Scalar) for item in value):
            self.note("want_list", key)
            return ()
        return tuple(str(item).strip() for item in value)

    def values(self, key: str) -> dict[str, str]:
        """A flat table `{name: value}`."""
        value = self.raw(key)
        if value is None:
            return {}
        if not isinstance(value, Table) or not all(isinstance(item, Scalar) for item in value.values()):
            self.note("want_values", key)
            return {}
        return {name: str(item).strip() for name, item in value.items()}

    def table_at(self, key: str) -> Table:
        value = self.raw(key)
        if value is None:
            return Table()
        if not isinstance(value, Table):
            self.note("want_table", key)
            return Table()
        return value

    def tables(self, key: str) -> list[Table]:
        """The tables listed under `key`; anything else in the list is a problem."""
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, Row):
            self.note("want_list", key)
            return []
        for item in value:
            if not isinstance(item, Table):
                self.book.note("want_table", getattr(item, "line", value.line), self.place, key=key)
        return [item for item in value if isinstance(item, Table)]

    def close(self) -> None:
        for key, value in self.table.items():
            if key not in self.asked:
                line = getattr(value, "line", 0) or self.table.line
                close = nearest(key, self.asked)
                code = "unknown_field_meant" if close else "unknown_field"
                more = {"meant": close} if close else {"known": tuple(sorted(self.asked))}
                self.book.note(code, line, self.place, "error", key=key[:60], **more)
