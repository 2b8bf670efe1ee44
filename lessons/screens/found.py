"""What staff found out on real phones: 今天核对过 for a brand, 这里不一样 at a step.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from lessons.screens import page
from media.words import say

NOTE_ROOM: Final = 600  # letters; enough for what one sees on one screen
PICTURES: Final = ("png", "jpg", "jpeg", "webp")


@dataclass(frozen=True, slots=True)
class Checked:
    """Somebody went through the lesson on a real phone. `id` is empty where the lesson's file says so itself."""

    sentence: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Different:
    """An open 这里不一样: where, what, and its picture if there is one."""

    id: str
    where: str
    note: str
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """All that is known. `phones` and `steps` are ids with their names, to choose from."""

    checked: tuple[Checked, ...]
    different: tuple[Different, ...]
    phones: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then. A refusal is one sentence; None means that it is kept."""

    checked: Callable[[str, str], str | None]  # phone, version of the app
    take_back: Callable[[str], None]  # id of a check
    different: Callable[[str, str, str, bytes | None], str | None]  # step, phone, note, picture
    settled: Callable[[str], None]  # id of a difference


def show(found: Found, lang: str, deeds: Deeds) -> None:
    """Both lists, and the two small forms."""
    page.heading(say("desk.checked_title", lang), say("desk.checked_note", lang))
    _checked(found, lang, deeds)
    page.heading(say("desk.different_title", lang), say("desk.different_note", lang))
    _different(found, lang, deeds)


def _checked(found: Found, lang: str, deeds: Deeds) -> None:
    if not found.checked:
        page.paint(f'<p class="desk-empty">{escape(say("desk.checked_none", lang))}</p>')
    for number, one in enumerate(found.checked):
        with st.container(key=f"check-{one.id or number}", horizontal=True, vertical_alignment="center"):
            page.paint(f'<p class="desk-line">{escape(one.sentence)}</p>')
            if one.id:
                label = say("desk.take_back", lang)
                st.button(label, key=f"take-back-{one.id}", on_click=deeds.take_back, args=(one.id,))
    with st.container(key="check-form", border=True):
        left, right = st.columns(2)
        like = say("desk.app_version_like", lang)
        with left:
            phone = _pick(say("desk.which_phone", lang), found.phones, "check-phone")
        with right:
            app = st.text_input(say("desk.app_version", lang), key="check-app", max_chars=80, placeholder=like)
        if st.button(say("desk.checked_today", lang), key="checked-today", type="primary"):
            _told("check", deeds.checked(phone, app.strip()), say("desk.checked_kept", lang))
        _tell("check")


def _different(found: Found, lang: str, deeds: Deeds) -> None:
    for one in found.different:
        with st.container(key=f"different-{one.id}", border=True):
            page.paint(f'<h3 class="desk-small">{escape(one.where)}</h3><p class="desk-line">{escape(one.note)}</p>')
            if one.picture:
                st.image(one.picture, width=320, alt=say("desk.different_picture", lang, where=one.where))
            st.button(say("desk.settled", lang), key=f"settled-{one.id}", on_click=deeds.settled, args=(one.id,))
    round_ = st.session_state.setdefault("different-round", 0)
    with st.container(key="different-form", border=True):
        left, right = st.columns(2)
        with left:
            step = _pick(say("desk.which_step", lang), found.steps, f"different-step-{round_}")
        with right:
            phone = _pick(say("desk.which_phone", lang), found.phones, f"different-phone-{round_}")
        note = st.text_area(say("desk.what_differs", lang), key=f"different-note-{round_}", max_chars=NOTE_ROOM).strip()
        upload = st.file_uploader(say("desk.screenshot", lang), type=list(PICTURES), key=f"different-picture-{round_}")
        if st.button(say("desk.different_keep", lang), key="different-keep", type="primary"):
            refused: str | None = say("desk.different_empty", lang)
            if note:
                refused = deeds.different(step, phone, note, upload.getvalue() if upload else None)
            st.session_state["different-round"] = round_ + (refused is None)  # what was kept leaves the form empty
            _told("different", refused, say("desk.different_kept", lang))
        _tell("different")


def _pick(label: str, choices: Sequence[tuple[str, str]], key: str) -> str:
    names = dict(choices)
    chosen = st.selectbox(label, list(names), format_func=names.__getitem__, key=key)
    return chosen or ""


def _told(where: str, refused: str | None, kept: str) -> None:
    """Remember what to tell; what was kept is told on the page as it is then."""
    st.session_state[f"told-{where}"] = (refused is None, kept if refused is None else refused)
    if refused is None:
        st.rerun()


def _tell(where: str) -> None:
    told = st.session_state.pop(f"told-{where}", None)
    if told:
        (st.success if told[0] else st.error)(told[1])
