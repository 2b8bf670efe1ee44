"""The matrix: learners down, lessons across, in each cell one of the five statuses by sign, tone and pattern.

Draws what it is given. It scrolls inside its own frame, so names and titles stay in sight; on paper it is whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

from media.letters import rem
from media.words import say
from tracker.screens import marks, page
from tracker.screens.page import Way

FEW: Final = 7  # so many titles can lie flat
NAME, COLUMN = 170, 58  # px: the column of names, and one of a lesson


@dataclass(frozen=True, slots=True)
class Column:
    """A lesson. `course` is the title of its course."""

    title: str
    course: str


@dataclass(frozen=True, slots=True)
class Cell:
    """Where somebody stands with a lesson. `help` says in a sentence where she needs it; nothing when she does not."""

    status: int = 0
    help: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A learner; `cells` in the order of the columns."""

    name: str
    link: str
    cells: tuple[Cell, ...]

    @property
    def alone(self) -> int:
        """How many lessons she can do alone."""
        return sum(cell.status >= 3 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """`of` learners there are in all; `rows` are those of this page, `pages` leads to the others."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    alone: tuple[int, ...]  # for each column: how many of all learners can do it alone
    of: int
    pages: tuple[Way, ...] = ()


def show(matrix: Matrix, lang: str) -> None:
    """The part of the page with its legend."""
    page.heading(say("overview.matrix_title", lang), say("overview.matrix_note", lang))
    if not matrix.rows or not matrix.columns:
        page.empty(say("overview.matrix_empty", lang))
        return
    flat = " rec-flat" if len(matrix.columns) <= FEW else ""
    label = escape(say("overview.matrix_label", lang))
    wide = NAME + COLUMN * (len(matrix.columns) + 1)  # px at which two lines of a title stand side by side
    page.paint(
        f"{marks.status_legend(lang)}"
        f'<div class="rec-frame{flat}" tabindex="0" role="region" aria-label="{label}">'
        f'<table class="rec-matrix" style="min-width:{rem(wide)}">'
        f"<thead>{_courses(matrix.columns, lang)}{_titles(matrix.columns, lang)}</thead>"
        f"<tbody>{''.join(_row(one, matrix.columns, lang) for one in matrix.rows)}</tbody>"
        f"<tfoot>{_foot(matrix, lang)}</tfoot></table></div>{_pages(matrix.pages, lang)}"
    )


def _courses(columns: Sequence[Column], lang: str) -> str:
    cells = []
    for course, group in groupby(columns, key=lambda one: one.course):
        cells.append(f'<th scope="colgroup" colspan="{len(list(group))}" class="rec-course">{escape(course)}</th>')
    corner = f'<td class="rec-corner">{marks.heard(say("overview.courses", lang))}</td>'
    return f'<tr>{corner}{"".join(cells)}<td class="rec-course"></td></tr>'


def _titles(columns: Sequence[Column], lang: str) -> str:
    corner = f'<th scope="col" class="rec-corner">{escape(say("overview.learner", lang))}</th>'
    titles = "".join(f'<th scope="col" class="rec-title"><span>{escape(one.title)}</span></th>' for one in columns)
    last = f'<th scope="col" class="rec-title rec-sum"><span>{escape(say("overview.alone_lessons", lang))}</span></th>'
    return f"<tr>{corner}{titles}{last}</tr>"


def _row(row: Row, columns: Sequence[Column], lang: str) -> str:
    cells = "".join(_cell(cell, lang) for cell, _ in zip(row.cells, columns, strict=True))
    return (
        f'<tr><th scope="row"><a href="{escape(row.link)}">{escape(row.name)}</a></th>{cells}'
        f'<td class="rec-sum">{row.alone}</td></tr>'
    )


def _cell(cell: Cell, lang: str) -> str:
    shown = marks.sign(say(f"overview.sign_{cell.status}", lang), marks.word(cell.status, lang))
    if not cell.help:
        return f'<td class="rec-s{cell.status}">{shown}</td>'
    wants = f'<b class="rec-wants">{marks.sign(say("overview.sign_help", lang), cell.help)}</b>'
    return f'<td class="rec-s{cell.status} rec-marked" title="{escape(cell.help)}">{shown}{wants}</td>'


def _foot(matrix: Matrix, lang: str) -> str:
    label = escape(say("overview.alone_people", lang))
    cells = "".join(f"<td>{count}</td>" for count in matrix.alone)
    return f'<tr><th scope="row">{label}</th>{cells}<td class="rec-sum">{sum(matrix.alone)}</td></tr>'


def _pages(pages: Sequence[Way], lang: str) -> str:
    if not pages:
        return ""
    links = "".join(
        f'<a href="{escape(one.link)}"{" aria-current=true" if one.main else ""}>{escape(one.label)}</a>'
        for one in pages
    )
    label = escape(say("overview.pages", lang))
    return f'<nav class="desk-pills" aria-label="{label}"><span>{label}</span>{links}</nav>'
