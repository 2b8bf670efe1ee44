"""A sheet of all screens of a lesson with their sentences, for the author's own eyes."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from media import look
from media.pictures.fonts import font_files
from media.pictures.raster import picture
from media.scenes.pen import wrap

WIDE: Final = 330  # px of one phone
TALL: Final = 585
WORDS: Final = 92  # px of room for the sentence above it


def sheet(entries: Sequence[tuple[str, str]], *, columns: int = 4) -> bytes:
    """PNG of (svg, sentence) pairs, side by side. Raises `NoFont`."""
    regular, _, index = font_files()
    font = ImageFont.truetype(str(regular), 20, index=index)
    rows = -(-len(entries) // columns)
    page = Image.new("RGB", (columns * (WIDE + 24) + 24, rows * (TALL + WORDS + 24) + 24), "#FFFFFF")
    pen = ImageDraw.Draw(page)
    for number, (svg, sentence) in enumerate(entries):
        x = 24 + number % columns * (WIDE + 24)
        y = 24 + number // columns * (TALL + WORDS + 24)
        for line, text in enumerate(wrap(sentence, 20, WIDE)[:5]):
            pen.text((x, y + line * 28), text, font=font, fill=look.INK)
        phone = picture(svg, WIDE)
        page.paste(phone, (x, y + WORDS), phone)
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()
