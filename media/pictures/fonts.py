"""Finds this computer's Chinese font for the pictures that we paint. Ships none: the font is the system's."""

import functools
import os
import sys
from pathlib import Path
from typing import Final

from PIL import ImageFont

# Regular and bold of one family, best first, and where in a collection (.ttc) simplified Chinese stands.
_CANDIDATES: Final = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc", 2),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf", 0),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", 0),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf", 0),
    ("msyh.ttc", "msyhbd.ttc", 0),
    ("PingFang.ttc", "PingFang.ttc", 0),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc", 0),
    ("wqy-microhei.ttc", "wqy-microhei.ttc", 0),
    ("simhei.ttf", "simhei.ttf", 0),
)


class NoFont(Exception):
    """No font with Chinese characters was found; pictures cannot be made until there is one."""


@functools.cache
def font_files() -> tuple[Path, Path, int]:
    """Regular file, bold file, and the index of simplified Chinese in both. Raises `NoFont`."""
    named = os.environ.get("QIBU_FONT")
    if named:
        given = Path(named)
        if not given.is_file():
            raise NoFont(named)
        heavy = given.with_name(given.name.replace("Regular", "Bold"))
        return given, heavy if heavy.is_file() else given, 2 if "CJK" in given.name and given.suffix == ".ttc" else 0
    folders = [folder for folder in _folders() if folder.is_dir()]
    for regular, bold, index in _CANDIDATES:
        for folder in folders:
            found = next(folder.rglob(regular), None)
            if found:
                heavy = found.with_name(bold)
                return found, heavy if heavy.is_file() else found, index
    raise NoFont("")


@functools.cache
def face(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font at `size` pixels. Raises `NoFont`."""
    regular, heavy, index = font_files()
    return ImageFont.truetype(str(heavy if bold else regular), size, index=index)


def family() -> str:
    """The name under which the font knows itself. Raises `NoFont`."""
    return face(16).getname()[0] or "sans-serif"


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts"]
