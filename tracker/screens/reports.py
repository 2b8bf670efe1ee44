"""Export and report 导出和报表: the quarter's figures to look at and to take along, the table of progress, lists.

Draws what it is given; files are links, and whoever follows one is asked again who they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from media.words import say
from tracker.screens import filters, page
from tracker.screens.filters import Filter
from tracker.screens.page import Way


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its label and what it means."""

    label: str
    value: str
    about: str


@dataclass(frozen=True, slots=True)
class LessonLine:
    """How many people could do a lesson alone before, can at the end, and the change; as shown."""

    name: str
    before: str
    after: str
    change: str


@dataclass(frozen=True, slots=True)
class Quarter:
    headline: str
    notes: tuple[str, ...]
    figures: tuple[Figure, ...]
    said: tuple[str, ...]
    lessons: tuple[LessonLine, ...]
    heads: tuple[str, ...]
    files: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The table of progress: how large it is, its columns with their meaning, its files."""

    size: str
    columns: tuple[tuple[str, str, str], ...]  # label, name in the file, meaning
    files: tuple[Way, ...]
    with_names: Way


@dataclass(frozen=True, slots=True)
class Printed:
    """A class: its name, what else is known, and its two lists as (label, spoken label, link)."""

    name: str
    facts: tuple[str, ...]
    files: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Reports:
    choices: tuple[Filter, ...]
    quarter: Quarter
    table: Table
    classes: tuple[Printed, ...]


def show(view: Reports, lang: str, chosen: Callable[[str, str], None]) -> None:
    """The page. `chosen(name, value)` is called when somebody chooses."""
    page.title(say("reports.title", lang), say("reports.note", lang))
    page.heading(say("reports.quarter_title", lang), say("reports.quarter_note", lang))
    filters.show(view.choices, chosen, box="report-choices", key="report")
    _quarter(view.quarter, lang)
    page.heading(say("reports.progress_title", lang), say("reports.progress_note", lang))
    _table(view.table, lang)
    page.heading(say("reports.lists_title", lang), say("reports.lists_note", lang))
    _lists(view.classes, lang)


def _quarter(quarter: Quarter, lang: str) -> None:
    figures = "".join(
        f'<div class="rep-figure"><dt>{escape(one.label)}</dt><dd><b>{escape(one.value)}</b>'
        f"<span>{escape(one.about)}</span></dd></div>"
        for one in quarter.figures
    )
    notes = "".join(f'<p class="rep-note">{escape(one)}</p>' for one in quarter.notes)
    said = "".join(f'<p class="rep-said">{escape(one)}</p>' for one in quarter.said)
    page.paint(
        f'<section class="rep-page"><h3>{escape(quarter.headline)}</h3>{page.ways(quarter.files)}'
        f'<dl class="rep-figures">{figures}</dl>{said}{_lessons(quarter, lang)}{notes}</section>'
    )


def _lessons(quarter: Quarter, lang: str) -> str:
    title = escape(say("reports.lessons_title", lang))
    if not quarter.lessons:
        return f'<h4>{title}</h4><p class="rep-none">{escape(say("reports.lessons_none", lang))}</p>'
    heads = "".join(f'<th scope="col">{escape(one)}</th>' for one in quarter.heads)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.name)}</th>'
        f"<td>{escape(one.before)}</td><td>{escape(one.after)}</td><td>{escape(one.change)}</td></tr>"
        for one in quarter.lessons
    )
    return (
        f'<h4>{title}</h4><div class="rep-frame" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="rep-table"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _table(table: Table, lang: str) -> None:
    columns = "".join(
        f'<div><dt>{escape(label)} <code lang="en">{escape(name)}</code></dt><dd>{escape(about)}</dd></div>'
        for label, name, about in table.columns
    )
    page.paint(
        f'<section class="rep-page"><p class="rep-size">{escape(table.size)}</p>{page.ways(table.files)}</section>'
        f'<details class="desk-more"><summary>{escape(say("reports.columns_title", lang))}</summary>'
        f'<dl class="rep-columns">{columns}</dl></details>'
        f'<details class="desk-more"><summary>{escape(say("reports.names_title", lang))}</summary>'
        f'<p class="rep-note">{escape(say("reports.names_note", lang))}</p>{page.ways([table.with_names])}</details>'
    )


def _lists(classes: Sequence[Printed], lang: str) -> None:
    if not classes:
        page.empty(say("reports.lists_none", lang))
        return
    rows = []
    for one in classes:
        facts = "".join(f"<li>{escape(fact)}</li>" for fact in one.facts)
        links = "".join(
            f'<a class="desk-way small" href="{escape(link)}" aria-label="{escape(spoken)}">{escape(label)}</a>'
            for label, spoken, link in one.files
        )
        rows.append(
            f'<li class="rep-class"><h3>{escape(one.name)}</h3><ul class="rep-facts">{facts}</ul>'
            f'<div class="desk-ways">{links}</div></li>'
        )
    page.paint(f'<ul class="rep-classes">{"".join(rows)}</ul>')
