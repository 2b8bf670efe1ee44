"""For whoever writes the lesson: the steps that fail most among this place's learners, with their wording.

Draws what it is given: shares and counts, nobody's name. Knows no learner.
"""

from dataclasses import dataclass
from html import escape

from lessons.screens import page
from media.words import say


@dataclass(frozen=True, slots=True)
class HardStep:
    """A step with its words. `told` is how often it took help, `people` how many did it, `helped` 0 to 1 or nothing."""

    n: int
    text: str
    told: str
    people: str
    helped: float | None
    strayed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HardSteps:
    """The hardest first."""

    steps: tuple[HardStep, ...]


def show(view: HardSteps, lang: str) -> None:
    page.heading(say("reviews.hard_title", lang), say("reviews.hard_note", lang))
    if not view.steps:
        page.paint(f'<p class="desk-empty">{escape(say("reviews.hard_none", lang))}</p>')
        return
    label = escape(say("reviews.hard_title", lang))
    rows = "".join(_step(one) for one in view.steps)
    page.paint(f'<div class="desk-more"><ol class="back-steps" aria-label="{label}">{rows}</ol></div>')


def _step(one: HardStep) -> str:
    facts = " · ".join(text for text in (one.told, one.people) if text)
    strayed = "".join(f'<p class="back-why">{escape(line)}</p>' for line in one.strayed)
    bar = ""
    if one.helped is not None:
        bar = f'<span class="back-bar" aria-hidden="true"><i style="--helped:{round(one.helped * 100)}%"></i></span>'
    return (
        f'<li><span class="back-n" aria-hidden="true">{one.n}</span><div class="rec-what"><p>{escape(one.text)}</p>'
        f'<p class="back-why">{escape(facts)}</p>{strayed}</div>{bar}</li>'
    )
