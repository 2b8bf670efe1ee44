"""The volunteer's sheet: one learner, one lesson, five marks a step, on one page, in the order of the form on screen.

Carries a nickname and a short code, and nothing else about the learner: a sheet may be left on a bus.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from media import words
from media.paper import typeset
from media.words import say

MARKS: Final = ("independent", "verbal", "gesture", "model", "physical")
MODES: Final = ("learn", "practise", "check", "own_phone")
MOST_STEPS: Final = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One step of the lesson; `critical` steps carry a star."""

    number: int
    text: str
    critical: bool = False


def volunteer_sheet(
    nickname: str,
    code: str,
    lesson: str,
    steps: Sequence[Line],
    sentences: Sequence[str],
    lang: str,
    *,
    date: str = "",
    volunteer: str = "",
) -> bytes:
    """PDF, one A4 page. `lesson` is its title, `sentences` the ready lines of a hand-over; `date` and `volunteer` are
    printed where known, else there is a line to write on. Raises `NoFont`, ValueError for more than 12 steps."""
    if len(steps) > MOST_STEPS:
        raise ValueError(f"{len(steps)} steps do not fit on one sheet")
    star = any(step.critical for step in steps)
    data = {
        "words": words.room("paper", lang),
        "heading": say("paper.sheet_title", lang, lesson=lesson),
        "nickname": nickname,
        "code": code,
        "date": date,
        "volunteer": volunteer,
        "modes": [say(f"paper.mode_{mode}", lang) for mode in MODES],
        "marks": [say(f"paper.{mark}", lang) for mark in MARKS],
        "steps": [{"number": step.number, "text": step.text, "critical": step.critical} for step in steps],
        "how": say("paper.how_to_mark_star" if star else "paper.how_to_mark", lang),
        "sentences": typeset.spaced(sentences),
    }
    return typeset.pdf("sheet", data, title=say("paper.sheet_title", lang, lesson=lesson), lang=lang)
