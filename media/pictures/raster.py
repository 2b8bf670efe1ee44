"""Turns our own SVG into pixels. One painter draws every screen; this only rasterises what it drew."""

import io

import resvg_py
from PIL import Image

from media.pictures.fonts import family, font_files


def png(svg: str, width: int) -> bytes:
    """PNG bytes of an SVG element, `width` pixels wide. Raises `NoFont`."""
    regular, bold, _ = font_files()
    files = [str(regular)] if regular == bold else [str(regular), str(bold)]
    # The family is named for a font given in QIBU_FONT, which the drawing's own list of families may not know.
    name = family()
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            font_files=files,
            skip_system_fonts=True,
            font_family=name,
            sans_serif_family=name,
        )
    )


def picture(svg: str, width: int) -> Image.Image:
    """The same as an RGBA picture."""
    return Image.open(io.BytesIO(png(svg, width))).convert("RGBA")


def shapes(svg: str, width: int) -> Image.Image:
    """An SVG without any words, as an RGBA picture: needs no font."""
    data = resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")
