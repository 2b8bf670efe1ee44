"""Opens the database behind the book: SQLite in the data folder, or PostgreSQL by address. Knows no table."""

import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from tracker.faults import BookFault

WAIT_MS: Final = 10_000  # how long a writer waits for the one before it
_WRITES: Final = "qibu_writes"


def sqlite_url(file: Path) -> str:
    """The address of a SQLite file, whatever letters its path holds."""
    return "sqlite:///" + file.absolute().as_posix().replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def open_engine(url: str) -> Engine:
    """An engine for `url`; raises `BookFault` for an address that leads nowhere. Opens no connection yet."""
    try:
        address = make_url(url)
        if address.drivername in ("postgres", "postgresql"):
            address = address.set(drivername="postgresql+psycopg")
        kind = address.get_backend_name()
        if kind not in ("sqlite", "postgresql"):
            raise BookFault("terminal.book_address")
        engine = create_engine(address, **_ARGUMENTS[kind])
    except (ArgumentError, NoSuchModuleError) as fault:
        raise BookFault("terminal.book_address") from fault
    except ModuleNotFoundError as fault:
        raise BookFault("terminal.book_driver") from fault
    if kind == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, its transactions begun so that writers stand in line instead of failing half way."""
    return engine.execution_options(**{_WRITES: True})


_ARGUMENTS: Final[dict[str, dict[str, Any]]] = {
    "sqlite": {"connect_args": {"timeout": WAIT_MS / 1000}},
    "postgresql": {"pool_pre_ping": True},  # a city's database restarts now and then
}


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver would begin by itself, too late for a writer to stand in line
    cursor = connection.cursor()
    _write_ahead(cursor)
    for pragma in (
        f"busy_timeout={WAIT_MS}",
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _write_ahead(cursor: sqlite3.Cursor) -> None:
    """SQLite does not wait by itself while another program, first at a new book, changes the kind of its journal."""
    until = monotonic() + WAIT_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as fault:
            if not fault.sqlite_errorname.startswith("SQLITE_BUSY") or monotonic() > until:
                raise
            sleep(0.02)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
