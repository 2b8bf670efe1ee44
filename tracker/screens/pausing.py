"""A time without fraud drills, on one person's page: for how long, and when they may come again. Asks for no reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

MONTHS: Final = (1, 3, 6)


@dataclass(frozen=True, slots=True)
class Pausing:
    """`until` is the last day as words, or nothing; `days` the last day for each of `MONTHS`, to keep and to say."""

    until: str
    days: tuple[tuple[date, str], ...]
    deed: Callable[[date | None], Refusal]


def show(one: Pausing, lang: str) -> None:
    with st.container(key="who-pausing", border=True):
        page.paint(f'<h3 class="desk-small">{say("judging.pause_title", lang)}</h3>')
        page.line(say("judging.pause_note", lang), "quiet")
        if one.until:
            page.line(say("judging.pause_now", lang, day=one.until))
            done = say("judging.pause_lifted", lang)
            call = partial(one.deed, None)
            label = say("judging.pause_lift", lang)
            st.button(label, key="pause-lift", on_click=page.after, args=("person", call, done))
            return
        spans = [(str(n), say("judging.pause_months", lang, n=months)) for n, months in enumerate(MONTHS)]
        with st.container(horizontal=True, vertical_alignment="bottom", key="who-pause"):
            chosen = int(page.pick(say("judging.pause_how_long", lang), spans, "pause-span", 0))
            day, words = one.days[chosen]
            done = say("judging.pause_done", lang, day=words)
            label = say("judging.pause_do", lang)
            st.button(label, key="pause-do", on_click=page.after, args=("person", partial(one.deed, day), done))
