"""Meetings of a class: planned, open, closed; who came; minutes the staff gave. Attendance is never lost."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Literal, get_args

from sqlalchemy import Connection, select, update

from tracker import left_open, reach
from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.days import day_of
from tracker.entries import check_line
from tracker.faults import BookFault, Unfit
from tracker.ids import new_id
from tracker.news import Item
from tracker.people import zone_of
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting, staff_time
from tracker.tables_learners import learner
from tracker.tables_staff import staff
from tracker.transaction import reading, writing

Came = Literal["present", "absent", "excused"]
CAME: Final = get_args(Came)


@dataclass(frozen=True, slots=True)
class Meeting:
    id: str
    class_id: str
    day: date
    lesson: str
    opened_at: datetime | None
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None

    def goes_on(self, now: datetime) -> bool:
        """Open, and not left open by somebody who forgot to close it."""
        return self.is_open and self.opened_at is not None and now < self.opened_at + reach.LONGEST


def plan(book: Book, who: Who, class_id: str, day: date, lesson: str = "") -> str:
    """A meeting to come; what is due is snapped to these days."""
    check_line("lesson", lesson, 80)
    now = book.now()
    with writing(book) as db:
        reach.must_keep_class(db, who, class_id, now)
        return _add(db, who, now, class_id, day, lesson)


def open_now(book: Book, who: Who, class_id: str, lesson: str = "") -> Meeting:
    """Begin today's meeting, the planned one if there is one. An open one of this class is simply given back; one that
    was left open on an earlier day is closed, and is not gone on with. Raises `NoSuch` for a class that is over."""
    check_line("lesson", lesson, 80)
    now = book.now()
    with announcing(book) as (db, items):
        place_id = reach.place_of_class(db, who, class_id, now)
        if db.execute(select(klass.c.closed_at).where(klass.c.id == class_id)).scalar() is not None:
            raise NoSuch(class_id)
        items += left_open.close(db, who, now, class_id)[1]
        today = day_of(now, zone_of(db, place_id))
        running = db.execute(_select().where(meeting.c.class_id == class_id, *_OPEN)).first()
        if running is not None:
            return Meeting(*running)
        planned = select(meeting.c.id).where(meeting.c.class_id == class_id, meeting.c.day == today, *_PLANNED)
        meeting_id = db.execute(planned.order_by(meeting.c.id)).scalar() or _add(db, who, now, class_id, today, lesson)
        begun = {"opened_at": now} | ({"lesson": lesson} if lesson else {})
        db.execute(update(meeting).where(meeting.c.id == meeting_id).values(**begun))
        trace(db, who, now, "meeting.open", place_id, meeting_id)
        return Meeting(*db.execute(_select().where(meeting.c.id == meeting_id)).one())


def choose_lesson(book: Book, who: Who, meeting_id: str, lesson: str) -> None:
    check_line("lesson", lesson, 80)
    now = book.now()
    with writing(book) as db:
        place_id = _place(db, who, meeting_id, now)
        db.execute(update(meeting).where(meeting.c.id == meeting_id).values(lesson=lesson))
        trace(db, who, now, "meeting.lesson", place_id, meeting_id, lesson)


def close(book: Book, who: Who, meeting_id: str) -> bool:
    """The meeting is over, for the phones in it too; volunteers see its learners for 24 more hours."""
    now = book.now()
    with announcing(book) as (db, items):
        place_id = _place(db, who, meeting_id, now)
        opened = db.execute(select(meeting.c.opened_at).where(meeting.c.id == meeting_id, *_OPEN)).scalar()
        items += left_open.end(db, meeting_id, opened, now) if opened else []
        trace(db, who, now, "meeting.close", place_id, meeting_id)
    return opened is not None


def end_with_class(db: Connection, class_id: str, now: datetime) -> list[Item]:
    """Within the transaction that closes the class: a meeting of it that goes on is over; what is to be told."""
    wanted = select(meeting.c.id, meeting.c.opened_at).where(meeting.c.class_id == class_id, *_OPEN)
    open_ones = db.execute(wanted).all()
    return [item for one in open_ones for item in left_open.end(db, one.id, one.opened_at, now)]


def cancel(book: Book, who: Who, meeting_id: str) -> bool:
    """A planned meeting does not take place."""
    now = book.now()
    with writing(book) as db:
        place_id = _place(db, who, meeting_id, now)
        reach.must_keep(who, place_id)
        planned = update(meeting).where(meeting.c.id == meeting_id, *_PLANNED)
        trace(db, who, now, "meeting.cancel", place_id, meeting_id)
        return db.execute(planned.values(cancelled_at=now)).rowcount > 0


def of_class(book: Book, who: Who, class_id: str, most: int = 60, until: date | None = None) -> list[Meeting]:
    """The newest meetings, newest day first, planned ones included. `until`: none after that day, so that a term
    planned ahead does not crowd out the ones before."""
    wanted = _select().where(meeting.c.class_id == class_id, meeting.c.cancelled_at.is_(None))
    wanted = wanted if until is None else wanted.where(meeting.c.day <= until)
    with reading(book) as db:
        reach.place_of_class(db, who, class_id, book.now())
        rows = db.execute(wanted.order_by(meeting.c.day.desc(), meeting.c.id.desc()).limit(most)).all()
        return [_as_it_is(db, Meeting(*row), book.now()) for row in rows]


def one(book: Book, who: Who, meeting_id: str) -> Meeting:
    """A meeting of a class this person may see, planned ones included; raises `NoSuch`."""
    now = book.now()
    wanted = _select().where(meeting.c.id == meeting_id, meeting.c.cancelled_at.is_(None))
    with reading(book) as db:
        _place(db, who, meeting_id, now)
        row = db.execute(wanted).first()
        if row is None:
            raise NoSuch(meeting_id)
        return _as_it_is(db, Meeting(*row), now)


def running(book: Book, who: Who) -> list[Meeting]:
    """Meetings that are open now in classes this person may see."""
    now = book.now()
    wanted = _select().join(klass, klass.c.id == meeting.c.class_id).where(reach.classes(who, now))
    wanted = wanted.where(*reach.goes_on(now))
    with reading(book) as db:
        return [Meeting(*row) for row in db.execute(wanted.order_by(meeting.c.opened_at))]


def note_attendance(book: Book, who: Who, meeting_id: str, came: Mapping[str, Came]) -> None:
    """Who came, for as many members as one likes. What was noted before for the same people is retired, not lost.

    Before its day only who asked to be excused can be noted; anything else raises `BookFault`.
    """
    if wrong := next((value for value in came.values() if value not in CAME), None):
        raise Unfit("came", f"{wrong} is not one of " + ", ".join(CAME))
    now = book.now()
    with writing(book) as db:
        place_id = _place(db, who, meeting_id, now)
        _must_belong(db, meeting_id, list(came))
        if set(came.values()) - {"excused"} and _is_to_come(db, meeting_id, day_of(now, zone_of(db, place_id))):
            raise BookFault("people.came_not_yet")
        if changed := put_attendance(db, meeting_id, came, who.staff, now):
            trace(db, who, now, "meeting.attendance", place_id, meeting_id, str(changed))


def put_attendance(db: Connection, meeting_id: str, came: Mapping[str, Came], noted_by: str, now: datetime) -> int:
    """Within a transaction of the caller, who has asked whether this may be. Returns for how many it is new."""
    standing = (attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None))
    noted = select(attendance.c.learner, attendance.c.came).where(*standing)
    before = {row.learner: row.came for row in db.execute(noted)}
    changed = [one for one, value in came.items() if before.get(one) != value]
    if again := [one for one in changed if one in before]:
        old = update(attendance).where(*standing, attendance.c.learner.in_(again))
        db.execute(old.values(retired_at=now))
    rows = [{"id": new_id(now), "meeting": meeting_id, "learner": one, "came": came[one]} for one in changed]
    if rows:
        db.execute(attendance.insert(), [row | {"noted_by": noted_by, "noted_at": now} for row in rows])
    return len(rows)


def is_noted(db: Connection, meeting_id: str, learner_id: str) -> bool:
    """Whether anything counts now about her coming; within a transaction of the caller."""
    return db.execute(select(attendance.c.id).where(*_noted(meeting_id, learner_id))).first() is not None


def unnote_attendance(db: Connection, meeting_id: str, learner_id: str, now: datetime) -> None:
    """Within a transaction of the caller: what a phone noted counts no more; what staff had noted before counts."""
    by_phone = (*_noted(meeting_id, learner_id), attendance.c.noted_by == "")
    since = db.execute(select(attendance.c.noted_at).where(*by_phone)).scalar()
    if since is not None:
        db.execute(update(attendance).where(*by_phone).values(retired_at=now))
        hers = (attendance.c.meeting == meeting_id, attendance.c.learner == learner_id)
        before = (*hers, attendance.c.retired_at == since, attendance.c.noted_by != "")
        db.execute(update(attendance).where(*before).values(retired_at=None))


def attendance_of(book: Book, who: Who, meeting_id: str) -> dict[str, Came]:
    """What counts now, by learner id; who has not been asked yet is missing."""
    wanted = select(attendance.c.learner, attendance.c.came).where(
        attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None)
    )
    with reading(book) as db:
        _place(db, who, meeting_id, book.now())
        return {row.learner: row.came for row in db.execute(wanted)}


def note_minutes(book: Book, who: Who, meeting_id: str, staff_id: str, minutes: int) -> None:
    """How long somebody of the staff helped; a later note counts. Volunteers note their own only."""
    if not 0 <= minutes <= 1440:
        raise Unfit("minutes", "0 to 1440")
    now = book.now()
    with writing(book) as db:
        place_id = _place(db, who, meeting_id, now)
        if staff_id != who.staff:
            reach.must_keep(who, place_id)
        old = (staff_time.c.meeting == meeting_id, staff_time.c.staff == staff_id, staff_time.c.retired_at.is_(None))
        db.execute(update(staff_time).where(*old).values(retired_at=now))
        row = {"id": new_id(now), "meeting": meeting_id, "staff": staff_id, "minutes": minutes}
        db.execute(staff_time.insert(), row | {"noted_by": who.staff, "noted_at": now})
        trace(db, who, now, "meeting.minutes", place_id, staff_id, str(minutes))


def minutes_of(book: Book, who: Who, meeting_id: str) -> list[tuple[str, str, int]]:
    """(staff id, name, minutes) of those whose minutes are noted, by name; volunteers see their own."""
    wanted = (
        select(staff.c.id, staff.c.name, staff_time.c.minutes)
        .join(staff_time, staff_time.c.staff == staff.c.id)
        .where(staff_time.c.meeting == meeting_id, staff_time.c.retired_at.is_(None))
        .order_by(staff.c.name, staff.c.id)
    )
    with reading(book) as db:
        keeps = reach.keeps(who, _place(db, who, meeting_id, book.now()))
        return [(one, name, n) for one, name, n in db.execute(wanted) if keeps or one == who.staff]


_OPEN: Final = (meeting.c.opened_at.is_not(None), meeting.c.closed_at.is_(None))
_PLANNED: Final = (meeting.c.opened_at.is_(None), meeting.c.cancelled_at.is_(None))


def _noted(meeting_id: str, learner_id: str) -> tuple[Any, ...]:
    hers = (attendance.c.meeting == meeting_id, attendance.c.learner == learner_id)
    return (*hers, attendance.c.retired_at.is_(None))


def _as_it_is(db: Connection, found: Meeting, now: datetime) -> Meeting:
    """One that nobody closed is over all the same."""
    over = left_open.over_at(db, found.id, found.opened_at, found.closed_at, now)
    return found if over == found.closed_at else replace(found, closed_at=over)


def _select() -> Any:
    return select(*(meeting.c[name] for name in ("id", "class_id", "day", "lesson", "opened_at", "closed_at")))


def _add(db: Connection, who: Who, now: datetime, class_id: str, day: date, lesson: str) -> str:
    meeting_id = new_id(now)
    row = {"id": meeting_id, "class_id": class_id, "day": day, "lesson": lesson, "made_by": who.staff}
    db.execute(meeting.insert(), row)
    return meeting_id


def _place(db: Connection, who: Who, meeting_id: str, now: datetime) -> str:
    wanted = select(klass.c.place).join(meeting, meeting.c.class_id == klass.c.id)
    found = db.execute(wanted.where(meeting.c.id == meeting_id, reach.classes(who, now))).scalar()
    if found is None:
        raise NoSuch(meeting_id)
    return str(found)


def _is_to_come(db: Connection, meeting_id: str, today: date) -> bool:
    later = (meeting.c.id == meeting_id, meeting.c.day > today, meeting.c.opened_at.is_(None))
    return db.execute(select(meeting.c.id).where(*later)).first() is not None


def _must_belong(db: Connection, meeting_id: str, learners: list[str]) -> None:
    """Learners of the class's place: a neighbour who looks in is noted too."""
    same_place = (
        select(learner.c.id)
        .join(klass, klass.c.place == learner.c.place)
        .join(meeting, meeting.c.class_id == klass.c.id)
        .where(meeting.c.id == meeting_id, learner.c.id.in_(learners), learner.c.erased_at.is_(None))
    )
    known = {row[0] for row in db.execute(same_place)}
    if stranger := next((one for one in learners if one not in known), None):
        raise NoSuch(stranger)
