"""Recording a step: which words, then the microphone of this computer or a phone's memo. Keeps nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

import streamlit as st

from lessons.screens import listening, page
from media.words import say

KINDS: Final = ("m4a", "mp3", "amr", "wav", "webm", "3gp", "ogg", "aac", "mp4")


@dataclass(frozen=True, slots=True)
class Line:
    """One touch to be read out. `name` is what it is called in the list, `words` what is read, by language."""

    key: str
    name: str
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Take:
    """A recording that is kept; `sentence` says whose, in which language and when."""

    id: str
    sentence: str
    src: str


@dataclass(frozen=True, slots=True)
class Made:
    """A new recording, as staff hand it over."""

    lesson: str
    line: str
    lang: str
    dialect: str
    reader: str
    sound: bytes


@dataclass(frozen=True, slots=True)
class Deeds:
    """Where lines and takes come from, and what happens then. A refusal is one sentence; None means that it is kept."""

    lines: Callable[[str], tuple[Line, ...]]  # of a lesson
    takes: Callable[[str, str], tuple[Take, ...]]  # of a lesson's line
    keep: Callable[[Made], str | None]
    take_back: Callable[[str], None]


def show(lessons: tuple[tuple[str, str], ...], lang: str, deeds: Deeds) -> None:
    """The part of the page where a person lends a lesson the voice."""
    listening.speaker(lang)
    page.heading(say("desk.record_title", lang), say("desk.record_note", lang))
    if not lessons:
        page.paint(f'<p class="desk-empty">{escape(say("desk.shelf_empty", lang))}</p>')
        return
    with st.container(key="record", border=True):
        names = dict(lessons)
        left, right = st.columns(2)
        label = say("desk.which_lesson", lang)
        lesson = left.selectbox(label, list(names), format_func=names.__getitem__, key="record-lesson")
        lines = {one.key: one for one in deeds.lines(lesson)}
        steps = {key: one.name for key, one in lines.items()}
        label = say("desk.which_step", lang)
        chosen = right.selectbox(label, list(steps), format_func=steps.__getitem__, key=f"record-step-{lesson}")
        if chosen is None:
            return
        line = lines[chosen]
        with st.container(key="record-how", horizontal=True, gap="large"):
            langs = {one: say(f"desk.lang_{one}", lang) for one in ("zh", "en")}
            spoken = _choose(say("desk.which_lang", lang), langs, "record-lang", lang)
            dialect = "mandarin"
            if spoken == "zh":
                kinds = {one: say(f"desk.dialect_{one}", lang) for one in ("mandarin", "home")}
                dialect = _choose(say("desk.which_dialect", lang), kinds, "record-dialect", "mandarin")
        page.paint(
            f'<div class="desk-read"><p class="desk-note">{escape(say("desk.read_this", lang))}</p>'
            f'<p class="desk-reading" lang="{page.HTML_LANG[spoken]}">{escape(line.words[spoken])}</p></div>'
        )
        _hand_over(lesson, line, spoken, dialect, lang, deeds)
    _takes(deeds.takes(lesson, line.key), lang, deeds)


def _hand_over(lesson: str, line: Line, spoken: str, dialect: str, lang: str, deeds: Deeds) -> None:
    # A fresh pair of widgets for each line and after each recording: no sound lands under the wrong words.
    round_ = st.session_state.setdefault("record-round", 0)
    mark = f"{lesson}-{line.key}-{spoken}-{dialect}-{round_}"
    here = st.audio_input(say("desk.record_here", lang), sample_rate=48000, key=f"record-here-{mark}")
    memo = st.file_uploader(say("desk.record_memo", lang), type=list(KINDS), key=f"record-memo-{mark}")
    reader = st.text_input(
        say("desk.reader", lang), key="record-reader", max_chars=80, placeholder=say("desk.reader_like", lang)
    )
    sound = here or memo
    if st.button(say("desk.record_keep", lang), key="record-keep", type="primary", disabled=sound is None) and sound:
        refused = deeds.keep(Made(lesson, line.key, spoken, dialect, reader.strip(), sound.getvalue()))
        st.session_state["record-told"] = refused
        st.session_state["record-kept"] = refused is None
        if refused is None:
            st.session_state["record-round"] = round_ + 1
            st.rerun()
    if refusal := st.session_state.pop("record-told", None):
        st.error(refusal)
    if st.session_state.pop("record-kept", False):
        st.success(say("desk.record_kept", lang))


def _takes(takes: tuple[Take, ...], lang: str, deeds: Deeds) -> None:
    for one in takes:
        with st.container(key=f"take-{one.id}", horizontal=True, vertical_alignment="center"):
            page.paint(
                f'<div class="desk-take"><p class="desk-line">{escape(one.sentence)}</p>'
                f"{listening.button((one.src,), one.sentence, lang)}</div>"
            )
            st.button(say("desk.take_back", lang), key=f"take-back-{one.id}", on_click=deeds.take_back, args=(one.id,))


def _choose(label: str, names: dict[str, str], key: str, first: str) -> str:
    chosen = st.radio(
        label, list(names), format_func=names.__getitem__, index=list(names).index(first), key=key, horizontal=True
    )
    return chosen or first
