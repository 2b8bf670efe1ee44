"""The shelf 课程架: every course with its lessons as calm cards, and which lesson was left out and why.

Draws what it is given; fetches nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from lessons.screens import page
from lessons.screens.page import Place
from media.words import say


@dataclass(frozen=True, slots=True)
class Card:
    """A lesson on the shelf. `facts` are short and stand in one line."""

    title: str
    objective: str
    facts: tuple[str, ...]
    cover: str
    state: Literal["ready", "draft", "retired"]
    lesson: Place
    teach: Place | None = None
    first: str = ""  # what should come first, as a sentence
    marks: tuple[str, ...] = ()  # what staff should know, as sentences


@dataclass(frozen=True, slots=True)
class Row:
    """A course and its lessons."""

    title: str
    note: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to be put right: where, what, and what to do."""

    where: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A lesson that cannot be opened now."""

    name: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that stands on the page. `phones` says where the room's phones find the lessons, at `address`."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    pack: tuple[Fault, ...] = ()  # faults that belong to no lesson that was left out
    warnings: tuple[Fault, ...] = ()
    phones: str = ""
    address: str = ""


def show(shelf: Shelf, lang: str, *, read_again: Callable[[], None]) -> None:
    """The page. `read_again` is called when staff have changed lesson files."""
    page.title(say("desk.shelf_title", lang), say("desk.shelf_note", lang))
    if shelf.left_out:
        count = len(shelf.left_out)
        page.paint(
            f'<p class="desk-strip"><a href="#left-out">{escape(say("desk.left_out_strip", lang, n=count))}</a></p>'
        )
    _phones(shelf)
    if not any(row.cards for row in shelf.rows):
        page.paint(f'<p class="desk-empty">{escape(say("desk.shelf_empty", lang))}</p>')
    for row in shelf.rows:
        if row.cards:
            page.heading(row.title, row.note)
            page.paint(f'<div class="desk-cards">{"".join(_card(one, lang) for one in row.cards)}</div>')
    _troubles(shelf, lang)
    page.heading(say("desk.read_again_title", lang), say("desk.read_again_note", lang))
    st.button(say("desk.read_again", lang), key="read-again", on_click=read_again)


def _phones(shelf: Shelf) -> None:
    if shelf.phones:
        address = f'<span class="desk-address">{escape(shelf.address)}</span>' if shelf.address else ""
        page.paint(f'<p class="desk-phones">{escape(shelf.phones)}{address}</p>')


def _card(card: Card, lang: str) -> str:
    facts = escape(" · ".join(card.facts))
    first = f'<p class="desk-first">{escape(card.first)}</p>' if card.first else ""
    state = (
        "" if card.state == "ready" else f'<p class="desk-state">{escape(say(f"desk.state_{card.state}", lang))}</p>'
    )
    ways = ([("main", card.teach)] if card.teach else []) + [("plain", card.lesson)]
    words = (
        f'{state}<h3>{escape(card.title)}</h3><p class="desk-objective">{escape(card.objective)}</p>'
        f'<p class="desk-facts">{facts}</p>{first}{page.texts("desk-marks", card.marks)}{page.ways(ways)}'
    )
    cover = page.cover(card.cover)
    return f'<article class="desk-card desk-{card.state}">{cover}<div class="desk-words">{words}</div></article>'


def _troubles(shelf: Shelf, lang: str) -> None:
    if shelf.left_out:
        page.paint('<div id="left-out"></div>')
        page.heading(say("desk.left_out_title", lang), say("desk.left_out_note", lang))
        page.paint(
            "".join(
                f'<section class="desk-fault"><h3>{escape(one.name)}</h3>{_faults(one.faults)}</section>'
                for one in shelf.left_out
            )
        )
    if shelf.pack:
        page.heading(say("desk.pack_title", lang))
        page.paint(f'<section class="desk-fault">{_faults(shelf.pack)}</section>')
    if shelf.warnings:
        summary = escape(say("desk.warnings", lang, n=len(shelf.warnings)))
        page.paint(f'<details class="desk-more"><summary>{summary}</summary>{_faults(shelf.warnings)}</details>')


def _faults(faults: tuple[Fault, ...]) -> str:
    rows = "".join(
        f'<li><p>{escape(one.reason)}</p><p class="desk-remedy">{escape(one.remedy)}</p>'
        f'<p class="desk-where">{escape(one.where)}</p></li>'
        for one in faults
    )
    return f'<ul class="desk-faults">{rows}</ul>'
