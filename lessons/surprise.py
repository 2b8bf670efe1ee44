"""Whether a message to judge comes up in the middle of a walk, which one, and after which step. Pure: always the same
answer to the same question, so that a reload or another device changes nothing. Whether she agreed is asked elsewhere.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from lessons.judging import Item

ONE_IN: Final = 3  # walks


@dataclass(frozen=True, slots=True)
class Surprise:
    """`item` comes when the step `after` is done and before the next is shown. `walk` names the walk it belongs to."""

    item: Item
    after: str
    walk: str


def choose(
    items: Sequence[Item],
    learner: str,
    lesson: str,
    steps: Sequence[str],
    walks_before: int,
    seen: Collection[str] = (),
    had: Collection[str] = (),
) -> Surprise | None:
    """What comes up in this learner's walk number `walks_before` + 1 through `lesson`; None in two walks of three.

    `seen` are items she has met, which come only when nothing else is left; `had` are walks that had their surprise.
    """
    walk = f"{lesson}/{walks_before}"
    chance = _number(learner, walk)
    if len(steps) < 2 or not items or walk in had or chance % ONE_IN:
        return None
    after = steps[_number(learner, walk, "step") % (len(steps) - 1)]  # never after the last one
    new = [one for one in items if one.id not in seen] or list(items)
    wanted = bool(_number(learner, walk, "kind") % 2)  # as often genuine as not, whatever is left
    fit = [one for one in new if one.genuine == wanted] or new
    return Surprise(min(fit, key=lambda one: _number(learner, walk, one.id)), after, walk)


def _number(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest()[:8], "big")
