"""One transaction of the live class, and after its commit the news of it: in this program at once, in other programs on
the same PostgreSQL by NOTIFY. Knows no table."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Final

from sqlalchemy import Connection, text

from tracker.news import Item
from tracker.store import Book
from tracker.transaction import writing

CHANNEL: Final = "qibu_live"


@contextmanager
def announcing(book: Book) -> Iterator[tuple[Connection, list[Item]]]:
    """All or nothing, as `writing`. What is put into the list is told once it is committed, and not before."""
    items: list[Item] = []
    with writing(book) as db:
        yield db, items
        _notify(db, items, book.news.id)
    for item in items:
        book.news.tell(item)


def _notify(db: Connection, items: list[Item], sender: str) -> None:
    """On PostgreSQL, notes for other programs, which go out with the commit."""
    if db.dialect.name == "postgresql":
        for item in items:
            note = json.dumps({**asdict(item), "from": sender}, separators=(",", ":"))
            db.execute(text("SELECT pg_notify(:channel, :note)"), {"channel": CHANNEL, "note": note})


def unpacked(note: str, own: str) -> Item | None:
    """The item in a note of another program; None for one of our own, which was told already."""
    found = json.loads(note)
    return None if found.pop("from") == own else Item(**found)
