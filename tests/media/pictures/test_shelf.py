"""A picture is painted once, whoever asks and how often, and is there whole or not at all."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from media.pictures.shelf import PictureShelf


def test_eight_who_ask_at_once_get_one_picture_painted_once(tmp_path: Path) -> None:
    shelf, together, painted = PictureShelf(tmp_path), threading.Barrier(8), []

    def paint() -> bytes:
        painted.append(threading.get_ident())
        return b"picture"

    def ask(_: int) -> Path:
        together.wait()
        return shelf.get("cover", ["a lesson", "zh"], paint)

    with ThreadPoolExecutor(8) as people:
        paths = set(people.map(ask, range(8)))
    assert len(painted) == 1 and len(paths) == 1
    assert paths.pop().read_bytes() == b"picture"


def test_what_is_shown_decides_which_picture_it_is(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path)
    keys: list[list[object]] = [["a", "zh"], ["a", "en"], ["az", "h"], ["a", "zh", 1]]
    assert len({shelf.get("card", key, lambda: b"x") for key in keys}) == 4
    assert shelf.get("cover", ["a", "zh"], lambda: b"x") != shelf.get("card", ["a", "zh"], lambda: b"x")


def test_a_picture_made_earlier_or_by_another_process_is_used(tmp_path: Path) -> None:
    path = PictureShelf(tmp_path).get("long", ["a"], lambda: b"first")
    assert PictureShelf(tmp_path).get("long", ["a"], lambda: b"second") == path
    assert path.read_bytes() == b"first" and path.suffix == ".jpg"


def test_a_painter_that_fails_leaves_nothing_behind_and_the_next_one_may_try(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path)

    def fail() -> bytes:
        raise OSError("no font")

    with pytest.raises(OSError, match="no font"):
        shelf.get("card", ["a"], fail)
    assert list(tmp_path.iterdir()) == []
    assert shelf.get("card", ["a"], lambda: b"fine").read_bytes() == b"fine"


def test_an_empty_file_left_by_a_power_cut_is_painted_anew(tmp_path: Path) -> None:
    shelf = PictureShelf(tmp_path)
    shelf.get("card", ["a"], lambda: b"fine").write_bytes(b"")
    assert shelf.get("card", ["a"], lambda: b"fine").read_bytes() == b"fine"


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    assert PictureShelf(tmp_path / "new" / "pictures").get("cover", ["a"], lambda: b"x").is_file()


def test_two_different_pictures_do_not_wait_for_each_other(tmp_path: Path) -> None:
    shelf, both = PictureShelf(tmp_path), threading.Barrier(2, timeout=60)

    def paint() -> bytes:
        both.wait()  # passes only if the other one is being painted at the same time
        return b"x"

    with ThreadPoolExecutor(2) as people:
        made = list(people.map(lambda name: shelf.get("cover", [name], paint), ["a", "b"]))
    assert all(path.is_file() for path in made)
