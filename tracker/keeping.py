"""Backup and restore of a data folder whose book is SQLite: one zip file, checked before it counts."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Final

from media import reasons
from media.pictures.shelf import is_painted
from media.words import Text
from tracker import schema
from tracker.engine import open_engine, sqlite_url
from tracker.faults import BookFault

BOOK: Final = "qibu.db"
KEPT: Final = ("recordings", "pictures")  # what people made; `voice/` can be made again by the computer
_BINARY: Final = getattr(os, "O_BINARY", 0)  # Windows tells text from bytes
_MOST: Final = 20 * 2**30  # bytes that a backup may unpack to


def backup(data: Path, out: Path) -> int:
    """Write the book and what people recorded into `out`, also while the program runs. Returns the number of files.

    The copy is taken by SQLite itself, opened and checked, and appears under its name only when it is whole.
    """
    if not (data / BOOK).is_file():
        raise BookFault("terminal.backup_missing", folder=data)
    if out.exists():
        raise BookFault("terminal.backup_exists", file=out)
    part = out.with_name(out.name + ".part")
    try:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / BOOK
            _copy_book(data / BOOK, copy)
            files = [(copy, BOOK), *((path, path.relative_to(data).as_posix()) for path in _made(data))]
            _pack(part, files)
        _check(part)
        part.replace(out)
        _settle(out.parent)
    except (OSError, sqlite3.Error) as fault:
        raise BookFault("terminal.backup_failed", why=reasons.of(fault)) from fault
    finally:
        part.unlink(missing_ok=True)
    return len(files)


def restore(
    data: Path, file: Path, now: datetime, prepare: Callable[[Path], object] = lambda beside: None
) -> tuple[int, Path | None]:
    """Put a backup in the place of `data`. Returns the number of files, and where the former folder now stands.

    The backup is checked, unpacked beside the folder and given to `prepare`; only then do the two change places. What
    breaks off in between leaves one whole folder: the former one, or the new one for `finish`.
    """
    _check(file)
    finish(data)
    if (data / BOOK).is_file() and _in_use(data / BOOK):
        raise BookFault("terminal.restore_in_use")
    beside, whole = data.with_name(data.name + ".restoring"), _whole(data)
    for left in (beside, whole):  # by one that was broken off
        shutil.rmtree(left, ignore_errors=True)
    try:
        with zipfile.ZipFile(file) as packed:
            packed.extractall(beside)
            count = len(packed.namelist())
        prepare(beside)
        if (data / "voice").is_dir():  # made clips stay useful, and are not part of a backup
            shutil.copytree(data / "voice", beside / "voice", dirs_exist_ok=True)
        for path in (*beside.rglob("*"), beside):
            _settle(path)
        beside.rename(whole)
        return count, _change_places(data, whole, now)
    except (OSError, zipfile.BadZipFile) as fault:
        raise BookFault("terminal.restore_failed", why=reasons.of(fault)) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        if data.exists():  # else it is the one whole folder there is, and waits for `finish`
            shutil.rmtree(whole, ignore_errors=True)


def finish(data: Path) -> bool:
    """Put in its place what a restore that was broken off between the two folders left whole. True where it did.

    Called before anything makes or opens `data`. Raises `BookFault` where the folder cannot come to its place.
    """
    whole = _whole(data)
    if data.exists() or not (whole / BOOK).is_file():
        return False
    try:
        whole.rename(data)
    except OSError as fault:
        raise BookFault("terminal.restore_unfinished", whole=whole, folder=data, why=reasons.of(fault)) from fault
    _settle(data.parent)
    return True


def _whole(data: Path) -> Path:
    """Where a restored folder waits: only a whole one ever has this name."""
    return data.with_name(data.name + ".restored")


def _change_places(data: Path, whole: Path, now: datetime) -> Path | None:
    """Where the former folder now stands; it is back in its place where the other could not come."""
    if not data.exists():
        data.parent.mkdir(parents=True, exist_ok=True)
        whole.rename(data)
        _settle(data.parent)
        return None
    former = data.with_name(f"{data.name}.before-{now:%Y%m%d-%H%M%S}")
    data.rename(former)
    try:
        whole.rename(data)
    except OSError:
        former.rename(data)
        raise
    _settle(data.parent)
    return former


def _pack(file: Path, content: Iterable[tuple[Path, str]]) -> None:
    """For its owner only, and on the disk itself when this returns: a stick may be pulled out the next moment."""
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600), "wb") as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for path, name in content:
                packed.write(path, name)
        out.flush()
        os.fsync(out.fileno())


def _settle(path: Path) -> None:
    """A file, or the names in a folder, on the disk itself; Windows does that by itself."""
    if os.name == "posix":
        opened = os.open(path, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _made(data: Path) -> list[Path]:
    """What people made; of the pictures not those that are painted again when somebody asks for them."""
    found = [path for name in KEPT for path in sorted((data / name).rglob("*"))]
    return [path for path in found if path.is_file() and not path.is_symlink() and not is_painted(path.name)]


def _copy_book(book: Path, copy: Path) -> None:
    with closing(sqlite3.connect(book)) as here, closing(sqlite3.connect(copy)) as there:
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing left in a second one


def _check(file: Path) -> None:
    """Open a backup as if restoring it. Raises `BookFault` unless every part of it is sound."""

    def bad(why: Text) -> BookFault:
        return BookFault("terminal.restore_bad", file=file, why=why)

    try:
        with zipfile.ZipFile(file) as packed, tempfile.TemporaryDirectory() as folder:
            names = packed.namelist()
            if strange := [name for name in names if not _belongs(name)]:
                raise bad(reasons.reason("backup_strange", name=strange[0]))
            if len(set(names)) != len(names):
                raise bad(reasons.reason("backup_doubled"))
            if sum(one.file_size for one in packed.infolist()) > _MOST:
                raise bad(reasons.reason("backup_huge"))
            if BOOK not in names:
                raise bad(reasons.reason("backup_bookless"))
            if broken := packed.testzip():
                raise bad(reasons.reason("backup_part_broken", name=broken))
            packed.extract(BOOK, folder)
            if not _sound(Path(folder) / BOOK):
                raise bad(reasons.reason("book_broken"))
    except (OSError, zipfile.BadZipFile, sqlite3.Error) as fault:
        raise bad(reasons.of(fault)) from fault


def _sound(book: Path) -> bool:
    """Whether a book is whole; it is brought up as well, which raises `BookFault` where this program cannot."""
    with closing(sqlite3.connect(book)) as opened:
        found = opened.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        return False
    engine = open_engine(sqlite_url(book))
    try:
        schema.bring_up(engine)  # a copy of ours: a book of an older program must be able to come up, a newer one not
    finally:
        engine.dispose()
    return True


def _belongs(name: str) -> bool:
    parts = name.split("/")
    plain = all(part not in ("", ".", "..") and not set(part) & set('\\:*?"<>|') for part in parts)
    return name == BOOK or (plain and len(parts) > 1 and parts[0] in KEPT)


def _in_use(book: Path) -> bool:
    """True while another process has the book open: only the last one may leave the write-ahead log."""
    with closing(sqlite3.connect(book, timeout=0.2)) as opened:
        try:
            opened.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError:
            return True
        except sqlite3.DatabaseError:  # damaged: nobody works with it, and that is what a restore is for
            return False
    return book.with_name(book.name + "-wal").exists()
