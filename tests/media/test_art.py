"""The flat drawings: well-formed, within their hundred units, and told apart where a lesson needs it."""

from io import BytesIO
from xml.etree import ElementTree

import pytest
import resvg_py
from PIL import Image

from media.scenes.art import ART, BUSTS, FILLS


@pytest.mark.parametrize("name", ART)
def test_every_drawing_is_good_xml_and_stays_within_its_hundred_units(name: str) -> None:
    inner = ART[name]
    ElementTree.fromstring(f"<g>{inner}</g>")
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='-20 -20 140 140'>{inner}</svg>"
    drawn = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=140)))).convert("RGBA")
    left, top, right, bottom = drawn.getchannel("A").getbbox() or (0, 0, 0, 0)
    assert (left, top) >= (19, 19) and right <= 121 and bottom <= 121, (left, top, right, bottom)
    assert right - left >= 60 and bottom - top >= 60


def test_the_fictional_shop_and_the_one_that_looks_like_it_differ() -> None:
    assert ART["shop"] != ART["shop-similar"]


def test_every_person_has_a_picture_for_video_calls_and_every_place_fills_its_frame() -> None:
    assert set(BUSTS) < set(ART)
    assert set(FILLS) < set(ART)
    assert not set(BUSTS) & FILLS
