"""How help grows while somebody practises: which help comes in which order, and after how many wrong touches. Pure.

The words for help are those of the records (tracker/event.py), weakest first; which order is used is a setting, because
teachers do not agree on it (standards, part 3).
"""

import json
from dataclasses import asdict, dataclass
from typing import Final, Self

HELPS: Final = ("verbal", "gesture", "model", "physical")


@dataclass(frozen=True, slots=True)
class Ladder:
    """`after[n]`: the wrong touches after which `order[n]` is given. `fade[n]`: what is shown from the start of each
    step in somebody's walk number n (from 0), so that a first walk has no mistakes; later walks start without help."""

    order: tuple[str, ...] = HELPS
    after: tuple[int, ...] = (1, 2, 3, 4)
    fade: tuple[str, ...] = ("model", "gesture")

    def __post_init__(self) -> None:
        if not self.order or len(set(self.order)) != len(self.order) or not set(self.order) <= set(HELPS):
            raise ValueError("order must name kinds of help, each once")
        if self.order[-1] != "physical":
            raise ValueError("the last help must be the one that always works: physical")
        if len(self.after) != len(self.order) or list(self.after) != sorted(set(self.after)) or self.after[0] < 1:
            raise ValueError("after must be rising numbers of wrong touches, one for each kind of help")
        if self.after[-1] > 20 or len(self.fade) > 10:
            raise ValueError("nobody waits for help through more than 20 wrong touches, or is shown for 10 walks")
        if not set(self.fade) <= set(self.order) - {"physical"}:
            raise ValueError("fade must name kinds of help that leave the touch to the learner")

    def plain(self) -> dict[str, list[object]]:
        """As the player takes it."""
        return {name: list(value) for name, value in asdict(self).items()}

    def body(self) -> str:
        """As it is kept among the settings."""
        return json.dumps(self.plain())

    @classmethod
    def read(cls, body: str) -> Self:
        """From `body`. Raises ValueError for anything else."""
        found = json.loads(body)
        if not isinstance(found, dict) or set(found) != {"order", "after", "fade"}:
            raise ValueError("order, after and fade are needed")
        if not all(isinstance(value, list) for value in found.values()):
            raise ValueError("order, after and fade must be lists")
        if not all(type(one) is int for one in found["after"]):
            raise ValueError("after must be whole numbers")
        if not all(isinstance(one, str) for one in (*found["order"], *found["fade"])):
            raise ValueError("order and fade must be words")
        return cls(**{name: tuple(value) for name, value in found.items()})


DEFAULT: Final = Ladder()
