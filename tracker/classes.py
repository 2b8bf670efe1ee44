"""Classes: who belongs to them and who helps in them. Knows no lesson, and of meetings only that they end with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select, update

from tracker import meetings, portraits, reach
from tracker.access import Who
from tracker.announcing import announcing
from tracker.audit import trace
from tracker.entries import NAME_ROOM, check_name, check_no_number
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_classes import class_staff, klass, membership
from tracker.tables_learners import learner
from tracker.tables_staff import staff, staff_role
from tracker.transaction import reading, writing

Duty = Literal["lead", "volunteer"]


@dataclass(frozen=True, slots=True)
class Class:
    id: str
    place: str
    name: str
    learners: int


@dataclass(frozen=True, slots=True)
class Helper:
    staff: str
    name: str
    duty: Duty


def add(book: Book, who: Who, place_id: str, name: str) -> str:
    reach.must_keep(who, place_id)
    check_name("name", name, NAME_ROOM)
    check_no_number("name", name)
    now = book.now()
    class_id = new_id(now)
    with writing(book) as db:
        row = {"id": class_id, "place": place_id, "name": name.strip(), "made_by": who.staff, "made_at": now}
        db.execute(klass.insert(), row)
        trace(db, who, now, "class.add", place_id, class_id)
    return class_id


def listed(book: Book, who: Who, place_id: str | None = None) -> list[Class]:
    """The open classes this person may see now, by name, with how many active learners each has."""
    count = (
        select(func.count())
        .select_from(membership.join(learner, learner.c.id == membership.c.learner))
        .where(membership.c.class_id == klass.c.id, membership.c.left_at.is_(None), learner.c.status == "active")
        .scalar_subquery()
    )
    wanted = select(klass.c.id, klass.c.place, klass.c.name, count).where(klass.c.closed_at.is_(None))
    wanted = wanted.where(reach.classes(who, book.now())).order_by(klass.c.name, klass.c.id)
    with reading(book) as db:
        rows = db.execute(wanted if place_id is None else wanted.where(klass.c.place == place_id))
        return [Class(*row) for row in rows]


def close(book: Book, who: Who, class_id: str) -> None:
    """The class is over, and with it a meeting that goes on; its meetings and what was learnt stay."""
    now = book.now()
    with announcing(book) as (db, items):
        place_id = reach.must_keep_class(db, who, class_id, now)
        items += meetings.end_with_class(db, class_id, now)
        db.execute(update(klass).where(klass.c.id == class_id, klass.c.closed_at.is_(None)).values(closed_at=now))
        trace(db, who, now, "class.close", place_id, class_id)


def join(book: Book, who: Who, class_id: str, learners: Iterable[str]) -> int:
    """Put learners of the same place into a class; those who are in it stay. Returns how many are new."""
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_class(db, who, class_id, now)
        wanted = list(dict.fromkeys(learners))
        known = {row[0] for row in db.execute(select(learner.c.id).where(learner.c.place == place_id))}
        if stranger := next((one for one in wanted if one not in known), None):
            raise NoSuch(stranger)
        inside = select(membership.c.learner).where(membership.c.class_id == class_id, membership.c.left_at.is_(None))
        here = {row[0] for row in db.execute(inside)}
        rows = [
            {"id": new_id(now), "class_id": class_id, "learner": one, "joined_at": now}
            for one in wanted
            if one not in here
        ]
        if rows:
            db.execute(membership.insert(), rows)
            portraits.settle(db, [str(row["learner"]) for row in rows])
            trace(db, who, now, "class.join", place_id, class_id, str(len(rows)))
    return len(rows)


def leave(book: Book, who: Who, class_id: str, learner_id: str) -> bool:
    now = book.now()
    mine = (membership.c.class_id == class_id, membership.c.learner == learner_id, membership.c.left_at.is_(None))
    with writing(book) as db:
        place_id = reach.must_keep_class(db, who, class_id, now)
        left = db.execute(update(membership).where(*mine).values(left_at=now)).rowcount > 0
        trace(db, who, now, "class.leave", place_id, learner_id)
    return left


def add_helper(book: Book, who: Who, class_id: str, staff_id: str, duty: Duty = "volunteer") -> None:
    """Somebody of the place's staff helps in this class from now on."""
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_class(db, who, class_id, now)
        works_here = select(staff_role.c.id).where(
            staff_role.c.staff == staff_id, staff_role.c.place == place_id, staff_role.c.ended_at.is_(None)
        )
        if not db.execute(works_here).first():
            raise NoSuch(staff_id)
        same = (class_staff.c.class_id == class_id, class_staff.c.staff == staff_id, class_staff.c.ended_at.is_(None))
        db.execute(update(class_staff).where(*same).values(ended_at=now))
        row = {"id": new_id(now), "class_id": class_id, "staff": staff_id, "duty": duty, "since": now}
        db.execute(class_staff.insert(), row)
        trace(db, who, now, "class.helper", place_id, staff_id, duty)


def end_helper(book: Book, who: Who, class_id: str, staff_id: str) -> bool:
    now = book.now()
    same = (class_staff.c.class_id == class_id, class_staff.c.staff == staff_id, class_staff.c.ended_at.is_(None))
    with writing(book) as db:
        place_id = reach.must_keep_class(db, who, class_id, now)
        trace(db, who, now, "class.helper_end", place_id, staff_id)
        return db.execute(update(class_staff).where(*same).values(ended_at=now)).rowcount > 0


def helpers(book: Book, who: Who, class_id: str) -> list[Helper]:
    wanted = (
        select(staff.c.id, staff.c.name, class_staff.c.duty)
        .join(class_staff, class_staff.c.staff == staff.c.id)
        .where(class_staff.c.class_id == class_id, class_staff.c.ended_at.is_(None), staff.c.ended_at.is_(None))
    )
    with reading(book) as db:
        reach.place_of_class(db, who, class_id, book.now())
        return [Helper(*row) for row in db.execute(wanted.order_by(class_staff.c.duty, staff.c.name))]
