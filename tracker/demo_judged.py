"""What some of the community that is tried out thought of messages: two rounds of ten each, the later one surer.

By seed, with a chance of its own, so that nothing else of the story changes with it. Knows no message's words.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from tracker.event import Event
from tracker.ids import new_id
from tracker.judged import LESSON

ROUND: Final = 10  # messages, half of them genuine
# chance of being right about a false and about a genuine one, and of asking somebody first, round by round
_RIGHT: Final = ((0.6, 0.65), (0.85, 0.85))
_ASKS: Final = 0.2


def rounds(
    learners: Sequence[str], messages: Mapping[str, bool], days: Sequence[datetime], seed: int
) -> Iterator[Event]:
    """What each of them answered in a round a day; `messages` says of each whether it is genuine."""
    chance = random.Random(f"{seed} judged")
    for learner in learners:
        left = {kind: chance.sample(some, len(some)) for kind, some in _kinds(messages).items()}
        for (false, genuine), at in zip(_RIGHT, days, strict=True):
            items = [(kind, left[kind].pop()) for kind in (True, False) * (ROUND // 2) if left[kind]]
            chance.shuffle(items)
            walk = new_id(at)
            for n, (kind, item) in enumerate(items, 1):
                when = at + timedelta(seconds=30 * n + chance.randrange(15))
                said = _said(chance, kind, genuine if kind else false)
                detail = {"item": item, "said": said, "genuine": kind, "first": True, "surprise": False}
                told: dict[str, Any] = {"detail": detail, "sent_at": when, "received_at": when}
                yield Event(new_id(when), walk, "judged", learner, LESSON, 1, "practise", when, **told)


def _kinds(messages: Mapping[str, bool]) -> dict[bool, list[str]]:
    return {kind: sorted(one for one, genuine in messages.items() if genuine is kind) for kind in (True, False)}


def _said(chance: random.Random, genuine: bool, right: float) -> str:
    if chance.random() < _ASKS:
        return "ask"
    return "trust" if (chance.random() < right) == genuine else "refuse"
