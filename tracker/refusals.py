"""What the book says when the database is busy, full or gone: one sentence instead of the driver's. Knows no table."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from tracker.faults import BookFault


class Busy(BookFault):
    """Somebody else is writing for too long, or too much is waiting. Nothing was written; trying again helps."""


class Full(BookFault):
    """No room on the disk. Nothing was written."""


@contextmanager
def clear() -> Iterator[None]:
    """Whatever the database refuses within is raised as a `BookFault`."""
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
