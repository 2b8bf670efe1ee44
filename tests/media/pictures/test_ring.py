"""The mark on a real picture looks like the one on a drawn phone and stays within the picture."""

import io

import pytest
from PIL import Image, ImageChops

from media.pictures import raster
from media.pictures.ring import layer_on, ring
from media.pictures.uploads import Taken, take_in

Box = tuple[float, float, float, float]

BOXES: list[Box] = [
    (0.05, 0.4, 0.9, 0.09),
    (0.0, 0.0, 1.0, 0.06),
    (0.0, 0.0, 0.04, 0.02),
    (0.9, 0.95, 0.1, 0.05),
    (0.0, 0.92, 1.0, 0.08),
    (0.0, 0.0, 1.0, 1.0),
]


@pytest.fixture(scope="module")
def screenshot() -> Taken:
    out = io.BytesIO()
    Image.new("RGB", (540, 1170), "#FFFFFF").save(out, "PNG")
    return take_in(out.getvalue())


def pixels(taken: Taken) -> Image.Image:
    return Image.open(io.BytesIO(taken.webp)).convert("RGB")


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("gesture", ["tap", "hold", "look"])
def test_ring_and_badge_lie_within_the_picture(box: Box, gesture: str) -> None:
    wide, high = 540, 1170
    layer = raster.picture(layer_on(wide, high, box, 12, gesture), wide)
    red, green, blue, alpha = layer.split()
    orange = ImageChops.multiply(
        ImageChops.multiply(red.point(lambda v: 255 * (v > 200)), green.point(lambda v: 255 * (35 < v < 80))),
        ImageChops.multiply(blue.point(lambda v: 255 * (v < 25)), alpha.point(lambda v: 255 * (v > 250))),
    )
    found = orange.getbbox()
    assert found
    assert found[0] >= 2 and found[1] >= 2 and found[2] <= layer.width - 2 and found[3] <= layer.height - 2


def test_everything_but_the_target_is_dimmed(screenshot: Taken) -> None:
    marked = pixels(ring(screenshot.webp, (0.1, 0.4, 0.8, 0.1), number=3, gesture="look"))
    inside, outside = marked.convert("L").getpixel((100, 526)), marked.convert("L").getpixel((100, 1000))
    assert isinstance(inside, int | float) and isinstance(outside, int | float)
    assert inside > 245 and 140 < outside < 165


def test_the_ring_is_orange_on_white(screenshot: Taken) -> None:
    marked = pixels(ring(screenshot.webp, (0.2, 0.4, 0.6, 0.1), number=3, gesture="look"))
    colours = {marked.getpixel((x, 526)) for x in range(90, 112)}
    assert any(isinstance(c, tuple) and c[0] > 200 and 40 < c[1] < 80 and c[2] < 30 for c in colours)
    assert any(isinstance(c, tuple) and min(c) > 240 for c in colours)


def test_the_picture_keeps_its_size_and_the_same_ring_gives_the_same_bytes(screenshot: Taken) -> None:
    once, again = (ring(screenshot.webp, (0.1, 0.2, 0.3, 0.1), number=1) for _ in range(2))
    assert (once.width, once.height) == (screenshot.width, screenshot.height)
    assert once == again


def test_a_target_outside_the_picture_is_refused(screenshot: Taken) -> None:
    with pytest.raises(ValueError):
        ring(screenshot.webp, (0.8, 0.2, 0.5, 0.1), number=1)
