"""Safekeeping: backup by one touch, the telephone, how practice helps, when something counts as learnt, data past its
time, the audit trail.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from media.words import say
from tracker.screens import helping, learnt, page
from tracker.screens.helping import Helping
from tracker.screens.learnt import Learnt
from tracker.screens.page import Refusal, Way


@dataclass(frozen=True, slots=True)
class Past:
    """Somebody whose time is over, and when she was last seen."""

    nickname: str
    seen: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the audit trail."""

    when: str
    staff: str
    what: str
    about: str
    source: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What stands on the page. `targets` are folders to back up into, as (path, what it is)."""

    place: str
    places: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    last_backup: str
    can_back_up: bool
    phone: str
    helping: Helping
    learnt: Learnt
    past: tuple[Past, ...]
    months: int
    trail: tuple[Line, ...]
    older: Way | None


@dataclass(frozen=True, slots=True)
class Deeds:
    """`backup` answers with (done well, the sentence to tell); the others with a refusal or nothing."""

    backup: Callable[[str], tuple[bool, str]]
    phone: Callable[[str], Refusal]
    helping: helping.Save
    usual_helping: Callable[[], Refusal]
    learnt: learnt.Save
    usual_learnt: Callable[[], Refusal]
    retention: Callable[[], Refusal]


def show(one: Keeping, lang: str, deeds: Deeds) -> None:
    page.title(say("people.keeping_title", lang), say("people.keeping_note", lang))
    page.which_place(one.places, one.place, lang)
    _backup(one, lang, deeds)
    _phone(one, lang, deeds)
    helping.show(one.helping, lang, deeds.helping, deeds.usual_helping)
    learnt.show(one.learnt, one.place, lang, deeds.learnt, deeds.usual_learnt)
    _retention(one, lang, deeds)
    _trail(one, lang)


def _backup(one: Keeping, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.backup_title", lang), say("people.backup_note", lang))
    with st.container(key="who-backup", border=True):
        if not one.can_back_up:
            page.line(say("people.backup_city", lang))
            return
        page.line(one.last_backup, "quiet")
        names = dict(one.targets)
        other = say("people.backup_other", lang)
        chosen = st.radio(
            say("people.backup_where", lang),
            [*names, ""],
            format_func=lambda path: page.plain(names.get(path, other)),
            key="backup-where",
        )
        path = chosen or ""
        if not chosen:
            path = st.text_input(say("people.backup_path", lang), key="backup-path", max_chars=400).strip()
        if st.button(say("people.backup_do", lang), key="backup-do", type="primary"):
            good, told = deeds.backup(path) if path else (False, say("people.backup_no_path", lang))
            st.session_state["backup-told"] = (good, told)
            st.rerun()
        if said := st.session_state.pop("backup-told", None):
            (st.success if said[0] else st.error)(page.plain(said[1]))


def _phone(one: Keeping, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.ring_title", lang), say("people.ring_note", lang))
    with st.container(key="who-phone", border=True):
        number = st.text_input(say("people.ring_number", lang), one.phone, key="ring-number", max_chars=20)
        if st.button(say("people.ring_do", lang), key="ring-do"):
            page.told("ring", deeds.phone(number.strip()), say("people.ring_done", lang))
        page.tell("ring")


def _retention(one: Keeping, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.past_title", lang), say("people.past_note", lang, months=one.months))
    page.tell("past")
    if not one.past:
        page.empty(say("people.past_none", lang))
        return
    rows = "".join(f"<li><b>{escape(each.nickname)}</b><span>{escape(each.seen)}</span></li>" for each in one.past)
    page.paint(f'<ul class="who-past">{rows}</ul>')
    with st.container(key="who-past", border=True):
        sure = st.checkbox(say("people.past_sure", lang, n=len(one.past)), key="past-sure")
        if st.button(say("people.past_do", lang, n=len(one.past)), key="past-do", disabled=not sure):
            page.told("past", deeds.retention(), say("people.past_done", lang, n=len(one.past)))


def _trail(one: Keeping, lang: str) -> None:
    page.heading(say("people.trail_title", lang), say("people.trail_note", lang))
    if not one.trail:
        page.empty(say("people.trail_none", lang))
        return
    names = ("when", "staff", "what", "about", "source")
    head = "".join(f"<th scope='col'>{escape(say(f'people.trail_{name}', lang))}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(getattr(each, name))}</td>" for name in names) + "</tr>" for each in one.trail
    )
    page.paint(f'<div class="who-scroll" tabindex="0"><table class="who-table"><tr>{head}</tr>{body}</table></div>')
    if one.older:
        page.go(one.older)
