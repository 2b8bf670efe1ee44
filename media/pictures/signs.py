"""The small things beside the words of cards and long pictures: numbered badge, coloured card, icon."""

from PIL import Image, ImageDraw

from media import look
from media.pictures import raster
from media.pictures.fonts import face
from media.pictures.phone import rounded
from media.scenes.icons import ICONS


def badge(page: Image.Image, x: int, y: int, size: int, number: int) -> None:
    """The step's number as it stands on the phone, its top left corner at (x, y)."""
    page.paste(look.RING, (x, y), rounded((size, size), size / 2))
    font = face(round(size * (0.6 if number < 10 else 0.5)), True)
    ImageDraw.Draw(page).text((x + size / 2, y + size / 2), str(number), font=font, fill="#FFFFFF", anchor="mm")


def panel(page: Image.Image, box: tuple[int, int, int, int], fill: str, radius: int = 24) -> None:
    """A rounded ground: x, y, width, height."""
    x, y, wide, high = box
    page.paste(fill, (x, y), rounded((wide, high), radius))


def icon(page: Image.Image, name: str, x: int, y: int, size: int, colour: str) -> None:
    """One of our line icons."""
    drawn = raster.shapes(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='{colour}' stroke-width='2' "
        f"stroke-linecap='round' stroke-linejoin='round'>{ICONS[name]}</svg>",
        size,
    )
    page.paste(drawn, (x, y), drawn)
