"""One transaction of the book, and what it says when the database is busy, full or gone. Knows no table.

Both databases keep the same promise: writers stand in one line, and who reads sees one moment.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from tracker.engine import WAIT_MS, for_writing
from tracker.faults import BookFault
from tracker.store import Book

_LOCK: Final = 7_077_078  # any number, the same in every Qibu: that line, for all programs on one PostgreSQL


class Busy(BookFault):
    """Somebody else is writing for too long, or too much is waiting. Nothing was written; trying again helps."""


class Full(BookFault):
    """No room on the disk. Nothing was written."""


@contextmanager
def reading(book: Book) -> Iterator[Connection]:
    """One consistent view of the book; rolled back at the end."""
    engine = book.engine
    if engine.dialect.name == "postgresql":  # each statement of its own would see what was committed meanwhile
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with _clear(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(book: Book) -> Iterator[Connection]:
    """All or nothing. What was asked within it still holds when it is written: writers stand in line, as long as on
    SQLite, and then are told that it is busy."""
    with _clear(), for_writing(book.engine).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(_IN_LINE, {"patience": f"{WAIT_MS}ms", "lock": _LOCK})
        yield connection


_IN_LINE: Final = text("SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:lock)")


@contextmanager
def _clear() -> Iterator[None]:
    try:
        yield
    except DBAPIError as fault:
        raise _named(fault) from fault


def _named(fault: DBAPIError) -> BaseException:
    """What happened, as a sentence. Faults of our own (a broken constraint) stay what they are."""
    state = getattr(fault.orig, "sqlstate", None) or ""
    name = getattr(fault.orig, "sqlite_errorname", None) or ""
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or state in ("55P03", "40P01", "40001"):
        return Busy("book.busy")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")) or state == "53100":
        return Full("book.full")
    if fault.connection_invalidated or state.startswith("57P") or state.startswith("08"):
        return Busy("book.busy")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return BookFault("book.closed")
    return fault
