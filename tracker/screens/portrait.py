"""What a learner finds herself by: a drawn picture, or her own photograph if she agrees. Keeps nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import page
from tracker.screens.page import Refusal

ROW: Final = 5  # pictures in a row
PHOTOS: Final = ("jpg", "jpeg", "png", "webp", "heic")


@dataclass(frozen=True, slots=True)
class Portrait:
    """`choices` are (name, what it shows, SVG), `drawn` the name of hers; `photo` the address of a photograph."""

    learner: str
    drawn: str
    photo: str
    agreed: bool  # to a photograph
    choices: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then; each answers with a refusal or nothing."""

    choose: Callable[[str], Refusal]
    take: Callable[[bytes], Refusal]


def show(one: Portrait, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.picture_title", lang), say("people.picture_note", lang))
    page.paint(_picture(one, lang))
    with st.expander(say("people.picture_other", lang)), st.container(key="who-pictures"):
        for start in range(0, len(one.choices), ROW):
            columns = st.columns(ROW)
            for column, (name, label, svg) in zip(columns, one.choices[start : start + ROW], strict=False):
                with column, st.container(key=f"who-pick-{name}"):
                    page.paint(f'<span class="who-face big">{page.drawing(svg)}</span>')
                    done = say("people.picture_done", lang)
                    call = partial(deeds.choose, name)
                    st.button(label, key=f"picture-{name}", on_click=page.after, args=("person", call, done))
    with st.expander(say("people.photo_own", lang)):
        _photo(one, lang, deeds)


def _picture(one: Portrait, lang: str) -> str:
    """What she is found by now."""
    if one.photo:
        shown, label = f'<img src="{escape(one.photo)}" alt="">', say("people.photo_now", lang)
    else:
        shown = page.drawing(next((svg for name, _, svg in one.choices if name == one.drawn), ""))
        label = next((label for name, label, _ in one.choices if name == one.drawn), "")
    return f'<p class="who-picture"><span class="who-face big">{shown}</span>{escape(label)}</p>'


def _photo(one: Portrait, lang: str, deeds: Deeds) -> None:
    """Only while she agrees."""
    if not one.agreed:
        page.line(say("people.photo_first_ask", lang), "quiet")
        return
    page.line(say("people.photo_note", lang), "quiet")
    round_ = st.session_state.get("photo-round", 0)
    brought = st.file_uploader(
        say("people.photo_file", lang), type=list(PHOTOS), key=f"photo-{one.learner}-{round_}", max_upload_size=20
    )
    if st.button(say("people.photo_do", lang), key="photo-do", type="primary", disabled=brought is None) and brought:
        refused = deeds.take(brought.getvalue())
        st.session_state["photo-round"] = round_ + (refused is None)  # what was kept leaves the form empty
        page.told("person", refused, say("people.photo_done", lang))


def choices(names: Sequence[str], lang: str, draw: Callable[[str], str]) -> tuple[tuple[str, str, str], ...]:
    """Pictures by name with the words for what they show."""
    return tuple((name, say(f"people.pic_{name}", lang), draw(name)) for name in names)
