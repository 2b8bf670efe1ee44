"""Real pictures of a pack: there, whole, of known size, and marked where the step says."""

import os
from pathlib import Path

import pytest
from PIL import Image

from lessons import play
from lessons.play import Picture
from lessons.problem import Problem
from tests.lessons.packs import LESSON, pack, read

SCREENSHOT = "pictures/home.webp"
WITH_PICTURE = LESSON.replace(
    "    scene: home\n    target: settings\n", f"    picture: {SCREENSHOT}\n    box: [0.1, 0.2, 0.4, 0.1]\n", 1
).replace(
    "    target: size\n", "    scene: settings\n    meanwhile: 设置打开了 | Settings has opened\n    target: size\n", 1
)


def pack_with(folder: Path, picture: bytes | None) -> Path:
    pack(folder, lesson=WITH_PICTURE)
    (folder / "pictures").mkdir()
    if picture is not None:
        (folder / SCREENSHOT).write_bytes(picture)
    return folder


def screenshot(width: int, height: int, file: Path) -> bytes:
    Image.new("RGB", (width, height), "#8899CC").save(file)
    return file.read_bytes()


def told(folder: Path) -> list[Problem]:
    return [problem for problem in read(folder).problems if problem.code.startswith("picture")]


def test_a_picture_is_read_with_its_size(tmp_path: Path) -> None:
    found = read(pack_with(tmp_path / "pack", screenshot(900, 1800, tmp_path / "a.webp")))
    assert "letters" in found.lessons
    assert (found.pictures[SCREENSHOT].width, found.pictures[SCREENSHOT].height) == (900, 1800)


def test_a_picture_that_is_not_there_leaves_the_lesson_out_and_says_so(tmp_path: Path) -> None:
    folder = pack_with(tmp_path, None)
    [problem] = told(folder)
    assert (problem.code, problem.place) == ("picture_missing", "lesson letters, step open")
    assert "letters" not in read(folder).lessons


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_broken_picture_is_a_problem_with_file_and_remedy(tmp_path: Path, lang: str) -> None:
    [problem] = told(pack_with(tmp_path, b"no picture at all"))
    assert problem.code == "picture_unfit"
    assert problem.file == "lessons/letters.yaml" and problem.line
    assert SCREENSHOT in problem.reason(lang) and problem.remedy(lang)
    assert {"zh": "JPG、PNG、WebP", "en": "JPG, PNG, WebP"}[lang] in problem.reason(lang)


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own there")
def test_a_link_that_leads_out_of_the_pack_is_no_picture_of_it(tmp_path: Path) -> None:
    folder = pack_with(tmp_path / "pack", None)
    screenshot(900, 1800, tmp_path / "secret.webp")
    (folder / SCREENSHOT).symlink_to(tmp_path / "secret.webp")
    assert [problem.code for problem in told(folder)] == ["picture_missing"]


def test_a_picture_that_was_mended_is_read_anew(tmp_path: Path) -> None:
    folder = pack_with(tmp_path / "pack", b"no picture at all")
    assert told(folder)
    (folder / SCREENSHOT).write_bytes(screenshot(400, 800, tmp_path / "a.webp"))
    assert told(folder) == []


def test_the_player_gets_address_size_and_a_mark_in_the_pictures_own_measure(tmp_path: Path) -> None:
    lesson = read(pack_with(tmp_path / "pack", screenshot(900, 1800, tmp_path / "a.webp"))).lessons["letters"]
    given = Picture("/learn/picture-1.webp", 900, 1800)
    data = play.player_data(lesson, "zh", sentences=lambda text: [text], pictures=lambda path: given)
    touch = data["steps"][0]["touches"][0]
    assert data["screens"][touch["screen"]]["picture"] == {"src": given.src, "width": 900, "height": 1800}
    assert touch["box"] == pytest.approx([90, 360, 360, 180])
    # The mark is drawn as on a phone 360 dp wide: hole = box + 5 dp, here from x 36 - 5, y 144 - 5.
    assert "viewBox='0 0 360 720'" in touch["mark"]
    assert "M49 139" in touch["mark"]
