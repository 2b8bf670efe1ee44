"""A learner's page: what she can do and how one knows, how sure she feels, when she came, what to do next and why.

Draws what it is given; fetches nothing. Putting records right stands in `mending`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from media.words import say
from tracker.screens import marks, page, strip
from tracker.screens.page import Way
from tracker.screens.strip import StepLine, Walked


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next, why, and where it is; `said` is the last hand-over in sentences, `by` whom and when."""

    title: str
    why: str
    ways: tuple[Way, ...]
    said: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Where she stands with a lesson: status, reason and what follows in sentences, and the evidence."""

    title: str
    status: int
    reason: str
    facts: tuple[str, ...]
    helps: tuple[str, ...]
    history: str
    walks: tuple[Walked, ...]
    steps: tuple[StepLine, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure she said she felt, 1 to 5 or 0 for not asked."""

    title: str
    day: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was: when, what, and more in quieter words."""

    day: str
    what: str
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LearnerView:
    """All that stands on the page."""

    name: str
    portrait: str  # the address of her picture
    facts: tuple[str, ...]
    state: str  # why she stands in no list, or nothing
    phone: str
    back: Way
    ways: tuple[Way, ...]
    next: Next | None
    lessons: tuple[Lesson, ...]
    not_begun: tuple[str, ...]  # titles
    sure: tuple[Sure, ...]
    came: tuple[Line, ...]
    visits: tuple[Line, ...]
    hand_overs: tuple[Line, ...]
    consents: tuple[Line, ...]


def show(view: LearnerView, lang: str) -> None:
    """Everything there is to read."""
    _head(view, lang)
    if view.next:
        _next(view.next, lang)
    page.heading(say("overview.lessons_title", lang), say("overview.lessons_note", lang))
    if view.lessons:
        page.paint(marks.prompt_legend(lang) + "".join(_lesson(one, lang) for one in view.lessons))
    else:
        page.empty(say("overview.lessons_none", lang))
    if view.not_begun:
        page.line(say("overview.not_begun", lang, n=len(view.not_begun)), "quiet")
        titles = "".join(f"<li>{escape(one)}</li>" for one in view.not_begun)
        page.paint(f'<ul class="rec-unbegun">{titles}</ul>')
    _sure(view.sure, lang)
    for name in ("came", "visits", "consents", "hand_overs"):
        lines: tuple[Line, ...] = getattr(view, name)
        page.heading(say(f"overview.{name}_of_title", lang))
        if lines:
            page.paint(f'<ul class="rec-lines">{"".join(map(_line, lines))}</ul>')
        else:
            page.empty(say(f"overview.{name}_of_none", lang))


def _head(view: LearnerView, lang: str) -> None:
    state = f'<p class="desk-state">{escape(view.state)}</p>' if view.state else ""
    ways = list(view.ways)
    if view.phone:
        number = "".join(letter for letter in view.phone if letter in "+0123456789")
        ways.insert(0, Way(say("overview.ring", lang, phone=view.phone), f"tel:{number}"))
    page.paint(
        f'<p class="desk-back"><a href="{escape(view.back.link)}">{escape(view.back.label)}</a></p>'
        f'<section class="rec-head"><img class="rec-portrait" src="{escape(view.portrait)}" alt="">'
        f'<div><h1 class="desk-title">{escape(view.name)}</h1>{state}'
        f'<p class="desk-facts">{escape(" · ".join(view.facts))}</p>{page.ways(ways) if ways else ""}</div></section>'
    )


def _next(one: Next, lang: str) -> None:
    said = ""
    if one.said:
        said = (
            f'<div class="rec-said"><h3>{escape(say("overview.last_said", lang))}</h3>'
            f'{_sentences(one.said)}<p class="rec-why">{escape(one.by)}</p></div>'
        )
    page.heading(say("overview.next_title", lang))
    page.paint(
        f'<section class="rec-next"><div><h3>{escape(one.title)}</h3><p>{escape(one.why)}</p>'
        f"{page.ways(one.ways) if one.ways else ''}</div>{said}</section>"
    )


def _sentences(sentences: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(one)}</li>' for one in sentences)}</ul>"


def _lesson(one: Lesson, lang: str) -> str:
    wants = marks.help_pill(lang) if one.helps else ""
    helps = f'<div class="rec-helps">{_sentences(one.helps)}</div>' if one.helps else ""
    facts = "".join(f"<p>{escape(fact)}</p>" for fact in one.facts)
    history = f'<p class="rec-history">{escape(one.history)}</p>' if one.history else ""
    table = strip.table(one.walks, one.steps, say("overview.strip_label", lang, title=one.title), lang)
    return (
        f'<details class="desk-more rec-lesson"{" open" if one.open else ""}><summary><span class="rec-what">'
        f"<strong>{escape(one.title)}</strong>{marks.pill(one.status, lang)}{wants}</span></summary>"
        f'<p class="rec-reason">{escape(one.reason)}</p>{helps}<div class="rec-facts">{facts}</div>'
        f"{history}{table}</details>"
    )


def _sure(rows: Sequence[Sure], lang: str) -> None:
    page.heading(say("overview.sure_title", lang), say("overview.sure_note", lang))
    if not rows:
        page.empty(say("overview.sure_none", lang))
        return
    lines = "".join(
        f'<li><span class="rec-day">{escape(one.day)}</span><div class="rec-what"><p>{escape(one.title)}</p>'
        f'<p class="rec-faces">{_face("before", one.before, lang)}{_face("after", one.after, lang)}</p></div></li>'
        for one in rows
    )
    page.paint(f'<ul class="rec-lines">{lines}</ul>')


def _face(when: str, face: int, lang: str) -> str:
    if not face:
        return ""
    dots = "".join(f'<i class="{"on" if n <= face else ""}"></i>' for n in range(1, 6))
    words = say(f"overview.sure_{when}", lang, words=say(f"overview.face_{face}", lang))
    return f'<span class="rec-face"><span class="rec-dots" aria-hidden="true">{dots}</span>{escape(words)}</span>'


def _line(one: Line) -> str:
    more = "".join(f'<p class="rec-why">{escape(text)}</p>' for text in one.more)
    return (
        f'<li><span class="rec-day">{escape(one.day)}</span>'
        f'<div class="rec-what"><p>{escape(one.what)}</p>{more}</div></li>'
    )
