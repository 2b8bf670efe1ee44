"""Backup and restore, also of what is not sound; the book may be open while it is kept."""

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from media.pictures.shelf import PictureShelf
from tests.tracker.test_store import VOICE
from tracker import accounts, keeping, people, sessions
from tracker.__main__ import main
from tracker.access import STAFF_HERE
from tracker.accounts import NewStaff
from tracker.engine import sqlite_url
from tracker.faults import BookFault
from tracker.people import NewLearner
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.transaction import reading

NOW = datetime(2026, 11, 22, 18, 30)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one recording in it, the program closed."""
    folder = tmp_path / "Qibu"
    (folder / "recordings").mkdir(parents=True)
    (folder / "voice").mkdir()
    (folder / "recordings" / VOICE.file).write_bytes(b"a voice")
    (folder / "voice" / "made.mp3").write_bytes(b"made again any time")
    book = Book.open(sqlite_url(folder / "qibu.db"))
    book.add_recording(STAFF_HERE, VOICE)
    book.close()
    return folder


def voices(data: Path) -> list[str]:
    book = Book.open(sqlite_url(data / "qibu.db"))
    found = [one.file for one in book.recordings(STAFF_HERE)]
    book.close()
    return found


def test_what_was_kept_comes_back_on_another_computer(data: Path, tmp_path: Path) -> None:
    assert keeping.backup(data, tmp_path / "b.zip") == 2
    count, former = keeping.restore(tmp_path / "new" / "Qibu", tmp_path / "b.zip", NOW)
    assert (count, former) == (2, None)
    assert voices(tmp_path / "new" / "Qibu") == [VOICE.file]
    assert (tmp_path / "new" / "Qibu" / "recordings" / VOICE.file).read_bytes() == b"a voice"


def test_pictures_that_are_painted_again_by_themselves_are_no_part_of_a_backup(data: Path, tmp_path: Path) -> None:
    seen = f"seen-{'a' * 40}.webp"
    (data / "pictures").mkdir()
    for name in ("face-0123456789abcdef01234567.webp", seen):
        (data / "pictures" / name).write_bytes(b"a picture")
    painted = PictureShelf(data / "pictures").get("card", ["a text"], lambda: b"painted")
    assert painted.parent == data / "pictures"
    assert keeping.backup(data, tmp_path / "b.zip") == 4
    with zipfile.ZipFile(tmp_path / "b.zip") as packed:
        assert f"pictures/{seen}" in packed.namelist() and f"pictures/{painted.name}" not in packed.namelist()


def test_what_stood_there_before_a_restore_is_kept_beside(data: Path, tmp_path: Path) -> None:
    keeping.backup(data, tmp_path / "b.zip")
    book = Book.open(sqlite_url(data / "qibu.db"))
    book.change_setting(STAFF_HERE, "community_phone", "110")
    book.close()
    _, former = keeping.restore(data, tmp_path / "b.zip", NOW)
    assert former == tmp_path / "Qibu.before-20261122-183000"
    assert voices(former) == voices(data) == [VOICE.file]
    assert (data / "voice" / "made.mp3").is_file()


def test_a_backup_can_be_made_while_the_book_is_open_and_holds_the_last_word(data: Path, tmp_path: Path) -> None:
    book = Book.open(sqlite_url(data / "qibu.db"))
    book.change_setting(STAFF_HERE, "community_phone", "12345")
    keeping.backup(data, tmp_path / "b.zip")
    book.close()
    keeping.restore(tmp_path / "other", tmp_path / "b.zip", NOW)
    again = Book.open(sqlite_url(tmp_path / "other" / "qibu.db"))
    assert again.setting(STAFF_HERE, "community_phone") == "12345"
    again.close()


def test_nothing_is_restored_under_a_running_program(data: Path, tmp_path: Path) -> None:
    keeping.backup(data, tmp_path / "b.zip")
    running = Book.open(sqlite_url(data / "qibu.db"))
    with pytest.raises(BookFault) as refused:
        keeping.restore(data, tmp_path / "b.zip", NOW)
    running.close()
    assert refused.value.key == "terminal.restore_in_use"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Qibu", "b.zip"]


def test_a_backup_never_covers_another(data: Path, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"older")
    with pytest.raises(BookFault) as refused:
        keeping.backup(data, tmp_path / "b.zip")
    assert refused.value.key == "terminal.backup_exists"
    assert (tmp_path / "b.zip").read_bytes() == b"older"


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-40])


def _other(file: Path) -> None:
    file.write_bytes(b"PK but no zip")


def _climbing(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("recordings/../../evil.txt", "x")


def _strange(file: Path) -> None:
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("evil.exe", "x")


def _no_book(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("recordings/a.mp3", "x")


def _false_book(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("qibu.db", "a shopping list" * 100)


@pytest.mark.parametrize("spoil", [_cut, _other, _climbing, _strange, _no_book, _false_book, Path.unlink])
def test_a_backup_that_is_not_sound_changes_nothing(data: Path, tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    file = tmp_path / "b.zip"
    keeping.backup(data, file)
    spoil(file)
    with pytest.raises(BookFault) as refused:
        keeping.restore(data, file, NOW)
    told = refused.value.say("zh").replace(str(file), "")
    assert re.findall("[A-Za-z]{3,}", told.replace("evil.exe", "").replace("recordings/../../evil.txt", "")) == []
    assert voices(data) == [VOICE.file]
    assert sorted(path.name for path in tmp_path.iterdir()) in (["Qibu", "b.zip"], ["Qibu"])


def test_the_commands_say_what_they_did(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(tmp_path / "b.zip")
    assert main(["backup", file, "--data", str(data)], {"QIBU_LANG": "en"}) == 0
    assert file in capsys.readouterr().out
    assert main(["restore", file, "--data", str(data)], {"QIBU_LANG": "zh"}) == 0
    assert "恢复好了" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["backup"], ["wipe", "x"], ["backup", "x", "--wrong"], ["--help"]])
def test_wrong_use_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments, {"QIBU_LANG": "en"}) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_book_in_the_city_is_kept_by_the_citys_own_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "x.zip"], {"QIBU_DATABASE_URL": "postgresql://a/b", "QIBU_LANG": "en"}) == 2
    assert "pg_dump" in capsys.readouterr().err


def test_a_folder_without_a_book_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", str(tmp_path / "b.zip"), "--data", str(tmp_path)], {"QIBU_LANG": "en"}) == 1
    assert str(tmp_path) in capsys.readouterr().err


def learner_in(data: Path) -> str:
    """A place in the book with one learner; her id."""
    book = Book.open(sqlite_url(data / "qibu.db"))
    staff, place = accounts.set_up(book, NewStaff("周", "zhou", "$argon2id$" + "x" * 40), "阳光里")
    who = sessions.who_of(book, sessions.begin(book, staff))
    assert who is not None
    [found] = people.enrol(book, who, place, [NewLearner("王阿姨")])
    book.close()
    return found


def nicknames(data: Path) -> list[str]:
    book = Book.open(sqlite_url(data / "qibu.db"))
    with reading(book) as db:
        found = [row.nickname for row in db.execute(select(learner))]
    book.close()
    return found


def restored(data: Path, file: Path) -> int:
    return main(["restore", str(file), "--data", str(data)], {"QIBU_LANG": "en"})


def test_who_was_erased_since_is_erased_again_by_the_command(data: Path, tmp_path: Path) -> None:
    her = learner_in(data)
    keeping.backup(data, tmp_path / "b.zip")
    assert main(["erase", her, "--data", str(data)], {"QIBU_LANG": "en"}) == 0
    assert restored(data, tmp_path / "b.zip") == 0
    assert nicknames(data) == [""]


def test_erasing_again_comes_before_the_folders_change_places(data: Path, tmp_path: Path) -> None:
    keeping.backup(data, tmp_path / "b.zip")

    def pulled(beside: Path) -> None:
        assert voices(beside) == [VOICE.file]
        raise OSError("the plug was pulled")

    with pytest.raises(BookFault) as refused:
        keeping.restore(data, tmp_path / "b.zip", NOW, pulled)
    assert refused.value.key == "terminal.restore_failed"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Qibu", "b.zip"]
    assert voices(data) == [VOICE.file]


def test_a_damaged_book_is_replaced_and_what_nobody_can_tell_is_said(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    learner_in(data)
    keeping.backup(data, tmp_path / "b.zip")
    (data / "qibu.db").write_bytes(b"not a book any more" * 500)
    assert restored(data, tmp_path / "b.zip") == 0
    assert "erase again" in capsys.readouterr().out
    assert nicknames(data) == ["王阿姨"]


def test_where_the_restored_folder_cannot_come_the_former_stays(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.backup(data, tmp_path / "b.zip")
    rename = Path.rename

    def stuck(self: Path, target: Path) -> Path:
        if self.name.endswith(".restoring"):
            raise PermissionError("held by a scanner")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stuck)
    with pytest.raises(BookFault, match="held by a scanner"):
        keeping.restore(data, tmp_path / "b.zip", NOW)
    assert voices(data) == [VOICE.file]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Qibu", "b.zip"]


def test_a_backup_is_for_its_owner_only(data: Path, tmp_path: Path) -> None:
    keeping.backup(data, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").stat().st_mode & 0o077 == 0


class PlugPulled(BaseException):
    """Nothing of the program runs any more."""


def pull_the_plug_after(renames: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is killed tidies up nothing: neither renames nor deletions happen afterwards."""
    rename = Path.rename
    done: list[Path] = []

    def killed(self: Path, target: Path) -> Path:
        if len(done) == renames:
            monkeypatch.setattr("tracker.keeping.shutil.rmtree", lambda *_, **__: None)
            raise PlugPulled
        done.append(target)
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", killed)


@pytest.mark.parametrize(("renames", "phone"), [(0, "110"), (1, "110"), (2, "12345"), (3, "12345")])
def test_a_restore_killed_at_any_rename_leaves_one_whole_book_for_the_next_start(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renames: int, phone: str
) -> None:
    def number(change: str = "") -> str:
        book = Book.open(sqlite_url(data / "qibu.db"))
        if change:
            book.change_setting(STAFF_HERE, "community_phone", change)
        found = book.setting(STAFF_HERE, "community_phone")
        book.close()
        return found

    number("12345")
    keeping.backup(data, tmp_path / "b.zip")
    number("110")
    with monkeypatch.context() as pulled:
        pull_the_plug_after(renames, pulled)
        if renames < 3:  # there are three
            with pytest.raises(PlugPulled):
                keeping.restore(data, tmp_path / "b.zip", NOW)
        else:
            keeping.restore(data, tmp_path / "b.zip", NOW)
    assert keeping.finish(data) is (renames == 2)
    assert number() == phone and not keeping.finish(data)
    assert voices(data) == [VOICE.file]
    assert keeping.restore(data, tmp_path / "b.zip", NOW.replace(hour=19))[0] == 2
    assert not {"Qibu.restoring", "Qibu.restored"} & {path.name for path in tmp_path.iterdir()}


def test_a_command_after_such_a_restore_finds_the_book_and_says_so(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data.rename(tmp_path / "Qibu.restored")
    assert main(["backup", str(tmp_path / "b.zip"), "--data", str(data)], {"QIBU_LANG": "en"}) == 0
    assert "finished now" in capsys.readouterr().out


def test_a_restored_folder_that_cannot_come_to_its_place_is_named(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data.rename(tmp_path / "Qibu.restored")

    def stuck(self: Path, target: Path) -> Path:
        raise PermissionError(13, "held by a scanner")

    monkeypatch.setattr(Path, "rename", stuck)
    assert main(["rebuild", "--data", str(data)], {"QIBU_LANG": "en"}) == 1
    told = capsys.readouterr().err
    assert "Qibu.restored" in told and "another program holds it" in told and told.count("\n") == 1


def test_nobody_is_signed_in_at_a_restored_book(data: Path, tmp_path: Path) -> None:
    book = Book.open(sqlite_url(data / "qibu.db"))
    staff, _ = accounts.set_up(book, NewStaff("周", "zhou", "$argon2id$" + "x" * 40), "阳光里")
    token = sessions.begin(book, staff)
    who = sessions.who_of(book, token)
    assert who is not None
    code = sessions.pairing_code(book, who, staff)
    book.close()
    keeping.backup(data, tmp_path / "b.zip")
    assert restored(data, tmp_path / "b.zip") == 0
    again = Book.open(sqlite_url(data / "qibu.db"))
    assert sessions.who_of(again, token) is None and sessions.redeem(again, code.short) is None
    assert sessions.who_of(again, sessions.begin(again, staff)) == who
    again.close()
