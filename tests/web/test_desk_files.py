"""What staff save from a lesson page: the long picture, one card, all cards. Drafts too; rubbish gets one sentence."""

import errno
import io
import zipfile
from urllib.parse import unquote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from media.pictures import shelf
from media.pictures.fonts import NoFont
from tests.web.conftest import Visit
from web import desk_files
from web.wiring import House

LESSON = "tap-and-swipe"


@pytest.fixture
def desk(house: House) -> TestClient:
    return TestClient(Starlette(routes=desk_files.table(house)))


def test_one_card_is_a_picture_named_after_the_lesson(house: House, desk: TestClient) -> None:
    answer = desk.get(desk_files.card_link(LESSON, 1, "zh", ""))
    assert Image.open(io.BytesIO(answer.content)).size == (1600, 900)
    title = house.library.lessons[LESSON].title.zh
    assert f"{title}-1.png" in unquote(answer.headers["content-disposition"])


def test_the_long_picture_is_painted_once(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    first = desk.get(desk_files.link(LESSON, "long.jpg", "en", ""))
    assert Image.open(io.BytesIO(first.content)).width == 1080

    def never(*_: object) -> None:
        raise AssertionError("painted again")

    monkeypatch.setattr(shelf.PictureShelf, "_keep", never)
    assert desk.get(desk_files.link(LESSON, "long.jpg", "en", "")).content == first.content


def test_all_cards_come_in_one_file_in_the_order_of_the_steps(house: House, desk: TestClient) -> None:
    answer = desk.get(desk_files.link(LESSON, "cards.zip", "zh", ""))
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == sorted(names) and len(names) >= len(house.library.lessons[LESSON].steps)


@pytest.mark.parametrize("file", ["card-99.png", "card-0.png", "else.exe", "..%2f..%2fqibu.db"])
def test_what_is_not_there_is_said_in_one_sentence(desk: TestClient, file: str) -> None:
    answer = desk.get(desk_files.link(LESSON, file, "zh", ""))
    assert answer.status_code == 404 and len(answer.text) < 200
    assert desk.get(desk_files.link("nothing", "long.jpg", "zh", "")).status_code == 404


def test_without_a_chinese_font_staff_hear_what_to_do(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_font(*_: object, **__: object) -> bytes:
        raise NoFont("")

    monkeypatch.setattr("media.pictures.long.long_picture", no_font)
    answer = desk.get(desk_files.link(LESSON, "long.jpg", "zh", ""))
    assert answer.status_code == 503 and "没有中文字体" in answer.text


def test_a_full_disk_is_told_to_learners_and_the_lesson_goes_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(shelf.PictureShelf, "_keep", full)
    answer = visit().get(f"/learn/{LESSON}/card-1.png")
    assert answer.status_code == 503 and "磁盘满了" in answer.text
    assert visit().get(f"/learn/{LESSON}").status_code == 200
