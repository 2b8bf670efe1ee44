"""The figures of a quarter as the street office asks for them: the same columns in every file, on every screen.

`public`: cells with fewer than five persons are hidden (and what would give them away). Hidden is `HIDDEN`, never 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from media.words import say
from tracker import audit, figures, standing
from tracker.access import Who
from tracker.accounts import Place
from tracker.figures import Figures
from tracker.reports import codebook, workbook
from tracker.reports.cells import Cell, safe
from tracker.reports.quarter import Quarter
from tracker.reports.shares import Share, share
from tracker.reports.stamp import Stamp
from tracker.reports.workbook import Sheet
from tracker.standing import Alone, LessonAlone
from tracker.store import Book

FEW: Final = 5  # fewer persons than this could be recognised
HIDDEN: Final = "<5"
SHOWN: Final = codebook.QUARTER[3:-1]  # the figures themselves, without place, days and stamp


@dataclass(frozen=True, slots=True)
class Report:
    """One place's quarter. `row` by column of `codebook.QUARTER`, `lessons` by `codebook.LESSONS`, without the stamp;
    `gained`: the share of those who came and can do more alone than before, where there are enough of them."""

    place: Place
    quarter: Quarter
    public: bool
    row: dict[str, Cell]
    lessons: tuple[dict[str, Cell], ...]
    gained: Share | None


def report(
    book: Book, who: Who, place: Place, quarter: Quarter, titles: Mapping[str, str], *, public: bool = False
) -> Report:
    """Raises `NoSuch` for a place that is not theirs to look after. `titles` by lesson, in the order to list them."""
    days = quarter.first, quarter.last
    counted = figures.figures(book, who, place.id, *days)
    alone = standing.alone(book, who, place.id, *days)
    gained = share(alone.gained, alone.came)
    if public and gained and min(gained.count, gained.of - gained.count) < FEW:
        gained = None
    base: dict[str, Cell] = {"place": safe(place.name), "first": days[0], "last": days[1]}
    row = _row(counted, alone)
    lessons: list[dict[str, Cell]] = [
        {"lesson": one.lesson, "lesson_name": safe(titles.get(one.lesson, one.lesson))}
        | {"able_before": one.before, "able_after": one.after, "able_change": one.after - one.before}
        for one in _ordered(alone.lessons, titles)
    ]
    if public:
        row, lessons = _hide(row), _hide_lessons(lessons)
    return Report(place, quarter, public, base | row, tuple(base | one for one in lessons), gained)


def log(book: Book, who: Who, made: Iterable[Report], form: str) -> None:
    """Into the audit trail, before the file is given out."""
    for one in made:
        told = f"{one.quarter.name} {form}{' public' if one.public else ''}"
        audit.note(book, who, "export.quarter", one.place.id, detail=told)


def as_workbook(reports: Sequence[Report], mark: Stamp, lang: str) -> bytes:
    """A row for each place, a row for each place and lesson, and what the columns mean."""
    stamped: dict[str, Cell] = {"exported": safe(mark.short)}
    first = _table("sheet_figures", codebook.QUARTER, [one.row | stamped for one in reports])
    second = _table("sheet_lessons", codebook.LESSONS, [row | stamped for one in reports for row in one.lessons])
    third = codebook.sheet(dict.fromkeys([*codebook.QUARTER, *codebook.LESSONS]))
    return workbook.write([first, second, third], say("reports.quarter_title", lang), mark, lang)


def headline(report: Report, lang: str) -> str:
    days = {"first": report.quarter.first.isoformat(), "last": report.quarter.last.isoformat()}
    quarter = {"year": report.quarter.year, "n": report.quarter.n}
    return say("reports.headline", lang, place=report.place.name, **quarter, **days)


def so_far(report: Report, today: date, lang: str) -> str:
    """That more will come, where the quarter is not over; else nothing."""
    return say("reports.so_far", lang, day=today.isoformat()) if today <= report.quarter.last else ""


def said(report: Report, lang: str) -> Iterable[str]:
    """What stands in sentences: the share of those who gained, where there is one."""
    found = report.gained
    if found is None:
        return
    shares = {name: round(100 * value) for name, value in
              (("share", found.share), ("low", found.low), ("high", found.high))}  # fmt: skip
    yield say("reports.gained", lang, count=found.count, of=found.of, **shares)


def shown(value: Cell, lang: str) -> str:
    """A figure as people read it."""
    if value == HIDDEN:
        return say("reports.hidden", lang)
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value)


def _table(name: str, columns: Sequence[str], rows: Sequence[Mapping[str, Cell]]) -> Sheet:
    widths = [{"place": 18, "lesson": 22, "lesson_name": 26, "exported": 30}.get(one, 14) for one in columns]
    cells = [tuple(row[one] for one in columns) for row in rows]
    return Sheet(say(f"reports.{name}", "zh"), [*map(codebook.heading, columns)], cells, widths)


def _row(counted: Figures, alone: Alone) -> dict[str, Cell]:
    return {
        "meetings": counted.meetings,
        "attendances": counted.attendances,
        "people": counted.people,
        "volunteers": counted.volunteers,
        "volunteer_hours": round(counted.minutes / 60, 2),
        "visits": counted.visits,
        "alone_before": counted.alone_before,
        "alone_after": counted.alone_after,
        "alone_change": counted.alone_after - counted.alone_before,
        "people_before": alone.people_before,
        "people_after": alone.people_after,
        "people_gained": alone.gained,
        "stopped": counted.stopped,
    }


def _hide(row: dict[str, Cell]) -> dict[str, Cell]:
    """Figures of few persons, and those from which they could be told."""
    few = {one for one in ("people", "volunteers", "people_before", "people_after", "people_gained", "stopped")
           if _is_few(row[one])}  # fmt: skip
    if "people" in few:
        few.add("attendances")
    for persons, lessons in (("people_before", "alone_before"), ("people_after", "alone_after")):
        if persons in few:
            few |= {lessons, "alone_change"}
    return {name: HIDDEN if name in few else value for name, value in row.items()}


def _hide_lessons(lessons: list[dict[str, Cell]]) -> list[dict[str, Cell]]:
    """Where a single lesson of a column would be hidden, the next smallest is too: the sum would tell it."""
    for column in ("able_before", "able_after"):
        few = [row for row in lessons if _is_few(row[column])]
        others = [row for row in lessons if isinstance(row[column], int) and row not in few and row[column]]
        if len(few) == 1 and others:
            few.append(min(others, key=lambda row: int(str(row[column]))))
        for row in few:
            row |= {column: HIDDEN, "able_change": HIDDEN}
    return lessons


def _is_few(value: Cell) -> bool:
    return isinstance(value, int) and 0 < value < FEW


def _ordered(lessons: Iterable[LessonAlone], titles: Mapping[str, str]) -> list[LessonAlone]:
    place = {lesson: n for n, lesson in enumerate(titles)}
    return sorted(lessons, key=lambda one: (place.get(one.lesson, len(place)), one.lesson))
