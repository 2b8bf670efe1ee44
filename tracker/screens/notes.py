"""A note about a learner: a few words, about a lesson or none, for whoever sits with her next. Keeps nothing itself."""

from collections.abc import Callable, Sequence

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

ROOM = 500


def show(lessons: Sequence[tuple[str, str]], lang: str, write: Callable[[str, str], Refusal]) -> None:
    """`write(words, lesson)`; what was kept leaves the form empty, what was refused stays in it."""
    page.tell("note")
    with st.expander(say("overview.note_write", lang)), st.container(key="note"):
        page.line(say("overview.note_rule", lang), "quiet")
        round_ = st.session_state.get("note-round", 0)
        words = st.text_area(say("overview.note_words", lang), key=f"note-words-{round_}", max_chars=ROOM, height=120)
        choices = [("", say("overview.note_no_lesson", lang)), *lessons]
        lesson = page.pick(say("overview.note_lesson", lang), choices, f"note-lesson-{round_}")
        if st.button(say("overview.note_keep", lang), key="note-keep", type="primary"):
            refused = write(words.strip(), lesson) if words.strip() else say("overview.note_empty", lang)
            st.session_state["note-round"] = round_ + (refused is None)
            page.told("note", refused, say("overview.note_kept", lang))
