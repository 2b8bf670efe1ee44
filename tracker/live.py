"""Where a meeting's class stands: lesson, step, way. One row a meeting, changed by who leads, the same for everybody.

The code by which phones come in holds while the meeting is open, and not a moment longer.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, Row, Select, delete, select, update

from tracker import live_log, reach
from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.faults import Unfit
from tracker.known import outlines_of
from tracker.live_log import Change
from tracker.news import Item
from tracker.outline import Outline
from tracker.reach import LONGEST, NoSuch, goes_on
from tracker.store import Book
from tracker.tables_classes import klass, meeting
from tracker.tables_live import help_call, live, live_change, live_done, live_seat
from tracker.tables_staff import staff
from tracker.transaction import reading

Way = Literal["look", "practise", "own"]
WAYS: Final = get_args(Way)
DIGITS: Final = 6


class NotLeading(PermissionError):
    """Somebody else of the staff leads this class now; `name` says who. `take_over` makes oneself the one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Live:
    """`step` counts from 1, one more than there are is the last page, 0 is waiting. `look_up` is the `seq` at which all
    were asked to look up, until step, way or lesson change; then 0."""

    meeting: str
    class_id: str
    code: str
    seq: int
    lesson: str
    step: int
    way: Way
    blank: bool
    look_up: int
    leader: str
    changed_at: datetime
    open: bool

    def state(self) -> dict[str, object]:
        """What every phone and the projector may know."""
        names = ("seq", "meeting", "lesson", "step", "way", "blank", "look_up", "open")
        return {name: getattr(self, name) for name in names}


def begin(book: Book, who: Who, meeting_id: str) -> Live:
    """Let phones into an open meeting. A class that has begun already is simply given back."""
    now = book.now()
    with announcing(book) as (db, items):
        place_id = place(db, who, meeting_id, now)
        found = _live(db, live.c.meeting == meeting_id, now)
        if found is None:
            lesson = _open_lesson(db, meeting_id, now)
            row = {"meeting": meeting_id, "code": _code(db, now), "seq": 1, "lesson": lesson, "step": 0, "way": "look"}
            db.execute(live.insert(), row | {"blank": False, "look_up": 0, "leader": who.staff, "changed_at": now})
            began = {"began": True} | ({"lesson": lesson} if lesson else {})
            live_log.note(db, meeting_id, 1, began, now, who.staff)
            trace(db, who, now, "live.begin", place_id, meeting_id)
            found = standing_in(db, meeting_id, now)
            items.append(Item("state", meeting_id, state=found.state()))
    return found


def of_meeting(book: Book, who: Who, meeting_id: str) -> Live:
    """The class as it stands, for staff who may see it; raises `NoSuch`, also when phones were never let in."""
    now = book.now()
    with reading(book) as db:
        place(db, who, meeting_id, now)
        return standing_in(db, meeting_id, now)


def running(book: Book, who: Who) -> list[Live]:
    """Classes that phones are in now, of those this person may see; the newest first."""
    now = book.now()
    wanted = _select().where(reach.classes(who, now), *_open(now)).order_by(meeting.c.opened_at.desc())
    with reading(book) as db:
        return [_as_live(row, now) for row in db.execute(wanted)]


def by_code(book: Book, code: str) -> Live | None:
    """The class behind six digits; None for a wrong code and for one that is over. The caller slows guessing."""
    if len(code) != DIGITS or not (code.isascii() and code.isdigit()):
        return None
    now = book.now()
    with reading(book) as db:
        row = db.execute(_select().where(live.c.code == code, *_open(now))).first()
    return _as_live(row, now) if row else None


def standing(book: Book, meeting_id: str) -> Live | None:
    """The class as it stands, for those who sit in it: the caller has their seat."""
    now = book.now()
    with reading(book) as db:
        return _live(db, live.c.meeting == meeting_id, now)


def change(
    book: Book,
    who: Who,
    meeting_id: str,
    *,
    step: int | None = None,
    way: Way | None = None,
    lesson: str | None = None,
    blank: bool | None = None,
    look_up: bool = False,
) -> Live:
    """The teacher goes on. Raises `NotLeading` when somebody else leads, `NoSuch` when the meeting is over.

    What would change nothing is no change and is not told. Another lesson begins at its first step, or waits with the
    class while it waits.
    """
    if way is not None and way not in WAYS:
        raise Unfit("way", "one of " + ", ".join(WAYS))
    now = book.now()
    with announcing(book) as (db, items):
        place(db, who, meeting_id, now)
        before = standing_in(db, meeting_id, now)
        if not before.open:
            raise NoSuch(meeting_id)
        _must_lead(db, who, before)
        what = _wanted(db, before, step, way, lesson, blank)
        if not what and not look_up:
            return before
        seq = before.seq + 1
        goes_on = bool({"step", "way", "lesson"} & set(what))
        up = seq if look_up else 0 if goes_on else before.look_up
        _put(db, meeting_id, now, seq=seq, look_up=up, **what)
        if "lesson" in what:
            db.execute(update(meeting).where(meeting.c.id == meeting_id).values(lesson=what["lesson"]))
        live_log.note(db, meeting_id, seq, what | ({"look_up": True} if look_up else {}), now, who.staff)
        after = standing_in(db, meeting_id, now)
        items.append(Item("state", meeting_id, state=after.state()))
    return after


def take_over(book: Book, who: Who, meeting_id: str) -> Live:
    """From now on this person leads, from whatever device; who led before can take it back the same way."""
    now = book.now()
    with announcing(book) as (db, items):
        place_id = place(db, who, meeting_id, now)
        before = standing_in(db, meeting_id, now)
        if before.leader == who.staff:
            return before
        _put(db, meeting_id, now, seq=before.seq + 1, leader=who.staff)
        live_log.note(db, meeting_id, before.seq + 1, {"leader": who.staff}, now, who.staff)
        trace(db, who, now, "live.take_over", place_id, meeting_id)
        after = standing_in(db, meeting_id, now)
        items += [Item("state", meeting_id, state=after.state()), Item("room", meeting_id)]
    return after


def leads(who: Who, found: Live) -> bool:
    return bool(who.staff) and who.staff == found.leader


def leader(book: Book, who: Who, meeting_id: str) -> str:
    """The name of who leads, for staff of the class."""
    wanted = select(staff.c.name).join(live, live.c.leader == staff.c.id).where(live.c.meeting == meeting_id)
    with reading(book) as db:
        place(db, who, meeting_id, book.now())
        return str(db.execute(wanted).scalar() or "")


def log(book: Book, who: Who, meeting_id: str) -> list[Change]:
    """What was shown and when, first to last, for staff of the class."""
    with reading(book) as db:
        place(db, who, meeting_id, book.now())
        return live_log.lines(db, meeting_id)


def closed(db: Connection, meeting_id: str, now: datetime) -> list[Item]:
    """Within the transaction that closes the meeting: the class is over for everybody. Nothing without a class."""
    found = _live(db, live.c.meeting == meeting_id, now)
    if found is None:
        return []
    _put(db, meeting_id, now, seq=found.seq + 1)
    return [Item("state", meeting_id, state=standing_in(db, meeting_id, now).state())]


def forget(db: Connection, before: datetime) -> None:
    """Classes whose meeting began before: that they took place stays with the meeting, what phones did goes."""
    old = select(meeting.c.id).where(meeting.c.opened_at < before)
    for table in (help_call, live_done, live_seat, live_change, live):
        db.execute(delete(table).where(table.c.meeting.in_(old)))


def outline(db: Connection, lesson: str) -> Outline | None:
    """The newest outline of a lesson; None for a lesson the book does not know."""
    return max(outlines_of(db, [lesson]).values(), key=lambda one: one.version, default=None)


def place(db: Connection, who: Who, meeting_id: str, now: datetime) -> str:
    """The place of a meeting whose class this person may see; raises `NoSuch`."""
    wanted = select(klass.c.place).join(meeting, meeting.c.class_id == klass.c.id)
    found = db.execute(wanted.where(meeting.c.id == meeting_id, reach.classes(who, now))).scalar()
    if found is None:
        raise NoSuch(meeting_id)
    return str(found)


def _open(now: datetime) -> tuple[Any, ...]:
    return (*goes_on(now), meeting.c.cancelled_at.is_(None))


def _select() -> Select[Any]:
    names = ("code", "seq", "lesson", "step", "way", "blank", "look_up", "leader", "changed_at")
    return (
        select(live.c.meeting, meeting.c.class_id, *(live.c[name] for name in names))
        .add_columns(meeting.c.opened_at, meeting.c.closed_at)
        .join(meeting, meeting.c.id == live.c.meeting)
        .join(klass, klass.c.id == meeting.c.class_id)
    )


def _as_live(row: Row[Any], now: datetime) -> Live:
    values = dict(row._mapping)
    closed_at, opened_at = values.pop("closed_at"), values.pop("opened_at")
    return Live(**values, open=closed_at is None and opened_at is not None and opened_at > now - LONGEST)


def _live(db: Connection, where: Any, now: datetime) -> Live | None:
    row = db.execute(_select().where(where)).first()
    return _as_live(row, now) if row else None


def standing_in(db: Connection, meeting_id: str, now: datetime) -> Live:
    """`standing`, within a transaction; raises `NoSuch` where phones were never let in."""
    found = _live(db, live.c.meeting == meeting_id, now)
    if found is None:
        raise NoSuch(meeting_id)
    return found


def _must_lead(db: Connection, who: Who, found: Live) -> None:
    if not leads(who, found):
        raise NotLeading(db.execute(select(staff.c.name).where(staff.c.id == found.leader)).scalar() or "")


def _open_lesson(db: Connection, meeting_id: str, now: datetime) -> str:
    row = db.execute(select(meeting.c.lesson).where(meeting.c.id == meeting_id, *_open(now))).first()
    if row is None:
        raise NoSuch(meeting_id)
    return str(row.lesson)


def _wanted(
    db: Connection, before: Live, step: int | None, way: Way | None, lesson: str | None, blank: bool | None
) -> dict[str, Any]:
    """The fields that really change, checked against the lesson's outline."""
    if lesson is not None and lesson != before.lesson and step is None:
        step = 1 if before.step else 0
    wished: dict[str, Any] = {"lesson": lesson, "step": step, "way": way, "blank": blank}
    what = {name: value for name, value in wished.items() if value is not None and value != getattr(before, name)}
    if "lesson" in what or "step" in what:
        known = outline(db, what.get("lesson", before.lesson))
        if known is None:
            raise Unfit("lesson", "a lesson of the library")
        if not 0 <= what.get("step", before.step) <= len(known.steps) + 1:
            raise Unfit("step", f"0 to {len(known.steps) + 1}")
    return what


def _code(db: Connection, now: datetime) -> str:
    """Six digits that no open meeting has."""
    taken = {row[0] for row in db.execute(select(live.c.code).join(meeting).where(*_open(now)))}
    while (code := f"{secrets.randbelow(10**DIGITS):0{DIGITS}}") in taken:
        continue
    return code


def _put(db: Connection, meeting_id: str, now: datetime, **fields: Any) -> None:
    db.execute(update(live).where(live.c.meeting == meeting_id).values(**fields, changed_at=now))
