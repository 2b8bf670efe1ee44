"""Brings a book to the shape this program knows, by migrations; a book of a newer program is left alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError

from media import reasons
from tracker.engine import for_writing
from tracker.faults import BookFault

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 7_077_077  # any number, the same in every Qibu: two starting at once migrate one after the other


def known() -> list[str]:
    """The migrations this program has, first to last, as their files are numbered."""
    return sorted(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("[0-9]*_*.py"))


def bring_up(engine: Engine) -> None:
    """Run the migrations that are missing. Raises `BookFault` when the book is newer, damaged or not reachable."""
    try:
        with for_writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            stands = revision(connection)
            if stands and stands not in known():
                raise BookFault("terminal.book_newer", revision=stands)
            if stands != known()[-1]:
                _migrate(connection, "head")
    except DatabaseError as fault:
        raise BookFault("terminal.book_closed", why=reasons.of(fault.orig or fault)) from fault


def revision(connection: Connection) -> str:
    """The migration a book stands at; empty for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _migrate(connection: Connection, to: str) -> None:
    from alembic import command  # takes half a second to load, and most starts have nothing to migrate

    command.upgrade(config(connection), to)


def config(connection: Connection) -> "Config":
    """What Alembic needs to know, wherever the program is installed and started."""
    from alembic.config import Config

    found = Config()
    found.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    found.set_main_option("path_separator", "os")
    found.attributes["connection"] = connection
    return found
