"""One fair writer for events: posts stand in one line, those that wait together are committed together.

An answer comes only after the commit. SQLite's own waiting is unordered, so that with 50 writers the unlucky one waits
for seconds; here nobody is overtaken.
"""

import queue
import threading
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, select

from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.event import Event
from tracker.event_rows import event_row
from tracker.faults import BookFault
from tracker.known import outlines_of
from tracker.news import Item
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.summaries import refresh
from tracker.tables_learners import learner
from tracker.tables_record import event
from tracker.tables_staff import place, staff, staff_role
from tracker.transaction import Busy

TOGETHER: Final = 400  # events in one commit
WAITING: Final = 2000  # posts that may stand in line; more are told to come again
PATIENCE: Final = 30.0  # seconds to finish what waits when the program stops

_IDS: Final[BindParameter[Any]] = bindparam("ids", expanding=True)
_KNOWN: Final = select(event.c.id).where(event.c.id.in_(_IDS))
_THERE: Final = select(learner.c.id).where(learner.c.id.in_(_IDS), learner.c.erased_at.is_(None))
_PLACES: Final = select(learner.c.id, learner.c.place).where(learner.c.id.in_(_IDS))
_RECORDERS: Final = (  # who may record at the place of a learner, at this moment
    select(staff_role.c.staff, learner.c.id)
    .join(staff, staff.c.id == staff_role.c.staff)
    .join(place, place.c.id == staff_role.c.place)
    .join(learner, learner.c.place == staff_role.c.place)
    .where(staff_role.c.staff.in_(bindparam("recorders", expanding=True)), learner.c.id.in_(_IDS))
    .where(staff_role.c.ended_at.is_(None), staff.c.ended_at.is_(None), place.c.closed_at.is_(None))
    .where(staff_role.c.role.in_(("volunteer", "social_worker", "manager")))
)
_OWNERS: Final = select(event.c.walk, event.c.learner, event.c.lesson).where(event.c.walk.in_(_IDS)).distinct()
_APPEND: Final = event.insert()

Refusals = dict[str, str]  # event id -> why, a key of `book.refused_...`
# Something small to write in the same line: returns events to add, and what is to be told after the commit. It asks
# first and writes then: when it raises `NoSuch`, it has written nothing.
Read = dict[Hashable, Any]  # what a deed has read and the next ones of the same commit need not read again
Deed = Callable[[Connection, Read], tuple[Sequence[Event], Sequence[Item]]]


@dataclass(frozen=True, slots=True)
class _Post:
    events: Sequence[Event]
    answer: "Future[Refusals]"
    deed: Deed | None = None


class Writer:
    """Writes events and their summaries, from a thread of its own. Close it when the program stops."""

    def __init__(self, book: Book, waiting: int = WAITING) -> None:
        self._book = book
        self._line: queue.Queue[_Post | None] = queue.Queue(waiting)
        self._closed = False
        self._thread = threading.Thread(target=self._work, name="qibu-writer", daemon=True)
        self._thread.start()

    def submit(self, events: Sequence[Event], deed: Deed | None = None) -> "Future[Refusals]":
        """Stand in line. The future ends after the commit with what was refused, or with a `BookFault`; with `NoSuch`
        where the deed found nothing to do it to, and with whatever else went wrong.

        Raises `Busy` at once when the line is full or the book is being closed; nothing was written then.
        """
        post = _Post(events, Future(), deed)
        post.answer.set_running_or_notify_cancel()  # who waits may be broken off; what stands in line is written
        if self._closed:
            raise Busy("book.busy")
        try:
            self._line.put_nowait(post)
        except queue.Full:
            raise Busy("book.busy") from None
        return post.answer

    def write(self, events: Sequence[Event]) -> Refusals:
        """The same, waiting for the answer."""
        return self.submit(events).result()

    def close(self) -> None:
        """Finish what stands in line, then stop."""
        if not self._closed:
            self._closed = True
            self._line.put(None)
            self._thread.join(PATIENCE)

    def _work(self) -> None:
        while (first := self._line.get()) is not None:
            posts, last = self._more(first)
            self._commit(posts)
            if last:
                return

    def _more(self, first: _Post) -> tuple[list[_Post], bool]:
        """Everybody who stands in line right now, up to `TOGETHER` events."""
        posts, size = [first], len(first.events) + 1
        while size < TOGETHER:
            try:
                post = self._line.get_nowait()
            except queue.Empty:
                break
            if post is None:
                return posts, True
            posts.append(post)
            size += len(post.events) + 1
        return posts, False

    def _commit(self, posts: list[_Post]) -> None:
        empty: dict[int, NoSuch] = {}
        try:
            with announcing(self._book) as (db, items):
                made: list[Event] = []
                read: Read = {}
                for n, post in enumerate(posts):
                    try:
                        events, told = post.deed(db, read) if post.deed else ((), ())
                    except NoSuch as fault:
                        empty[n] = fault
                        continue
                    made += events
                    items += [one for one in told if one not in items]
                keep(db, made)
                refused = keep(db, [event for post in posts for event in post.events], "table", sent=True)
        except Exception as fault:  # noqa: BLE001 - a fault of our own too: whoever waits is told, and the line goes on
            if len(posts) > 1 and not isinstance(fault, BookFault):
                for post in posts:  # one that cannot be written must not take the others with it
                    self._commit([post])
                return
            for post in posts:
                post.answer.set_exception(fault)
            return
        for n, post in enumerate(posts):
            if n in empty:
                post.answer.set_exception(empty[n])
                continue
            post.answer.set_result({one.id: refused[one.id] for one in post.events if one.id in refused})


def keep(db: Connection, events: Sequence[Event], source: str = "", *, sent: bool = False) -> Refusals:
    """Append events that are new, and bring the summaries up to date, in the transaction of the caller.

    Those already there are fine and change nothing. Each correction leaves a line in the audit trail, from `source`.
    With `sent` they come from a page whose ticket may be older than today's roles: who records must still work here.
    Returns why others could not be kept.
    """
    fresh = {one.id: one for one in reversed(events)}
    for row in db.execute(_KNOWN, {"ids": list(fresh)}):
        fresh.pop(row.id)
    if not fresh:
        return {}
    refused = _refused(db, list(fresh.values()))
    if sent:
        refused |= _gone(db, [one for one in fresh.values() if one.recorder and one.id not in refused])
    kept = [one for one in fresh.values() if one.id not in refused]
    if kept:
        db.execute(_APPEND, [event_row(one) for one in kept])
        refresh(db, {one.walk for one in kept})
        _trace(db, [one for one in kept if one.kind == "correction"], source)
    return refused


def _gone(db: Connection, recorded: Sequence[Event]) -> Refusals:
    """Those whose recorder has no account or no role at the learner's place any more."""
    if not recorded:
        return {}
    asked = {"recorders": sorted({one.recorder for one in recorded}), "ids": sorted({one.learner for one in recorded})}
    may = {(row.staff, row.id) for row in db.execute(_RECORDERS, asked)}
    return {one.id: "recorder" for one in recorded if (one.recorder, one.learner) not in may}


def _trace(db: Connection, corrections: Sequence[Event], source: str) -> None:
    places = db.execute(_PLACES, {"ids": [one.learner for one in corrections]}) if corrections else ()
    place_of = {row.id: row.place for row in places}
    for one in corrections:
        who = Who("staff", staff=one.recorder, source=source)
        to, back = one.detail.get("to"), one.detail.get("event")
        action = "walk.move" if to else "event.take_back" if back else "walk.take_back"
        at, subject = one.received_at or one.observed_at, str(to or one.learner)
        trace(db, who, at, action, place_of[one.learner], subject, str(back or one.walk))


def _refused(db: Connection, events: Sequence[Event]) -> Refusals:
    people = {one.learner for one in events} | {str(one.detail["to"]) for one in events if "to" in one.detail}
    there = {row.id for row in db.execute(_THERE, {"ids": sorted(people)})}
    lessons = outlines_of(db, (one.lesson for one in events))
    walks = sorted({one.walk for one in events})
    owners = {row.walk: (row.learner, row.lesson) for row in db.execute(_OWNERS, {"ids": walks})}
    why: Refusals = {}
    for one in sorted(events, key=lambda each: each.order):
        owner = owners.setdefault(one.walk, (one.learner, one.lesson))
        if not {one.learner, *([str(one.detail["to"])] if "to" in one.detail else [])} <= there:
            why[one.id] = "learner"
        elif (one.lesson, one.version) not in lessons:
            why[one.id] = "lesson"
        elif owner != (one.learner, one.lesson):
            why[one.id] = "walk"
    return why
