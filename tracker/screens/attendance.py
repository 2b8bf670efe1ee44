"""Who came: one row a person, one touch or one key, saved as it happens. No device of the learners is needed.

The list lives in the browser and always reports all marks it holds, so touches that come faster than the answers are
never lost; what the book has kept comes back and is shown as kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import streamlit as st

from media.letters import in_letters
from media.words import say

Came = Literal["present", "absent", "excused"]
CAME: Final[tuple[Came, ...]] = ("present", "absent", "excused")
BEFORE_ITS_DAY: Final[tuple[Came, ...]] = ("excused",)  # who came is seen on the day
_HTML: Final = '<div class="came"></div>'
_CSS: Final = in_letters(Path(__file__).with_name("attendance.css").read_text(encoding="utf-8"))
_JS: Final = Path(__file__).with_name("attendance.js").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of a meeting as (id, nickname), what the book has kept of them, and why it kept no more; `answers` is
    what can be noted of each."""

    meeting: str
    people: tuple[tuple[str, str], ...]
    kept: Mapping[str, str]
    refused: str = ""
    answers: tuple[Came, ...] = CAME


def show(held: Attendance, lang: str) -> dict[str, str]:
    """Draw the list. Returns all marks the browser holds, by id; `changes` says what is new in them."""
    words = {name: say(f"people.{name}", lang) for name in (*CAME, "left", "saving", "saved", "rest")}
    data = {
        "meeting": held.meeting,
        "people": [{"id": one, "name": name} for one, name in held.people],
        "kept": dict(held.kept),
        "refused": held.refused,
        "came": held.answers,
        "words": words,
    }
    draw = list_component("qibu_attendance")
    draw(key=key(held.meeting), data=data, default={"marks": {}}, on_marks_change=lambda: None)
    return marks(held.meeting)


def list_component(name: str) -> Any:
    """The list itself, for whatever is asked of everybody with three answers."""
    return st.components.v2.component(name, html=_HTML, css=_CSS, js=_JS)


def key(meeting: str) -> str:
    return f"attendance-{meeting}"


def marks(meeting: str) -> dict[str, str]:
    """What the browser last reported for this meeting."""
    state: Any = st.session_state.get(key(meeting))
    return dict(state["marks"] or {}) if state else {}


def changes(marks: Mapping[str, object], before: Mapping[str, str], people: Sequence[str]) -> dict[str, Came]:
    """What was touched since the browser was last told what is kept (`before`), for people of this list. Pure."""
    known = set(people)
    return {
        one: came
        for one, mark in marks.items()
        if one in known and before.get(one) != mark
        for came in CAME
        if came == mark
    }
