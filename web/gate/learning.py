"""Who is learning at a device, as its cookie says: on her own phone, or on one that several share. Pure values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Self

IDLE: Final = timedelta(minutes=10)  # without a touch, a shared device goes back to the picker
DAY: Final = timedelta(hours=12)  # nobody learns longer than that at a shared device
OWN: Final = timedelta(days=30)
_BEFORE_CARDS: Final = 5


@dataclass(frozen=True, slots=True)
class Learning:
    """`began` and `touched` are instants; `own`: this phone is hers; `meeting`: the open meeting she was chosen in.

    `card`: the fingerprint of the card that she came in by; once that is revoked, so is this.
    """

    learner: str
    own: bool
    meeting: str
    began: datetime
    touched: datetime
    card: str = ""

    def holds(self, now: datetime) -> bool:
        """Whether a page may still be shown to her."""
        return now - self.began < OWN if self.own else self.may_go_on(now) and now - self.touched < IDLE

    def may_go_on(self, now: datetime) -> bool:
        """Whether a touch, reported by a page that has watched all the time, keeps her here."""
        return now - self.began < (OWN if self.own else DAY)

    def touched_at(self, now: datetime) -> Self:
        return replace(self, touched=now)

    def lasts(self, now: datetime) -> int:
        """Seconds for which a browser keeps the cookie."""
        return max(0, int((self.began + (OWN if self.own else DAY) - now).total_seconds()))

    def values(self) -> list[object]:
        moments = [int(one.timestamp()) for one in (self.began, self.touched)]
        return [self.learner, self.own, self.meeting, *moments, self.card]

    @classmethod
    def of(cls, values: Sequence[object]) -> Self | None:
        """From `values`; None for anything else."""
        match values:
            case [str() as learner, bool() as own, str() as meeting, int() as began, int() as touched, str() as card]:
                moments = (datetime.fromtimestamp(began, UTC), datetime.fromtimestamp(touched, UTC))
                return cls(learner, own, meeting, *moments, card)
            case [*older] if len(older) == _BEFORE_CARDS:  # a cookie of an earlier version
                return cls.of([*older, ""])
        return None
