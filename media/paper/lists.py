"""Lists of a class on paper: who belongs to it, and who signed. Nicknames only; headings on every page."""

from collections.abc import Sequence
from typing import Any, Final

from media.paper import typeset
from media.words import say

DAYS: Final = 8  # columns for meetings on a class list
_NUMBER: Final = 15  # mm
_NAME: Final = 46


def class_list(
    name: str,
    people: Sequence[str],
    lang: str,
    *,
    place: str = "",
    dates: Sequence[str] = (),
    warm_up: Sequence[str] = (),
) -> bytes:
    """PDF, A4: everybody in the class, with eight columns to tick who came; `dates` head the first of them. What to
    warm up with next time stands below. Raises `NoFont`."""
    headings = [*dates[:DAYS], *[""] * (DAYS - len(dates))]
    columns = [*_who(lang), *(_column(heading, small=True) for heading in headings)]
    fields = [_field("paper.place", lang, place), _field("paper.teacher", lang)]
    note = say("paper.tick_who_came", lang)
    after = [say("paper.warm_up", lang), *warm_up] if warm_up else []
    return _list(say("paper.class_list_title", lang, name=name), fields, columns, people, 10.0, note, lang, after)


def signature_sheet(
    name: str, people: Sequence[str], lang: str, *, place: str = "", date: str = "", lesson: str = "", teacher: str = ""
) -> bytes:
    """PDF, A4: a row for everybody to sign at one meeting. What is not given is left as a line. Raises `NoFont`."""
    columns = [*_who(lang), _column(say("paper.signature", lang)), _column(say("paper.remarks", lang), mm=38)]
    given = {"date": date, "place": place, "lesson": lesson, "teacher": teacher}
    fields = [_field(f"paper.{key}", lang, value) for key, value in given.items()]
    return _list(say("paper.signatures_title", lang, name=name), fields, columns, people, 12.0, "", lang)


def _list(
    title: str,
    fields: list[dict[str, str]],
    columns: list[dict[str, Any]],
    people: Sequence[str],
    row_mm: float,
    note: str,
    lang: str,
    after: Sequence[str] = (),
) -> bytes:
    counted = say("paper.people", lang, n=len(people))
    data = {
        "heading": title,
        "fields": fields,
        "columns": columns,
        "rows": list(people),
        "row_mm": row_mm,
        "notes": typeset.spaced([counted, note]),
        "after": list(after),
    }
    return typeset.pdf("list", data, title=title, lang=lang)


def _who(lang: str) -> list[dict[str, Any]]:
    return [_column(say("paper.number", lang), mm=_NUMBER, centre=True), _column(say("paper.name", lang), mm=_NAME)]


def _column(heading: str, *, mm: int = 0, centre: bool = False, small: bool = False) -> dict[str, Any]:
    """`mm` 0: shares what is left with the others."""
    return {"heading": heading, "mm": mm, "centre": centre or small, "small": small}


def _field(key: str, lang: str, value: str = "") -> dict[str, str]:
    return {"label": say(key, lang), "value": value}
