"""What staff save from a lesson page: the long picture, one card, all cards. Drafts too; rubbish gets one sentence."""

import errno
import io
import re
import zipfile
from itertools import product
from urllib.parse import unquote

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lessons import play
from media.pictures import shelf
from media.pictures.fonts import NoFont
from media.voice import speech
from media.words import LANGS, say
from tests.web.conftest import Visit
from web import desk_files
from web.light.pictures import also_said
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


def test_on_pictures_and_paper_no_sentence_ends_twice(house: House) -> None:
    """The voice breathes at a semicolon and within quotation marks; what is printed reads on."""
    for lesson, lang in product(house.library.lessons.values(), LANGS):
        data = play.player_data(lesson, lang, sentences=speech.sentences, pictures=house.picture)
        for touch in (one for step in data["steps"] for one in step["touches"]):
            said = also_said(touch, lang)
            assert not re.search("[。！？.!?；;，、,：:][”’」』）)\"']*[。.]", said.replace("...", "…")), said
            assert not said or said.rstrip("”’」』）)\"'")[-1] in "。！？.!?…", said


@pytest.mark.parametrize("file", ["card-99.png", "card-0.png", "else.exe", "..qibu.db"])
def test_what_is_not_there_is_a_page_that_leads_back_to_the_lesson(desk: TestClient, file: str) -> None:
    answer = desk.get(desk_files.link(LESSON, file, "en", ""))
    assert answer.status_code == 404 and say("desk.no_step", "en") in answer.text
    assert f'class="big" href="/lesson?lang=en&amp;lesson={LESSON}"' in answer.text


def test_no_other_file_of_the_data_folder_can_be_had(desk: TestClient) -> None:
    assert desk.get(desk_files.link(LESSON, "..%2f..%2fqibu.db", "zh", "")).status_code == 404


def test_a_lesson_that_is_not_there_leads_to_the_desks_shelf(desk: TestClient) -> None:
    answer = desk.get(desk_files.link("nothing", "long.jpg", "zh", ""))
    assert answer.status_code == 404 and 'class="big" href="/?lang=zh"' in answer.text


def test_without_a_chinese_font_staff_hear_what_to_do(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_font(*_: object, **__: object) -> bytes:
        raise NoFont("")

    monkeypatch.setattr("media.pictures.long.long_picture", no_font)
    answer = desk.get(desk_files.link(LESSON, "long.jpg", "zh", ""))
    assert answer.status_code == 503 and "没有中文字体" in answer.text and f"lesson={LESSON}" in answer.text


def test_a_full_disk_is_told_to_learners_and_the_lesson_goes_on(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(shelf.PictureShelf, "_keep", full)
    answer = visit().get(f"/learn/{LESSON}/card-1.png")
    assert answer.status_code == 503 and "磁盘满了" in answer.text and f'href="/learn/{LESSON}?lang=zh"' in answer.text
    assert visit().get(f"/learn/{LESSON}").status_code == 200
