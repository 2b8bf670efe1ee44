"""A phone to stand in a picture: the drawn one as it is, a real picture in the same kind of case; and their shadow."""

import io
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from media import look
from media.pictures import raster
from media.scenes.draw import FRAME

Shown = str | bytes  # a drawn screen (SVG, its mark joined to it) or a real picture (WebP, its ring painted in)

WIDE: Final = look.PHONE_W + 2 * FRAME  # dp of the drawn phone with its case
HIGH: Final = look.PHONE_H + 2 * FRAME
_CASE: Final = "#23262D"


def phone(shown: Shown, width: int, height: int) -> Image.Image:
    """RGBA, as large as goes into `width` x `height`. Raises `NoFont`."""
    if isinstance(shown, str):
        return raster.picture(shown, min(width, int(height * WIDE / HIGH)))
    with Image.open(io.BytesIO(shown)) as opened:
        screen = opened.convert("RGB")
    rim = round(min(width, height) * 0.026)
    scale = min((width - 2 * rim) / screen.width, (height - 2 * rim) / screen.height)
    inner = (max(1, round(screen.width * scale)), max(1, round(screen.height * scale)))
    outer = (inner[0] + 2 * rim, inner[1] + 2 * rim)
    case = Image.new("RGBA", outer, (0, 0, 0, 0))
    case.paste(_CASE, mask=rounded(outer, rim * 2.6))
    case.paste(screen.resize(inner, Image.Resampling.LANCZOS), (rim, rim), rounded(inner, rim * 1.7))
    return case


def rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """A mask with round corners; drawn four times as large, since Pillow's own edges are steps."""
    mask = Image.new("L", (size[0] * 4, size[1] * 4), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, size[0] * 4 - 1, size[1] * 4 - 1), radius * 4, fill=255)
    return mask.reduce(4)


def stand(page: Image.Image, item: Image.Image, x: int, y: int, *, soft: int = 22) -> None:
    """Put `item` on the page with a soft shadow below it."""
    small = 8  # a shadow has no detail: blurred small and blown up, it costs nothing
    room = soft * 3
    size = (item.width + 2 * room, item.height + 2 * room)
    mask = Image.new("L", size, 0)
    mask.paste(item.getchannel("A").point(lambda value: value * 0.34), (room, room))
    mask = mask.resize((size[0] // small, size[1] // small), Image.Resampling.BOX)
    mask = mask.filter(ImageFilter.GaussianBlur(soft / small)).resize(size, Image.Resampling.BICUBIC)
    page.paste(look.DIM, (x - room, y - room + round(soft * 0.7)), mask)
    page.paste(item, (x, y), item)
