"""A lesson's cover for the shelf: its phone on a calm coloured ground. Writes no words: those belong to the page."""

import io
from typing import Final

from PIL import Image

from media.pictures import raster
from media.pictures.phone import HIGH as PHONE_HIGH
from media.pictures.phone import WIDE as PHONE_WIDE
from media.pictures.phone import Shown, phone, stand

WIDE: Final = 640
HIGH: Final = 400
_LARGE: Final = 2  # painted twice as large and reduced: letters in the small phone stay clean
_TILT: Final = 7.0  # degrees

# By a course's colour name: the light and the deep end of the ground, and the hills on it.
GROUNDS: Final[dict[str, tuple[str, str, str]]] = {
    "blue": ("#DCEBFA", "#A9CBEE", "#8FB9E6"),
    "green": ("#DFF1E4", "#AEDABB", "#94CBA5"),
    "orange": ("#FCEBD3", "#F5CB94", "#EFBA77"),
    "red": ("#FBE0DC", "#F0B3AA", "#E89D92"),
    "purple": ("#E9E3F7", "#C6B8EA", "#B5A4E1"),
    "teal": ("#D9F0F0", "#A1D6D8", "#86C7CA"),
    "yellow": ("#FBF2CF", "#F2DC8B", "#E9CE6C"),
    "grey": ("#E8ECF1", "#C3CDD8", "#B1BECB"),
}


def cover(shown: Shown, colour: str = "blue") -> bytes:
    """WebP, 640 x 400. `shown` is the lesson's cover screen, `colour` its course's, a key of GROUNDS.

    Raises `NoFont`.
    """
    page = raster.shapes(_ground(*GROUNDS[colour]), WIDE * _LARGE).convert("RGB")
    wide = 326 * _LARGE
    device = phone(shown, wide, round(wide * PHONE_HIGH / PHONE_WIDE))
    device = device.rotate(_TILT, Image.Resampling.BICUBIC, expand=True)
    stand(page, device, 198 * _LARGE, 36 * _LARGE, soft=20 * _LARGE)
    out = io.BytesIO()
    page.reduce(_LARGE).save(out, "WEBP", quality=84, method=4)
    return out.getvalue()


def _ground(light: str, deep: str, hill: str) -> str:
    """A quiet morning: light from the upper left, a sun, two hills."""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDE} {HIGH}'><linearGradient id='g' x1='0' y1='0' "
        f"x2='1' y2='1'><stop stop-color='{light}'/><stop offset='1' stop-color='{deep}'/></linearGradient>"
        f"<rect width='{WIDE}' height='{HIGH}' fill='url(#g)'/><circle cx='112' cy='112' r='54' fill='#FFFFFF' "
        f"fill-opacity='.55'/><path d='M0 318Q130 232 292 300T640 262V400H0Z' fill='{hill}' fill-opacity='.55'/>"
        f"<path d='M0 366Q190 300 372 352T640 330V400H0Z' fill='{hill}'/></svg>"
    )
