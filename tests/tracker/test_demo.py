"""The fictional community, and the commands that work on a book."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tracker import accounts, consents, demo, erase, judged, overview, people, sessions, surprises, trend
from tracker.__main__ import main
from tracker.access import Who
from tracker.engine import sqlite_url
from tracker.outline import Outline
from tracker.overview import Whom
from tracker.progress import Status
from tracker.reports.codebook import heading
from tracker.store import Book
from tracker.tables_record import event
from tracker.transaction import reading

OUTLINES = [
    Outline(f"lesson-{n:02d}", 1, tuple(f"step-{step}" for step in range(7)), frozenset({"step-1", "step-4"}))
    for n in range(12)
]
MESSAGES = {f"message-{n:02d}": n % 2 == 0 for n in range(40)}
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    book = Book.open(sqlite_url(folder / "qibu.db"), lambda: NOW)
    demo.fill(book, OUTLINES, lambda words: f"$argon2id${len(words)}" + "x" * 40, messages=MESSAGES)
    book.close()
    return folder


def opened(data: Path) -> tuple[Book, Who, Whom]:
    book = Book.open(sqlite_url(data / "qibu.db"), lambda: NOW)
    return book, *seen(book)


def seen(book: Book) -> tuple[Who, Whom]:
    """The social worker, and her place."""
    found = accounts.passphrase_of(book, "lin")
    assert found is not None
    who = sessions.who_of(book, sessions.begin(book, found[0]))
    assert who is not None
    return who, Whom(who.places("social_worker")[0])


def test_the_community_is_believable(data: Path) -> None:
    book, who, whom = opened(data)
    assert len(people.listed(book, who, everybody=True)) == 40
    lines = overview.matrix(book, who, whom)
    found = {cell.status for line in lines for cell in line.cells.values()}
    assert found == {Status.LEARNING, Status.WITH_HELP, Status.ALONE, Status.FLUENT}
    assert any(one.step == "step-3" and one.lesson == "lesson-01" for one in overview.help_wanted(book, who, whom))
    assert overview.absent(book, who, whom)
    assert overview.due(book, who, whom)
    assert len(trend.weekly(book, who, whom)) == 12
    assert {one.status for one in people.listed(book, who, everybody=True)} == {"active", "left", "paused", "died"}
    assert not any("翠竹苑" in place.name for place in accounts.places(book, who))
    book.close()


def test_two_may_meet_a_drill_and_one_who_agreed_and_was_tricked_since_may_not(data: Path) -> None:
    book, who, _ = opened(data)
    agreed = [
        one.id
        for one in people.listed(book, who)
        if any(each.kind == "surprises" and each.given for each in consents.of(book, who, one.id))
    ]
    assert sorted(surprises.allowed(book, who, one) for one in agreed) == [False, True, True]
    spared = next(one for one in agreed if not surprises.allowed(book, who, one))
    assert surprises.paused_until(book, who, spared) is not None
    book.close()


def test_the_same_seed_tells_the_same_story(data: Path, tmp_path: Path) -> None:
    again = Book.open(sqlite_url(tmp_path / "qibu.db"), lambda: NOW)
    sign_ins = demo.fill(again, OUTLINES, lambda words: f"$argon2id${len(words)}" + "x" * 40, messages=MESSAGES)
    assert [one.role for one in sign_ins].count("volunteer") == 3
    book, _, _ = opened(data)
    counted, thought = [], []
    for each in (again, book):
        with reading(each) as db:
            counted.append(db.execute(select(func.count()).select_from(event)).scalar())
        who, whom = seen(each)
        found = judged.of_place(each, who, whom.place)
        thought.append(sorted((one.caught, one.over_refused) for one in found.values()))
        each.close()
    assert counted[0] == counted[1] and thought[0] == thought[1]


def test_some_have_judged_messages_each_twice_ten(data: Path) -> None:
    book, who, whom = opened(data)
    found = judged.of_place(book, who, whom.place).values()
    assert [(one.false, one.genuine) for one in found] == [(10, 10)] * demo.JUDGES
    assert {one.mastered for one in found} == {True, False}
    book.close()


def test_the_commands_do_what_they_say(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    env = {"QIBU_LANG": "en"}
    book, who, _ = opened(data)
    learner = people.listed(book, who)[0]
    at = ["--data", str(data)]
    assert main(["rebuild", *at], env) == 0
    assert "walks" in capsys.readouterr().out
    table = tmp_path / "progress.csv"
    assert main(["export", str(table), *at], env) == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert learner.id in {row[heading("learner")] for row in rows}
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["export", str(table), *at], env) == 1
    hers = tmp_path / "hers.json"
    assert main(["give-out", learner.id, str(hers), *at], env) == 0
    assert json.loads(hers.read_text(encoding="utf-8"))["learner"][0]["nickname"] == learner.nickname
    backup = tmp_path / "before.zip"
    assert main(["backup", str(backup), *at], env) == 0
    photograph = data / "pictures" / "face-of-hers.webp"
    photograph.parent.mkdir(exist_ok=True)
    photograph.write_bytes(b"a photograph")
    consents.note(book, who, learner.id, "photo", True, "paper")
    people.change(book, who, learner.id, picture=photograph.name)
    assert main(["erase", learner.id, *at], env) == 0
    assert not photograph.exists()
    assert main(["erase", learner.id, *at], env) == 1
    assert main(["retention-erase", *at], env) == 0
    capsys.readouterr()
    book.close()
    assert main(["restore", str(backup), *at], env) == 0
    restored, again, _ = opened(data)
    assert learner.id not in {one.id for one in people.listed(restored, again, everybody=True)}
    assert list(erase.erased(restored)) == [erase.fingerprint(learner.id)]
    restored.close()


def test_a_formula_in_a_name_is_only_a_name(tmp_path: Path) -> None:
    book = Book.open(sqlite_url(tmp_path / "qibu.db"), lambda: NOW)
    demo.fill(book, OUTLINES, lambda words: f"$argon2id${len(words)}" + "x" * 40)
    _, who, _ = opened(tmp_path)
    people.change(book, who, people.listed(book, who)[0].id, nickname="=1+1")
    book.close()
    table = tmp_path / "progress.csv"
    assert main(["export", str(table), "--data", str(tmp_path)], {}) == 0
    assert ",'=1+1," in table.read_text(encoding="utf-8-sig")
