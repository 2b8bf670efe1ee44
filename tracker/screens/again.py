"""What a class should go over again: where it was stuck last time, and one touch that chooses the lesson.

Draws what it is given, and calls back what was chosen; fetches nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page


@dataclass(frozen=True, slots=True)
class Again:
    """What was hard last time, in one sentence, and its lessons as (id, title); both empty where nothing was."""

    said: str = ""
    lessons: tuple[tuple[str, str], ...] = ()


NOTHING: Final = Again()


def show(one: Again, label: str, lang: str, key: str, choose: Callable[[str], None], chosen: str = "") -> None:
    """`label` ends a key of the catalogue and says for when; `chosen` is the lesson that stands already."""
    if not one.said:
        return
    page.line(one.said)
    offered = [each for each in one.lessons if each[0] != chosen]
    if offered:
        with st.container(key=f"do-again-{key}", horizontal=True):
            for lesson, title in offered:
                words = say(f"people.again_{label}", lang, title=title)
                st.button(words, key=f"again-{key}-{lesson}", on_click=choose, args=(lesson,))
