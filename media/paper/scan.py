"""Reads the code on a learner's card from a photo taken in the page: plain http gives a page no camera.

Knows no learner: gives back what the code says, and nothing is kept of the photo.
"""

from typing import Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from media.pictures import uploads

_Grey = NDArray[np.uint8]
SIDES: Final = (1000, 2000, 4000)  # px of the longer side, tried in this order: most photos are read at the first
_QR: Final = zxingcpp.barcode_formats_from_str("QRCode")
MOST: Final = 2000  # characters; what we print is far shorter


def read_code(photo: bytes) -> str | None:
    """What the largest QR code in the photo says, whichever way it lies; None when none is found. Raises `BadPicture`
    (media.pictures.uploads) for bytes that are no usable picture."""
    grey: _Grey = np.asarray(uploads.upright(photo, fit=SIDES[-1]).convert("L"))
    tried = 0
    for side in SIDES:
        step = max(1, round(max(grey.shape) / side))
        if step == tried:
            continue
        tried = step
        small = _smaller(grey, step)
        found = _read(small) or _read(_stretched(small))
        if found:
            return found
    return None


def _smaller(grey: _Grey, step: int) -> _Grey:
    """Every `step` x `step` pixels averaged into one, which also takes the grain out of a dark photo."""
    if step == 1:
        return grey
    high, wide = grey.shape[0] // step * step, grey.shape[1] // step * step
    blocks = grey[:high, :wide].reshape(high // step, step, wide // step, step)
    averaged: _Grey = blocks.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return averaged


def _stretched(grey: _Grey) -> _Grey:
    """Dark and dull photos with their greys spread over the whole range."""
    low, high = np.percentile(grey[::4, ::4], (1, 99))
    spread = (grey.astype(np.float32) - low) * (255 / max(float(high - low), 1.0))
    whole: _Grey = np.clip(spread, 0, 255).astype(np.uint8)
    return whole


def _read(grey: _Grey) -> str | None:
    found = [
        code
        for code in zxingcpp.read_barcodes(grey, formats=_QR, text_mode=zxingcpp.TextMode.Plain)
        if code.valid and 0 < len(code.text) <= MOST
    ]
    return max(found, key=_area).text if found else None


def _area(code: zxingcpp.Barcode) -> int:
    at = code.position
    return abs((at.bottom_right.x - at.top_left.x) * (at.bottom_left.y - at.top_right.y)) + abs(
        (at.bottom_right.y - at.top_left.y) * (at.bottom_left.x - at.top_right.x)
    )
