"""Events and what follows from them, to rows and back. Knows no rule and no transaction."""

import functools
import json
from typing import Any

from sqlalchemy import Row

from tracker.event import Event
from tracker.progress import Progress
from tracker.walks import Walk


def event_row(event: Event) -> dict[str, Any]:
    detail = json.dumps(dict(event.detail), ensure_ascii=False, sort_keys=True) if event.detail else ""
    return {
        "id": event.id, "walk": event.walk, "kind": event.kind, "learner": event.learner, "lesson": event.lesson,
        "version": event.version, "step": event.step, "mode": event.mode, "variant": event.variant,
        "prompt": event.prompt, "misses": event.misses, "detail": detail, "meeting": event.meeting,
        "recorder": event.recorder, "observed_at": event.observed_at, "sent_at": event.sent_at or event.observed_at,
        "received_at": event.received_at or event.observed_at,
    }  # fmt: skip


def as_event(row: Row[Any]) -> Event:
    return Event(
        id=row.id, walk=row.walk, kind=row.kind, learner=row.learner, lesson=row.lesson, version=row.version,
        mode=row.mode, observed_at=row.observed_at, step=row.step, variant=row.variant, prompt=row.prompt,
        misses=row.misses, detail=json.loads(row.detail) if row.detail else {}, meeting=row.meeting,
        recorder=row.recorder, sent_at=row.sent_at, received_at=row.received_at,
    )  # fmt: skip


def walk_row(walk: Walk) -> dict[str, Any]:
    return {
        "id": walk.id, "learner": walk.learner, "lesson": walk.lesson, "version": walk.version, "mode": walk.mode,
        "variant": walk.variant, "meeting": walk.meeting, "recorder": walk.recorder, "first_at": walk.first_at,
        "at": walk.at, "prompts": json.dumps(walk.prompts), "complete": walk.complete,
        "critical_pass": walk.critical_pass, "next_step": walk.next_step, "independence": walk.independence,
        "support": walk.support,
    }  # fmt: skip


def as_walk(row: Row[Any]) -> Walk:
    return Walk(
        id=row.id, learner=row.learner, lesson=row.lesson, version=row.version, mode=row.mode, variant=row.variant,
        meeting=row.meeting, recorder=row.recorder, first_at=row.first_at, at=row.at,
        prompts=_prompts(row.prompts), complete=row.complete, critical_pass=row.critical_pass,
        next_step=row.next_step, independence=row.independence, support=row.support,
    )  # fmt: skip


@functools.lru_cache(maxsize=10_000)  # the same few walks of a class are read again and again
def _prompts(text: str) -> tuple[tuple[str, str, int], ...]:
    return tuple((step, prompt, misses) for step, prompt, misses in json.loads(text))


def progress_row(learner: str, lesson: str, progress: Progress) -> dict[str, Any]:
    change = progress.changes[-1]
    due = progress.due
    return {
        "learner": learner, "lesson": lesson, "status": int(progress.status), "reason": progress.reason,
        "since": change.at, "version": change.version, "rules": change.rules,
        "help_steps": json.dumps(progress.help_steps) if progress.help_steps else "",
        "stopped_at": progress.stopped_at, "walks": progress.walks, "complete": progress.complete,
        "independence": progress.last.independence, "support": progress.last.support,
        "first_at": progress.first_at, "last_at": progress.last_at, "due_level": due.level if due else None,
        "reviewed_on": due.on if due else None, "due_on": due.due_on if due else None,
    }  # fmt: skip


def step_rows(learner: str, lesson: str, progress: Progress) -> list[dict[str, Any]]:
    return [
        {"learner": learner, "lesson": lesson, "step": one.step, "times": one.times, "independent": one.independent}
        | {"recent": " ".join(one.recent), "misses": one.misses, "last_at": one.last_at}
        for one in progress.steps
    ]


def change_rows(learner: str, lesson: str, progress: Progress) -> list[dict[str, Any]]:
    return [
        {"learner": learner, "lesson": lesson, "n": n, "status": int(one.status), "reason": one.reason, "at": one.at}
        | {"walk": one.walk, "version": one.version, "rules": one.rules}
        for n, one in enumerate(progress.changes)
    ]
