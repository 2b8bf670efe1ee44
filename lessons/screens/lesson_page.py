"""The lesson page 看这一课: what the lesson is, every step with its picture, words and voice, and what can be saved.

Draws what it is given; fetches nothing. What staff found out on real phones stands in `found`.
"""

from dataclasses import dataclass
from html import escape

from lessons.screens import listening, page
from lessons.screens.page import Place
from lessons.screens.shelf import Card
from media.words import say


@dataclass(frozen=True, slots=True)
class Touch:
    """One action of a step, as it is shown and heard. `voice` says in a sentence where the sound comes from."""

    picture: str
    alt: str
    text: str
    say: str
    hint: str
    meanwhile: str
    voice: str
    has_voice: bool
    sounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step; `card` is where its picture card can be had, or nothing."""

    n: int
    critical: bool
    touches: tuple[Touch, ...]
    card: str = ""


@dataclass(frozen=True, slots=True)
class Keep:
    """Something to save: its name, what it is for, where it is, and the file's name."""

    label: str
    note: str
    link: str
    file: str


@dataclass(frozen=True, slots=True)
class LessonView:
    """All that stands on the page above what staff found out."""

    card: Card
    about: tuple[tuple[str, tuple[str, ...]], ...]  # heading and its sentences
    phones: tuple[Place, ...]
    steps: tuple[Step, ...]
    keep: tuple[Keep, ...]
    learners: str = ""  # address for phones
    begin: Place | None = None  # a class with phones that follow


def show(view: LessonView, lang: str) -> None:
    """Everything there is to read and to save."""
    listening.speaker(lang)  # first: it should hear before there is anything to press
    _head(view, lang)
    _about(view, lang)
    _steps(view, lang)
    _keep(view, lang)


def _head(view: LessonView, lang: str) -> None:
    card = view.card
    state = (
        "" if card.state == "ready" else f'<p class="desk-state">{escape(say(f"desk.state_{card.state}", lang))}</p>'
    )
    first = f'<p class="desk-first">{escape(card.first)}</p>' if card.first else ""
    learners = ""
    if view.learners:
        learners = (
            f'<p class="desk-phones">{escape(say("desk.phones_lesson", lang))}'
            f'<span class="desk-address">{escape(view.learners)}</span></p>'
        )
    teach = [("main", card.teach)] if card.teach else []
    begin = [("plain", view.begin)] if view.begin and card.teach else []
    ways = page.ways([*teach, *begin]) if teach else ""
    page.paint(
        f'<section class="desk-head">{page.cover(card.cover)}'
        f'<div class="desk-words">{state}<h1 class="desk-title">{escape(card.title)}</h1>'
        f'<p class="desk-objective">{escape(card.objective)}</p>'
        f'<p class="desk-facts">{escape(" · ".join(card.facts))}</p>'
        f"{first}{page.texts('desk-marks', card.marks)}{ways}{learners}</div></section>"
    )


def _about(view: LessonView, lang: str) -> None:
    blocks = [
        f'<section class="desk-about-one"><h3>{escape(name)}</h3>{page.texts("desk-list", sentences)}</section>'
        for name, sentences in view.about
        if sentences
    ]
    if blocks:
        page.heading(say("desk.about_title", lang))
        page.paint(f'<div class="desk-about">{"".join(blocks)}</div>')


def _steps(view: LessonView, lang: str) -> None:
    page.heading(say("desk.steps_title", lang), say("desk.steps_note", lang))
    if view.phones:
        links = "".join(
            f'<a href="{escape(one.link)}"{" aria-current=true" if one.here else ""}>{escape(one.label)}</a>'
            for one in view.phones
        )
        label = escape(say("desk.way_on", lang))
        page.paint(f'<nav class="desk-pills" aria-label="{label}"><span>{label}</span>{links}</nav>')
    page.paint(f'<ol class="desk-steps">{"".join(_step(one, lang) for one in view.steps)}</ol>')


def _step(step: Step, lang: str) -> str:
    heading = escape(say("desk.step", lang, n=step.n))
    critical = f'<span class="desk-critical">{escape(say("desk.critical", lang))}</span>' if step.critical else ""
    card = ""
    if step.card:
        label = escape(say("desk.card_of", lang, n=step.n))
        card = (
            f'<a class="desk-way small" href="{escape(step.card)}" download aria-label="{label}">'
            f"{escape(say('desk.card', lang))}</a>"
        )
    touches = "".join(_touch(one, step.n, card if one is step.touches[-1] else "", lang) for one in step.touches)
    return f'<li class="desk-step"><h3><b aria-hidden="true">{step.n}</b>{heading}{critical}</h3>{touches}</li>'


def _touch(touch: Touch, number: int, card: str, lang: str) -> str:
    meanwhile = f'<p class="desk-meanwhile">{escape(touch.meanwhile)}</p>' if touch.meanwhile else ""
    spoken = f'<p class="desk-say">{escape(touch.say)}</p>' if touch.say else ""
    hint = f'<p class="desk-hint">{escape(touch.hint)}</p>' if touch.hint else ""
    picture = f'<img src="{escape(touch.picture)}" alt="{escape(touch.alt)}">' if touch.picture else ""
    kind = "desk-voice" if touch.has_voice else "desk-voice none"
    listen = listening.button(touch.sounds, say("desk.step", lang, n=number), lang)
    return (
        f'<div class="desk-touch"><div class="desk-picture">{picture}</div><div class="desk-words">{meanwhile}'
        f'<p class="desk-text">{escape(touch.text)}</p>{spoken}{hint}<p class="{kind}">{escape(touch.voice)}</p>'
        f'<div class="desk-ways">{listen}{card}</div></div></div>'
    )


def _keep(view: LessonView, lang: str) -> None:
    if not view.keep:
        return
    page.heading(say("desk.keep_title", lang), say("desk.keep_note", lang))
    rows = "".join(
        f'<li><a class="desk-way plain" href="{escape(one.link)}" download="{escape(one.file)}">{escape(one.label)}</a>'
        f"<p>{escape(one.note)}</p></li>"
        for one in view.keep
    )
    page.paint(f'<ul class="desk-keep">{rows}</ul>')
