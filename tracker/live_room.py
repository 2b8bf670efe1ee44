"""Who sits in a live class and who is done with which step. A phone reaches its own seat, staff of the class the room.

我做好了 of a known learner is also an event (no evidence); guests write none until staff say who they are.
"""

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import Connection, Select, bindparam, func, select, update

from tracker import live as classes
from tracker import meetings, reach
from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.entries import check_line
from tracker.event import Event
from tracker.ids import new_id
from tracker.live import Live
from tracker.news import Item
from tracker.people import Face
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.summaries import LOCK
from tracker.tables_classes import klass, meeting, membership
from tracker.tables_learners import learner
from tracker.tables_live import help_call, live_done, live_seat
from tracker.transaction import reading, writing
from tracker.writer import Read, Refusals, Writer, keep

AWAY: Final = timedelta(seconds=60)  # a phone not seen for so long sleeps, or somebody does the real thing on it


@dataclass(frozen=True, slots=True)
class Seat:
    """One phone's place in a meeting. `learner` is empty for a guest, who has the number `guest` instead."""

    id: str
    meeting: str
    learner: str
    guest: int
    spot: str
    joined_at: datetime
    seen_at: datetime
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody in the room, as staff of the class see her. `steps` are those of the lesson shown now that she is done
    with, by id; `here`: her phone was there a moment ago."""

    seat: str
    learner: str
    nickname: str
    picture: str
    guest: int
    spot: str
    here: bool
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class Room:
    """`people` are those who joined and have not left, by name, guests last; `done` counts them by step id."""

    state: dict[str, object]
    leader: str
    people: tuple[Present, ...]
    done: dict[str, int]

    @property
    def here(self) -> int:
        return sum(one.here for one in self.people)


def join(book: Book, found: Live, learner_id: str | None) -> Seat:
    """Sit down: a learner of this class, or with None a guest. She who sits already keeps her seat, whatever phone she
    comes with. That she came is noted by itself. Raises `NoSuch` for who is not of the class, and once it is over."""
    now = book.now()
    with announcing(book, LOCK) as (db, items):
        _must_be_open(db, found.meeting, now)
        if learner_id is None:
            seat_id = _sit(db, found.meeting, None, _next_guest(db, found.meeting), now)
        else:
            _must_belong(db, found.meeting, learner_id)
            hers = _seat_of(db, found.meeting, learner_id)
            if hers is None:
                seat_id = _sit(db, found.meeting, learner_id, 0, now)
                meetings.put_attendance(db, found.meeting, {learner_id: "present"}, "", now)
            else:
                seat_id = hers
                back = update(live_seat).where(live_seat.c.id == seat_id)
                db.execute(back.values(left_at=None, seen_at=now))
        items.append(Item("room", found.meeting))
        return sitting(db, seat_id)


def seat(book: Book, seat_id: str) -> Seat | None:
    """The seat behind a phone's sealed cookie; None once it is gone (erased, or of another book)."""
    with reading(book) as db:
        row = db.execute(_seats().where(live_seat.c.id == seat_id)).first()
    return _as_seat(row) if row else None


def leave(book: Book, seat_id: str) -> None:
    """She goes; what she is done with stays."""
    now = book.now()
    with announcing(book) as (db, items):
        found = sitting(db, seat_id)
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(left_at=now))
        items.append(Item("room", found.meeting))


def seen(book: Book, seat_ids: Iterable[str]) -> None:
    """Phones that are there now, many at once; tells nobody."""
    ids = sorted(set(seat_ids))
    if ids:
        now = book.now()
        with writing(book) as db:
            db.execute(update(live_seat).where(live_seat.c.id.in_(ids)).values(seen_at=now))


def done(book: Book, writer: Writer, seat_id: str, lesson: str, step: str) -> "Future[Refusals]":
    """我做好了. The future ends when it is on disk; said twice it is the same. Ends with `NoSuch` for a seat that is
    gone, a class that is over, and a step that the lesson does not have.

    Stands in the one line of the writer, so that a whole class that touches at once is committed together.
    """
    now = book.now()

    def mark(db: Connection, read: Read) -> tuple[Sequence[Event], Sequence[Item]]:
        found = sitting(db, seat_id)
        if ("open", found.meeting) not in read:
            _must_be_open(db, found.meeting, now)
            read["open", found.meeting] = True
        if ("version", lesson, step) not in read:
            read["version", lesson, step] = _version(db, lesson, step)
        version = read["version", lesson, step]
        if db.execute(_MARKED, {"seat": seat_id, "lesson": lesson, "step": step}).first():
            return (), ()
        row = {"seat": seat_id, "lesson": lesson, "step": step, "meeting": found.meeting, "at": now}
        db.execute(live_done.insert(), row | {"learner": found.learner or None})
        made = [_done_event(found, lesson, version, step, now)] if found.learner else []
        return made, [Item("room", found.meeting)]

    return writer.submit((), mark)


def steps_done(book: Book, seat_id: str, lesson: str) -> list[str]:
    """Steps of a lesson that this seat is done with, by id: what its own phone shows."""
    wanted = select(live_done.c.step).where(live_done.c.seat == seat_id, live_done.c.lesson == lesson)
    with reading(book) as db:
        return [row.step for row in db.execute(wanted)]


def room(book: Book, who: Who, meeting_id: str) -> Room:
    """The whole room, for staff of the class."""
    now = book.now()
    with reading(book) as db:
        classes.place(db, who, meeting_id, now)
        found = classes.standing_in(db, meeting_id, now)
        steps: dict[str, set[str]] = {}
        marks = select(live_done.c.seat, live_done.c.step).where(live_done.c.meeting == meeting_id)
        for row in db.execute(marks.where(live_done.c.lesson == found.lesson)):
            steps.setdefault(row.seat, set()).add(row.step)
        rows = db.execute(_present().where(live_seat.c.meeting == meeting_id, live_seat.c.left_at.is_(None))).all()
    people: dict[str, Present] = {}
    for row in rows:  # somebody may have two seats: as a guest first, then by name
        one = _as_present(row, steps.get(row.id, set()), now)
        key = one.learner or one.seat
        before = people.get(key)
        people[key] = _joined(before, one) if before else one
    counts: dict[str, int] = {}
    for one in people.values():
        for step in one.steps:
            counts[step] = counts.get(step, 0) + 1
    return Room(found.state(), found.leader, tuple(people.values()), counts)


def place_seat(book: Book, who: Who, seat_id: str, spot: str) -> None:
    """At which table or seat somebody sits, at most 20 letters; for staff of the class."""
    check_line("spot", spot, 20)
    now = book.now()
    with announcing(book) as (db, items):
        found = sitting(db, seat_id)
        classes.place(db, who, found.meeting, now)
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(spot=spot.strip()))
        items.append(Item("room", found.meeting))


def name_guest(book: Book, who: Who, seat_id: str, learner_id: str) -> None:
    """Staff of the class say who a guest is: what she did counts as hers, and she was there. Once only.

    Raises `NoSuch` for a seat that is nobody's guest, and for a learner whom this person may not see.
    """
    now = book.now()
    with announcing(book, LOCK) as (db, items):
        found = sitting(db, seat_id)
        place_id = classes.place(db, who, found.meeting, now)
        if found.learner or reach.place_of(db, who, learner_id, now) != place_id:
            raise NoSuch(seat_id if found.learner else learner_id)
        marks = db.execute(select(live_done).where(live_done.c.seat == seat_id).order_by(live_done.c.at)).all()
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(learner=learner_id))
        for table in (live_done, help_call):
            db.execute(update(table).where(table.c.seat == seat_id).values(learner=learner_id))
        meetings.put_attendance(db, found.meeting, {learner_id: "present"}, who.staff, now)
        hers = sitting(db, seat_id)
        keep(db, [_done_event(hers, one.lesson, _version(db, one.lesson, one.step), one.step, one.at) for one in marks])
        trace(db, who, now, "live.name_guest", place_id, learner_id)
        items += [Item("room", found.meeting), Item("seat", found.meeting, seat_id)]


def may_name(book: Book, who: Who, meeting_id: str) -> list[Face]:
    """Members of the class who have no seat yet: whom a guest may turn out to be."""
    seated = select(live_seat.c.learner).where(live_seat.c.meeting == meeting_id, live_seat.c.learner.is_not(None))
    wanted = (
        select(learner.c.id, learner.c.nickname, learner.c.picture)
        .join(membership, membership.c.learner == learner.c.id)
        .join(meeting, meeting.c.class_id == membership.c.class_id)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(meeting.c.id == meeting_id, membership.c.left_at.is_(None), learner.c.status == "active")
        .where(reach.learners(who, book.now()), learner.c.id.not_in(seated))
        .order_by(learner.c.nickname, learner.c.id)
    )
    with reading(book) as db:
        classes.place(db, who, meeting_id, book.now())
        return [Face(*row) for row in db.execute(wanted)]


def sitting(db: Connection, seat_id: str) -> Seat:
    """`seat`, within a transaction; raises `NoSuch` where it is gone."""
    row = db.execute(_SITTING, {"seat": seat_id}).first()
    if row is None:
        raise NoSuch(seat_id)
    return _as_seat(row)


def walk_id(seat_or_learner: str, lesson: str, what: str) -> str:
    """The same walk for everything of one kind that somebody does in one lesson of one meeting."""
    return str(uuid5(NAMESPACE_OID, f"qibu.{what}.{seat_or_learner}.{lesson}"))


def _done_event(found: Seat, lesson: str, version: int, step: str, at: datetime) -> Event:
    key = f"{found.meeting}.{found.learner}"
    return Event(
        id=new_id(at), walk=walk_id(key, lesson, "live"), kind="done", learner=found.learner, lesson=lesson,
        version=version, mode="learn", observed_at=at, step=step, meeting=found.meeting,
    )  # fmt: skip


def _version(db: Connection, lesson: str, step: str) -> int:
    known = classes.outline(db, lesson)
    if known is None or step not in known.steps:
        raise NoSuch(step)
    return known.version


def _must_be_open(db: Connection, meeting_id: str, now: datetime) -> Live:
    found = classes.standing_in(db, meeting_id, now)
    if not found.open:
        raise NoSuch(meeting_id)
    return found


def _must_belong(db: Connection, meeting_id: str, learner_id: str) -> None:
    wanted = (
        select(learner.c.id)
        .join(membership, membership.c.learner == learner.c.id)
        .join(meeting, meeting.c.class_id == membership.c.class_id)
        .where(meeting.c.id == meeting_id, learner.c.id == learner_id, membership.c.left_at.is_(None))
        .where(learner.c.status == "active", learner.c.erased_at.is_(None))
    )
    if not db.execute(wanted).first():
        raise NoSuch(learner_id)


def _sit(db: Connection, meeting_id: str, learner_id: str | None, guest: int, now: datetime) -> str:
    row: dict[str, Any] = {"id": new_id(now), "meeting": meeting_id, "learner": learner_id, "guest": guest, "spot": ""}
    db.execute(live_seat.insert(), row | {"joined_at": now, "seen_at": now})
    return str(row["id"])


def _seat_of(db: Connection, meeting_id: str, learner_id: str) -> str | None:
    hers = (live_seat.c.meeting == meeting_id, live_seat.c.learner == learner_id)
    return db.execute(select(live_seat.c.id).where(*hers).order_by(live_seat.c.id).limit(1)).scalar()


def _next_guest(db: Connection, meeting_id: str) -> int:
    most = db.execute(select(func.max(live_seat.c.guest)).where(live_seat.c.meeting == meeting_id)).scalar()
    return int(most or 0) + 1


def _seats() -> Select[Any]:
    names = ("id", "meeting", "learner", "guest", "spot", "joined_at", "seen_at", "left_at")
    return select(*(live_seat.c[name] for name in names))


def _as_seat(row: Any) -> Seat:
    return Seat(row[0], row[1], row[2] or "", *row[3:])


def _present() -> Select[Any]:
    names = ("id", "learner", "guest", "spot", "seen_at")
    return (
        select(*(live_seat.c[name] for name in names), learner.c.nickname, learner.c.picture)
        .join(learner, learner.c.id == live_seat.c.learner, isouter=True)
        .order_by(learner.c.nickname.is_(None), learner.c.nickname, live_seat.c.guest, live_seat.c.id)
    )


def _as_present(row: Any, steps: Iterable[str], now: datetime) -> Present:
    return Present(
        row.id, row.learner or "", row.nickname or "", row.picture or "", row.guest, row.spot,
        now - row.seen_at < AWAY, frozenset(steps),
    )  # fmt: skip


def _joined(one: Present, other: Present) -> Present:
    return Present(
        one.seat, one.learner, one.nickname, one.picture, one.guest, one.spot or other.spot,
        one.here or other.here, one.steps | other.steps,
    )  # fmt: skip


# Built once: two hundred phones that touch in one second ask with them.
_SITTING: Final = _seats().where(live_seat.c.id == bindparam("seat"))
_MARKED: Final = select(live_done.c.seat).where(
    live_done.c.seat == bindparam("seat"),
    live_done.c.lesson == bindparam("lesson"),
    live_done.c.step == bindparam("step"),
)
