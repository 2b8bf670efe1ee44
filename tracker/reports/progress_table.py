"""The progress of places as a file, one row for each learner and lesson: Excel with its codebook, or CSV for Excel.

Whoever has judged messages has one row more, of the lesson `judging`, with the two numbers and no status.

Access is decided at each fetch, and the audit trail has who took how many rows in which form before they are given.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import pandas as pd

from media.words import say
from tracker import classes, judged, people, table_out
from tracker.access import Who
from tracker.accounts import Place
from tracker.reach import NoSuch
from tracker.reports import codebook, workbook
from tracker.reports.cells import Cell, safe, telephone
from tracker.reports.stamp import Stamp, stamp
from tracker.reports.workbook import Sheet
from tracker.store import Book

Form = Literal["xlsx", "csv"]
CSV: Final = "text/csv; charset=utf-8"
_WIDTHS: Final = {"place": 16, "classes": 18, "learner": 38, "lesson": 22, "lesson_name": 26, "exported": 30}
_COUNTS: Final = ("status", "needs_help", "walks", "complete")
_JUDGED: Final = ("judged_false", "judged_caught", "judged_genuine", "judged_refused")


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted. `lessons` are those that are taught, in order, with their titles; `names`: also the real names
    and telephone numbers of those who agreed."""

    places: Sequence[Place]
    lessons: Mapping[str, str]
    lang: str
    names: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        cut = codebook.PROGRESS.index("life")
        return codebook.PROGRESS[:cut] + (codebook.NAMES if self.names else ()) + codebook.PROGRESS[cut:]


def made(book: Book, who: Who, ask: Ask, form: Form) -> tuple[bytes, int]:
    """The file, and how many rows it has. Raises `NoSuch` for a place that is not theirs to look after."""
    if not ask.places:
        raise NoSuch("place")
    mark = stamp(book, who, ask.lang)
    table = gathered(book, who, ask, mark, form)
    if form == "csv":
        return as_csv(table), len(table)
    return as_workbook(table, ask, mark), len(table)


def gathered(book: Book, who: Who, ask: Ask, mark: Stamp, form: Form) -> pd.DataFrame:
    """All rows, headed by plain column names, text made safe. Logged as an export."""
    told = f"{form} names" if ask.names else form
    parts = [_of_place(book, who, one, ask, table_out.rows(book, who, one.id, told)) for one in ask.places]
    table = pd.concat(parts, ignore_index=True)
    table["exported"] = safe(mark.short)
    return table[list(ask.columns)]


def as_csv(table: pd.DataFrame) -> bytes:
    """UTF-8 with the mark by which Excel knows it, days as 2026-11-22."""
    headed = table.rename(columns=codebook.heading)
    return str(headed.to_csv(index=False, lineterminator="\r\n")).encode("utf-8-sig")


def as_workbook(table: pd.DataFrame, ask: Ask, mark: Stamp) -> bytes:
    widths = [_WIDTHS.get(one, 12) for one in ask.columns]
    first = Sheet(say("reports.sheet_progress", "zh"), [*map(codebook.heading, ask.columns)], _cells(table), widths)
    second = codebook.sheet(ask.columns, statuses=True)
    return workbook.write([first, second], say("reports.progress_title", ask.lang), mark, ask.lang)


def _of_place(book: Book, who: Who, place: Place, ask: Ask, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Everybody of a place with every lesson that is taught, and others she once began."""
    everybody = _people(book, who, place, ask)
    begun = pd.DataFrame(rows, columns=list(table_out.COLUMNS)).drop(columns="nickname")
    lessons = [*ask.lessons, *sorted({*begun["lesson"]} - {*ask.lessons}), judged.LESSON]
    table = everybody.merge(pd.DataFrame({"lesson": lessons}, dtype=object), how="cross")
    table = table.merge(begun, how="left", on=["learner", "lesson"])
    table = table.merge(_judged(book, who, place), how="left", on=["learner", "lesson"])
    known = table["status"].notna() | table["judged_false"].notna()
    table = table[known | table["lesson"].isin(list(ask.lessons))].copy()
    for column in _COUNTS:
        table[column] = table[column].astype("Int64").fillna(0).mask(table["lesson"] == judged.LESSON)
    for column in _JUDGED:
        table[column] = table[column].astype("Int64")
    for column, moment in (("first_day", "first_at"), ("last_day", "last_at")):
        table[column] = pd.to_datetime(table[moment], utc=True).dt.tz_convert(place.zone).dt.date
    table[["independence", "support"]] = table[["independence", "support"]].astype(float).round(3)
    table["place"] = safe(place.name)
    titles: dict[str, str] = {judged.LESSON: say("judging.staff_title", ask.lang), **ask.lessons}
    table["lesson_name"] = table["lesson"].map(lambda one: safe(titles.get(str(one), str(one))))
    words = [say(f"book.status_{n}", ask.lang) for n in range(5)]
    table["status_word"] = table["status"].map(words.__getitem__, na_action="ignore")
    return table


def _judged(book: Book, who: Who, place: Place) -> pd.DataFrame:
    """Of those who have judged messages: how many false and how many genuine ones, and what became of them."""
    found = judged.of_place(book, who, place.id)
    rows = [
        (learner, judged.LESSON, one.false, one.caught, one.genuine, one.over_refused)
        for learner, one in found.items()
        if one.first
    ]
    return pd.DataFrame(rows, columns=["learner", "lesson", *_JUDGED], dtype=object)


def _people(book: Book, who: Who, place: Place, ask: Ask) -> pd.DataFrame:
    member: dict[str, list[str]] = {}
    for one in classes.listed(book, who, place.id):
        for learner in people.listed(book, who, class_id=one.id, everybody=True):
            member.setdefault(learner.id, []).append(one.name)
    between = say("reports.between_classes", ask.lang)
    rows = [
        (one.id, safe(one.nickname), safe(between.join(member.get(one.id, []))), one.status, *_named(one))
        for one in people.listed(book, who, place_id=place.id, everybody=True)
    ]
    return pd.DataFrame(rows, columns=["learner", "nickname", "classes", "life", *codebook.NAMES], dtype=object)


def _named(one: people.Learner) -> tuple[str, str]:
    return safe(one.real_name), telephone(one.phone)


def _cells(table: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    """Rows of plain values; what is not known is None."""
    plain = table.astype(object)
    yield from plain.where(plain.notna(), None).itertuples(index=False, name=None)
