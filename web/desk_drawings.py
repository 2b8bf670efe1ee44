"""Drawn screens as addresses that an <img> takes: nothing is asked of the server again, nothing in them can run."""

import base64
from typing import Any

from lessons import graph
from lessons.lesson import Lesson
from media import look
from web.light.files import cover_svg


def address(svg: str) -> str:
    """An SVG as a data address."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def marked(screen: dict[str, Any], touch: dict[str, Any]) -> str:
    """One SVG of a touch's screen and the mark above it, from the player's data; "" where nothing is drawn."""
    svg, mark = str(screen["svg"] or ""), str(touch["mark"] or "")
    if not svg or not mark:
        return svg
    inner = mark[mark.index(">") + 1 : mark.rindex("</svg>")]  # both are drawn in the same box
    return svg[: svg.rindex("</svg>")] + f'<g font-family="{look.SANS}">{inner}</g></svg>'


def cover(lesson: Lesson, lang: str, edition: int) -> str:
    """The cover: from its own address for lessons on the learners' shelf, else drawn on the spot; "" for none yet."""
    if lesson.status == "ready":
        return f"/learn/{lesson.id}/cover.svg?lang={lang}&v={lesson.version}.{edition}"
    drawn = lesson.cover in lesson.scenes or graph.way(lesson, "")[0].at.scene  # a draft may have no screens yet
    return address(cover_svg(lesson, lang)) if drawn else ""
