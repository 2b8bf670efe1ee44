"""Who came: the last meetings of classes with everybody's attendance, and one learner's own classes, days and visits.

Reads what staff noted; who was not asked about stands in neither list.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, select

from tracker import reach
from tracker.access import Who
from tracker.meetings import Came
from tracker.overview import Whom
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import attendance, klass, meeting, membership, visit
from tracker.tables_learners import learner
from tracker.tables_staff import staff
from tracker.transaction import reading


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place. Its lists hold (learner, nickname), by nickname."""

    meeting: str
    class_id: str
    class_name: str
    day: date
    lesson: str
    present: tuple[tuple[str, str], ...]
    absent: tuple[tuple[str, str], ...]
    excused: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Attended:
    """What was noted for one learner at one meeting."""

    day: date
    class_name: str
    lesson: str
    came: Came


@dataclass(frozen=True, slots=True)
class Visited:
    """One volunteer with her; `by` is the volunteer's name."""

    id: str
    began_at: datetime
    minutes: int
    by: str
    lesson: str


def last_held(book: Book, who: Who, whom: Whom, until: date) -> list[Held]:
    """The last meeting of the class, or of every open class of the place, on or before a day; the newest first."""
    classes = select(klass.c.id, klass.c.name).where(klass.c.place == whom.place, klass.c.closed_at.is_(None))
    if whom.class_id is not None:
        classes = classes.where(klass.c.id == whom.class_id)
    found = []
    with reading(book) as db:
        _must_keep(db, book, who, whom)
        for class_id, name in db.execute(classes.order_by(klass.c.name, klass.c.id)).all():
            wanted = (
                select(meeting.c.id, meeting.c.day, meeting.c.lesson)
                .where(meeting.c.class_id == class_id, meeting.c.opened_at.is_not(None), meeting.c.day <= until)
                .order_by(meeting.c.day.desc(), meeting.c.id.desc())
            )
            row = db.execute(wanted.limit(1)).first()
            if row is not None:
                came = _came(db, row.id)
                lists = (tuple(came.get(how, ())) for how in ("present", "absent", "excused"))
                found.append(Held(row.id, class_id, name, row.day, row.lesson, *lists))
    return sorted(found, key=lambda one: one.day, reverse=True)


def classes_of(book: Book, who: Who, learner_id: str) -> list[str]:
    """The names of the open classes she belongs to."""
    wanted = select(klass.c.name).join(membership, membership.c.class_id == klass.c.id)
    wanted = wanted.where(
        membership.c.learner == learner_id, membership.c.left_at.is_(None), klass.c.closed_at.is_(None)
    )
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        return [row.name for row in db.execute(wanted.order_by(klass.c.name))]


def attended(book: Book, who: Who, learner_id: str, most: int = 12) -> list[Attended]:
    """The newest meeting first; for those who look after her."""
    wanted = (
        select(meeting.c.day, klass.c.name, meeting.c.lesson, attendance.c.came)
        .join(meeting, meeting.c.id == attendance.c.meeting)
        .join(klass, klass.c.id == meeting.c.class_id)
        .where(attendance.c.learner == learner_id, attendance.c.retired_at.is_(None))
        .order_by(meeting.c.day.desc(), meeting.c.id.desc())
    )
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        return [Attended(*row) for row in db.execute(wanted.limit(most))]


def visited(book: Book, who: Who, learner_id: str, most: int = 12) -> list[Visited]:
    """The newest visit first, without those taken back: all for those who look after her, else one's own."""
    wanted = (
        select(visit.c.id, visit.c.began_at, visit.c.minutes, staff.c.name, visit.c.lesson)
        .join(staff, staff.c.id == visit.c.staff)
        .where(visit.c.learner == learner_id, visit.c.retired_at.is_(None))
        .order_by(visit.c.began_at.desc(), visit.c.id.desc())
    )
    who.must_be_staff()
    with reading(book) as db:
        if reach.place_of(db, who, learner_id, book.now()) not in who.places(*reach.KEEPERS):
            wanted = wanted.where(visit.c.staff == who.staff)
        return [Visited(*row) for row in db.execute(wanted.limit(most))]


def _must_keep(db: Connection, book: Book, who: Who, whom: Whom) -> None:
    reach.must_keep(who, whom.place)
    if whom.class_id is not None and reach.place_of_class(db, who, whom.class_id, book.now()) != whom.place:
        raise NoSuch(whom.class_id)


def _came(db: Connection, meeting_id: str) -> dict[str, list[tuple[str, str]]]:
    wanted = (
        select(attendance.c.came, learner.c.id, learner.c.nickname)
        .join(learner, learner.c.id == attendance.c.learner)
        .where(attendance.c.meeting == meeting_id, attendance.c.retired_at.is_(None), learner.c.erased_at.is_(None))
        # whoever has left stands in no list of the missing, but was there when she was there
        .where((learner.c.status == "active") | (attendance.c.came == "present"))
        .order_by(learner.c.nickname, learner.c.id)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for came, one, nickname in db.execute(wanted):
        found.setdefault(came, []).append((one, nickname))
    return found
