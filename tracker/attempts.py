"""How often somebody may try to sign in: slower after each wrong try, never locked. Pure.

Counted per name and per device together, so that wrong tries on one phone never keep a class out.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FREE: Final = 5  # wrong tries before waiting begins
ROOMFUL: Final = 60  # the same for all names of one device together: a whole class may stand behind one address
LONGEST: Final = timedelta(minutes=5)
FORGET: Final = timedelta(minutes=30)
ROOM: Final = 4096  # names and devices remembered; the oldest are forgotten first


@dataclass(slots=True)
class _Tries:
    wrong: int
    last: datetime


class Attempts:
    """Remembers wrong tries by (name, device). Not for several threads at once without a lock of the caller's."""

    def __init__(self) -> None:
        self._tries: OrderedDict[tuple[str, str], _Tries] = OrderedDict()

    def wait(self, name: str, device: str, now: datetime, free: int = FREE) -> timedelta:
        """How long this device still waits before it may try this name again; nothing, most of the time."""
        found = self._tries.get((name.casefold(), device))
        if found is None or found.wrong < free or now - found.last > FORGET:
            return timedelta()
        pause = min(timedelta(seconds=2 ** min(found.wrong - free + 1, 9)), LONGEST)
        return min(max(found.last + pause - now, timedelta()), pause)  # however far the clock was put back

    def wrong(self, name: str, device: str, now: datetime) -> None:
        key = (name.casefold(), device)
        found = self._tries.pop(key, None)
        fresh = found is None or now - found.last > FORGET
        self._tries[key] = _Tries(1 if fresh or found is None else found.wrong + 1, now)
        while len(self._tries) > ROOM:
            self._tries.popitem(last=False)

    def right(self, name: str, device: str) -> None:
        self._tries.pop((name.casefold(), device), None)
