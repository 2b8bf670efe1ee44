"""What the book knows of a lesson: the ids of its steps and which of them are critical. Knows no words."""

import json
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Outline:
    """One version of one lesson; `steps` in order, `critical` ones must be done alone, `needs` are lessons before.

    Without steps it is no lesson but a heading under which records are kept (judged messages): nobody has progress in
    it, and it is due for nobody.
    """

    lesson: str
    version: int
    steps: tuple[str, ...]
    critical: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(set(self.steps)) != len(self.steps):
            raise ValueError(f"{self.lesson}: the steps of an outline have different ids")
        if not self.critical <= set(self.steps):
            raise ValueError(f"{self.lesson}: critical steps must be steps")

    def body(self) -> str:
        """As text that is the same whenever the outline is the same."""
        return json.dumps({"steps": self.steps, "critical": sorted(self.critical), "needs": self.needs})

    @classmethod
    def read(cls, lesson: str, version: int, body: str) -> Self:
        found = json.loads(body)
        return cls(lesson, version, tuple(found["steps"]), frozenset(found["critical"]), tuple(found["needs"]))
