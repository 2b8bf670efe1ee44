"""Everybody of a place, to find somebody quickly. The filters stand in the address. Keeps nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Way

Named = tuple[str, str]  # an id and its name
STATES = ("active", "paused", "left", "died")


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody in the list; `picture` is an SVG of ours."""

    nickname: str
    facts: str
    status: str
    link: str
    picture: str


def show(
    rows: Sequence[Row], classes: Sequence[Named], places: Sequence[Named], place: str, ways: Sequence[Way], lang: str
) -> None:
    """`rows` are already those that the address asks for."""
    page.title(say("people.people_title", lang), say("people.people_note", lang))
    page.tell("people")
    page.which_place(places, place, lang)
    with st.container(key="who-filter", border=True):
        columns = st.columns(3)
        with columns[0]:
            _kept("find", st.text_input(say("people.find", lang), value=_asked("find"), key="people-find"))
        with columns[1]:
            choices = [("", say("people.all_classes", lang)), *classes]
            _kept("class", page.pick(say("people.col_class", lang), choices, "people-class", _index(choices, "class")))
        with columns[2]:
            states = [(one, say(f"people.life_{one}", lang)) for one in STATES]
            choices = [*states, ("all", say("people.life_all", lang))]
            chosen = page.pick(say("people.life", lang), choices, "people-life", _index(choices, "life"))
            _kept("life", "" if chosen == "active" else chosen)
    page.line(say("people.found", lang, n=len(rows)), "quiet")
    if not rows:
        asked = any(_asked(one) for one in ("find", "class", "life"))
        page.empty(say("people.found_none" if asked else "people.found_nobody", lang))
    page.paint(f'<ul class="who-people">{"".join(_row(one, lang) for one in rows)}</ul>')
    page.go(*ways)


def _row(one: Row, lang: str) -> str:
    state = "" if one.status == "active" else f"<em>{escape(say(f'people.life_{one.status}', lang))}</em>"
    return (
        f'<li><a href="{escape(one.link)}"><span class="who-face">{page.drawing(one.picture)}</span>'
        f"<b>{escape(one.nickname)}</b></a><span>{escape(one.facts)}</span>{state}</li>"
    )


def _asked(name: str) -> str:
    return str(st.query_params.get(name, ""))


def _index(choices: Sequence[tuple[str, str]], name: str) -> int:
    return next((n for n, (one, _) in enumerate(choices) if one == _asked(name)), 0)


def _kept(name: str, value: str) -> None:
    """Keep a filter in the address; the list is gathered by it on the next run."""
    if value != _asked(name):
        if value:
            st.query_params[name] = value
        else:
            del st.query_params[name]
        st.rerun()
