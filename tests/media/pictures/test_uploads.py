"""Pictures handed in: only pictures are taken, nothing but pixels is kept, and every refusal is one clear sentence."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from media import words
from media.pictures.uploads import FIT, LEAST_SIDE, MOST_MB, BadPicture, redact, take_in

BLUE, RED = (47, 111, 222), (198, 40, 40)


def encoded(picture: Image.Image, form: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def plain(width: int = 360, height: int = 640, mode: str = "RGB", colour: Any = BLUE) -> Image.Image:
    return Image.new(mode, (width, height), colour)


def opened(webp: bytes) -> Image.Image:
    return Image.open(io.BytesIO(webp))


def refusal(data: bytes) -> str:
    with pytest.raises(BadPicture) as caught:
        take_in(data)
    assert caught.value.sentence("zh") and caught.value.sentence("en")
    return caught.value.why


def png_that_claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose header promises a huge picture."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 5000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_the_usual_kinds_of_picture_are_taken_in_as_webp(form: str) -> None:
    taken = take_in(encoded(plain(), form))
    assert (taken.width, taken.height) == (360, 640)
    assert opened(taken.webp).format == "WEBP"
    assert len(taken.sha) == 64


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!doctype html><html><body><img src=x></body></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"%PDF-1.7 nothing",
        b"\x89PNG\r\n\x1a\n",
        encoded(plain(), "GIF"),
        encoded(plain(), "BMP"),
        encoded(plain(), "TIFF"),
    ],
    ids=["nothing", "html", "svg", "pdf", "head only", "gif", "bmp", "tiff"],
)
def test_what_is_not_one_of_these_pictures_is_refused(data: bytes) -> None:
    assert refusal(data) == "not_picture"


@pytest.mark.parametrize("size", [(30_000, 30_000), (9_000, 9_000), (2_000_000, 130)])
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_header(size: tuple[int, int]) -> None:
    assert refusal(png_that_claims(*size)) == "too_many_pixels"


def test_a_file_that_is_too_big_is_refused_unread() -> None:
    assert refusal(encoded(plain(), "PNG") + b"\0" * (MOST_MB * 1_000_000)) == "too_big"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_did_not_arrive_whole_is_refused(form: str) -> None:
    whole = encoded(Image.effect_noise((400, 600), 80).convert("RGB"), form)
    assert refusal(whole[: len(whole) // 2]) in ("broken", "not_picture")


@pytest.mark.parametrize("form", ["PNG", "WEBP", "AVIF"])
def test_a_moving_picture_is_refused(form: str) -> None:
    frames = [plain(colour=RED), plain(colour=(0, 0, 0))]
    assert refusal(encoded(plain(), form, save_all=True, append_images=frames)) == "animated"


def test_a_picture_too_small_to_read_is_refused() -> None:
    assert refusal(encoded(plain(LEAST_SIDE - 1, 400), "PNG")) == "too_small"


def test_a_photo_from_a_phone_that_stores_two_pictures_in_one_file_is_taken() -> None:
    photo = encoded(plain(), "MPO", save_all=True, append_images=[plain(180, 320)])
    assert (take_in(photo).width, take_in(photo).height) == (360, 640)


def test_the_place_where_a_photo_was_taken_is_removed() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Maker of the phone"
    exif.get_ifd(0x8825)[2] = (31.0, 13.0, 49.0)
    photo = encoded(plain(), "JPEG", exif=exif, comment=b"home address")
    assert b"Maker of the phone" in photo
    taken = take_in(photo)
    assert b"Maker" not in taken.webp and b"EXIF" not in taken.webp and b"home" not in taken.webp
    assert not opened(taken.webp).getexif()


def test_a_colour_profile_and_texts_do_not_come_along() -> None:
    picture = encoded(plain(), "PNG", icc_profile=b"\0" * 200)
    assert not {"icc_profile", "exif", "xmp"} & set(opened(take_in(picture).webp).info)


def test_a_photo_held_sideways_is_set_upright() -> None:
    lying = plain(600, 300)
    lying.paste(RED, (0, 0, 300, 300))  # its left half comes to stand at the top when turned to the right
    exif = Image.Exif()
    exif[0x0112] = 6
    taken = take_in(encoded(lying, "JPEG", exif=exif, quality=95))
    assert (taken.width, taken.height) == (300, 600)
    top = opened(taken.webp).convert("RGB").getpixel((150, 100))
    assert isinstance(top, tuple) and top[0] > 150 > top[2]


def test_a_large_photo_is_made_smaller_and_keeps_its_shape() -> None:
    taken = take_in(encoded(plain(3000, 4000), "JPEG"))
    assert taken.width <= FIT[0] and taken.height <= FIT[1]
    assert taken.width / taken.height == pytest.approx(0.75, abs=0.01)


def test_what_can_be_seen_through_becomes_white() -> None:
    taken = take_in(encoded(plain(mode="RGBA", colour=(0, 0, 0, 0)), "PNG"))
    assert opened(taken.webp).convert("RGB").getpixel((50, 50)) == (255, 255, 255)


def test_sixteen_bit_greys_stay_greys() -> None:
    taken = take_in(encoded(plain(mode="I;16", colour=128 * 256), "PNG"))
    grey = opened(taken.webp).convert("L").getpixel((50, 50))
    assert isinstance(grey, int | float) and 120 < grey < 136


def test_the_same_file_always_gives_the_same_bytes() -> None:
    data = encoded(Image.effect_noise((400, 600), 80).convert("RGB"), "PNG")
    assert take_in(data) == take_in(data)


def test_a_hidden_place_is_solid_and_the_rest_untouched() -> None:
    taken = take_in(encoded(Image.effect_noise((400, 600), 80).convert("RGB"), "PNG"))
    hidden = opened(redact(taken.webp, [(0.25, 0.5, 0.5, 0.1)]).webp).convert("L")
    low, high = hidden.crop((108, 308, 292, 352)).getextrema()
    assert isinstance(high, int | float) and high - 26 < 8 and low is not None
    assert hidden.crop((0, 0, 400, 280)).getextrema()[1] != high


@pytest.mark.parametrize("box", [(0.9, 0, 0.2, 0.1), (-0.1, 0, 0.5, 0.5), (0, 0, 0, 0.1), (0.1, 2, 0.1, 0.1)])
def test_a_box_outside_the_picture_is_refused(box: tuple[float, float, float, float]) -> None:
    taken = take_in(encoded(plain(), "PNG"))
    with pytest.raises(ValueError):
        redact(taken.webp, [box])


def test_every_refusal_has_its_sentence_in_both_languages() -> None:
    for why in ("not_picture", "broken", "animated", "too_big", "too_many_pixels", "too_small", "no_heif"):
        assert all(words.catalogue("pictures")[why].of(lang) for lang in words.LANGS)
