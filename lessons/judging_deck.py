"""Which items come, and in which order: new ones first, half genuine, the same order all day. Pure; no clock."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from lessons.judging import Item

SIZE: Final = 10  # items in one round
MOST_ROUNDS: Final = 50  # a day; afterwards the first round comes again


def deck(items: Sequence[Item], seed: str, turn: int = 1, seen: Collection[str] = ()) -> list[Item]:
    """The round `turn` (1 and up) of who has `seen` these before today. No sender twice in a round if it can be helped.

    Later rounds of the same day hold other items until all have been shown.
    """
    turn = (turn - 1) % MOST_ROUNDS + 1
    pools: dict[bool, list[Item]] = {True: [], False: []}
    hand: list[Item] = []
    for _ in range(turn):
        hand = []
        for n in range(min(SIZE, len(items))):
            kind = n % 2 == 0
            if not pools[kind]:
                pools[kind] = _shuffled([one for one in items if one.genuine == kind], seed, seen)
            if pools[kind]:
                hand.append(_take(pools[kind], hand))
    return sorted(hand, key=lambda one: _rank(seed, str(turn), one.id))


def _take(pool: list[Item], hand: Iterable[Item]) -> Item:
    """The next of the pool that is from somebody else and not in the hand already."""
    used, there = {one.sender for one in hand}, {one.id for one in hand}
    fit = next((one for one in pool if one.sender not in used), None)
    found = fit or next((one for one in pool if one.id not in there), pool[0])
    pool.remove(found)
    return found


def _shuffled(items: Iterable[Item], seed: str, seen: Collection[str]) -> list[Item]:
    """What she has not seen, then what she has."""
    return sorted(items, key=lambda one: (one.id in seen, _rank(seed, "", one.id)))


def _rank(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()
