"""One learner's whole data as plain values: what she may ask for (PIPL 45). Tokens stay in the house."""

import json
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, or_, select

from tracker import reach, tables_beside, tables_live  # noqa: F401  its tables hold learners too
from tracker.access import Who
from tracker.audit import trace
from tracker.store import Book
from tracker.tables import Base
from tracker.tables_learners import audit, learner
from tracker.tables_record import event
from tracker.transaction import writing

_LEFT_OUT: Final = frozenset({"token"})


def holding() -> list[Table]:
    """Every table with rows about one learner, found by its reference: a new table cannot be forgotten."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if any(key.column.table is learner for column in table.columns for key in column.foreign_keys)
    ]


def whole(book: Book, who: Who, learner_id: str) -> dict[str, Any]:
    """Everything kept about one learner, ready for JSON: {table: [row, ...]}. Logged. Raises `NoSuch`."""
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        found = {"learner": _rows(db, learner, learner.c.id == learner_id)}
        for table in holding():
            found[table.name] = _rows(db, table, table.c.learner == learner_id)
        found["event"] = _rows(db, event, or_(event.c.learner == learner_id, event.c.walk.in_(_walks(learner_id))))
        found["audit"] = _rows(db, audit, audit.c.subject == learner_id)
        trace(db, who, now, "learner.give_out", place_id, learner_id)
    return {"given_out_at": now.isoformat(), **found}


def as_json(book: Book, who: Who, learner_id: str) -> str:
    return json.dumps(whole(book, who, learner_id), ensure_ascii=False, indent=1)


def _walks(learner_id: str) -> Any:
    walk = Base.metadata.tables["walk"]
    return select(walk.c.id).where(walk.c.learner == learner_id)


def _rows(db: Connection, table: Table, here: Any) -> list[dict[str, Any]]:
    rows = db.execute(select(table).where(here).order_by(*table.primary_key.columns)).mappings()
    return [{name: _plain(value) for name, value in row.items() if name not in _LEFT_OUT} for row in rows]


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
