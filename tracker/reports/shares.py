"""Shares of people, only where there are enough of them, with how sure one can be. Pure.

The interval is Wilson's (1927) without continuity correction, at 95 %.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

ENOUGH: Final = 10  # fewer people than this: numbers only
_Z: Final = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `of`; the three shares lie between 0 and 1."""

    count: int
    of: int
    share: float
    low: float
    high: float


def share(count: int, of: int) -> Share | None:
    """None when `of` is too small for a percentage. Raises ValueError for more than all, or less than nobody."""
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of}")
    if of < ENOUGH:
        return None
    part, z2 = count / of, _Z * _Z
    middle = (part + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(part * (1 - part) / of + z2 / (4 * of * of))
    return Share(count, of, part, max(0.0, middle - half), min(1.0, middle + half))
