"""Turns our own SVG into pixels. One painter draws every screen; this only rasterises what it drew."""

import io

import resvg_py
from PIL import Image

from media.pictures.fonts import font_files


def png(svg: str, width: int) -> bytes:
    """PNG bytes of an SVG element, `width` pixels wide. Raises `NoFont`."""
    regular, bold, _ = font_files()
    files = [str(regular)] if regular == bold else [str(regular), str(bold)]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, font_files=files, skip_system_fonts=True))


def picture(svg: str, width: int) -> Image.Image:
    """The same as an RGBA picture."""
    return Image.open(io.BytesIO(png(svg, width))).convert("RGBA")
