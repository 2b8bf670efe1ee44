"""When a lesson counts as learnt: the thresholds, and which of them were in force when. Pure; knows no learner.

Defaults from the standards, part 3: 自己会 is critical pass and 80 % independent in 2 consecutive attempts; 熟练用
is 100 % in 3 attempts on 2 days, one of them 7 days after the first success, one on the learner's own phone.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final, Self


@dataclass(frozen=True, slots=True)
class Rules:
    """Thresholds for the statuses, and the days after which a lesson comes back."""

    independence: float = 0.8
    alone_in_a_row: int = 2
    fluent_walks: int = 3
    fluent_days: int = 2
    fluent_after_days: int = 7
    fluent_own_phone: int = 1
    help_in_a_row: int = 2
    intervals: tuple[int, ...] = (1, 3, 7, 14, 30)

    def __post_init__(self) -> None:
        counts = (self.alone_in_a_row, self.fluent_walks, self.fluent_days, self.help_in_a_row)
        if not 0 < self.independence <= 1 or min(counts) < 1 or min(self.fluent_after_days, self.fluent_own_phone) < 0:
            raise ValueError("thresholds must be more than nothing, and independence at most 1")
        if not self.intervals or min(self.intervals) < 1 or list(self.intervals) != sorted(set(self.intervals)):
            raise ValueError("intervals must be rising numbers of days")

    def body(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, body: str) -> Self:
        found = json.loads(body)
        return cls(**{**found, "intervals": tuple(found["intervals"])})


DEFAULT: Final = Rules()
_ALWAYS: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InForce:
    """Rules that hold from a moment on; `id` names them beside each result (empty: the defaults)."""

    since: datetime
    rules: Rules
    id: str = ""


class RulesInTime:
    """All rules a place ever had. A walk is judged by those in force when it was made, so a change never looks back."""

    def __init__(self, changes: Iterable[InForce] = ()) -> None:
        self._changes = sorted(changes, key=lambda one: (one.since, one.id), reverse=True)

    @classmethod
    def always(cls, rules: Rules) -> Self:
        return cls([InForce(_ALWAYS, rules)])

    def at(self, moment: datetime) -> InForce:
        return next((one for one in self._changes if one.since <= moment), _DEFAULT_IN_FORCE)


_DEFAULT_IN_FORCE: Final = InForce(_ALWAYS, DEFAULT)
