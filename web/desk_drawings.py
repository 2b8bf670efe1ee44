"""Drawn screens as addresses that an <img> takes: nothing is asked of the server again, nothing in them can run."""

import base64
import re

from lessons.lesson import Lesson
from web.light.files import cover_svg

_OPENING = re.compile(r"<svg\b[^>]*>")


def address(svg: str) -> str:
    """An SVG as a data address."""
    whole = svg if 'xmlns="' in svg.partition(">")[0] else svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return "data:image/svg+xml;base64," + base64.b64encode(whole.encode()).decode()


def with_mark(svg: str, mark: str) -> str:
    """One SVG of a drawn screen and the mark above it; both are drawn in the same box."""
    inner = _OPENING.sub("", mark, count=1).rpartition("</svg>")[0] if mark else ""
    return svg.rpartition("</svg>")[0] + f"<g>{inner}</g></svg>"


def cover(lesson: Lesson, lang: str, edition: int) -> str:
    """The cover: from its own address for lessons on the learners' shelf, drawn on the spot for drafts."""
    if lesson.status == "ready":
        return f"/learn/{lesson.id}/cover.svg?lang={lang}&v={lesson.version}.{edition}"
    return address(cover_svg(lesson, lang))
