"""A printed card is photographed as people photograph: askew, far away, in the dark, with an unsteady hand."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFilter

from media.paper.cards import Card, cards
from media.paper.scan import read_code
from media.pictures.uploads import BadPicture
from tests.media.paper.conftest import Printed

ADDRESS = "http://192.168.10.20:8501/who#k=Ab3dEf6hIjKlMn0pQrStU01"
MM = 200 / 25.4  # px at 200 dpi


@pytest.fixture
def card(printed: Printed) -> Image.Image:
    page = printed(cards, [Card("李阿姨", "", ADDRESS)], "zh", dpi=200)[0]
    return page.crop((round(19.4 * MM), round(13.5 * MM), round(105 * MM), round(67.5 * MM)))


def tilted(wide: int, high: int, askew: float) -> list[float]:
    """Pillow's eight numbers for a card that leans back: its upper left corner comes in by `askew` of its width."""
    off = wide * askew
    seen = [(off, off / 2), (wide - off / 3, 0), (wide, high), (0, high - off / 2)]
    flat = [(0, 0), (wide, 0), (wide, high), (0, high)]
    rows, right = [], []
    for (x, y), (u, v) in zip(seen, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return [float(one) for one in np.linalg.solve(np.array(rows), np.array(right))]


def photo(
    card: Image.Image, share: float, turned: float = 0, *, askew: float = 0, blur: float = 0, light: float = 1,
    grain: float = 4, size: tuple[int, int] = (4000, 3000),
) -> bytes:  # fmt: skip
    """The card on a table, `share` of the picture wide, as JPEG."""
    table = Image.new("RGB", size, "#96826E")
    wide = round(size[0] * share)
    lying = card.resize((wide, card.height * wide // card.width)).convert("RGBA")
    lying = lying.transform(
        lying.size, Image.Transform.PERSPECTIVE, tilted(*lying.size, askew), Image.Resampling.BICUBIC
    )
    lying = lying.rotate(turned, expand=True, resample=Image.Resampling.BICUBIC)
    table.paste(lying, ((size[0] - lying.width) // 2, (size[1] - lying.height) // 2), lying)
    if blur:
        table = table.filter(ImageFilter.GaussianBlur(blur))
    noise = np.random.default_rng(7).normal(0, grain, (size[1], size[0], 1))
    seen = np.clip(np.asarray(table, np.float32) * light + noise, 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(seen).save(out, "JPEG", quality=85)
    return out.getvalue()


TAKEN: dict[str, dict[str, Any]] = {
    "12 megapixels": {"share": 0.5},
    "turned": {"share": 0.5, "turned": 33},
    "upside down": {"share": 0.5, "turned": 180},
    "askew": {"share": 0.5, "turned": 8, "askew": 0.18},
    "far away": {"share": 0.12, "turned": 12},
    "blurred": {"share": 0.5, "blur": 8},
    "in the dark": {"share": 0.5, "light": 0.12, "grain": 6},
    "dark and blurred": {"share": 0.5, "turned": -70, "light": 0.15, "grain": 8, "blur": 4},
    "by an old phone": {"share": 0.5, "turned": 10, "blur": 0.7, "size": (640, 480)},
}


@pytest.mark.parametrize("how", TAKEN)
def test_a_card_is_read_however_it_was_photographed(card: Image.Image, how: str) -> None:
    assert read_code(photo(card, **TAKEN[how])) == ADDRESS


def test_ten_cards_on_a_page_give_one_of_them(printed: Printed) -> None:
    page = printed(cards, [Card("李阿姨", "", f"{ADDRESS}{n}") for n in range(10)], "zh")[0]
    out = io.BytesIO()
    page.save(out, "PNG")
    assert (read_code(out.getvalue()) or "").startswith(ADDRESS)


def test_a_photo_without_a_code_gives_nothing(card: Image.Image) -> None:
    assert read_code(photo(card.crop((0, 0, 250, 400)), 0.3, size=(1600, 1200))) is None


@pytest.mark.parametrize("data", [b"", b"<html>", b"GIF89a", b"\xff\xd8\xff" + b"\0" * 900])
def test_what_is_no_photo_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(BadPicture):
        read_code(data)
