"""A book that an older program wrote opens with everything in it, on both databases."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, MetaData, select

from tracker import accounts, schema, sheets
from tracker.access import GUEST, STAFF_HERE, Who
from tracker.engine import for_writing, open_engine
from tracker.store import Book

AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
ROWS: dict[str, list[dict[str, Any]]] = {
    "recording": [
        {
            "id": name, "lesson": "bigger-letters", "step": "open", "touch": 1, "spoken": "点开“设置”", "lang": "zh",
            "dialect": "home", "file": f"{name}.mp3", "sha": "0" * 64, "seconds": 3.25, "recorder": "王阿姨",
            "made_at": AT, "retired_at": retired,
        }
        for name, retired in (("r1", LATER), ("r2", None))
    ],
    "menu_check": [
        {
            "id": "c1", "lesson": "video-call", "version": 2, "phone": "huawei", "checked_on": date(2026, 3, 1),
            "app_version": "8.0.66", "noted_at": AT, "retired_at": None,
        }
    ],
    "difference": [
        {
            "id": "d1", "lesson": "video-call", "version": 2, "step": "open-chat", "phone": "", "note": "图标在第二页",
            "picture": "seen-1.webp", "noted_at": AT, "settled_at": None, "retired_at": None,
        }
    ],
    "setting": [
        {"id": "s1", "key": "community_phone", "value": "0571-8765 4321", "changed_at": AT, "retired_at": None}
    ],
}  # fmt: skip


@pytest.fixture
def url(bare_url: str) -> str:
    return bare_url


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = open_engine(url)
    yield engine
    engine.dispose()


def held(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """Everything in the tables of the first book."""
    tables = MetaData()
    tables.reflect(engine, only=list(ROWS))
    with engine.connect() as db:
        return {
            name: [dict(row) for row in db.execute(select(tables.tables[name]).order_by("id")).mappings()]
            for name in ROWS
        }


@pytest.fixture
def first_book(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """A book as version 0001 left it, with something in every table; what it held."""
    with for_writing(engine).begin() as db:
        command.upgrade(schema.config(db), "0001")
    tables = MetaData()
    tables.reflect(engine)
    assert set(tables.tables) == {*ROWS, "alembic_version"}
    with for_writing(engine).begin() as db:
        for name, rows in ROWS.items():
            db.execute(tables.tables[name].insert(), rows)
    return held(engine)


def test_a_first_book_keeps_every_row_when_it_is_brought_up(
    engine: Engine, first_book: dict[str, list[dict[str, Any]]]
) -> None:
    assert {name: len(rows) for name, rows in first_book.items()} == {name: len(rows) for name, rows in ROWS.items()}
    schema.bring_up(engine)
    assert held(engine) == first_book
    with engine.connect() as db:
        assert schema.revision(db) == schema.known()[-1]


def test_what_it_said_is_said_by_the_program_of_today(
    open_book: Callable[[], Book], first_book: dict[str, list[dict[str, Any]]]
) -> None:
    book = open_book()
    [voice] = book.recordings(STAFF_HERE)
    assert (voice.id, voice.made_at, voice.seconds) == ("r2", AT, 3.25)
    assert [one.checked_on for one in book.checks(GUEST)] == [date(2026, 3, 1)]
    assert [one.note for one in book.differences(STAFF_HERE)] == ["图标在第二页"]
    assert book.setting(GUEST, "community_phone") == "0571-8765 4321"
    assert not accounts.has_accounts(book)


def test_sheets_that_were_out_as_a_setting_are_still_out(open_book: Callable[[], Book], engine: Engine) -> None:
    staff, learner = "01a20577-5df9-7bd9-80b8-c19ea15c2a0f", "01a20577-5df9-7bd9-80b8-c19ea15c2a10"
    with for_writing(engine).begin() as db:
        command.upgrade(schema.config(db), "0004")
    tables = MetaData()
    tables.reflect(engine)
    key = f"sheets_{staff.replace('-', '')}"
    value = json.dumps([[learner, "video-call", "2026-02-27"], ["gone", "video-call", "2026-02-26"]])
    former = json.dumps([[learner, "old", "2026-02-01"]])
    rows: dict[str, list[dict[str, Any]]] = {
        "place": [{"id": "p", "name": "阳光里", "zone": "Asia/Shanghai", "made_at": AT}],
        "staff": [{"id": staff, "name": "马老师", "sign_in": "ma", "passphrase": "$", "made_at": AT}],
        "learner": [
            {
                "id": learner, "place": "p", "nickname": "何婆婆", "picture": "", "status": "active",
                "status_since": date(2026, 1, 1), "real_name": "", "phone": "", "made_by": "", "made_at": AT,
            }
        ],
        "setting": [
            {"id": "s1", "key": key, "value": value, "changed_at": AT, "retired_at": None},
            {"id": "s2", "key": key, "value": former, "changed_at": AT, "retired_at": AT},
            {"id": "s3", "key": f"sheets_{'0' * 32}", "value": "no list", "changed_at": AT, "retired_at": None},
            {"id": "s4", "key": "community_phone", "value": "110", "changed_at": AT, "retired_at": None},
        ],
    }  # fmt: skip
    with for_writing(engine).begin() as db:
        for name, some in rows.items():
            db.execute(tables.tables[name].insert(), some)
    book = open_book()
    assert sheets.out(book, Who("staff", staff=staff)) == [sheets.Sheet(learner, "video-call", date(2026, 2, 27))]
    with engine.connect() as db:
        assert [row.key for row in db.execute(select(tables.tables["setting"]))] == ["community_phone"]
