"""Putting records right: 这次不是她 moves a walk to the right person, 记错了 takes back a record, a walk or a visit.

Each is asked twice; what is changed about walks can be undone (撤回). Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

Choices = tuple[tuple[str, str], ...]  # (id, name)
WHOLE: Final = ""


@dataclass(frozen=True, slots=True)
class Mending:
    """The walks and visits that can be put right, the records of each walk, the people it may have been; what was put
    right lately."""

    name: str
    walks: Choices
    records: Mapping[str, Choices]  # by walk
    others: Choices
    lately: Choices = ()  # (correction, what it did)
    visits: Choices = ()


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then."""

    not_her: Callable[[str, str], Refusal]  # walk, learner
    take_back: Callable[[str], Refusal]  # walk
    take_back_one: Callable[[str], Refusal]  # record
    undo: Callable[[str], Refusal]  # correction
    take_back_visit: Callable[[str], Refusal]  # visit


def show(mending: Mending, lang: str, deeds: Deeds) -> None:
    """Which walk, which mistake, and the question whether that is meant."""
    page.heading(say("overview.mend_title", lang), say("overview.mend_note", lang))
    page.tell("mend")
    if mending.walks:
        with st.container(key="mend", border=True):
            _ask_which(mending, lang, deeds)
    else:
        page.empty(say("overview.mend_none", lang))
    if mending.visits:
        with st.container(key="mend-visits", border=True):
            _visit(mending.visits, lang, deeds)
    _lately(mending.lately, lang, deeds)


def _ask_which(mending: Mending, lang: str, deeds: Deeds) -> None:
    walk = page.pick(say("overview.mend_which", lang), mending.walks, "mend-walk")
    with st.container(horizontal=True):
        st.button(say("overview.not_her", lang), key="mend-not-her", on_click=_ask, args=("not_her",))
        st.button(say("overview.mistaken", lang), key="mend-mistaken", on_click=_ask, args=("mistaken",))
    asked = st.session_state.get("mend-asked", "")
    if asked == "not_her":
        _not_her(mending, walk, lang, deeds)
    elif asked == "mistaken":
        _mistaken(mending, walk, lang, deeds)


def _not_her(mending: Mending, walk: str, lang: str, deeds: Deeds) -> None:
    if not mending.others:
        page.line(say("overview.nobody_else", lang))
        return
    to = page.pick(say("overview.who_was_it", lang), mending.others, "mend-to")
    values = {"walk": dict(mending.walks)[walk], "name": mending.name, "to": dict(mending.others)[to]}
    page.line(say("overview.not_her_sure", lang, **values))
    _sure(lang, lambda: deeds.not_her(walk, to), say("overview.not_her_kept", lang, to=values["to"]))


def _mistaken(mending: Mending, walk: str, lang: str, deeds: Deeds) -> None:
    named = dict(mending.walks)[walk]
    records = mending.records.get(walk, ())
    choices = ((WHOLE, say("overview.mend_whole", lang)), *records)
    record = page.pick(say("overview.mend_what", lang), choices, f"mend-record-{walk}") if records else WHOLE
    if record == WHOLE:
        page.line(say("overview.mistaken_sure", lang, walk=named))
        _sure(lang, lambda: deeds.take_back(walk), say("overview.mistaken_kept", lang))
        return
    what = dict(records)[record]
    page.line(say("overview.mistaken_one_sure", lang, walk=named, record=what))
    _sure(lang, lambda: deeds.take_back_one(record), say("overview.mistaken_one_kept", lang, record=what))


def _visit(visits: Choices, lang: str, deeds: Deeds) -> None:
    """A visit noted by mistake: its time no longer counts."""
    visit = page.pick(say("overview.mend_which_visit", lang), visits, "mend-visit")
    st.button(say("overview.mistaken", lang), key="mend-visit-mistaken", on_click=_ask, args=("visit",))
    if st.session_state.get("mend-asked", "") == "visit":
        page.line(say("overview.visit_sure", lang, visit=dict(visits)[visit]))
        _sure(lang, lambda: deeds.take_back_visit(visit), say("overview.visit_kept", lang))


def _lately(lately: Choices, lang: str, deeds: Deeds) -> None:
    """What was put right lately, each with the way back."""
    if not lately:
        return
    page.paint(f'<h3 class="desk-small">{say("overview.mend_lately", lang)}</h3>')
    for n, (correction, what) in enumerate(lately):
        with st.container(key=f"mended-{n}", horizontal=True, vertical_alignment="center"):
            page.line(what)
            call, done = partial(deeds.undo, correction), say("overview.mend_undone", lang)
            label = say("overview.undo", lang)
            st.button(
                label,
                key=f"mend-undo-{correction}",
                on_click=page.after,
                args=("mend", call, done),
                help=page.plain(what),
            )


def _sure(lang: str, deed: Callable[[], Refusal], kept: str) -> None:
    with st.container(horizontal=True):
        st.button(say("overview.sure", lang), key="mend-sure", type="primary", on_click=_do, args=(deed, kept))
        st.button(say("overview.leave_it", lang), key="mend-leave", on_click=_ask, args=("",))


def _ask(what: str) -> None:
    st.session_state["mend-asked"] = what


def _do(deed: Callable[[], Refusal], kept: str) -> None:
    page.after("mend", deed, kept)
    st.session_state["mend-asked"] = ""
