"""One transaction of the book. Knows no table.

Both databases keep the same promise: writers stand in one line, and who reads sees one moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text

from tracker.engine import WAIT_MS, for_writing
from tracker.refusals import Busy as Busy
from tracker.refusals import Full as Full
from tracker.refusals import clear
from tracker.store import Book

_LOCK: Final = 7_077_078  # any number, the same in every Qibu: that line, for all programs on one PostgreSQL


@contextmanager
def reading(book: Book) -> Iterator[Connection]:
    """One consistent view of the book; rolled back at the end."""
    engine = book.engine
    if engine.dialect.name == "postgresql":  # each statement of its own would see what was committed meanwhile
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with clear(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(book: Book) -> Iterator[Connection]:
    """All or nothing. What was asked within it still holds when it is written: writers stand in line, as long as on
    SQLite, and then are told that it is busy."""
    with clear(), for_writing(book.engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_IN_LINE, {"patience": f"{WAIT_MS}ms", "lock": _LOCK})
        yield connection


_IN_LINE: Final = text("SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:lock)")
