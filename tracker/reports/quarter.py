"""Quarters of a year: their days and their name. Pure."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

_NAME: Final = re.compile(r"(20\d\d)-Q([1-4])", re.A)


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    year: int
    n: int

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def read(cls, name: str) -> Self | None:
        """ "2026-Q3", as it stands in addresses and files; None for anything else."""
        found = _NAME.fullmatch(name)
        return cls(int(found[1]), int(found[2])) if found else None

    @property
    def name(self) -> str:
        return f"{self.year}-Q{self.n}"

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.n - 2, 1)

    @property
    def last(self) -> date:
        year, month = (self.year + 1, 1) if self.n == 4 else (self.year, 3 * self.n + 1)
        return date(year, month, 1) - timedelta(days=1)

    @property
    def before(self) -> Self:
        return type(self)(self.year - 1, 4) if self.n == 1 else type(self)(self.year, self.n - 1)
