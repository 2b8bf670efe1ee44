"""在家试了吗, for a class without phones: one row a person, one touch, saved as it happens.

The same list as who came, with other answers. What is said here proves nothing; it keeps nothing itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

import streamlit as st

from media.words import say
from tracker.screens import attendance, page

Answer = Literal["yes", "a_bit", "no"]
ANSWERS: Final[tuple[Answer, ...]] = ("yes", "a_bit", "no")


@dataclass(frozen=True, slots=True)
class AtHome:
    """Whom to ask at a meeting as (id, name and lesson), what the book has kept, and why it kept no more."""

    meeting: str
    people: tuple[tuple[str, str], ...]
    kept: Mapping[str, str]
    refused: str = ""


def show(held: AtHome, lang: str) -> None:
    """Folded away: most classes are asked by their phones."""
    with st.expander(say("reviews.home_of_class", lang), key=f"at-home-box-{held.meeting}"):
        if not held.people:
            page.empty(say("reviews.home_of_class_none", lang))
            return
        page.line(say("reviews.home_of_class_note", lang), "quiet")
        words: dict[str, str] = {name: say(f"reviews.home_{name}", lang) for name in ANSWERS}
        words |= {name: say(f"people.{name}", lang) for name in ("saving", "saved")}
        words |= {"left": say("reviews.home_left", lang), "rest": ""}
        people = [{"id": one, "name": name} for one, name in held.people]
        given = {"meeting": held.meeting, "people": people, "kept": dict(held.kept), "refused": held.refused}
        draw = attendance.list_component("qibu_at_home")
        draw(
            key=key(held.meeting),
            data=given | {"came": ANSWERS, "words": words},
            default={"marks": {}},
            on_marks_change=lambda: None,
        )


def key(meeting: str) -> str:
    return f"at-home-{meeting}"


def marks(meeting: str) -> dict[str, str]:
    """What the browser last reported for this meeting."""
    state: Any = st.session_state.get(key(meeting))
    return dict(state["marks"] or {}) if state else {}


def changes(marks: Mapping[str, object], before: Mapping[str, str], people: Sequence[str]) -> dict[str, Answer]:
    """What was touched since the browser was last told what is kept (`before`), for people of this list. Pure."""
    known = set(people)
    return {
        one: answer
        for one, mark in marks.items()
        if one in known and before.get(one) != mark
        for answer in ANSWERS
        if answer == mark
    }
