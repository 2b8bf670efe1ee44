"""Small makers of events and outlines for the tracker's tests. One day is one class day, in Shanghai."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker.event import Event
from tracker.ids import new_id
from tracker.outline import Outline

START = datetime(2026, 9, 1, 2, 0, tzinfo=UTC)  # ten in the morning in Shanghai
OUTLINE = Outline("phone-calls", 1, ("a", "b", "c", "d", "e", "f", "g", "h"), frozenset({"a", "c"}))
LETTERS = {"I": "independent", "V": "verbal", "G": "gesture", "M": "model", "P": "physical"}


def walk(
    prompts: str,
    day: float = 0,
    *,
    mode: str = "practise",
    learner: str = "learner",
    outline: Outline = OUTLINE,
    name: str = "",
    **more: Any,
) -> list[Event]:
    """One walk; `prompts` like "I I V" for its first steps, "." for a step left out."""
    at = START + timedelta(days=day)
    walk_id = name or new_id(at)
    recorder = more.pop("recorder", "volunteer" if mode == "own_phone" else "")
    events = []
    for n, (step, letter) in enumerate(zip(outline.steps, prompts.split(), strict=False)):
        if letter == ".":
            continue
        when = at + timedelta(seconds=30 * (n + 1))
        events.append(
            Event(
                id=new_id(when),
                walk=walk_id,
                kind="step",
                learner=learner,
                lesson=outline.lesson,
                version=outline.version,
                mode=mode,
                observed_at=when,
                step=step,
                prompt=LETTERS[letter],
                recorder=recorder,
                sent_at=when,
                received_at=when,
                **more,
            )
        )
    return events


def correction(of: Event, detail: dict[str, Any], after: timedelta = timedelta(hours=1)) -> Event:
    """A correcting event of the walk that `of` belongs to."""
    when = of.observed_at + after
    return replace(of, id=new_id(when), kind="correction", step="", prompt="", detail=detail, observed_at=when)


def joined(walks: Sequence[list[Event]]) -> list[Event]:
    return [event for one in walks for event in one]


ALONE = "I I I I I I I I"
PASS = "I I I V I I I I"  # critical steps alone, 7 of 8
FAIL = "V I V I I V I I"
HELPED = "I M I I V I I I"
