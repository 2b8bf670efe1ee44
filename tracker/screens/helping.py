"""How help grows in practice: after how many wrong touches which help comes, and what the first walks are shown.

Draws and asks; what the answers make together, whoever keeps them decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

HELPS: Final = ("verbal", "gesture", "model", "physical")
SHOWN: Final = HELPS[:-1]  # what may be shown before anything was touched: doing it together may not
NEVER: Final = 0
MOST: Final = 20  # wrong touches
WALKS: Final = 3

Save = Callable[[Mapping[str, int], tuple[str, ...]], Refusal]


@dataclass(frozen=True, slots=True)
class Helping:
    """`after`: by kind of help the wrong touches after which it comes (0: never). `shown`: for the first walks what
    stands there from the start, "" for nothing."""

    after: Mapping[str, int]
    shown: tuple[str, ...]


def show(one: Helping, lang: str, save: Save, usual: Callable[[], Refusal]) -> None:
    page.heading(say("people.helping_title", lang), say("people.helping_note", lang))
    with st.container(key="who-helping", border=True):
        left, right = st.columns(2)
        with left:
            after = {name: _after(name, one.after.get(name, NEVER), lang) for name in HELPS}
        with right:
            shown = tuple(_shown(walk, one.shown, lang) for walk in range(WALKS))
        if st.button(say("people.helping_do", lang), key="helping-do"):
            page.told("helping", save(after, shown), say("people.helping_done", lang))
        if st.button(say("people.helping_usual", lang), key="helping-usual"):
            page.told("helping", usual(), say("people.helping_done", lang))
        page.tell("helping")


def _after(name: str, now: int, lang: str) -> int:
    return int(
        st.number_input(
            say(f"people.helping_{name}", lang),
            min_value=1 if name == "physical" else NEVER,
            max_value=MOST,
            value=now or (1 if name == "physical" else NEVER),
            key=f"helping-{name}-{now}",
        )
    )


def _shown(walk: int, now: tuple[str, ...], lang: str) -> str:
    choices = [("", say("people.helping_nothing", lang))]
    choices += [(name, say(f"people.helping_shown_{name}", lang)) for name in SHOWN]
    shown = now[walk] if walk < len(now) else ""
    ids = [id_ for id_, _ in choices]
    label = say("people.helping_walk", lang, n=walk + 1)
    return page.pick(label, choices, f"helping-walk-{walk}-{shown}", ids.index(shown))
