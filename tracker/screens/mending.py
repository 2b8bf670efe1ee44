"""Putting records right: 这次不是她 moves a walk to the right person, 记错了 takes it back; each is asked twice.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

Choices = tuple[tuple[str, str], ...]  # (id, name)


@dataclass(frozen=True, slots=True)
class Mending:
    """The walks that can be put right, and the people it may have been."""

    name: str
    walks: Choices
    others: Choices


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then."""

    not_her: Callable[[str, str], Refusal]  # walk, learner
    take_back: Callable[[str], Refusal]  # walk


def show(mending: Mending, lang: str, deeds: Deeds) -> None:
    """Which walk, which mistake, and the question whether that is meant."""
    page.heading(say("overview.mend_title", lang), say("overview.mend_note", lang))
    page.tell("mend")
    if not mending.walks:
        page.empty(say("overview.mend_none", lang))
        return
    with st.container(key="mend", border=True):
        walk = page.pick(say("overview.mend_which", lang), mending.walks, "mend-walk")
        with st.container(horizontal=True):
            st.button(say("overview.not_her", lang), key="mend-not-her", on_click=_ask, args=("not_her",))
            st.button(say("overview.mistaken", lang), key="mend-mistaken", on_click=_ask, args=("mistaken",))
        asked = st.session_state.get("mend-asked", "")
        if asked == "not_her":
            _not_her(mending, walk, lang, deeds)
        elif asked == "mistaken":
            page.line(say("overview.mistaken_sure", lang, walk=dict(mending.walks)[walk]))
            _sure(lang, lambda: deeds.take_back(walk), say("overview.mistaken_kept", lang))


def _not_her(mending: Mending, walk: str, lang: str, deeds: Deeds) -> None:
    if not mending.others:
        page.line(say("overview.nobody_else", lang))
        return
    to = page.pick(say("overview.who_was_it", lang), mending.others, "mend-to")
    values = {"walk": dict(mending.walks)[walk], "name": mending.name, "to": dict(mending.others)[to]}
    page.line(say("overview.not_her_sure", lang, **values))
    _sure(lang, lambda: deeds.not_her(walk, to), say("overview.not_her_kept", lang, to=values["to"]))


def _sure(lang: str, deed: Callable[[], Refusal], kept: str) -> None:
    with st.container(horizontal=True):
        st.button(say("overview.sure", lang), key="mend-sure", type="primary", on_click=_do, args=(deed, kept))
        st.button(say("overview.leave_it", lang), key="mend-leave", on_click=_ask, args=("",))


def _ask(what: str) -> None:
    st.session_state["mend-asked"] = what


def _do(deed: Callable[[], Refusal], kept: str) -> None:
    page.after("mend", deed, kept)
    st.session_state["mend-asked"] = ""
