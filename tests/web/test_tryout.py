"""Trying out: an empty demo folder fills once, says who can sign in, and stays apart from everything real."""

import os
import re
import signal
from pathlib import Path

import pytest

from tests.tracker.test_plans import asked_by
from tests.web.test_start import port, start, wait_for
from tracker import accounts, known, people, sessions
from tracker.engine import sqlite_url
from tracker.store import Book
from web import tryout, wiring
from web.gate import passphrase
from web.settings import Settings, read
from web.wiring import House

__all__ = ["port"]


def opened(data: Path) -> House:
    return wiring.open_house(Settings(data=data, demo=True))


def test_a_start_fills_an_empty_folder_says_who_can_sign_in_and_the_next_one_fills_nothing(
    tmp_path: Path, port: int
) -> None:
    told = []
    for _ in range(2):
        program = start(tmp_path, "--demo", "--port", str(port))
        try:
            wait_for(program, f"http://127.0.0.1:{port}/healthz")
            program.send_signal(signal.SIGTERM)
            out, err = program.communicate(timeout=60)
        finally:
            program.kill()
            program.communicate()
        assert program.returncode == 0 and "Traceback" not in out + err
        told.append(re.findall(r"^  .*$", out, re.M))
    assert told[0] == told[1] and len(told[0]) == 12
    assert any(line.startswith("  林社工  登录名写 lin  口令写 ") for line in told[0])
    assert not [line for line in told[0] if re.search("社工.*社工|志愿者.*志愿者", line)]
    assert any("sign in as lin  passphrase " in line for line in told[0])
    assert os.listdir(tmp_path / "data") == ["Qibu-demo"]  # noqa: PTH208
    book = Book.open(sqlite_url(tmp_path / "data" / "Qibu-demo" / "qibu.db"))
    found = accounts.passphrase_of(book, "lin")
    assert found is not None
    words = next(line for line in told[0] if " lin " in line).split()[-1]
    assert passphrase.fits(found[1], words)
    who = sessions.who_of(book, sessions.begin(book, found[0]))
    assert who is not None and len(people.listed(book, who, everybody=True)) == 40
    book.close()


def test_a_second_opening_writes_no_lesson_again(tmp_path: Path) -> None:
    house = opened(tmp_path)
    asked = asked_by(house.book, lambda: known.hand_in(house.book, wiring.outlines(house.library)))
    assert [statement.split()[0] for statement, _ in asked] == ["BEGIN", "SELECT"]
    house.close()


def test_a_filling_that_was_cut_short_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "qibu.db.part").write_bytes(b"half a book")
    house = opened(tmp_path)
    assert len(tryout.sign_ins(house.book)) == 14
    assert not list(tmp_path.glob("*.part*"))
    house.close()


def test_a_book_that_stands_there_is_left_as_it_is(tmp_path: Path) -> None:
    Book.open(sqlite_url(tmp_path / "qibu.db")).close()
    house = opened(tmp_path)
    assert not accounts.has_accounts(house.book)
    assert tryout.sign_ins(house.book) == []
    house.close()


@pytest.mark.parametrize(("more", "host"), [([], "127.0.0.1"), (["--host", "0.0.0.0"], "0.0.0.0")])
def test_only_this_computer_may_come_in_unless_a_host_is_named(more: list[str], host: str) -> None:
    assert read(["--demo", *more], {}).host == host
