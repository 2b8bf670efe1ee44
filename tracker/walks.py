"""What one walk shows: corrections applied, first completions counted, formulas of the standards (3.1). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from tracker.event import ASIDE, COUNTED, SHOWN, Event
from tracker.outline import Outline

WEIGHTS: Final = {"independent": 4, "verbal": 3, "gesture": 2, "model": 1, "physical": 0}


def independence(prompts: Sequence[str]) -> float:
    """Share of steps done alone, 0 to 1."""
    return sum(prompt == "independent" for prompt in prompts) / len(prompts) if prompts else 0.0


def support(prompts: Sequence[str]) -> float:
    """Support score, 0 (all done together) to 1 (all alone): sum of weights / (4 x steps)."""
    return sum(WEIGHTS[prompt] for prompt in prompts) / (4 * len(prompts)) if prompts else 0.0


@dataclass(frozen=True, slots=True)
class Walk:
    """One learner going once through one lesson. `prompts` holds (step, prompt, misses) in the outline's order."""

    id: str
    learner: str
    lesson: str
    version: int
    mode: str
    variant: str
    meeting: str
    recorder: str
    first_at: datetime
    at: datetime  # when it was completed, or the last thing in it
    prompts: tuple[tuple[str, str, int], ...]
    complete: bool
    critical_pass: bool
    next_step: str  # the first step without evidence; empty when complete
    independence: float = 0.0
    support: float = 0.0

    @property
    def order(self) -> tuple[datetime, str]:
        """By when it began: that stays as it is while the walk goes on."""
        return self.first_at, self.id

    @property
    def in_counted_mode(self) -> bool:
        return self.mode in COUNTED

    @property
    def counts(self) -> bool:
        return self.complete and self.in_counted_mode

    @property
    def shown(self) -> frozenset[str]:
        """Steps that somebody had to show or do together with her."""
        return frozenset(step for step, prompt, _ in self.prompts if prompt in SHOWN)


def corrected(events: Iterable[Event]) -> list[Event]:
    """Records as they count: in order, each once, without what was taken back, under the right person.

    A later correction wins over an earlier one, and a correction can itself be taken back.
    """
    ordered = sorted({event.id: event for event in events}.values(), key=lambda event: event.order)
    void: set[str] = set()
    gone: dict[str, tuple[datetime, str]] = {}
    owner: dict[str, str] = {}
    for event in reversed(ordered):
        if event.kind != "correction" or event.id in void:
            continue
        if "event" in event.detail:
            void.add(str(event.detail["event"]))
        elif "to" in event.detail:
            owner.setdefault(event.walk, str(event.detail["to"]))
        elif event.detail.get("whole"):
            gone.setdefault(event.walk, event.order)
    counting = (event for event in ordered if event.kind != "correction" and event.id not in void)
    kept = (event for event in counting if event.walk not in gone or event.order > gone[event.walk])
    return [replace(one, learner=owner[one.walk]) if one.walk in owner else one for one in kept]


def walk_of(events: Sequence[Event], outline: Outline) -> Walk | None:
    """What one walk shows; `events` are all of that walk and come from `corrected`. None when nothing of it counts.

    What somebody said or judged begins no walk: asking 在家试了吗 must not look like a lesson left unfinished.
    """
    events = [event for event in events if event.kind not in ASIDE]
    if not events or not outline.steps:
        return None
    first = events[0]
    done: dict[str, Event] = {}
    for event in events:
        if event.is_evidence and event.step in outline.steps:
            done.setdefault(event.step, event)  # the first completion of (walk, step) counts
    missing = [step for step in outline.steps if step not in done]
    last = done.values() if not missing else events
    found = [done[step].prompt for step in outline.steps if step in done]
    return Walk(
        id=first.walk,
        learner=first.learner,
        lesson=first.lesson,
        version=first.version,
        mode=first.mode,
        variant=first.variant,
        meeting=first.meeting,
        recorder=first.recorder,
        first_at=first.observed_at,
        at=max(event.observed_at for event in last),
        prompts=tuple((step, done[step].prompt, done[step].misses) for step in outline.steps if step in done),
        complete=not missing,
        critical_pass=all(step in done and done[step].prompt == "independent" for step in outline.critical),
        next_step=missing[0] if missing else "",
        independence=independence(found),
        support=support(found),
    )
