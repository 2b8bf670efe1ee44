"""Takes in a picture that somebody hands us: opened safely, stripped of everything but its pixels, kept as WebP.

Trusts nothing about the bytes: what they are and how large is settled before they are decoded.
"""

import hashlib
import importlib
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image, ImageDraw, ImageOps

from media import look, words

MOST_MB: Final = 20
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 120
FIT: Final = (1440, 3120)
_FORMATS: Final = ("PNG", "JPEG", "WEBP", "AVIF")

Fractions = tuple[float, float, float, float]  # x, y, width, height, each as a share of the picture

# All that Pillow's readers raise for files that are cut off or twisted.
_UNREADABLE: Final = (OSError, SyntaxError, ValueError, TypeError, EOFError, IndexError, KeyError, MemoryError)


class BadPicture(ValueError):
    """These bytes are not taken in. `why` is a key of the picture catalogue; `sentence` says it to staff."""

    def __init__(self, why: str, **values: object) -> None:
        self.why, self._values = why, values
        super().__init__(words.say(f"pictures.{why}", "en", **values))

    def sentence(self, lang: str) -> str:
        return words.say(f"pictures.{self.why}", lang, **self._values)


@dataclass(frozen=True, slots=True)
class Taken:
    """A clean picture. `sha` is the SHA-256 of `webp`: the name to keep it under."""

    webp: bytes
    width: int
    height: int
    sha: str


def take_in(data: bytes) -> Taken:
    """The picture upright, without metadata, no larger than 1440 x 3120. Raises `BadPicture`."""
    plain = upright(data, fit=2 * FIT[0])
    plain.thumbnail(FIT, Image.Resampling.LANCZOS)
    clean = Image.new("RGB", plain.size)  # only pixels go over: no EXIF, no place, no profile, no texts
    clean.paste(plain)
    return stored(clean)


def upright(data: bytes, *, fit: int) -> Image.Image:
    """The picture as pixels (RGB), the right way up. A large JPEG is decoded at a half, a quarter or an eighth of its
    size, as long as both sides stay at `fit` px at least. Raises `BadPicture`."""
    if len(data) > MOST_MB * 1_000_000:
        raise BadPicture("too_big", n=MOST_MB)
    with _opened(data) as opened:
        _measured(opened)
        try:
            opened.draft("RGB", (fit, fit))
            opened.load()
            turned = ImageOps.exif_transpose(opened)
        except Image.DecompressionBombError as fault:
            raise _too_many_pixels() from fault
        except _UNREADABLE as fault:
            raise BadPicture("broken") from fault
    return _on_white(turned)


def redact(webp: bytes, boxes: Sequence[Fractions]) -> Taken:
    """A picture that was taken in, with solid boxes over what nobody should read. Never blurred: blurred digits can be
    guessed. Raises ValueError for a box that is not within the picture."""
    with Image.open(io.BytesIO(webp), formats=("WEBP",)) as opened:
        hidden = opened.convert("RGB")
    pen = ImageDraw.Draw(hidden)
    for box in boxes:
        x, y, wide, high = inside(box)
        left, top = int(x * hidden.width), int(y * hidden.height)
        right, bottom = math.ceil((x + wide) * hidden.width), math.ceil((y + high) * hidden.height)
        pen.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=look.INK)
    return stored(hidden)


def inside(box: Fractions) -> Fractions:
    """The box itself, if it has a size and lies within the picture; else ValueError."""
    x, y, wide, high = box
    if not (
        0 <= x < 1 and 0 <= y < 1 and 0 < wide <= 1 and 0 < high <= 1 and x + wide <= 1.0001 and y + high <= 1.0001
    ):
        raise ValueError(f"box {box} is not within the picture")
    return x, y, min(wide, 1 - x), min(high, 1 - y)


def stored(picture: Image.Image) -> Taken:
    """As it is kept: WebP, good enough for the small letters of a screenshot."""
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=86, method=4)
    webp = out.getvalue()
    return Taken(webp, picture.width, picture.height, hashlib.sha256(webp).hexdigest())


def _opened(data: bytes) -> Image.Image:
    heif = data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis")
    formats = [*_FORMATS, "HEIF"] if heif and _heif() else _FORMATS
    try:
        return Image.open(io.BytesIO(data), formats=formats)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_many_pixels() from fault
    except _UNREADABLE as fault:
        raise BadPicture("no_heif" if heif else "not_picture") from fault


def _heif() -> bool:
    """Whether iPhone photos can be read: only where the (optional) plugin stands."""
    try:
        importlib.import_module("pillow_heif").register_heif_opener()
    except ImportError:
        return False
    return True


def _measured(opened: Image.Image) -> None:
    """Refuse by what the header says, before anything is decoded."""
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_many_pixels()
    if min(opened.size) < LEAST_SIDE:
        raise BadPicture("too_small", n=LEAST_SIDE)
    # Many phones store a photo as MPO or HEIF: two pictures in one file, of which the first is the photo.
    if opened.format not in ("MPO", "HEIF") and getattr(opened, "n_frames", 1) > 1:
        raise BadPicture("animated")


def _too_many_pixels() -> BadPicture:
    return BadPicture("too_many_pixels", n=MOST_PIXELS // 10_000, m=MOST_PIXELS // 1_000_000)


def _on_white(picture: Image.Image) -> Image.Image:
    """RGB; what can be seen through becomes white, 16-bit grey keeps its greys."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if "A" in picture.mode or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "#FFFFFF")
        paper.paste(picture, (0, 0), picture)
        return paper
    return picture.convert("RGB")
