"""One transaction of the book, and what it says when the database is busy, full or gone. Knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from tracker.engine import for_writing
from tracker.faults import BookFault
from tracker.store import Book


class Busy(BookFault):
    """Somebody else is writing for too long, or too much is waiting. Nothing was written; trying again helps."""


class Full(BookFault):
    """No room on the disk. Nothing was written."""


@contextmanager
def reading(book: Book) -> Iterator[Connection]:
    """One consistent view of the book; rolled back at the end."""
    with _clear(), book.engine.connect() as connection:
        yield connection


@contextmanager
def writing(book: Book, lock: int | None = None) -> Iterator[Connection]:
    """All or nothing. Writers stand in line; `lock` is one that several programs on PostgreSQL share."""
    with _clear(), for_writing(book.engine).begin() as connection:
        if lock is not None and connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": lock})
        yield connection


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
