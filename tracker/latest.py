"""The latest moment at which this book was written to by people. Knows nothing of what was written, or by whom."""

from datetime import datetime

from sqlalchemy import func, select

from tracker.store import Book
from tracker.tables_classes import attendance
from tracker.tables_learners import audit
from tracker.transaction import reading


def latest(book: Book) -> datetime | None:
    """By the clock of that moment: one that lies ahead says that the clock is wrong now, or was wrong then."""
    with reading(book) as db:
        found = [db.execute(select(func.max(column))).scalar() for column in (audit.c.at, attendance.c.noted_at)]
    return max((one for one in found if one), default=None)
