"""Who was not at a class for a year is erased, and old traces too. Each run is logged."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, or_, select

from tracker import live
from tracker.access import Who
from tracker.audit import KEPT_MONTHS, note
from tracker.days import day_of
from tracker.erase import erase
from tracker.reach import must_manage
from tracker.sheets import KEPT_DAYS
from tracker.store import Book
from tracker.tables_classes import attendance, meeting, sheet_out, visit
from tracker.tables_learners import audit, learner
from tracker.tables_staff import pair_code, staff_session
from tracker.transaction import reading, writing

MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Over:
    """Somebody whose time is over: last seen at a meeting or a visit, or enrolled, on that day."""

    learner: str
    nickname: str
    last_seen: date


def over(book: Book, who: Who, place_id: str, months: int = MONTHS) -> list[Over]:
    """Whom a run would erase, longest gone first: for people to look at before."""
    must_manage(who, place_id)
    now = book.now()
    limit = day_of(now) - timedelta(days=round(months * 365.25 / 12))
    last_meeting = (
        select(func.max(meeting.c.day))
        .join(attendance, attendance.c.meeting == meeting.c.id)
        .where(attendance.c.learner == learner.c.id, attendance.c.retired_at.is_(None), attendance.c.came == "present")
        .scalar_subquery()
    )
    standing = (visit.c.learner == learner.c.id, visit.c.retired_at.is_(None))
    last_visit = select(func.max(visit.c.began_at)).where(*standing).scalar_subquery()
    wanted = select(learner.c.id, learner.c.nickname, learner.c.made_at, last_meeting, last_visit).where(
        learner.c.place == place_id, learner.c.erased_at.is_(None)
    )
    found = []
    with reading(book) as db:
        for one, nickname, made_at, met, visited in db.execute(wanted):
            seen = max(day for day in (met, visited and day_of(visited), day_of(made_at)) if day)
            if seen < limit:
                found.append(Over(one, nickname, seen))
    return sorted(found, key=lambda each: (each.last_seen, each.learner))


def run(book: Book, who: Who, place_id: str, months: int = MONTHS) -> list[str]:
    """Erase them; forget sessions that are over, sheets that came back, what phones did in live classes a year ago, and
    audit lines older than three years.

    Returns names of picture files that were theirs, for `photographs.delete`.
    """
    gone = over(book, who, place_id, months)
    files = [file for each in gone for file in erase(book, who, each.learner)]
    now = book.now()
    with writing(book) as db:
        day_ago = now - timedelta(days=1)
        ended = or_(staff_session.c.expires_at < day_ago, staff_session.c.ended_at < day_ago)
        db.execute(delete(staff_session).where(ended))
        db.execute(delete(pair_code).where(pair_code.c.expires_at < day_ago))
        db.execute(delete(sheet_out).where(sheet_out.c.back_at < now - timedelta(days=KEPT_DAYS)))
        live.forget(db, now - timedelta(days=MONTHS * 30.5))
        db.execute(delete(audit).where(audit.c.at < now - timedelta(days=KEPT_MONTHS * 30.5)))
    note(book, who, "retention.run", place_id, detail=str(len(gone)))
    return files
