"""What somebody thinks of messages: which she has met, and two numbers that are never put together into one.

Caught: false ones that she did not trust. Over-refused: genuine ones that she refused. Only first encounters count;
asking somebody first is right for both (curriculum notes, item bank, rule 2). Knows no message's words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from tracker import reach
from tracker.access import Who
from tracker.event import Event
from tracker.event_rows import as_event
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_record import event
from tracker.transaction import reading
from tracker.walks import corrected

LESSON: Final = "judging"  # the heading under which judged messages are kept
SAID: Final = ("trust", "refuse", "ask")
ENOUGH: Final = 10  # first encounters before the numbers say anything
CAUGHT: Final = 0.90  # at least
OVER_REFUSED: Final = 0.25  # at most


@dataclass(frozen=True, slots=True)
class Judged:
    """Both numbers as counts. With none of a kind its share is not known, and mastery is not claimed."""

    false: int = 0
    caught: int = 0
    genuine: int = 0
    over_refused: int = 0

    @property
    def first(self) -> int:
        """How many were met for the first time."""
        return self.false + self.genuine

    @property
    def mastered(self) -> bool:
        if self.first < ENOUGH or not self.false or not self.genuine:
            return False
        return self.caught / self.false >= CAUGHT and self.over_refused / self.genuine <= OVER_REFUSED


@dataclass(frozen=True, slots=True)
class Met:
    """What a learner has met: each item with the moment of the first time, and the walks that had their surprise."""

    items: dict[str, datetime]
    surprised_in: frozenset[str]

    def before(self, moment: datetime) -> frozenset[str]:
        return frozenset(name for name, at in self.items.items() if at < moment)


def of(events: Iterable[Event]) -> Judged:
    """The two numbers from all records of one learner, in any order, repeated or not.

    The page knows which answer was the first (`first`). Moments alone do not: a phone whose clock is wrong has them put
    right post by post, and two answers given at once may change places.
    """
    false = caught = genuine = over_refused = 0
    met: set[str] = set()
    for one in corrected(events):
        if one.kind != "judged" or not _is_sound(one.detail) or one.detail.get("first") is not True:
            continue
        name, said, is_genuine = one.detail["item"], one.detail["said"], one.detail["genuine"]
        if name in met:
            continue
        met.add(name)
        if is_genuine:
            genuine, over_refused = genuine + 1, over_refused + (said == "refuse")
        else:
            false, caught = false + 1, caught + (said != "trust")
    return Judged(false, caught, genuine, over_refused)


def met_in(events: Iterable[Event]) -> Met:
    """The same records, asked for what comes next."""
    items: dict[str, datetime] = {}
    walks: set[str] = set()
    for one in corrected(events):
        if one.kind != "judged" or not isinstance(one.detail.get("item"), str):
            continue
        items.setdefault(one.detail["item"], one.observed_at)
        if one.detail.get("surprise") is True and isinstance(one.detail.get("in"), str):
            walks.add(one.detail["in"])
    return Met(items, frozenset(walks))


def numbers(book: Book, who: Who, learner_id: str) -> Judged:
    """For those who look after her, never for herself. Raises `NoSuch`."""
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        return of(_hers(db, learner_id))


def of_place(book: Book, who: Who, place_id: str) -> dict[str, Judged]:
    """The two numbers of everybody there who has met a message, by learner; for those who look after the place."""
    reach.must_keep(who, place_id)
    here = select(learner.c.id).where(learner.c.place == place_id, learner.c.erased_at.is_(None))
    found: dict[str, list[Event]] = {}
    with reading(book) as db:
        known = set(db.execute(here).scalars())
        for one in _records(db, here):
            found.setdefault(one.learner, []).append(one)
    return {one: of(events) for one, events in found.items() if one in known}


def met(book: Book, who: Who, learner_id: str) -> Met:
    """What she has met; for herself and who may see her. Raises `NoSuch`."""
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        return met_in(_hers(db, learner_id))


def _is_sound(detail: Any) -> bool:
    """Whether a page of ours wrote this: what senders put into `detail` is not believed."""
    named = isinstance(detail.get("item"), str) and detail.get("said") in SAID
    return named and isinstance(detail.get("genuine"), bool)


def _hers(db: Connection, learner_id: str) -> list[Event]:
    return [one for one in _records(db, [learner_id]) if one.learner == learner_id]


def _records(db: Connection, learners: Any) -> list[Event]:
    """All that was judged under these, as it counts: with what moved or took back such a walk."""
    theirs = select(event.c.walk).where(event.c.lesson == LESSON, event.c.learner.in_(learners))
    moved = select(event.c.walk).where(event.c.lesson == LESSON, event.c.kind == "correction")
    wanted = select(event).where(event.c.lesson == LESSON, or_(event.c.walk.in_(theirs), event.c.walk.in_(moved)))
    return corrected(map(as_event, db.execute(wanted)))
