"""Names to choose from: two that look alike would be taken for each other, so the second gets a number.

A learner's number is the book's: the same on every page, whoever else stands in the list.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from tracker import namesakes
from tracker.access import Who
from tracker.store import Book

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Names:
    """How learners are called where several go by one nickname."""

    numbers: Mapping[str, int]

    def of(self, learner_id: str, nickname: str) -> str:
        """王阿姨, or 王阿姨 2 for the second of them at her place."""
        number = self.numbers.get(learner_id)
        return f"{nickname} {number}" if number else nickname

    def told(self, rows: Iterable[Row]) -> list[Row]:
        """The same rows (frozen values with a `nickname`, and an `id` of a learner or a `learner`), told apart."""
        return [self.one(row) for row in rows] if self.numbers else list(rows)

    def one(self, row: Row) -> Row:
        value: Any = row
        learner_id = getattr(value, "learner", "") or value.id
        if learner_id not in self.numbers:
            return row
        told: Row = replace(value, nickname=self.of(learner_id, value.nickname))
        return told


def known(book: Book, who: Who) -> Names:
    """For everything that one page shows."""
    return Names(namesakes.numbers(book, who))


def apart(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """(id, name) with every name only once: 张阿姨, 张阿姨 2."""
    taken: Counter[str] = Counter()
    found = []
    used: set[str] = set()
    for one, name in choices:
        taken[name] += 1
        shown = name if taken[name] == 1 else f"{name} {taken[name]}"
        while shown in used:
            taken[name] += 1
            shown = f"{name} {taken[name]}"
        used.add(shown)
        found.append((one, shown))
    return tuple(found)
