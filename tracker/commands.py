"""What the tracker's commands do besides backup and restore: rebuild, export, give-out, erase, and what is over.

Whoever sits at the terminal of this computer already holds the file; each deed is logged as done from there.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from media import reasons
from media.words import say
from tracker import accounts, erase, give_out, photographs, retention, sessions, summaries
from tracker.access import Grant, Who
from tracker.days import day_of
from tracker.engine import open_engine, sqlite_url
from tracker.faults import BookFault
from tracker.keeping import BOOK
from tracker.known import outlines_of
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_record import outline
from tracker.tables_staff import place
from tracker.transaction import reading

Titles = Callable[[str], Mapping[str, str]]
# and how many words follow
DEEDS: Final = {"rebuild": 0, "export": 1, "give-out": 2, "erase": 1, "retention": 0, "retention-erase": 0}


def run(
    deed: str, words: Sequence[str], data: Path, database_url: str, lang: str, titles: Titles = lambda lang: {}
) -> str:
    """Do it, and return the sentence to print. Raises `BookFault` with one that says why it could not be done.

    `titles` gives the names of lessons by id, in a language; it is asked only where names are written.
    """
    if not database_url and not (data / BOOK).is_file():
        raise BookFault("terminal.backup_missing", folder=data)
    book = Book.open(database_url or sqlite_url(data / BOOK))
    try:
        if deed == "export":
            return _export(book, Path(words[0]), titles(lang), lang)
        return _DOES[deed](book, data, list(words), lang)
    except NoSuch as fault:
        raise BookFault("book.no_such") from fault
    finally:
        book.close()


def make_ready(data: Path, former: Path) -> bool:
    """Before a restored folder takes the place of the former one: nobody is signed in there any more, and whoever was
    erased in the former one is erased here once more.

    False where nobody can tell who was, because there is no former book or it cannot be read.
    """
    gone = _erased(former / BOOK)
    book = Book.open(sqlite_url(data / BOOK))
    try:
        sessions.end_everywhere(book)
        files = erase.again(book, gone)[1] if gone else []
    finally:
        book.close()
    photographs.delete(data, files)
    return gone is not None


def _erased(file: Path) -> Mapping[str, datetime] | None:
    if not file.is_file():
        return None
    old = Book(open_engine(sqlite_url(file)), lambda: datetime.now(UTC))
    try:
        return erase.erased(old)
    except BookFault:
        return None
    except OperationalError:  # of a program that did not know erasing yet
        return {}
    finally:
        old.close()


def _rebuild(book: Book, _data: Path, _words: list[str], lang: str) -> str:
    def told(done: int, of: int) -> None:
        sys.stderr.write("\r" + say("book.rebuilding", lang, done=done, of=of) + ("\n" if done == of else ""))

    return say("book.rebuilt", lang, n=summaries.rebuild(book, told))


def _export(book: Book, file: Path, titles: Mapping[str, str], lang: str) -> str:
    from tracker.reports import progress_table  # loads pandas: only for this

    who = _at_terminal(book)
    with reading(book) as db:
        known = outlines_of(db, db.execute(select(outline.c.lesson).distinct()).scalars())
    lessons = sorted({one.lesson for one in known.values() if one.steps})
    named = dict(titles) | {one: one for one in lessons if one not in titles}
    ask = progress_table.Ask(accounts.places(book, who), named, lang)
    body, count = progress_table.made(book, who, ask, "xlsx" if file.suffix.lower() == ".xlsx" else "csv")
    _write(file, body)
    return say("book.exported", lang, n=count, file=file)


def _give_out(book: Book, _data: Path, words: list[str], lang: str) -> str:
    _write(Path(words[1]), give_out.as_json(book, _at_terminal(book), words[0]).encode())
    return say("book.given_out", lang, file=words[1])


def _erase(book: Book, data: Path, words: list[str], lang: str) -> str:
    photographs.delete(data, erase.erase(book, _at_terminal(book), words[0]))
    return say("book.erased", lang)


def _retention(book: Book, _data: Path, _words: list[str], lang: str) -> str:
    """Whose time is over, and nothing more: with a wrong clock everybody's may seem to be."""
    who = _at_terminal(book)
    over = [one for place_id in who.places("manager") for one in retention.over(book, who, place_id)]
    lines = [say("book.retention_line", lang, name=one.nickname, code=one.learner, day=one.last_seen) for one in over]
    head = say("book.retention_over" if over else "book.retention_none", lang, n=len(over), day=day_of(book.now()))
    return "\n".join([head, *lines])


def _retention_erase(book: Book, data: Path, _words: list[str], lang: str) -> str:
    who = _at_terminal(book)
    count = 0
    for place_id in who.places("manager"):
        count += len(retention.over(book, who, place_id))
        photographs.delete(data, retention.run(book, who, place_id))
    return say("book.retention_done", lang, n=count)


_DOES: Final[dict[str, Callable[[Book, Path, list[str], str], str]]] = {
    "rebuild": _rebuild,
    "give-out": _give_out,
    "erase": _erase,
    "retention": _retention,
    "retention-erase": _retention_erase,
}


def _at_terminal(book: Book) -> Who:
    with reading(book) as db:
        grants = tuple(Grant("manager", row.id, row.zone) for row in db.execute(select(place.c.id, place.c.zone)))
    return Who("staff", grants=grants, source="terminal")


def _write(file: Path, body: bytes) -> None:
    """A new file, for its owner only; an existing one is never replaced."""
    try:
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as out:
            out.write(body)
    except FileExistsError as fault:
        raise BookFault("terminal.backup_exists", file=file) from fault
    except OSError as fault:
        raise BookFault("book.not_written", file=file, why=reasons.of(fault)) from fault
