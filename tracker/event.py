"""One record of what happened, and the words it may use. Knows no database, no clock, no lesson text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, get_args

KINDS: Final = ("step", "judged", "said", "done", "correction", "note")
MODES: Final = ("learn", "practise", "check", "own_phone")
COUNTED: Final = ("practise", "check", "own_phone")  # only these can show what somebody can do
PROMPTS: Final = ("independent", "verbal", "gesture", "model", "physical")  # 自己会 说一句 指一下 做给她看 一起做
SHOWN: Final = ("model", "physical")
Home = Literal["yes", "a_bit", "no"]  # 在家试了吗
HOME: Final[tuple[Home, ...]] = get_args(Home)
ASIDE: Final = ("judged", "said", "note")  # records that are no part of going through a lesson


@dataclass(frozen=True, slots=True)
class Event:
    """An append-only record. `observed_at` is when it happened (already by our clock), `received_at` when it came in.

    `recorder` is the id of the staff who recorded it, empty when the learner's own touches did. A correction names the
    walk it corrects: `detail` holds `{"to": learner}` (这次不是她), `{"event": id}` or `{"whole": true}` (记错了).
    A note's `detail` holds its `words`.
    """

    id: str
    walk: str
    kind: str
    learner: str
    lesson: str
    version: int
    mode: str
    observed_at: datetime
    step: str = ""
    variant: str = ""
    prompt: str = ""
    misses: int = 0
    detail: Mapping[str, Any] = field(default_factory=dict)
    meeting: str = ""
    recorder: str = ""
    sent_at: datetime | None = None
    received_at: datetime | None = None

    @property
    def order(self) -> tuple[datetime, str]:
        """Summaries follow this, so that it does not matter in which order records arrive."""
        return self.observed_at, self.id

    @property
    def is_evidence(self) -> bool:
        """Whether this shows how a step was done: a touch in practise or check, or what staff saw; never 下一步."""
        if self.kind != "step" or self.prompt not in PROMPTS or not self.step:
            return False
        return bool(self.recorder) or self.mode in ("practise", "check")
