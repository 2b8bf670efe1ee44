"""A real picture of a pack on its way to the reader: served clean, in the player, without scripts, in card and 长图."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lessons.lesson import Lesson
from tests.conftest import until
from tests.lessons.packs import pack
from tests.lessons.test_pictures import SCREENSHOT, WITH_PICTURE
from tests.web.conftest import Visit
from web import desk_files, wiring
from web.settings import Settings
from web.wiring import House

BLUE = (40, 90, 200)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    """A house with one lesson, whose first step is a real picture."""
    folder = pack(tmp_path / "pack", lesson=WITH_PICTURE)
    (folder / "pictures").mkdir()
    with Image.new("RGB", (900, 1800), BLUE) as picture:
        note = picture.getexif()
        note[0x010E] = "taken at home"
        picture.save(folder / SCREENSHOT, exif=note)
    opened = wiring.open_house(Settings(data=tmp_path / "data"), folder)
    yield opened
    opened.close()


@pytest.fixture
def lesson(house: House) -> Lesson:
    return house.library.lessons["letters"]


def colour(image: bytes, x: float, y: float) -> tuple[int, ...]:
    """What is to be seen at a place, given in fractions."""
    with Image.open(io.BytesIO(image)) as opened:
        plain = opened.convert("RGB")
    found = plain.getpixel((int(x * plain.width), int(y * plain.height)))
    assert isinstance(found, tuple)
    return found


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


def test_it_is_served_clean_and_kept_for_ever(house: House, visit: Visit, lesson: Lesson) -> None:
    answer = visit(peer="192.168.1.7", host="192.168.1.5").get(house.picture(SCREENSHOT).src)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in answer.headers["cache-control"]
    assert b"taken at home" not in answer.content
    assert near(colour(answer.content, 0.5, 0.5), BLUE)


@pytest.mark.parametrize("name", ["picture-0.webp", "picture-.webp", "picture-..%2F..%2Fhome.webp"])
def test_no_other_picture_can_be_had(visit: Visit, lesson: Lesson, name: str) -> None:
    assert visit().get(f"/learn/{name}").status_code == 404


def test_a_picture_that_has_gone_since_is_a_page_with_a_way_back(house: House, visit: Visit) -> None:
    (house.library.folder / SCREENSHOT).unlink()
    answer = visit().get(house.picture(SCREENSHOT).src)
    assert answer.status_code == 404 and "/learn" in answer.text


def test_it_is_seen_without_scripts_with_the_place_to_touch(house: House, visit: Visit, lesson: Lesson) -> None:
    html = visit().get("/learn/letters/1").text
    assert f'<img src="{house.picture(SCREENSHOT).src}" alt="">' in html
    assert 'aria-label="点开“设置”"' in html


def test_the_shelf_has_a_cover_all_the_same(visit: Visit, lesson: Lesson) -> None:
    assert visit().get("/learn/letters/cover.svg").text.startswith("<svg")


def test_the_step_card_shows_it_with_its_ring(visit: Visit, lesson: Lesson) -> None:
    card = visit().get("/learn/letters/card-1.png").content
    with Image.open(io.BytesIO(card)) as opened:
        colours = {one for _, one in opened.convert("RGB").getcolors(1_000_000) or [] if isinstance(one, tuple)}
    assert any(near(one, BLUE) for one in colours)  # what is not dimmed: the place to touch
    assert any(near(one, (0xD9, 0x3A, 0x00)) for one in colours)


def test_the_long_picture_shows_it(visit: Visit, lesson: Lesson) -> None:
    answer = visit().get("/learn/letters/long.jpg")
    assert answer.status_code == 200
    with Image.open(io.BytesIO(answer.content)) as opened:
        colours = {one for _, one in opened.convert("RGB").getcolors(10_000_000) or [] if isinstance(one, tuple)}
    assert any(near(one, BLUE) for one in colours)


@pytest.fixture
def desk(house: House) -> TestClient:
    return TestClient(Starlette(routes=desk_files.table(house)))


def test_the_card_that_staff_save_is_the_one_that_learners_save(visit: Visit, desk: TestClient) -> None:
    saved = desk.get(desk_files.card_link("letters", 1, "zh", ""))
    assert saved.status_code == 200
    assert saved.content == visit().get("/learn/letters/card-1.png?lang=zh").content


def test_when_it_has_gone_staff_hear_so_in_one_sentence(house: House, visit: Visit, desk: TestClient) -> None:
    (house.library.folder / SCREENSHOT).unlink()
    answer = desk.get(desk_files.link("letters", "long.jpg", "zh", ""))
    assert answer.status_code == 404 and "打不开" in answer.text
    assert visit().get("/learn/letters/long.jpg").status_code == 404


def test_the_player_shows_it_and_its_target_can_be_touched(address: str, open_page: Callable[..., Page]) -> None:
    page = open_page(viewport={"width": 390, "height": 844})
    page.goto(f"{address}/learn/letters?lang=zh")
    until(page, "document.querySelector('.qibu-picture img').naturalWidth === 900")
    picture, target = page.locator(".qibu-picture").bounding_box(), page.locator("[data-target]").bounding_box()
    ring = page.locator(".qibu-mark svg").bounding_box()
    assert picture and target and ring
    assert picture["height"] / picture["width"] == pytest.approx(2, rel=0.02)
    assert target["y"] + target["height"] / 2 == pytest.approx(picture["y"] + picture["height"] * 0.25, abs=4)
    assert (ring["width"], ring["height"]) == pytest.approx((picture["width"], picture["height"]), abs=1)
    page.locator("[data-target]").click()
    expect(page.get_by_role("heading", name="第 2 步，共 5 步")).to_be_visible()
