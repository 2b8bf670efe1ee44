"""The audit trail: who did what to which record, when and from where. Holds no name, no content."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, or_, select

from tracker.access import Who
from tracker.ids import new_id
from tracker.reach import must_manage
from tracker.store import Book
from tracker.tables_learners import audit
from tracker.transaction import reading, writing

KEPT_MONTHS: Final = 36


@dataclass(frozen=True, slots=True)
class Trace:
    at: datetime
    place: str
    staff: str
    action: str
    subject: str
    detail: str
    source: str


def trace(
    db: Connection, who: Who, now: datetime, action: str, place: str, subject: str = "", detail: str = ""
) -> None:
    """Add a line within the transaction that does the thing itself. `action` is like `learner.erase`."""
    row = {"id": new_id(now), "at": now, "place": place, "staff": who.staff, "action": action}
    db.execute(audit.insert(), row | {"subject": subject, "detail": detail[:200], "source": who.source[:60]})


def note(book: Book, who: Who, action: str, place: str, subject: str = "", detail: str = "") -> None:
    """Add a line by itself, for what only reads: an export, a page opened for a funder."""
    now = book.now()
    with writing(book) as db:
        trace(db, who, now, action, place, subject, detail)


def lines(book: Book, who: Who, place: str, most: int = 200, before: datetime | None = None) -> list[Trace]:
    """The newest lines of a place and of what belongs to none, for its manager."""
    must_manage(who, place)
    columns = [audit.c[name] for name in ("at", "place", "staff", "action", "subject", "detail", "source")]
    wanted = select(*columns).where(or_(audit.c.place == place, audit.c.place == ""))
    if before is not None:
        wanted = wanted.where(audit.c.at < before)
    with reading(book) as db:
        rows = db.execute(wanted.order_by(audit.c.at.desc(), audit.c.id.desc()).limit(min(most, 1000))).all()
    return [Trace(*row) for row in rows]
