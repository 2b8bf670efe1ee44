"""One lesson to take home: a few large steps a page, with their pictures, for somebody without glasses at hand.

Knows no lesson: gets sentences and drawings, gives a PDF.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from media.paper import typeset
from media.words import say


@dataclass(frozen=True, slots=True)
class Step:
    """One action. `say` is what the voice says besides; `svg` is the screen with its mark joined to it, a real picture
    as bytes, or empty. A step that takes several touches comes several times, with the same number."""

    number: int
    text: str
    say: str = ""
    svg: typeset.Picture = ""


def handout(
    title: str,
    objective: str,
    steps: Sequence[Step],
    safety: str,
    at_home: str,
    without_phone: str,
    unchecked: str,
    lang: str,
    link: str | None = None,
    help_phone: str = "",
) -> bytes:
    """PDF, A4. Empty sentences are left out. `link`: the lesson's address, printed as QR code where somebody at home
    can really reach it. `help_phone`: the community's number. Raises `NoFont`."""
    shown = [
        {
            "number": step.number,
            "heading": say("paper.step", lang, n=step.number),
            "text": step.text,
            "say": step.say,
            "picture": typeset.picture(step.svg, say("paper.step_picture", lang, n=step.number, text=step.text)),
        }
        for step in steps
    ]
    notes = [
        ("safety", say("player.safety", lang), safety),
        ("home", say("player.at_home", lang), at_home),
        ("plain", say("player.without_phone", lang), without_phone),
    ]
    data = {
        "objective": objective,
        "count": say("pictures.all_steps", lang, n=max((step.number for step in steps), default=0)),
        "unchecked": unchecked,
        "practice": say("pictures.practice", lang),
        "steps": shown,
        "notes": [{"kind": kind, "heading": heading, "text": text} for kind, heading, text in notes if text],
        "circles": say("paper.circles", lang) if at_home else "",
        "help": say("paper.ring_us", lang, phone=help_phone) if help_phone else "",
        "code": typeset.code(link, say("paper.lesson_code", lang, title=title)) if link else None,
        "code_words": say("paper.scan_lesson", lang),
    }
    return typeset.pdf("handout", data, title=title, lang=lang)
