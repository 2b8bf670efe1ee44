"""What the tracker's screens draw with: headings, lines, links that look like buttons, and what was just told.

Knows no table and no person. Whatever others wrote is escaped here or by whoever calls `paint`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

import streamlit as st

from media.words import say

_MARKS: Final = re.compile(r"([\\`*_\[\]<>$~|&#]|:(?=\w))")
Refusal = str | None  # one sentence for the reader, or nothing: then it is done and kept


@dataclass(frozen=True, slots=True)
class Way:
    """Somewhere to go. `main`: what most people want here."""

    label: str
    link: str
    main: bool = False


def paint(html: str) -> None:
    """Put our own marks on the page; where there are none, nothing."""
    if html:
        st.html(html)


def plain(text: str) -> str:
    """Words as they are, for labels and messages: Streamlit would take signs in them for Markdown, pictures from
    elsewhere too."""
    return _MARKS.sub(r"\\\1", text)


def title(text: str, note: str = "", back: Way | None = None) -> None:
    """The page's heading, with the way back above it."""
    up = f'<p class="desk-back"><a href="{escape(back.link)}">{escape(back.label)}</a></p>' if back else ""
    more = f'<p class="desk-lead">{escape(note)}</p>' if note else ""
    paint(f'{up}<h1 class="desk-title">{escape(text)}</h1>{more}')


def heading(text: str, note: str = "") -> None:
    """The heading of a part of the page."""
    more = f'<p class="desk-note">{escape(note)}</p>' if note else ""
    paint(f'<h2 class="desk-heading">{escape(text)}</h2>{more}')


def line(text: str, kind: str = "") -> None:
    """One plain sentence."""
    paint(f'<p class="desk-line {escape(kind)}">{escape(text)}</p>')


def empty(text: str) -> None:
    """What stands where there is nothing yet."""
    paint(f'<p class="desk-empty">{escape(text)}</p>')


def ways(places: Sequence[Way]) -> str:
    """Links that look like buttons; where there are none, nothing."""
    if not places:
        return ""
    links = (
        f'<a class="desk-way {"main" if one.main else "plain"}" href="{escape(one.link)}">{escape(one.label)}</a>'
        for one in places
    )
    return f'<div class="desk-ways">{"".join(links)}</div>'


def go(*places: Way) -> None:
    paint(ways(places))


def windows(*places: Way) -> None:
    """The same, each in a window of its own."""
    paint(ways(places).replace("<a ", '<a target="_blank" '))


def drawing(svg: str, label: str = "") -> str:
    """A drawing of ours as a picture: Streamlit takes SVG out of what it is given as HTML."""
    return f'<img src="data:image/svg+xml,{quote(svg)}" alt="{escape(label)}">'


def told(where: str, refused: Refusal, kept: str) -> None:
    """A refusal is told right here, beside what was touched; what was kept at `where`, on the page as it is then."""
    if refused is not None:
        st.error(plain(refused))
        return
    st.session_state[f"told-{where}"] = (True, kept)
    st.rerun()


def after(where: str, deed: Callable[[], Refusal], kept: str) -> None:
    """The same for a deed that happens before the page is drawn again (a button's `on_click`)."""
    refused = deed()
    st.session_state[f"told-{where}"] = (refused is None, kept if refused is None else refused)


def tell(where: str) -> None:
    """What happened at `where` just now, if anything did. Its place is always there, so that what follows keeps its own
    and an open fold stays open; what is told stays in sight further down the page, too (desk-people.css)."""
    said = st.session_state.pop(f"told-{where}", None)
    with st.container(key=f"told-{where}"):
        if said and said[1]:
            (st.success if said[0] else st.error)(plain(said[1]))


def pick(label: str, choices: Sequence[tuple[str, str]], key: str, index: int = 0) -> str:
    """One of (id, name), chosen by name."""
    names = dict(choices)
    chosen = st.selectbox(label, list(names), format_func=names.__getitem__, key=key, index=index)
    return chosen or ""


def which_place(places: Sequence[tuple[str, str]], here: str, lang: str) -> None:
    """For who looks after several places: which one; it stays in the address."""
    if len(places) < 2:
        return
    at = next((n for n, (one, _) in enumerate(places) if one == here), 0)
    with st.container(key="who-place"):
        chosen = pick(say("people.place", lang), places, f"place-of-{here}", at)
    if chosen != here:
        st.query_params["place"] = chosen
        st.rerun()


def nobody_here(sentence: str, way: Way, lang: str) -> None:
    """The page is not for whoever asks: one calm sentence, and the way on."""
    title(say("people.closed_title", lang), sentence)
    go(way)
