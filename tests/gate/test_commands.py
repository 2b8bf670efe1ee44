"""The terminal's commands: they run as the computer's owner, who holds the file anyway, and leave a line in the trail.

No role opens them: whoever is only signed in, an operator too, has no way from the desk to what they write.
"""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tests.gate.conftest import Cast, who
from tracker import audit, commands, people, retention
from tracker.__main__ import main
from tracker.access import NotAllowed
from tracker.engine import sqlite_url
from tracker.reach import NoSuch
from tracker.store import Book
from web.wiring import House

# command -> what of the people in the book it may write out or change, and how many words follow it
COMMANDS: Final = {
    "backup": ("everything, into one file", 1),
    "restore": ("everything, from one file; who was erased is erased again", 1),
    "rebuild": ("summaries only", 0),
    "export": ("progress by nickname, without real names and telephones", 1),
    "give-out": ("everything of one learner", 2),
    "erase": ("one learner", 1),
    "retention": ("whose time is over, by nickname; changes nothing", 0),
    "retention-erase": ("learners who were not seen for the time that the book keeps them", 0),
}


def test_every_command_is_in_the_table() -> None:
    assert {name: words for name, (_, words) in COMMANDS.items()} == {"backup": 1, "restore": 1, **commands.DEEDS}


@pytest.fixture
def data(house: House, cast: Cast) -> Iterator[Path]:
    """A data folder with two places in it."""
    boss = who(house, cast.manager)
    people.change(house.book, boss, cast.learners[0], nickname="王阿姨")
    yield house.settings.data


def run(data: Path, *words: str) -> int:
    return main([*words, "--data", str(data)], {"QIBU_LANG": "zh"})


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_reads_the_folder_it_is_given_and_no_other(
    data: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    words = [str(tmp_path / f"out{n}.csv") for n in range(COMMANDS[command][1])]
    assert run(empty, command, *words) == 1
    assert str(empty) in capsys.readouterr().err or command == "restore"
    assert list(empty.iterdir()) == []


def test_a_learner_of_any_place_is_given_out_and_erased_and_nobody_else(
    house: House, cast: Cast, data: Path, tmp_path: Path
) -> None:
    for n, one in enumerate((cast.learners[0], cast.others[0])):
        file = tmp_path / f"{n}.json"
        assert run(data, "give-out", one, str(file)) == 0
        told = json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)
        assert ("王阿姨" in told, "李叔叔" in told) == (n == 0, n == 1)
        assert file.stat().st_mode & 0o077 == 0  # the owner's alone
    assert run(data, "erase", cast.others[0]) == 0
    boss = who(house, cast.manager)
    with pytest.raises(NoSuch):
        people.seen(house.book, boss, cast.others[0])
    assert people.seen(house.book, boss, cast.learners[0]).nickname == "王阿姨"


@pytest.mark.parametrize("command", ["give-out", "erase"])
def test_a_learner_who_does_not_exist_is_one_sentence(
    data: Path, tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["00000000-0000-7000-8000-000000000000", str(tmp_path / "x.json")][: COMMANDS[command][1]]
    assert run(data, command, *words) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "x.json").exists()


def test_what_was_done_at_the_terminal_stands_in_the_audit_trail(
    house: House, cast: Cast, data: Path, tmp_path: Path
) -> None:
    assert run(data, "export", str(tmp_path / "all.csv")) == 0
    assert run(data, "give-out", cast.learners[1], str(tmp_path / "one.json")) == 0
    assert run(data, "erase", cast.learners[1]) == 0
    trail = audit.lines(house.book, who(house, cast.manager), cast.place)
    done = {line.action for line in trail if line.source == "terminal"}
    assert {"learner.give_out", "learner.erase"} <= done and any("export" in one for one in done)


def test_at_the_terminal_nobody_is_erased_before_the_list_was_seen(
    data: Path, house: House, cast: Cast, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(*_: object) -> list[retention.Over]:
        return [retention.Over(cast.learners[0], "王阿姨", date(2025, 1, 7))]

    monkeypatch.setattr(retention, "over", over)
    assert run(data, "retention") == 0
    told = capsys.readouterr().out
    assert "王阿姨" in told and "2025-01-07" in told and "retention-erase" in told
    assert people.seen(house.book, who(house, cast.manager), cast.learners[0]).nickname == "王阿姨"


def test_an_operator_reads_nothing_that_a_command_writes(house: House, cast: Cast, tmp_path: Path) -> None:
    from tracker import erase, give_out, table_out

    operator = who(house, cast.staff["operator"])
    for deed in (
        lambda: give_out.whole(house.book, operator, cast.learners[0]),
        lambda: erase.erase(house.book, operator, cast.learners[0]),
        lambda: table_out.rows(house.book, operator, cast.place),
        lambda: retention.over(house.book, operator, cast.place),
        lambda: audit.lines(house.book, operator, cast.place),
    ):
        with pytest.raises((NoSuch, NotAllowed)):
            deed()


def test_a_restored_book_holds_the_same_people(house: House, cast: Cast, data: Path, tmp_path: Path) -> None:
    assert run(data, "backup", str(tmp_path / "kept.zip")) == 0
    other = tmp_path / "other"
    assert run(other, "restore", str(tmp_path / "kept.zip")) == 0
    book = Book.open(sqlite_url(other / "qibu.db"))
    try:
        assert people.seen(book, who(house, cast.manager), cast.learners[0]).nickname == "王阿姨"
    finally:
        book.close()
