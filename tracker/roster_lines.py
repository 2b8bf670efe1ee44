"""Reads pasted lines of people: names one a line or with commas between, and what stands beside a name. Pure.

A year or an age beside a name becomes the birth decade, 周二班 the class; 女 is passed over. A number that may be an
age or a year is asked about once for the whole list. Knows no file, no page and no book.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from tracker import roster
from tracker.roster import Roster

Bare = Literal["", "age", "year", "name"]  # what 72 beside a name is; "" while nobody has said
BARE: Final[tuple[Bare, ...]] = ("age", "year", "name")
YOUNGEST: Final = 18  # nobody in a class is younger, so a number above that year is no year of birth

_BREAKS: Final = re.compile(r"[,;、\t]+")
_NUMBERING: Final = re.compile(r"^\s*(?:[-*]\s|[•·●]|\(?\d{1,3}[.)、,:\s])\s*(?=\D)")
_NEXT: Final = re.compile(r"\s+(?=\d{1,3}[.)、]\s*[^\d\s])")  # 1. 王阿姨 2. 李叔叔 on one line
_CIRCLED: Final = re.compile(r"^\s*[①-⑳㉑-㉟]\s*", re.M)  # made plain they would be part of the name
_TOLD: Final = (
    r"(?:(?:(?:生于|出生于?|born(?: in)?) ?)?(?P<year>(?:19|20)\d\d)"
    r"(?:(?: ?[-./年] ?\d{1,2}){1,2} ?[月日号]?)?(?: ?年)?(?: ?(?:出生|生人|生|的))?"
    r"|(?P<short>\d\d) ?年(?: ?(?:出生|生人|生|的))?"
    r"|(?:19)?(?P<tens>\d)0 ?(?:年代|后|s)"
    r"|(?:今年|年龄:?|aged?:?)? ?(?P<age>\d{2,3}) ?(?:多岁|周岁|虚岁|岁|years? old|years?|yrs?)"
    r"|(?:今年|年龄:?|aged?:?) ?(?P<aged>\d{2,3}))"
)
_LAST: Final = re.compile(rf"(?:^|[\s(]|(?<=[^\d\s.\-#]))\(?{_TOLD}\)?\.?$", re.I)
_FIRST: Final = re.compile(rf"^{_TOLD}[\s:]+(?=\D)", re.I)
_NUMBER: Final = re.compile(r"(?:^|[\s(])(?P<number>[4-9]\d)\)?$")
_SEX: Final = re.compile(r"(?:^|[\s(])\(?(?:男|女|male|female)\)?$", re.I)
_CLASS: Final = re.compile(r"\S.{0,20}班")


@dataclass(slots=True)
class _List:
    """How the list is to be read, and what of it has to be looked at."""

    today: date
    bare: Bare
    aged: int = 0
    unsure: str = ""


def read(text: str, today: date, known: Iterable[str] = (), bare: Bare = "") -> Roster:
    """What a pasted text holds; a table with its headings is read as one. `today` tells the decade of an age."""
    table = [one.split("\t") for one in text.splitlines()]
    if any(len(row) > 1 for row in table) and roster.has_heading(table):
        return roster.from_rows(table, known, today)
    made: list[dict[str, str]] = []
    how = _List(today, bare)
    for line in roster.plain(_CIRCLED.sub("", text)).splitlines():
        for one in _NEXT.split(line):
            made += _people(_NUMBERING.sub("", one), how)
    found = roster.checked(list(enumerate(made, 1)), (), ("nickname",), known)
    return replace(found, aged=how.aged, unsure=how.unsure)


def _people(line: str, how: _List) -> Iterator[dict[str, str]]:
    """Everybody of a line: what stands alone between commas belongs to the name before it."""
    held: dict[str, str] = {}
    for part in filter(None, map(roster.trimmed, _BREAKS.split(_unwrapped(line)))):
        name, told = ("", dict[str, str]()) if _SEX.fullmatch(part) else _peeled(part, held.get("nickname", ""), how)
        if _CLASS.fullmatch(name) and held.get("nickname"):
            name, told = "", told | {"class": name}
        if name and held.get("nickname"):
            yield held
            held = {}
        row = " | ".join(filter(None, (held.get("_row"), part)))
        held = held | told | ({"nickname": name} if name else {}) | {"_row": row}
    if held:
        yield held


def _unwrapped(line: str) -> str:
    """Commas within brackets part nobody from anybody: 张奶奶(女,72岁)."""
    return re.sub(r"\(([^()]*)\)", lambda found: f"({_BREAKS.sub(' ', found[1])})", line)


def _peeled(part: str, before: str, how: _List) -> tuple[str, dict[str, str]]:
    """A name without what stands around it, and what that was. `before`: whose a part without a name is."""
    if roster.has_mobile(part):
        return part, {}
    name = _SEX.sub("", part)
    found = _LAST.search(name) or _FIRST.search(name)
    year = _year(found, how) if found else ""
    if found is None:
        found = _NUMBER.search(name)
        year = _asked(found["number"], name[: found.start()] or before, how) if found else ""
    if found is None or not year:
        return part, {}
    rest = f"{name[: found.start()]} {name[found.end() :]}".strip(" (")
    return roster.trimmed(_SEX.sub("", rest)), {"decade": year}


def _year(found: "re.Match[str]", how: _List) -> str:
    """The year that is meant; "" where it can be none of a learner's birth, and belongs to the name."""
    if found["tens"]:
        return f"19{found['tens']}0"
    if age := found["age"] or found["aged"]:
        how.aged += 1
        return roster.born(age, how.today)
    year = found["year"] or f"19{found['short']}"
    return year if int(year) <= how.today.year - YOUNGEST else ""


def _asked(number: str, name: str, how: _List) -> str:
    """The year behind a number that nobody has put a word to; "?" until it has been said what such numbers are."""
    if not name:
        return ""
    how.unsure = how.unsure or f"{name.strip(' (')} {number}"
    if how.bare == "age":
        how.aged += 1
    return {"age": roster.born(number, how.today), "year": f"19{number}", "name": "", "": "?"}[how.bare]
