"""The book's shape: migrations, newer books, damaged books, on both databases."""

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, make_url, text

from media.reasons import reason
from tracker import keys, known, schema
from tracker.engine import open_engine, sqlite_url
from tracker.faults import BookFault
from tracker.outline import Outline
from tracker.store import Book
from tracker.tables import Base


@pytest.fixture
def url(bare_url: str) -> str:
    return bare_url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def test_migrations_lead_to_exactly_the_tables_of_the_program(engine: Engine) -> None:
    schema.bring_up(engine)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_the_last_migration_is_the_one_that_alembic_ends_with(engine: Engine) -> None:
    with engine.connect() as connection:
        assert schema.known()[-1] == ScriptDirectory.from_config(schema.config(connection)).get_current_head()


def test_bringing_up_twice_changes_nothing(engine: Engine) -> None:
    schema.bring_up(engine)
    schema.bring_up(engine)
    with engine.connect() as connection:
        assert schema.revision(connection) == schema.known()[-1]


def test_programs_that_start_at_the_same_moment_on_an_empty_book_end_up_with_one_book(url: str) -> None:
    taught = [Outline(f"lesson-{n}", 1, ("a", "b")) for n in range(20)]
    together = threading.Barrier(3, timeout=60)  # one that fails must not leave the others waiting

    def start(_: int) -> bytes:
        together.wait()
        book = Book.open(url)
        together.wait()
        known.hand_in(book, taught)
        key = keys.own(book, "gate_key")
        book.close()
        return key

    with ThreadPoolExecutor(3) as programs:
        assert len(set(programs.map(start, range(3)))) == 1


def test_a_book_of_a_newer_program_is_left_alone(engine: Engine) -> None:
    schema.bring_up(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(BookFault) as refused:
        schema.bring_up(engine)
    assert refused.value.key == "terminal.book_newer"
    assert "9999" in refused.value.say("zh")
    with engine.connect() as connection:
        assert schema.revision(connection) == "9999"


def test_migrations_run_whatever_the_current_folder_is(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    schema.bring_up(engine)
    with engine.connect() as connection:
        assert schema.revision(connection) == schema.known()[-1]


def test_a_file_that_is_no_book_is_reported_and_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "qibu.db"
    file.write_bytes(b"this is a shopping list" * 100)
    with pytest.raises(BookFault) as refused:
        Book.open(sqlite_url(file))
    assert refused.value.key == "terminal.book_closed"
    assert file.read_bytes() == b"this is a shopping list" * 100


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"database": "nosuch"}, "server_book"),
        ({"username": "nobody"}, "server_user"),
        ({"port": 1}, "server_away"),
    ],
)
def test_why_postgresql_cannot_be_reached_is_told_without_its_own_words(
    postgres: str, change: dict[str, Any], why: str
) -> None:
    address = make_url(postgres)
    with pytest.raises(BookFault) as refused:
        Book.open(address.set(**change).render_as_string(hide_password=False))
    assert refused.value.values["why"] == reason(why)


@pytest.mark.parametrize("address", ["", "nonsense", "mysql://a@b/c", "oracle://x/y", "://"])
def test_an_address_that_is_no_book_is_one_sentence(address: str) -> None:
    with pytest.raises(BookFault) as refused:
        Book.open(address)
    assert refused.value.key == "terminal.book_address"


@pytest.mark.parametrize("name", ["课堂 一.db", "50%.db", "what?.db", "a#b.db"])
def test_a_folder_may_have_any_name(tmp_path: Path, name: str) -> None:
    if os.name == "nt" and "?" in name:
        name = name.replace("?", "_")
    Book.open(sqlite_url(tmp_path / name)).close()
    assert (tmp_path / name).is_file()


def test_sqlite_is_set_so_that_a_pulled_plug_costs_nothing(tmp_path: Path) -> None:
    engine = open_engine(sqlite_url(tmp_path / "qibu.db"))
    with engine.connect() as connection:
        found = [
            connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    engine.dispose()
    assert found == ["wal", 2, 1]
