"""Made-up learners and histories for the benchmarks, written straight into the tables. Knows no web."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from tracker import accounts, known, people, sessions
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.ids import new_id
from tracker.outline import Outline
from tracker.store import Book
from tracker.tables_record import event, progress
from tracker.transaction import writing

OUTLINES = [
    Outline(f"lesson-{n:02d}", 1, tuple(f"step-{step}" for step in range(8)), frozenset({"step-1", "step-4"}))
    for n in range(30)
]


def founded(url: str) -> tuple[Book, Who]:
    """An empty book with one place and its manager."""
    book = Book.open(url)
    known.hand_in(book, OUTLINES)
    staff, _ = accounts.set_up(book, NewStaff("bench", "bench", "$" + "x" * 60), "bench")
    who = sessions.who_of(book, sessions.begin(book, staff))
    if who is None:
        raise SystemExit("no account")
    return book, who


def filled(url: str, count: int) -> tuple[Book, list[str]]:
    """A book with one place and `count` learners."""
    book, who = founded(url)
    new = [people.NewLearner(f"{n:05d}") for n in range(count)]
    return book, people.enrol(book, who, who.places("manager")[0], new)


def grow(book: Book, who: Who, learners: int, events: int) -> list[str]:
    """More people in the place, each with progress in every lesson, and `events` rows of history."""
    new = [people.NewLearner(f"{n:05d}") for n in range(learners)]
    ids = people.enrol(book, who, who.places("manager")[0], new)
    now = datetime.now(UTC)
    with writing(book) as db:
        for start in range(0, learners, 200):
            db.execute(progress.insert(), list(_progress(ids[start : start + 200], now)))
        for start in range(0, events, 20_000):
            db.execute(event.insert(), [_event(ids, n, now) for n in range(start, min(start + 20_000, events))])
    return ids


def _progress(ids: Sequence[str], now: datetime) -> Iterator[dict[str, Any]]:
    for n, one in enumerate(ids):
        for m, outline in enumerate(OUTLINES):
            yield {
                "learner": one, "lesson": outline.lesson, "status": (n + m) % 4 + 1, "reason": "alone", "since": now,
                "version": 1, "rules": "", "help_steps": json.dumps(["step-1"]) if (n * 30 + m) % 17 == 0 else "",
                "stopped_at": "", "walks": 3, "complete": 3, "independence": 0.9, "support": 0.9, "first_at": now,
                "last_at": now, "due_level": 0, "reviewed_on": now.date(), "due_on": now.date(),
            }  # fmt: skip


def _event(ids: Sequence[str], n: int, now: datetime) -> dict[str, Any]:
    at = now - timedelta(minutes=n % 100_000)
    return {
        "id": new_id(at), "walk": f"walk-{n // 8}", "kind": "step", "learner": ids[(n // 8) % len(ids)],
        "lesson": OUTLINES[(n // 64) % 30].lesson, "version": 1, "step": f"step-{n % 8}", "mode": "practise",
        "variant": "", "prompt": "verbal", "misses": 0, "detail": "", "meeting": "", "recorder": "",
        "observed_at": at, "sent_at": at, "received_at": at,
    }  # fmt: skip
