"""Erases a learner: everything about her goes, counts stay without her. A restored backup is erased again.

Her attendances and the changes of her statuses stay under a fresh random id that leads to nobody, so that past totals
keep their meaning.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, insert, literal, select, update

from tracker import reach
from tracker.access import Who
from tracker.audit import trace
from tracker.give_out import holding
from tracker.ids import new_id
from tracker.store import Book
from tracker.summaries import refresh
from tracker.tables_learners import audit, erasure, learner
from tracker.tables_record import event, walk
from tracker.transaction import reading, writing

COUNTED: Final = ("attendance", "status_change", "learner_status", "visit")  # stay, under nobody's id
_NOBODY: Final = {
    **{"nickname": "", "birth_decade": None, "picture": "", "real_name": "", "phone": "", "made_by": ""},
    "no_surprise_until": None,
}


def fingerprint(learner_id: str) -> str:
    return hashlib.sha256(b"qibu.erased." + learner_id.encode()).hexdigest()


def erase(book: Book, who: Who, learner_id: str) -> list[str]:
    """Erase a learner for good. Returns names of picture files that were hers, for `photographs.delete`."""
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        files = _erase(db, learner_id, now)
        trace(db, who, now, "learner.erase", place_id)
    _sweep(book)
    return files


def erased(book: Book) -> dict[str, datetime]:
    """Hashes of who was erased, for `again` after a restore."""
    with reading(book) as db:
        return {row.learner_hash: row.erased_at for row in db.execute(select(erasure))}


def again(book: Book, hashes: Iterable[str]) -> tuple[int, list[str]]:
    """Erase from a restored book whoever had been erased before. Returns how many were there again, and their files."""
    gone = set(hashes)
    now = book.now()
    with writing(book) as db:
        here = [row.id for row in db.execute(select(learner.c.id).where(learner.c.erased_at.is_(None)))]
        found = [one for one in here if fingerprint(one) in gone]
        files = [file for one in found for file in _erase(db, one, now)]
        known = {row.learner_hash for row in db.execute(select(erasure.c.learner_hash))}
        missing = [{"learner_hash": one, "erased_at": now} for one in sorted(gone - known)]
        if missing:
            db.execute(erasure.insert(), missing)
    _sweep(book)
    return len(found), files


def _erase(db: Connection, learner_id: str, now: datetime) -> list[str]:
    row = db.execute(select(learner).where(learner.c.id == learner_id)).one()
    nobody = new_id(now)
    db.execute(learner.insert(), {**row._mapping, **_NOBODY, "id": nobody, "status": "left", "erased_at": now})
    own = (
        select(event.c.walk)
        .where(event.c.learner == learner_id)
        .union(select(walk.c.id).where(walk.c.learner == learner_id))
    )
    walks = [one[0] for one in db.execute(own)]
    moved = [one[0] for one in db.execute(select(walk.c.id).where(walk.c.id.in_(walks), walk.c.learner != learner_id))]
    for table in holding():
        if table.name in COUNTED:
            _anonymous(db, table.name, learner_id, nobody)
    hers = [one for one in walks if one not in moved]
    db.execute(delete(event).where(event.c.walk.in_(hers)))
    for table in reversed(holding()):
        if table is not event:
            db.execute(delete(table).where(table.c.learner == learner_id))
    # A walk recorded under her and moved to somebody else is that person's: it keeps nothing of her but a number.
    db.execute(update(event).where(event.c.learner == learner_id).values(learner=nobody))
    db.execute(update(audit).where(audit.c.subject == learner_id).values(subject=nobody))
    db.execute(delete(learner).where(learner.c.id == learner_id))
    db.execute(erasure.insert(), {"learner_hash": fingerprint(learner_id), "erased_at": now})
    refresh(db, moved)
    shared = db.execute(select(learner.c.id).where(learner.c.picture == row.picture).limit(1)).first()
    return [row.picture] if row.picture and not shared else []


def _anonymous(db: Connection, table_name: str, learner_id: str, nobody: str) -> None:
    table = learner.metadata.tables[table_name]
    new = {"learner": nobody, "walk": ""}
    columns = [literal(new[c.name]).label(c.name) if c.name in new else c for c in table.columns]
    if "learner" in table.primary_key.columns:
        db.execute(
            insert(table).from_select(
                [c.name for c in table.columns], select(*columns).where(table.c.learner == learner_id)
            )
        )
        db.execute(delete(table).where(table.c.learner == learner_id))
    else:
        db.execute(update(table).where(table.c.learner == learner_id).values(learner=nobody))


def _sweep(book: Book) -> None:
    """Take what was deleted out of the file itself and its log."""
    if book.engine.dialect.name == "sqlite":
        with book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
