"""Evidence over time: steps down, walks across, in each cell the help a step took then, by sign and tone.

Draws what it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from media.words import say
from tracker.screens import marks


@dataclass(frozen=True, slots=True)
class Walked:
    """One walk: when, how, and who wrote it down. `counts`: complete, in a way that shows what somebody can do."""

    day: str
    mode: str
    counts: bool


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step and what it took in each walk, "" where the walk did not get there."""

    n: int
    text: str
    critical: bool
    wants_help: bool
    prompts: tuple[str, ...]


def table(walks: Sequence[Walked], steps: Sequence[StepLine], label: str, lang: str) -> str:
    """The strip, oldest walk first."""
    heads = "".join(_head(one, lang) for one in walks)
    corner = escape(say("overview.step_column", lang))
    return (
        f'<div class="rec-frame" tabindex="0" role="region" aria-label="{escape(label)}"><table class="rec-strip">'
        f'<thead><tr><th scope="col" class="rec-corner">{corner}</th>{heads}</tr></thead>'
        f"<tbody>{''.join(_line(one, lang) for one in steps)}</tbody></table></div>"
    )


def _head(walk: Walked, lang: str) -> str:
    half = "" if walk.counts else f'<i class="rec-half">{escape(say("overview.walk_half", lang))}</i>'
    return f'<th scope="col">{escape(walk.day)}<small>{escape(walk.mode)}</small>{half}</th>'


def _line(step: StepLine, lang: str) -> str:
    critical = f'<span class="desk-critical">{escape(say("desk.critical", lang))}</span>' if step.critical else ""
    wants = marks.help_pill(lang) if step.wants_help else ""
    cells = "".join(marks.prompt_cell(one, lang) for one in step.prompts)
    return f'<tr><th scope="row"><b>{step.n}</b> {escape(step.text)} {critical}{wants}</th>{cells}</tr>'
