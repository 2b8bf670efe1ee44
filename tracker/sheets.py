"""Sheets that went out on paper: who took one along, for whom and which lesson, until it is entered or crossed off."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import ColumnElement, and_, select, update

from tracker import reach
from tracker.access import Who
from tracker.days import day_of
from tracker.entries import check_line
from tracker.ids import new_id
from tracker.people import zone_of
from tracker.store import Book
from tracker.tables_classes import sheet_out
from tracker.transaction import reading, writing

KEPT_DAYS: Final = 30  # that a sheet was out, once it is back


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that somebody took along on that day."""

    learner: str
    lesson: str
    day: date


def take(book: Book, who: Who, learner_id: str, lesson: str) -> Sheet:
    """`who` takes along a sheet for a learner they may see. A second one for the same lesson is the same, a day on."""
    who.must_be_staff()
    check_line("lesson", lesson, 80)
    now = book.now()
    with writing(book) as db:
        mine = Sheet(learner_id, lesson, day_of(now, zone_of(db, reach.place_of(db, who, learner_id, now))))
        db.execute(update(sheet_out).where(_of(who.staff, learner_id, lesson)).values(back_at=now))
        row = {"id": new_id(now), "learner": learner_id, "lesson": lesson, "staff": who.staff, "day": mine.day}
        db.execute(sheet_out.insert(), row | {"taken_at": now})
    return mine


def out(book: Book, who: Who) -> list[Sheet]:
    """One's own sheets that are out, oldest first; also of learners one no longer sees: the paper is still out."""
    mine = select(sheet_out.c.learner, sheet_out.c.lesson, sheet_out.c.day).where(
        sheet_out.c.staff == who.staff, sheet_out.c.back_at.is_(None)
    )
    with reading(book) as db:
        return [Sheet(*row) for row in db.execute(mine.order_by(sheet_out.c.taken_at, sheet_out.c.id))]


def back(book: Book, who: Who, learner_id: str, lesson: str, staff: str = "") -> bool:
    """The sheet was entered or is not needed: one's own, or that of `staff` for who looks after the learner."""
    now = book.now()
    with writing(book) as db:
        if staff and staff != who.staff:
            reach.must_keep_learner(db, who, learner_id, now)
        gone = update(sheet_out).where(_of(staff or who.staff, learner_id, lesson)).values(back_at=now)
        return db.execute(gone).rowcount > 0


def _of(staff: str, learner_id: str, lesson: str) -> ColumnElement[bool]:
    same = and_(sheet_out.c.learner == learner_id, sheet_out.c.lesson == lesson)
    return and_(sheet_out.c.staff == staff, same, sheet_out.c.back_at.is_(None))
