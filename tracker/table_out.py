"""A place's progress as plain rows, one for each learner and lesson, with the meaning of each column beside. Logged.

What becomes of it (Excel, CSV with BOM), the hall decides; here nothing is formatted.
"""

from typing import Any, Final

from sqlalchemy import select

from tracker import reach
from tracker.access import Who
from tracker.audit import note
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_record import progress
from tracker.transaction import reading

# column -> key of its explanation, `book.column_...`
COLUMNS: Final = (
    "learner", "nickname", "lesson", "status", "needs_help", "walks", "complete", "independence", "support",
    "first_at", "last_at", "due_on",
)  # fmt: skip


def rows(book: Book, who: Who, place_id: str, form: str = "") -> list[dict[str, Any]]:
    """For those who look after the place; without real names and telephone numbers. `form` is logged: what becomes of
    them."""
    reach.must_keep(who, place_id)
    wanted = (
        select(learner.c.nickname, progress)
        .join(learner, learner.c.id == progress.c.learner)
        .where(learner.c.place == place_id, learner.c.erased_at.is_(None))
        .order_by(learner.c.nickname, learner.c.id, progress.c.lesson)
    )
    with reading(book) as db:  # long for a large place: nobody who writes waits for it
        found = [dict(row._mapping) | {"needs_help": bool(row.help_steps)} for row in db.execute(wanted)]
    note(book, who, "export.progress", place_id, detail=f"{len(found)} {form}".strip())
    return [{name: row[name] for name in COLUMNS} for row in found]
