"""Drawn screens as addresses that an <img> takes: nothing is asked of the server again, nothing in them can run."""

import base64

from lessons import graph
from lessons.lesson import Lesson
from web.light.files import cover_svg


def address(svg: str) -> str:
    """An SVG as a data address."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def cover(lesson: Lesson, lang: str, edition: int) -> str:
    """The cover: from its own address for lessons on the learners' shelf, else drawn on the spot; "" for none yet."""
    if lesson.status == "ready":
        return f"/learn/{lesson.id}/cover.svg?lang={lang}&v={lesson.version}.{edition}"
    drawn = lesson.cover in lesson.scenes or graph.way(lesson, "")[0].at.scene  # a draft may have no screens yet
    return address(cover_svg(lesson, lang)) if drawn else ""
