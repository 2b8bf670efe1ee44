"""Killed, locked and full: what was acknowledged is there once, what was not is said, nothing is half written."""

import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import wait
from pathlib import Path
from typing import Never

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy import event as listening

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, PASS, joined, walk
from tests.tracker.test_summaries import put, standing
from tracker import accounts, known, people, sessions, transaction
from tracker.accounts import NewStaff
from tracker.engine import sqlite_url
from tracker.event import Event
from tracker.faults import BookFault
from tracker.news import Item
from tracker.people import NewLearner
from tracker.store import Book
from tracker.summaries import rebuild
from tracker.tables_learners import learner
from tracker.tables_record import event
from tracker.transaction import Busy, Full, reading, writing
from tracker.writer import Read, Writer

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)

ROOT = Path(__file__).parents[2]
ROUNDS = 3  # bench/events.py does twenty


def ids(book: Book) -> list[str]:
    with reading(book) as db:
        return [row.id for row in db.execute(select(event.c.id))]


def killed_after(url: str, learners: list[str], posts: int) -> list[str]:
    """Start a program that takes posts, read `posts` of its answers, kill it. Returns every answer it gave."""
    command = [sys.executable, "-m", "tests.tracker.stream", url, *learners]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        out = program.stdout
        assert out is not None
        acknowledged = [out.readline() for _ in range(posts)]
        program.kill()
        acknowledged += out.readlines()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def test_killed_in_a_stream_of_posts_every_acknowledged_event_is_there_once(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "qibu.db")
    book = Book.open(url)
    known.hand_in(book, [OUTLINE])
    staff, place = accounts.set_up(book, NewStaff("周", "zhou", "$argon2id$" + "x" * 40), "阳光里")
    who = sessions.who_of(book, sessions.begin(book, staff))
    assert who is not None
    learners = people.enrol(book, who, place, [NewLearner(f"学员{n}") for n in range(8)])
    acknowledged: list[str] = []
    for number in range(ROUNDS):
        acknowledged += killed_after(url, learners, 20 + 13 * number)
        there = ids(book)
        assert set(acknowledged) <= set(there)
        assert len(there) == len(set(there))
        before = standing(book)
        rebuild(book)
        assert standing(book) == before
    book.close()


@ON_SQLITE  # it locks the whole file; PostgreSQL does not
def test_a_locked_database_is_said_clearly_and_works_again_after(cast: Cast) -> None:
    cast.book.engine.dispose()
    listening.listen(cast.book.engine, "connect", _impatient)
    writer = Writer(cast.book)
    holder = sqlite3.connect(str(cast.book.engine.url.database), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    events = walk(ALONE, learner=cast.learners[0])
    with pytest.raises(Busy) as busy:
        writer.write(events)
    assert "再存一次" in busy.value.say("zh")
    assert ids(cast.book) == []
    holder.execute("ROLLBACK")
    assert writer.write(events) == {}
    assert sorted(ids(cast.book)) == sorted(one.id for one in events)
    writer.close()
    holder.close()


def test_writers_stand_in_line_and_are_told_when_it_takes_too_long(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else two who ask at once whether something is there would both write it."""
    if cast.book.engine.dialect.name == "sqlite":
        cast.book.engine.dispose()
        listening.listen(cast.book.engine, "connect", _impatient)
    monkeypatch.setattr(transaction, "WAIT_MS", 50)
    with writing(cast.book), pytest.raises(Busy), writing(cast.book):
        pass
    with writing(cast.book):
        pass


def test_who_reads_sees_one_moment(cast: Cast) -> None:
    wanted, social = select(func.count()).select_from(learner), cast.who("social worker")
    with reading(cast.book) as db:
        before = db.execute(wanted).scalar_one()
        people.enrol(cast.book, social, cast.place, [NewLearner("新来的")])
        assert db.execute(wanted).scalar_one() == before
    with reading(cast.book) as db:
        assert db.execute(wanted).scalar_one() == before + 1


@ON_SQLITE  # the quota is its own
def test_a_full_disk_is_said_clearly_and_nothing_is_half_written(cast: Cast) -> None:
    put(cast.book, walk(PASS, learner=cast.learners[0]))
    before, known_ids = standing(cast.book), ids(cast.book)
    with cast.book.engine.connect() as db:
        pages = db.exec_driver_sql("PRAGMA page_count").scalar()
    quota = [int(pages or 0) + 2]
    cast.book.engine.dispose()
    listening.listen(cast.book.engine, "connect", lambda found, _: found.execute(f"PRAGMA max_page_count={quota[0]}"))
    writer = Writer(cast.book)
    many = joined([walk(PASS, 1 + n / 10, learner=cast.learners[1]) for n in range(12)])
    with pytest.raises(Full) as full:
        writer.write(many)
    assert "磁盘满了" in full.value.say("zh")
    assert (standing(cast.book), ids(cast.book)) == (before, known_ids)
    quota[0] = 1_000_000
    cast.book.engine.dispose()
    assert writer.write(many) == {}
    after = standing(cast.book)
    rebuild(cast.book)
    assert standing(cast.book) == after
    writer.close()


def test_many_who_write_at_once_are_all_answered_after_one_commit(cast: Cast) -> None:
    writer = Writer(cast.book)
    walks = [walk(PASS, n / 100, learner=cast.learners[n % 3]) for n in range(40)]
    futures = [writer.submit([one]) for events in walks for one in events]
    wait(futures)
    assert all(future.result() == {} for future in futures)
    assert len(ids(cast.book)) == 320
    writer.close()
    with pytest.raises(Busy):
        writer.submit(walks[0])


def test_one_that_cannot_be_written_takes_nobody_with_it(cast: Cast) -> None:
    writer = Writer(cast.book)
    stop = threading.Event()

    def wait_first() -> None:
        with writing(cast.book):
            stop.wait(60)

    holding = threading.Thread(target=wait_first)
    holding.start()
    good = walk(PASS, learner=cast.learners[0])
    futures = [writer.submit([one]) for one in good]
    strange = writer.submit(walk("I", learner="nobody"))
    stop.set()
    holding.join()
    assert [future.result(60) for future in futures] == [{}] * 8
    assert set(strange.result(60).values()) == {"learner"}
    writer.close()


def test_a_fault_of_our_own_is_told_to_who_waits_and_the_line_goes_on(cast: Cast) -> None:
    writer = Writer(cast.book)
    stop = threading.Event()

    def broken(db: Connection, read: Read) -> Never:
        stop.wait(60)
        raise ZeroDivisionError

    good = walk(PASS, learner=cast.learners[0])
    bad = writer.submit([], broken)
    behind = [writer.submit([one]) for one in good[:4]]
    stop.set()
    with pytest.raises(ZeroDivisionError):
        bad.result(60)
    assert [future.result(60) for future in behind] == [{}] * 4
    assert writer.submit(good[4:]).result(60) == {}
    assert sorted(ids(cast.book)) == sorted(one.id for one in good)
    writer.close()


def test_a_request_that_is_broken_off_stops_nobody_behind_it(cast: Cast) -> None:
    writer = Writer(cast.book)
    held, go_on = threading.Event(), threading.Event()

    def slow(_db: Connection, _read: Read) -> tuple[list[Event], list[Item]]:
        held.set()
        go_on.wait(30)
        return [], []

    first, *others = joined([walk(PASS, n, learner=cast.learners[n], name=f"w{n}") for n in range(2)])
    waiting = [writer.submit([], slow)]
    assert held.wait(30)
    waiting += [writer.submit([first]), writer.submit(others)]
    for one in waiting[:2]:
        one.cancel()
    go_on.set()
    assert waiting[2].result(30) == {}
    assert first.id in ids(cast.book)
    writer.close()


def test_closing_finishes_what_stands_in_line(cast: Cast) -> None:
    writer = Writer(cast.book)
    future = writer.submit(walk(PASS, learner=cast.learners[0]))
    writer.close()
    assert future.result(0) == {}
    with reading(cast.book) as db:
        assert db.execute(select(func.count()).select_from(event)).scalar() == 8


def test_a_damaged_book_is_a_sentence_too(tmp_path: Path) -> None:
    file = tmp_path / "qibu.db"
    Book.open(sqlite_url(file)).close()
    file.write_bytes(b"SQLite format 3\x00" + b"x" * 5000)
    with pytest.raises(BookFault):
        Book.open(sqlite_url(file))


def _impatient(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA busy_timeout=200")  # ten seconds in earnest
