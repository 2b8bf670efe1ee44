"""Sets a page: values go into a template as data, never as source, and a tagged PDF comes out. Knows no product."""

import functools
import json
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import segno
import typst

from media import look
from media.pictures.fonts import family, font_files
from media.scenes.highlight import on_paper
from media.words import say

FOLDER: Final = Path(__file__).parent / "templates"
Picture = str | bytes  # an SVG element, or a real picture (WebP, PNG, JPEG)

_LOOK: Final = {
    "ink": look.INK,
    "quiet": look.QUIET,
    "line": look.LINE,
    "mist": look.MIST,
    "accent": look.ACCENT,
    "soft": look.ACCENT_SOFT,
    "ring": look.RING,
    "warn": look.WARN_SOFT,
}
_alone: Final = threading.Lock()  # typst keeps its own store of what it has set; one page at a time


def pdf(template: str, data: Mapping[str, Any], *, title: str, lang: str) -> bytes:
    """The PDF (PDF/UA-1: tagged, titled, every picture with words) of `templates/<template>.typ`. Raises `NoFont`."""
    with _alone:
        return typst.compile(
            str(FOLDER / f"{template}.typ"),
            root=str(FOLDER),
            format="pdf",
            font_paths=_fonts(),
            sys_inputs={"data": packed(data, title=title, lang=lang)},
            pdf_standards="ua-1",
        )


def packed(data: Mapping[str, Any], *, title: str, lang: str) -> str:
    """Everything a template reads, as JSON: the product's own values beside what all papers share."""
    shared = {"title": title, "lang": lang, "font": family(), "look": _LOOK, "by": say("pictures.product", lang)}
    return json.dumps({**shared, "page_of": _page_of(lang), **data}, ensure_ascii=False)


def picture(shown: Picture, alt: str) -> dict[str, Any] | None:
    """A picture as templates take it, whitened where a screen would be dimmed; None where there is none."""
    if not shown:
        return None
    if isinstance(shown, bytes):
        return {"bytes": list(shown), "alt": alt}
    # The drawing's own list of families may not know a font given in QIBU_FONT.
    return {"svg": on_paper(shown).replace(look.SANS, f"'{family()}'"), "alt": alt}


def code(content: str, alt: str) -> dict[str, Any]:
    """A QR code of `content`, with the quiet edge that readers need; level M, or better where it costs no room."""
    made = segno.make(content, error="m", micro=False, boost_error=True)
    return {"svg": made.svg_inline(border=4, dark=look.INK, light="#FFFFFF", omitsize=True), "alt": alt}


def spaced(lines: Sequence[str]) -> list[str]:
    """Without the empty ones."""
    return [line for line in lines if line.strip()]


def _page_of(lang: str) -> str:
    """The page numbers are known only while setting: the template fills these two places."""
    return say("paper.page_of", lang, n="{n}", of="{of}")


@functools.cache
def _fonts() -> typst.Fonts:
    """The family chosen for pictures, from the folder it lies in: typst takes folders, not files."""
    regular, bold, _ = font_files()
    folders = list(dict.fromkeys(str(file.parent) for file in (regular, bold)))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
