"""A learner's own photograph: square, small, and nothing but its pixels."""

import io

import pytest
from PIL import Image

from media.pictures import portrait
from media.pictures.uploads import BadPicture


def photo(size: tuple[int, int], *, turned: bool = False) -> bytes:
    """Noise, which no format makes small, with the place where it was taken in its EXIF."""
    picture = Image.effect_noise(size, 90).convert("RGB")
    exif = Image.Exif()
    exif[0x010E] = "at home"
    if turned:
        exif[0x0112] = 6
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95, exif=exif)
    return out.getvalue()


@pytest.mark.parametrize("size", [(900, 1600), (1600, 900), (200, 180)])
def test_any_photograph_becomes_a_small_square_without_metadata(size: tuple[int, int]) -> None:
    made = portrait.square(photo(size, turned=True))
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.format == "WEBP" and opened.width == opened.height == min(portrait.SIDE, *size)
        assert not opened.getexif() and "exif" not in opened.info
    assert len(made) <= portrait.MOST_BYTES


def test_the_square_is_taken_above_the_middle_where_a_face_is() -> None:
    picture = Image.new("RGB", (400, 1000), "#0000FF")
    picture.paste("#FF0000", (0, 0, 400, 500))
    out = io.BytesIO()
    picture.save(out, "PNG")
    with Image.open(io.BytesIO(portrait.square(out.getvalue()))) as opened:
        column = opened.convert("RGB").getchannel("R").crop((160, 0, 161, opened.height))
    red = sum(column.point(lambda value: 1 if value > 128 else 0).tobytes())
    assert red > 0.6 * portrait.SIDE


@pytest.mark.parametrize("data", [b"", b"no picture at all", photo((60, 60))])
def test_what_is_no_photograph_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(BadPicture) as refused:
        portrait.square(data)
    assert refused.value.sentence("zh")
