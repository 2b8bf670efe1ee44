"""A learner's own photograph for the picker: one face in a square, small, and nothing of the file but its pixels."""

import io
from typing import Final

from PIL import Image

from media.pictures import uploads

SIDE: Final = 320
MOST_BYTES: Final = 40_000
_HEAD: Final = 0.35  # where a face stands in an upright photograph: above the middle
_QUALITIES: Final = (82, 70, 55, 40, 25, 10)


def square(data: bytes) -> bytes:
    """WebP of at most 320 x 320 and 40 kB, upright, without metadata. Raises `BadPicture`."""
    photo = uploads.upright(data, fit=2 * SIDE)
    side = min(photo.size)
    left, top = (photo.width - side) // 2, round((photo.height - side) * _HEAD)
    small = min(side, SIDE)
    cut = photo.resize((small, small), Image.Resampling.LANCZOS, box=(left, top, left + side, top + side))
    clean = Image.new("RGB", cut.size)  # only pixels go over
    clean.paste(cut)
    return _stored(clean)


def _stored(picture: Image.Image) -> bytes:
    webp = b""
    for quality in _QUALITIES:
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=4)
        webp = out.getvalue()
        if len(webp) <= MOST_BYTES:
            break
    return webp
