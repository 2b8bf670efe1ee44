"""Whole scenarios: lessons that are practised one after the other in one go, with a purse of play money that follows.

Read strictly into frozen values, every problem collected. Knows no learner, no page and no real money.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lessons import graph, reading
from lessons.fields import Fields, Notebook
from lessons.lesson import Lesson
from lessons.problem import Problem, nearest
from lessons.reading import Table
from media.words import Text

FILE: Final = "scenarios.yaml"
FEWEST_PARTS: Final = 2
MOST_PARTS: Final = 12
_MONEY: Final = re.compile(r"\d{1,6}\.\d\d")
_NO_TEXT: Final = Text("", "")

Note = Callable[..., Problem]


@dataclass(frozen=True, slots=True)
class Part:
    """One lesson of the scenario. `pays`: step id -> what leaves the purse there, in fen; `twice`: traps that ask for
    the money again."""

    lesson: str
    does: Text
    line: int
    pays: Mapping[str, int] = field(default_factory=dict)
    twice: tuple[str, ...] = ()

    @property
    def paid(self) -> int:
        return sum(self.pays.values())


@dataclass(frozen=True, slots=True)
class Scenario:
    """`purse`: the play money at the start, in fen."""

    id: str
    title: Text
    note: Text
    ending: Text
    purse: int
    parts: tuple[Part, ...]
    line: int

    def place(self, lesson_id: str) -> int | None:
        """The number of that lesson's part, from 0; None where it is no part."""
        return next((number for number, part in enumerate(self.parts) if part.lesson == lesson_id), None)

    def purse_before(self, number: int) -> int:
        """What is in the purse when part `number` begins: whoever has come so far has paid what comes before."""
        return self.purse - sum(part.paid for part in self.parts[:number])


def yuan(fen: int) -> str:
    """Money as it is written on the purse: 200 for whole yuan, else 160.10."""
    return str(fen // 100) if fen % 100 == 0 else f"{fen // 100}.{fen % 100:02d}"


def read(folder: Path, lessons: Mapping[str, Lesson]) -> tuple[tuple[Scenario, ...], list[Problem]]:
    """Every sound scenario of the pack, in order, and all that is wrong. A pack may have none."""
    if not (folder / FILE).is_file():
        return (), []
    book = Notebook(FILE)
    try:
        fields = Fields(reading.read(folder / FILE, FILE), "scenarios", book)
    except reading.Unreadable as error:
        return (), [error.problem]
    found: dict[str, Scenario] = {}
    for table in fields.tables("scenarios"):
        before = len(book.problems)
        one = _scenario(table, book)
        book.problems.extend(_judge(one, lessons))
        if one.id in found:
            book.note("same_scenario", one.line, f"scenario {one.id}", id=one.id)
        if len(book.problems) == before:
            found[one.id] = one
    fields.close()
    return tuple(found.values()), book.problems


def _scenario(table: Table, book: Notebook) -> Scenario:
    fields = Fields(table, f"scenario {table.get('id', '')}", book)
    made = Scenario(
        id=fields.id("id"),
        title=fields.text("title", needed=True) or _NO_TEXT,
        note=fields.text("note", needed=True) or _NO_TEXT,
        ending=fields.text("ending", needed=True) or _NO_TEXT,
        purse=_fen(fields, "purse", fields.word("purse", needed=True)),
        parts=tuple(_part(part, fields.place, book) for part in fields.tables("parts")),
        line=table.line,
    )
    fields.close()
    return made


def _part(table: Table, place: str, book: Notebook) -> Part:
    fields = Fields(table, f"{place}, part {table.get('lesson', '')}", book)
    made = Part(
        lesson=fields.word("lesson", needed=True),
        does=fields.text("does", needed=True) or _NO_TEXT,
        line=table.line,
        pays={step: _fen(fields, "pays", sum_) for step, sum_ in fields.values("pays").items()},
        twice=fields.words("twice"),
    )
    fields.close()
    return made


def _fen(fields: Fields, key: str, value: str) -> int:
    if not _MONEY.fullmatch(value):
        fields.note("bad_money", key, value=value[:60])
        return 0
    return int(value.replace(".", ""))


def _judge(one: Scenario, lessons: Mapping[str, Lesson]) -> Iterator[Problem]:
    """Every part can be practised, in an order that can be walked, with money enough."""
    place = f"scenario {one.id}"

    def note(code: str, line: int, **values: object) -> Problem:
        return Problem(code, FILE, line, place, "error", values)

    if not FEWEST_PARTS <= len(one.parts) <= MOST_PARTS:
        values = {"count": len(one.parts), "least": FEWEST_PARTS, "most": MOST_PARTS}
        yield note("scenario_parts", one.line, **values)
    if one.purse_before(len(one.parts)) < 0:
        yield note("scenario_purse", one.line, purse=yuan(one.purse))
    order = [part.lesson for part in one.parts]
    for number, part in enumerate(one.parts):
        lesson = lessons.get(part.lesson)
        if lesson is None or lesson.status != "ready":
            yield note("scenario_not_ready", part.line, name=part.lesson, meant=nearest(part.lesson, lessons))
            continue
        if part.lesson in order[:number]:
            yield note("scenario_twice", part.line, name=part.lesson)
        for need in lesson.needs:
            if need in order[number + 1 :]:
                yield note("scenario_order", part.line, name=part.lesson, need=need)
        yield from _money(part, lesson, note)


def _money(part: Part, lesson: Lesson, note: Note) -> Iterator[Problem]:
    steps = [step.id for step in lesson.steps]
    for step in part.pays:
        if step not in steps:
            yield note("scenario_unknown_step", part.line, name=step, lesson=lesson.id, meant=nearest(step, steps))
    if part.twice:
        reached = graph.reachable(lesson, graph.way(lesson))
        traps = {edge.trap for edges in reached.values() for edge in edges if edge.trap}
        for trap in part.twice:
            if trap not in traps:
                yield note("scenario_unknown_trap", part.line, name=trap, lesson=lesson.id, meant=nearest(trap, traps))
