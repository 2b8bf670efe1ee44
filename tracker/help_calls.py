"""请帮帮我 in the room: a phone calls for its own seat, staff of the class see who is where and since when, one goes.

Of two who take a call at once exactly one gets it. What helped becomes evidence only where staff watched a real phone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, or_, select, update

from tracker import live as classes
from tracker import live_room
from tracker.access import Who
from tracker.announcing import announcing
from tracker.event import PROMPTS, Event
from tracker.faults import Unfit
from tracker.ids import new_id
from tracker.live_marks import walk_id
from tracker.news import Item
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_live import help_call, live_seat
from tracker.tables_staff import staff
from tracker.transaction import reading
from tracker.writer import keep

Mine = Literal["", "waiting", "coming"]
LATE: Final = timedelta(minutes=5)  # since a call was taken: whoever went was kept, or their phone is empty
WATCHED: Final = ("look", "own")  # ways in which people do it on a real phone; practising has its own evidence


@dataclass(frozen=True, slots=True)
class Call:
    """A call as staff of the class see it. `taken_by` is a staff id, `by` that person's name; both empty while nobody
    goes. `nickname` is empty for a guest, who has a number."""

    id: str
    meeting: str
    seat: str
    learner: str
    nickname: str
    picture: str
    guest: int
    spot: str
    lesson: str
    step: str
    way: str
    called_at: datetime
    taken_by: str
    by: str
    taken_at: datetime | None
    solved_at: datetime | None
    prompt: str
    withdrawn_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.solved_at is None and self.withdrawn_at is None

    def is_late(self, now: datetime) -> bool:
        """Whether somebody went so long ago that another may go."""
        return self.taken_at is not None and now - self.taken_at >= LATE


def call(book: Book, seat_id: str, lesson: str, step: str) -> str:
    """请帮帮我, at this step (an id, or empty while nothing is shown). Who calls already keeps her call and her turn.

    Returns the call's id. Raises `NoSuch` for a seat that is gone, a class that is over, an unknown step.
    """
    now = book.now()
    with announcing(book) as (db, items):
        found = live_room.sitting(db, seat_id)
        shown = classes.standing_in(db, found.meeting, now)
        if not shown.open:
            raise NoSuch(found.meeting)
        _must_know(db, lesson, step)
        standing = db.execute(select(help_call.c.id).where(help_call.c.seat == seat_id, *_OPEN)).scalar()
        if standing is not None:
            return str(standing)
        call_id = new_id(now)
        row = {"id": call_id, "meeting": found.meeting, "seat": seat_id, "learner": found.learner or None}
        row |= {"lesson": lesson, "step": step, "way": shown.way, "taken_by": "", "solved_by": "", "prompt": ""}
        db.execute(help_call.insert(), row | {"called_at": now})
        items += _both(found.meeting, seat_id)
    return call_id


def withdraw(book: Book, seat_id: str) -> bool:
    """She goes on by herself; False when she had not called."""
    now = book.now()
    with announcing(book) as (db, items):
        found = live_room.sitting(db, seat_id)
        mine = update(help_call).where(help_call.c.seat == seat_id, *_OPEN)
        changed = db.execute(mine.values(withdrawn_at=now)).rowcount > 0
        items += _both(found.meeting, seat_id) if changed else []
    return changed


def mine(book: Book, seat_id: str) -> Mine:
    """What her phone shows: nothing, that staff know of it, or that somebody is coming."""
    wanted = select(help_call.c.taken_by).where(help_call.c.seat == seat_id, *_OPEN)
    with reading(book) as db:
        found = db.execute(wanted).scalar()
    return "" if found is None else "coming" if found else "waiting"


def take(book: Book, who: Who, call_id: str) -> bool:
    """I go. True for exactly one of those who try, and for who has it already; a late one may be taken once more."""
    now = book.now()
    with announcing(book) as (db, items):
        found = _reached(db, who, call_id, now)
        may = or_(help_call.c.taken_by == "", help_call.c.taken_at <= now - LATE)
        free = update(help_call).where(help_call.c.id == call_id, may, *_OPEN)
        if db.execute(free.values(taken_by=who.staff, taken_at=now)).rowcount:
            items += _both(found.meeting, found.seat)
            return True
        held = select(help_call.c.id).where(help_call.c.id == call_id, help_call.c.taken_by == who.staff, *_OPEN)
        return db.execute(held).first() is not None


def give_back(book: Book, who: Who, call_id: str) -> bool:
    """I cannot go after all: the call waits again, with the time it had. Only by who took it."""
    now = book.now()
    with announcing(book) as (db, items):
        found = _reached(db, who, call_id, now)
        held = update(help_call).where(help_call.c.id == call_id, help_call.c.taken_by == who.staff, *_OPEN)
        changed = db.execute(held.values(taken_by="", taken_at=None)).rowcount > 0
        items += _both(found.meeting, found.seat) if changed else []
    return changed


def solve(book: Book, who: Who, call_id: str, prompt: str = "") -> bool:
    """Solved, with the help it took (one of `PROMPTS`) or without a word about it; False when it was over already.

    Whoever solves it, took it. Where she did the step on a real phone, a prompt is evidence, recorded by who helped.
    """
    if prompt and prompt not in PROMPTS:
        raise Unfit("prompt", "one of " + ", ".join(PROMPTS))
    now = book.now()
    with announcing(book) as (db, items):
        found = _reached(db, who, call_id, now)
        standing = update(help_call).where(help_call.c.id == call_id, *_OPEN)
        taken = {"taken_by": found.taken_by or who.staff, "taken_at": found.taken_at or now}
        if not db.execute(standing.values(solved_by=who.staff, solved_at=now, prompt=prompt, **taken)).rowcount:
            return False
        if prompt and found.learner and found.step and found.way in WATCHED:
            keep(db, [_evidence(db, found, who, prompt, now)])
        items += _both(found.meeting, found.seat)
    return True


def listed(book: Book, who: Who, meeting_id: str, *, over: bool = False) -> list[Call]:
    """Calls of a meeting for staff of its class, the one that waits longest first; with `over` also those of before."""
    wanted = _select().where(help_call.c.meeting == meeting_id).order_by(help_call.c.called_at, help_call.c.id)
    with reading(book) as db:
        classes.place(db, who, meeting_id, book.now())
        return [_as_call(row) for row in db.execute(wanted if over else wanted.where(*_OPEN))]


_OPEN: Final = (help_call.c.solved_at.is_(None), help_call.c.withdrawn_at.is_(None))


def _both(meeting_id: str, seat_id: str) -> list[Item]:
    return [Item("room", meeting_id), Item("seat", meeting_id, seat_id)]


def _must_know(db: Connection, lesson: str, step: str) -> None:
    known = classes.outline(db, lesson) if lesson else None
    if step and (known is None or step not in known.steps):
        raise NoSuch(step)


def _reached(db: Connection, who: Who, call_id: str, now: datetime) -> Call:
    """A call in a class of this person's; raises `NoSuch` alike for one that is not there."""
    row = db.execute(_select().where(help_call.c.id == call_id)).first()
    if row is None:
        raise NoSuch(call_id)
    found = _as_call(row)
    classes.place(db, who, found.meeting, now)
    return found


def _evidence(db: Connection, found: Call, who: Who, prompt: str, now: datetime) -> Event:
    known = classes.outline(db, found.lesson)
    if known is None:
        raise NoSuch(found.lesson)
    key = f"{found.meeting}.{found.learner}"
    return Event(
        id=new_id(now), walk=walk_id(key, found.lesson, "help"), kind="step", learner=found.learner,
        lesson=found.lesson, version=known.version, mode="own_phone", observed_at=now, step=found.step, prompt=prompt,
        meeting=found.meeting, recorder=who.staff,
    )  # fmt: skip


def _select() -> Select[Any]:
    calls = ("lesson", "step", "way", "called_at", "taken_by")
    ends = ("taken_at", "solved_at", "prompt", "withdrawn_at")
    return (
        select(help_call.c.id, help_call.c.meeting, help_call.c.seat, help_call.c.learner)
        .add_columns(learner.c.nickname, learner.c.picture, live_seat.c.guest, live_seat.c.spot)
        .add_columns(*(help_call.c[name] for name in calls), staff.c.name, *(help_call.c[name] for name in ends))
        .join(live_seat, live_seat.c.id == help_call.c.seat)
        .join(learner, learner.c.id == help_call.c.learner, isouter=True)
        .join(staff, staff.c.id == help_call.c.taken_by, isouter=True)
    )


def _as_call(row: Any) -> Call:
    texts: list[Any] = [value if value is not None else "" for value in row[:14]]
    return Call(*texts, *row[14:])
