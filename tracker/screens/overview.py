"""The overview 总览 of a place or a class: what a social worker wants to know on Monday morning, in one minute.

Draws what it is given, and calls back which filter was chosen; fetches nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from media.words import say
from tracker.screens import filters, matrix, page, trend
from tracker.screens.filters import Filter
from tracker.screens.matrix import Matrix
from tracker.screens.page import Way
from tracker.screens.trend import Week

WHERE: Final = ("place", "class")  # filters that lead away from where nobody is


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the questions on top: a number with its words, whom it is about, and where the whole list stands."""

    question: str
    count: str
    names: str
    anchor: str
    calls: bool = False  # somebody should do something


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a list: what about her, each with why in quieter words. `phone` only where she agreed."""

    name: str
    link: str
    lines: tuple[tuple[str, str], ...]
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Came:
    """A meeting: what it was, how many came, and who. `lists` are (heading, ((name, link), ...))."""

    title: str
    count: str
    lists: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """A lesson that wants to come back: when, and for whom."""

    lesson: str
    when: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that stands on the page. `enrol`: nobody was ever here, and this is the way to begin."""

    title: str
    note: str
    filters: tuple[Filter, ...]
    answers: tuple[Answer, ...]
    matrix: Matrix
    help: tuple[Entry, ...]
    warm_up: tuple[str, ...]
    absent: tuple[Entry, ...]
    came: tuple[Came, ...]
    due: tuple[Due, ...]
    weeks: tuple[Week, ...]
    trend_said: str
    enrol: Way | None = None


def show(view: Overview, lang: str, chosen: Callable[[str, str], None]) -> None:
    """The page. `chosen(filter, value)` is called when somebody chooses; an empty value is the usual one."""
    page.title(view.title, "" if view.enrol else view.note)
    if view.enrol:
        filters.show([one for one in view.filters if one.name in WHERE], chosen, box="overview-filters", key="filter")
        page.line(say("overview.nobody_yet", lang))
        page.go(view.enrol)
        return
    filters.show(view.filters, chosen, box="overview-filters", key="filter")
    page.paint(f'<ul class="rec-answers">{"".join(map(_answer, view.answers))}</ul>')
    matrix.show(view.matrix, lang)
    _anchor("help")
    page.heading(say("overview.help_title", lang), say("overview.help_note", lang))
    _entries(view.help, say("overview.help_none", lang), lang)
    _warm_up(view.warm_up, lang)
    _anchor("absent")
    page.heading(say("overview.absent_title", lang), say("overview.absent_note", lang))
    _entries(view.absent, say("overview.absent_none", lang), lang)
    _anchor("came")
    page.heading(say("overview.came_title", lang))
    _came(view.came, lang)
    _anchor("due")
    page.heading(say("overview.due_title", lang), say("overview.due_note", lang))
    _due(view.due, lang)
    trend.show(view.weeks, view.trend_said, lang)


def _answer(one: Answer) -> str:
    calls = " rec-calls" if one.calls else ""
    return (
        f'<li><a class="rec-answer{calls}" href="#{one.anchor}"><span>{escape(one.question)}</span>'
        f"<strong>{escape(one.count)}</strong><em>{escape(one.names)}</em></a></li>"
    )


def _anchor(name: str) -> None:
    page.paint(f'<div class="rec-anchor" id="{name}"></div>')


def _entries(entries: Sequence[Entry], none: str, lang: str) -> None:
    if not entries:
        page.empty(none)
        return
    rows = []
    for one in entries:
        phone = ""
        if one.phone:
            label = escape(say("overview.ring", lang, phone=one.phone))
            number = escape("".join(letter for letter in one.phone if letter in "+0123456789"))
            phone = f'<a class="desk-way small rec-ring" href="tel:{number}">{label}</a>'
        lines = "".join(f'<p>{escape(what)}</p><p class="rec-why">{escape(why)}</p>' for what, why in one.lines)
        rows.append(
            f'<li><a class="rec-name" href="{escape(one.link)}">{escape(one.name)}</a>'
            f'<div class="rec-what">{lines}</div>{phone}</li>'
        )
    page.paint(f'<ul class="rec-list">{"".join(rows)}</ul>')


def _warm_up(steps: Sequence[str], lang: str) -> None:
    if steps:
        title = escape(say("overview.warm_up", lang))
        rows = "".join(f"<li>{escape(one)}</li>" for one in steps)
        page.paint(f'<section class="rec-warm"><h3>{title}</h3><ul>{rows}</ul></section>')


def _came(meetings: Sequence[Came], lang: str) -> None:
    if not meetings:
        page.empty(say("overview.came_none", lang))
        return
    blocks = []
    for one in meetings:
        lists = "".join(
            f'<p class="rec-names"><b>{escape(title)}</b>{_names(names)}</p>' for title, names in one.lists if names
        )
        blocks.append(
            f'<section class="rec-card"><h3>{escape(one.title)}</h3>'
            f'<p class="rec-count">{escape(one.count)}</p>{lists}</section>'
        )
    page.paint(f'<div class="rec-cards">{"".join(blocks)}</div>')


def _due(lessons: Sequence[Due], lang: str) -> None:
    if not lessons:
        page.empty(say("overview.due_none", lang))
        return
    blocks = (
        f'<section class="rec-card"><h3>{escape(one.lesson)}</h3><p class="rec-count">{escape(one.when)}</p>'
        f'<p class="rec-names">{_names(one.names)}</p></section>'
        for one in lessons
    )
    page.paint(f'<div class="rec-cards">{"".join(blocks)}</div>')


def _names(names: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<a href="{escape(link)}">{escape(name)}</a>' for name, link in names)
