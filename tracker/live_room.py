"""Who sits in a live class. A phone reaches its own seat, staff of the class the whole room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, select, update

from tracker import live as classes
from tracker import meetings
from tracker.access import Who
from tracker.announcing import announcing
from tracker.ids import new_id
from tracker.live import Live
from tracker.news import Item
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import meeting, membership
from tracker.tables_learners import learner
from tracker.tables_live import help_call, live_done, live_seat
from tracker.transaction import reading, writing

AWAY: Final = timedelta(seconds=60)  # a phone not seen for so long sleeps, or somebody does the real thing on it
MISTAKEN: Final = timedelta(minutes=5)  # 不是我 so soon, and nothing done: another's face was touched


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
    with announcing(book) as (db, items):
        must_be_open(db, found.meeting, now)
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
                _sit_again(db, sitting(db, seat_id), now)
        items.append(Item("room", found.meeting))
        return sitting(db, seat_id)


def seat(book: Book, seat_id: str) -> Seat | None:
    """The seat behind a phone's sealed cookie; None once it is gone (erased, or of another book)."""
    with reading(book) as db:
        row = db.execute(_seats().where(live_seat.c.id == seat_id)).first()
    return _as_seat(row) if row else None


def on_another(book: Book, found: Live, learner_id: str) -> bool:
    """Whether a phone sits for her that was seen a moment ago: who touches her picture now may be somebody else."""
    hers = (live_seat.c.meeting == found.meeting, live_seat.c.learner == learner_id, live_seat.c.left_at.is_(None))
    with reading(book) as db:
        here = db.execute(select(live_seat.c.id).where(*hers, live_seat.c.seen_at > book.now() - AWAY)).first()
    return here is not None


def leave(book: Book, seat_id: str) -> None:
    """不是我: the phone gets up; what she is done with stays. Another phone on the same seat sits on once it is `seen`.

    Whose face was touched a moment ago and who did nothing since has not come: what the touch noted is taken back.
    """
    now = book.now()
    with announcing(book) as (db, items):
        found = sitting(db, seat_id)
        db.execute(update(live_seat).where(live_seat.c.id == seat_id).values(left_at=now))
        if found.learner and now - found.joined_at < MISTAKEN and not _did_something(db, seat_id):
            meetings.unnote_attendance(db, found.meeting, found.learner, now)
        items.append(Item("room", found.meeting))


def seen(book: Book, seat_ids: Iterable[str]) -> None:
    """Phones that are there now, many at once. Tells nobody, but of a seat that was left and has somebody after all."""
    ids = sorted(set(seat_ids))
    if not ids:
        return
    now = book.now()
    here = live_seat.c.id.in_(ids)
    with writing(book) as db:
        db.execute(update(live_seat).where(here).values(seen_at=now))
        left = db.execute(select(live_seat.c.id).where(here, live_seat.c.left_at.is_not(None))).scalars().all()
    if left:
        with announcing(book) as (db, items):
            for seat_id in left:
                found = sitting(db, seat_id)
                _sit_again(db, found, now)
                items.append(Item("room", found.meeting))


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


def sitting(db: Connection, seat_id: str) -> Seat:
    """`seat`, within a transaction; raises `NoSuch` where it is gone."""
    row = db.execute(_SITTING, {"seat": seat_id}).first()
    if row is None:
        raise NoSuch(seat_id)
    return _as_seat(row)


def must_be_open(db: Connection, meeting_id: str, now: datetime) -> Live:
    """Within a transaction; raises `NoSuch` once the class is over."""
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


def _sit_again(db: Connection, found: Seat, now: datetime) -> None:
    """She who sits keeps her seat; she who had left it has come again, unless staff say otherwise."""
    again: dict[str, Any] = {"joined_at": now, "left_at": None} if found.left_at else {}
    db.execute(update(live_seat).where(live_seat.c.id == found.id).values(seen_at=now, **again))
    if again and found.learner and not meetings.is_noted(db, found.meeting, found.learner):
        meetings.put_attendance(db, found.meeting, {found.learner: "present"}, "", now)


def _did_something(db: Connection, seat_id: str) -> bool:
    marks = select(live_done.c.seat).where(live_done.c.seat == seat_id)
    calls = select(help_call.c.seat).where(help_call.c.seat == seat_id)
    return db.execute(marks.union(calls)).first() is not None


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


# Built once: two hundred phones that touch in one second ask with it.
_SITTING: Final = _seats().where(live_seat.c.id == bindparam("seat"))
