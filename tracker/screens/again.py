"""What a class should go over again: where it was stuck last time, and one touch that chooses the lesson.

Draws what it is given, and calls back what was chosen; fetches nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page


@dataclass(frozen=True, slots=True)
class Again:
    """The steps that were hard last time, in words, and their lessons as (id, title); both empty where none was."""

    steps: tuple[str, ...] = ()
    lessons: tuple[tuple[str, str], ...] = ()


NOTHING: Final = Again()


def show(one: Again, label: str, lang: str, key: str, choose: Callable[[str], None], chosen: str = "") -> None:
    """`label` ends a key of the catalogue and says for when; `chosen` is the lesson that stands already."""
    if not one.steps:
        return
    steps = "".join(f"<li>{escape(each)}</li>" for each in one.steps)
    page.paint(f'<h3 class="desk-small">{escape(say("lead.stuck_title", lang))}</h3><ul class="desk-list">{steps}</ul>')
    offered = [each for each in one.lessons if each[0] != chosen]
    if offered:
        with st.container(key=f"do-again-{key}", horizontal=True):
            for lesson, title in offered:
                words = say(f"people.again_{label}", lang, title=title)
                st.button(words, key=f"again-{key}-{lesson}", on_click=choose, args=(lesson,))
