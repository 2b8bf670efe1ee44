"""When a lesson counts as learnt, and after how many days it comes back: the thresholds of a place.

Draws and asks; what the answers make together, whoever keeps them decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

# what is asked, with the smallest and the largest answer
ASKED: Final[Mapping[str, tuple[int, int]]] = {
    "independence": (1, 100),  # per cent
    "alone_in_a_row": (1, 10),
    "help_in_a_row": (1, 10),
    "fluent_walks": (1, 20),
    "fluent_days": (1, 20),
    "fluent_after_days": (0, 90),
    "fluent_own_phone": (0, 20),
}
_LEFT: Final = 3  # questions in the left column: what 自己会 needs; 熟练用 stands on the right

Save = Callable[[Mapping[str, int], str], Refusal]


@dataclass(frozen=True, slots=True)
class Learnt:
    """`numbers` by what is asked; `intervals` in days, as they are typed; `since` says in a sentence from when on."""

    numbers: Mapping[str, int]
    intervals: str
    since: str


def show(one: Learnt, place: str, lang: str, save: Save, usual: Callable[[], Refusal]) -> None:
    page.heading(say("people.learnt_title", lang), say("people.learnt_note", lang))
    with st.container(key="who-learnt", border=True):
        page.line(one.since, "quiet")
        names = list(ASKED)
        given: dict[str, int] = {}
        for column, asked in zip(st.columns(2), (names[:_LEFT], names[_LEFT:]), strict=True):
            with column:
                given |= {name: _number(name, one.numbers[name], place, lang) for name in asked}
        label = say("people.learnt_intervals", lang)
        intervals = st.text_input(label, one.intervals, key=f"learnt-intervals-{place}-{one.intervals}", max_chars=80)
        if st.button(say("people.learnt_do", lang), key="learnt-do"):
            page.told("learnt", save(given, intervals), say("people.learnt_done", lang))
        if st.button(say("people.learnt_usual", lang), key="learnt-usual"):
            page.told("learnt", usual(), say("people.learnt_done", lang))
        page.tell("learnt")


def _number(name: str, now: int, place: str, lang: str) -> int:
    least, most = ASKED[name]
    label = say(f"people.learnt_{name}", lang)
    key = f"learnt-{name}-{place}-{now}"
    return int(st.number_input(label, min_value=least, max_value=max(most, now), value=max(now, least), key=key))
