"""Slows down who guesses class codes, without slowing a class that types them. Pure: knows no request and no clock.

Only wrong codes count. Each address has a bucket of them that fills again slowly, and so has the whole house; while one
is empty, typed codes of that address are not looked at, right or wrong, else guessing would go on at full speed. A
scanned link carries more than six digits and never waits.
"""

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

WRONG: Final = 60  # from one address at once: forty phones behind one hotspot may each mistype, and half of them twice
EACH: Final = timedelta(seconds=10)  # after which one more may be tried
WRONG_ALL: Final = 600
EACH_ALL: Final = timedelta(seconds=1)
ROOM: Final = 4096  # addresses remembered


@dataclass(slots=True)
class _Bucket:
    left: float
    since: datetime

    def at(self, now: datetime, most: int, each: timedelta) -> float:
        return min(float(most), self.left + max(timedelta(), now - self.since) / each)


class Guesses:
    """One for an open house. Not for several threads at once without a lock of the caller's."""

    def __init__(self) -> None:
        self._addresses: OrderedDict[str, _Bucket] = OrderedDict()
        self._all: _Bucket | None = None

    def wait(self, address: str, now: datetime) -> timedelta:
        """How long this address waits before its next typed code is looked at; nothing, most of the time."""
        mine = self._addresses.get(_network(address))
        left = mine.at(now, WRONG, EACH) if mine else float(WRONG)
        everybody = self._all.at(now, WRONG_ALL, EACH_ALL) if self._all else float(WRONG_ALL)
        return max(EACH * max(0.0, 1 - left), EACH_ALL * max(0.0, 1 - everybody))

    def wrong(self, address: str, now: datetime) -> None:
        key = _network(address)
        mine = self._addresses.pop(key, None)
        self._addresses[key] = _Bucket((mine.at(now, WRONG, EACH) if mine else WRONG) - 1, now)
        while len(self._addresses) > ROOM:
            self._addresses.popitem(last=False)
        left = self._all.at(now, WRONG_ALL, EACH_ALL) if self._all else WRONG_ALL
        self._all = _Bucket(left - 1, now)


def _network(address: str) -> str:
    """One home has billions of IPv6 addresses; it counts as one."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False)) if found.version == 6 else str(found)
