"""How fast what comes back is found: one learner's list for today, a class's warm-up, the evidence behind the steps.

`python -m bench.coming_back [events]` (default 100,000 of 200 learners in 27 lessons). Medians of eleven, server time.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

from bench.figures import line
from bench.overview import median
from bench.people import OUTLINES, founded
from tracker import classes, evidence, meetings, people, reviews, warm_up
from tracker.access import Who
from tracker.engine import sqlite_url
from tracker.ids import new_id
from tracker.overview import Whom
from tracker.store import Book
from tracker.tables_record import event, progress, step_progress, walk
from tracker.transaction import writing

LEARNERS: Final = 200
LESSONS: Final = OUTLINES[:27]
STEPS: Final = 8


def history(book: Book, ids: Sequence[str], events: int) -> None:
    """Walks of eight steps through 27 lessons, half of the steps with something touched by mistake."""
    now = datetime.now(UTC)
    pairs = [(one, outline.lesson) for outline in LESSONS for one in ids]
    with writing(book) as db:
        for start in range(0, len(pairs), 500):
            some = pairs[start : start + 500]
            db.execute(progress.insert(), [_progress(*pair, now) for pair in some])
            db.execute(step_progress.insert(), [row for pair in some for row in _steps(*pair, now)])
        for start in range(0, events // STEPS, 2000):
            walks = [_walk(*pairs[n % len(pairs)], n, now) for n in range(start, min(start + 2000, events // STEPS))]
            db.execute(walk.insert(), walks)
            db.execute(event.insert(), [row for one in walks for row in _events(one)])


def _progress(learner: str, lesson: str, now: datetime) -> dict[str, Any]:
    return {
        "learner": learner, "lesson": lesson, "status": 3, "reason": "alone", "since": now, "version": 1, "rules": "",
        "help_steps": "", "stopped_at": "", "walks": 3, "complete": 3, "independence": 0.9, "support": 0.9,
        "first_at": now, "last_at": now, "due_level": 0, "reviewed_on": now.date(), "due_on": now.date(),
    }  # fmt: skip


def _steps(learner: str, lesson: str, now: datetime) -> Iterator[dict[str, Any]]:
    for n in range(STEPS):
        recent = "verbal independent" if n % 3 == 0 else "independent verbal"
        yield {
            "learner": learner, "lesson": lesson, "step": f"step-{n}", "times": 2, "independent": 1, "recent": recent,
            "misses": 1, "last_at": now,
        }  # fmt: skip


def _walk(learner: str, lesson: str, n: int, now: datetime) -> dict[str, Any]:
    at = now - timedelta(minutes=n)
    prompts = [[f"step-{step}", "verbal", 1] for step in range(STEPS)]
    return {
        "id": new_id(at), "learner": learner, "lesson": lesson, "version": 1, "mode": "practise", "variant": "",
        "meeting": "", "recorder": "", "first_at": at, "at": at, "prompts": json.dumps(prompts), "complete": True,
        "critical_pass": True, "next_step": "", "independence": 0.5, "support": 0.7,
    }  # fmt: skip


def _events(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for n in range(STEPS):
        at = one["first_at"] + timedelta(seconds=20 * n)
        detail = json.dumps({"touched": ["advert", f"part-{n}"], "traps": ["look-alike"], "way": "touch"})
        yield {
            "id": new_id(at), "walk": one["id"], "kind": "step", "learner": one["learner"], "lesson": one["lesson"],
            "version": 1, "step": f"step-{n}", "mode": "practise", "variant": "", "prompt": "verbal", "misses": 2,
            "detail": detail if n % 2 else "", "meeting": "", "recorder": "", "observed_at": at, "sent_at": at,
            "received_at": at,
        }  # fmt: skip


def main(arguments: Sequence[str]) -> None:
    events = min(int(arguments[0]) if arguments else 100_000, 2_000_000)
    with tempfile.TemporaryDirectory() as folder:
        book, who = founded(sqlite_url(Path(folder) / "bench.db"))
        place = who.places("manager")[0]
        ids = people.enrol(book, who, place, [people.NewLearner(f"{n:04d}") for n in range(LEARNERS)])
        class_id = classes.add(book, who, place, "bench")
        classes.join(book, who, class_id, ids[:30])
        today = datetime.now(UTC).date()
        for week in range(-20, 20):
            meetings.plan(book, who, class_id, today + timedelta(weeks=week))
        history(book, ids, events)
        _tell(book, who, events, ids[0], Whom(place, class_id))
        book.close()


def _tell(book: Book, who: Who, events: int, her: str, whom: Whom) -> None:
    day = (datetime.now(UTC) + timedelta(days=8)).date()
    measured: Sequence[tuple[str, Callable[[], object], int]] = (
        ("today's list, 27 lessons", partial(reviews.today, book, who, her, day), 20),
        ("warm-up, class of 30", partial(warm_up.steps, book, who, whom, day), 100),
        ("one learner's evidence", partial(evidence.strayed, book, who, her), 100),
        ("a lesson's hardest steps", partial(evidence.hardest, book, who, [whom.place], LESSONS[3].lesson), 300),
    )
    for name, run, allowed in measured:
        line(f"{events:>9,} events: {name:<26} {median(run):7.1f} ms (allowed {allowed})")


if __name__ == "__main__":
    main(sys.argv[1:])
