"""The voice page 声音: which steps of which lesson can be heard, from which engine, and making what is missing.

Draws and asks; makes nothing itself. Recording by a person stands in `recording`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Literal

import streamlit as st

from lessons.screens import page
from lessons.screens.page import Place
from media.words import say

TICK = 1.0  # seconds between two looks at the work


@dataclass(frozen=True, slots=True)
class Heard:
    """One lesson in one language. `engines` are (name, how many steps), the best first."""

    lang: str
    of: int
    have: int
    engines: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """One lesson."""

    lesson: str
    title: str
    link: Place
    heard: tuple[Heard, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """Making of clips, as it stands. `told` are whole sentences once it is over."""

    state: Literal["idle", "going", "stopping", "over"]
    done: int = 0
    of: int = 0
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """All that stands on the page. `missing` says in one sentence what is missing; `own` is this computer's voice."""

    rows: tuple[VoiceRow, ...]
    missing: str
    own: str
    lessons: tuple[tuple[str, str], ...]  # ids and titles to choose from; "" is all of them


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then. `look` tells how the work stands; `begin` takes a lesson ("" all) and the network wish."""

    look: Callable[[], Work]
    begin: Callable[[str, bool], None]
    stop: Callable[[], None]


def show(voices: Voices, lang: str, deeds: Deeds) -> None:
    """The page, but for recording."""
    page.title(say("desk.voice_title", lang), say("desk.voice_note", lang))
    page.paint(f'<p class="desk-strip quiet">{escape(voices.missing)}</p>')
    _make(voices, lang, deeds)


def table(voices: Voices, lang: str) -> None:
    """Every lesson and what can be heard of it."""
    page.heading(say("desk.voice_rows", lang), say("desk.voice_rows_note", lang))
    if not voices.rows:
        page.paint(f'<p class="desk-empty">{escape(say("desk.shelf_empty", lang))}</p>')
        return
    page.paint(f'<ul class="desk-rows">{"".join(_row(one, lang) for one in voices.rows)}</ul>')


def _row(row: VoiceRow, lang: str) -> str:
    heard = "".join(_heard(one, lang) for one in row.heard)
    return (
        f'<li class="desk-row"><h3><a href="{escape(row.link.link)}">{escape(row.title)}</a></h3>'
        f'<div class="desk-heards">{heard}</div></li>'
    )


def _heard(heard: Heard, lang: str) -> str:
    if heard.have == heard.of:
        count, kind = say("desk.heard_all", lang, of=heard.of), "all"
    elif heard.have:
        count, kind = say("desk.heard_some", lang, have=heard.have, of=heard.of), "some"
    else:
        count, kind = say("desk.heard_none", lang, of=heard.of), "none"
    part = round(100 * heard.have / heard.of) if heard.of else 0
    engines = "".join(
        f"<li>{escape(say('desk.heard_engine', lang, name=name, n=number))}</li>" for name, number in heard.engines
    )
    return (
        f'<section class="desk-heard {kind}"><h4>{escape(say(f"desk.lang_{heard.lang}", lang))}</h4>'
        f'<p><span class="desk-bar" aria-hidden="true"><i style="width:{part}%"></i></span>{escape(count)}</p>'
        f'<ul class="desk-engines">{engines}</ul></section>'
    )


def _make(voices: Voices, lang: str, deeds: Deeds) -> None:
    page.heading(say("desk.make_title", lang), say("desk.make_note", lang))
    going = deeds.look().state in ("going", "stopping")

    # Looks again by itself only while something is being made; the work does not depend on anybody looking.
    @st.fragment(run_every=TICK if going else None)
    def progress() -> None:
        work = deeds.look()
        if going and work.state == "over":
            st.rerun()
        _progress(work, lang, deeds)

    with st.container(key="make", border=True):
        names = dict(voices.lessons)
        chosen = st.selectbox(say("desk.make_for", lang), list(names), format_func=names.__getitem__, key="make-for")
        network = st.checkbox(say("desk.make_network", lang), key="make-network", disabled=going)
        page.paint(
            f'<p class="desk-line quiet">{escape(say("desk.make_network_note", lang) if network else voices.own)}</p>'
        )
        label = say("desk.make_with_network" if network else "desk.make_own", lang)
        st.button(
            label, key="make-begin", type="primary", disabled=going, on_click=deeds.begin, args=(chosen or "", network)
        )
        progress()


def _progress(work: Work, lang: str, deeds: Deeds) -> None:
    if work.state == "idle":
        return
    if work.state == "over":
        st.info("\n\n".join(work.told))
        return
    part = work.done / work.of if work.of else 0.0
    key = "desk.making" if work.state == "going" else "desk.making_stops"
    page.paint(
        f'<div class="desk-work" role="status"><p>{escape(say(key, lang, done=work.done, of=work.of))}</p>'
        f'<span class="desk-bar wide" aria-hidden="true"><i style="width:{round(100 * part)}%"></i></span>'
        f'<p class="quiet">{escape(say("desk.making_goes_on", lang))}</p></div>'
    )
    st.button(say("desk.make_stop", lang), key="make-stop", disabled=work.state != "going", on_click=deeds.stop)
