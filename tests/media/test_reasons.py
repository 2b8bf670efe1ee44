"""What the system says in English reaches staff in their own language; what is not known is quoted as its words."""

import errno
import os
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lessons.__main__ import main as lessons_main
from media import reasons
from media.words import say, sentence
from web.settings import WrongUse, read

LATIN = re.compile(r"[A-Za-z]{3,}")


def _no_book(file: Path) -> None:
    file.write_bytes(b"a shopping list, and longer than SQLite's heading is, so that it is read as a book at all" * 20)
    sqlite3.connect(file).execute("SELECT * FROM learner")


def _no_zip(file: Path) -> None:
    file.write_bytes(b"PK but nothing more")
    zipfile.ZipFile(file)


def _is_folder(file: Path) -> None:
    file.mkdir()
    file.read_bytes()


@pytest.mark.parametrize("deed", [_no_book, _no_zip, _is_folder, Path.read_bytes])
def test_a_fault_that_staff_can_mend_is_told_in_chinese(tmp_path: Path, deed: Callable[[Path], object]) -> None:
    with pytest.raises((OSError, sqlite3.Error, zipfile.BadZipFile)) as fault:
        deed(tmp_path / "backup")
    assert not LATIN.search(reasons.of(fault.value).zh)


def test_a_full_disk_is_called_so_whoever_finds_it() -> None:
    full = reasons.of(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert full == sentence("reasons.disk_full")


def test_what_is_not_known_is_quoted_as_the_systems_words_and_on_one_line() -> None:
    told = reasons.of(OSError("held by a scanner\nand more"))
    assert (told.zh, told.en) == ("系统的原话是“held by a scanner”", "the system says “held by a scanner”")


@pytest.mark.parametrize("arguments", [["--nonsense"], ["--port"], ["--demo=now"]])
def test_a_wrong_argument_at_the_door_is_told_in_both_languages(arguments: list[str]) -> None:
    with pytest.raises(WrongUse) as wrong:
        read(arguments, {})
    chinese = wrong.value.lines[0].partition("。")[0]
    assert arguments[0].partition("=")[0] in chinese and not re.search("argument|expected|recognized", chinese)


@pytest.mark.parametrize("arguments", [["dance"], [], ["sheet", "x"], ["check", "--lang", "fr"], ["check", "--loud"]])
def test_a_wrong_command_is_told_without_english(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("QIBU_LANG", "zh")
    with pytest.raises(SystemExit) as left:
        lessons_main(arguments)
    told = capsys.readouterr().err.splitlines()[0]
    assert left.value.code == 2
    assert not re.search("argument|required|invalid|choose|原话", told), told


def test_a_reason_speaks_the_language_of_its_sentence() -> None:
    why = reasons.reason("disk_full")
    assert say("terminal.backup_failed", "zh", why=why) == "备份没有做成：磁盘满了。原来的记录没有动。"
    assert "the disk is full" in say("terminal.backup_failed", "en", why=why)
