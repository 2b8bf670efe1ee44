"""Brings a book to the shape this program knows, by migrations; a book of a newer program is left alone."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DatabaseError

from tracker.engine import for_writing
from tracker.faults import BookFault

FOLDER: Final = Path(__file__).parent / "migrations"
_LOCK: Final = 7_077_077  # any number, the same in every Qibu: two starting at once migrate one after the other


def bring_up(engine: Engine, to: str = "head") -> None:
    """Run the migrations that are missing. Raises `BookFault` when the book is newer, damaged or not reachable."""
    try:
        with for_writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
            if unknown := set(revisions(connection)) - known:
                raise BookFault("terminal.book_newer", revision=", ".join(sorted(unknown)))
            command.upgrade(_config(connection), to)
    except DatabaseError as fault:
        raise BookFault("terminal.book_closed", why=str(fault.orig).strip().splitlines()[0]) from fault


def revisions(connection: Connection) -> tuple[str, ...]:
    """The migrations a book stands at; none in an empty one."""
    return MigrationContext.configure(connection).get_current_heads()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
