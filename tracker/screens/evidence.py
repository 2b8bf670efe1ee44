"""The evidence behind each step of one learner: small marks over time, what was touched instead, what led her astray.

And 在家试了吗, which is no evidence and stands apart. Draws what it is given.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from media.words import say
from tracker.screens import marks, page


@dataclass(frozen=True, slots=True)
class StepEvidence:
    """A step; `prompts` are what it took, the oldest first. `touched` and `trapped` are sentences, or nothing."""

    n: int
    text: str
    prompts: tuple[str, ...]
    touched: str
    trapped: str


@dataclass(frozen=True, slots=True)
class LessonEvidence:
    """A lesson that has been practised. `open`: it stands open."""

    title: str
    steps: tuple[StepEvidence, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class HomeLine:
    """What she said about trying it at home, and when."""

    day: str
    what: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that stands in these two parts of the page."""

    lessons: tuple[LessonEvidence, ...]
    at_home: tuple[HomeLine, ...]


def show(view: Evidence, lang: str) -> None:
    page.heading(say("reviews.evidence_title", lang), say("reviews.evidence_note", lang))
    if view.lessons:
        page.paint("".join(_lesson(one, lang) for one in view.lessons))
    else:
        page.empty(say("reviews.evidence_none", lang))
    page.heading(say("reviews.home_of_her", lang), say("reviews.home_of_her_note", lang))
    if view.at_home:
        page.paint(f'<ul class="rec-lines">{"".join(map(_home, view.at_home))}</ul>')
    else:
        page.empty(say("reviews.home_of_her_none", lang))


def row(prompts: Sequence[str], lang: str) -> str:
    """Prompts in a row of small marks, newest right: a tone, a sign, and the words for who listens."""
    signs = "".join(
        f'<b class="rec-p{marks.PROMPTS.index(one)}" aria-hidden="true">'
        f"{escape(say(f'overview.prompt_sign_{one}', lang))}</b>"
        for one in prompts
        if one in marks.PROMPTS
    )
    words = say("pages.list_join", lang).join(say(f"overview.prompt_{one}", lang) for one in prompts)
    return f'<span class="back-row">{signs}{marks.heard(say("reviews.prompts_heard", lang, prompts=words))}</span>'


def _lesson(one: LessonEvidence, lang: str) -> str:
    label = escape(say("reviews.evidence_steps", lang, title=one.title))
    rows = "".join(_step(step, lang) for step in one.steps)
    return (
        f'<details class="desk-more back-lesson"{" open" if one.open else ""}><summary>{escape(one.title)}</summary>'
        f'<ol class="back-steps" aria-label="{label}">{rows}</ol></details>'
    )


def _step(one: StepEvidence, lang: str) -> str:
    strayed = "".join(f'<p class="rec-why">{escape(line)}</p>' for line in (one.touched, one.trapped) if line)
    return (
        f'<li><span class="back-n" aria-hidden="true">{one.n}</span><div class="rec-what"><p>{escape(one.text)}</p>'
        f"{strayed}</div>{row(one.prompts, lang)}</li>"
    )


def _home(one: HomeLine) -> str:
    return (
        f'<li><span class="rec-day">{escape(one.day)}</span><div class="rec-what"><p>{escape(one.what)}</p></div></li>'
    )
