"""A meeting: who came, which lesson, the class screen, minutes of the staff, and its end. Keeps nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from media.words import say
from tracker.screens import again, at_home, attendance, page, warm_up
from tracker.screens.again import NOTHING, Again
from tracker.screens.at_home import AtHome
from tracker.screens.attendance import Attendance
from tracker.screens.page import Refusal, Way
from tracker.screens.warm_up import Row


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands on the page. `screen` opens the class screen; `minutes` are (staff id, name, minutes noted)."""

    title: str
    sentence: str
    back: Way
    attendance: Attendance
    lessons: tuple[tuple[str, str], ...]
    lesson: str
    screen: Way | None
    is_open: bool
    minutes: tuple[tuple[str, str, int], ...]
    length: int
    warm_up: tuple[Row, ...]
    at_home: AtHome | None  # nothing before it has begun
    live: tuple[Way, ...] = ()  # leading it with phones, the projector's window, 课前检查
    told: tuple[str, ...] = ()  # its summary, in a few sentences
    summary: Way | None = None
    again: Again = NOTHING  # what the last meeting left, for one that is not over
    is_to_come: bool = False  # its day has not come yet


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then; each answers with a refusal or nothing."""

    lesson: Callable[[str], Refusal]
    minutes: Callable[[str, int], Refusal]
    end: Callable[[], Refusal]


def show(one: Meeting, lang: str, deeds: Deeds) -> None:
    page.title(one.title, one.sentence, back=one.back)
    page.tell("meeting")
    _lesson(one, lang, deeds)
    if one.is_open:
        warm_up.show(one.warm_up, lang)
    page.heading(
        say("people.came_title", lang), say("people.came_not_yet" if one.is_to_come else "people.came_note", lang)
    )
    if one.attendance.people:
        attendance.show(one.attendance, lang)
    else:
        page.empty(say("people.members_none", lang))
    if one.at_home:
        at_home.show(one.at_home, lang)
    if one.summary:
        page.heading(say("lead.sum_heading", lang))
        for sentence in one.told:
            page.line(sentence)
        page.go(one.summary)
    if not one.is_to_come:
        _minutes(one, lang, deeds)
    if one.is_open:
        page.heading(say("people.end_title", lang), say("people.end_note", lang))
        if st.button(say("people.end_do", lang), key="meeting-end", type="primary"):
            page.told("meeting", deeds.end(), say("people.ended", lang))


def _lesson(one: Meeting, lang: str, deeds: Deeds) -> None:
    titles = {"": say("people.lesson_later", lang), **dict(one.lessons)}
    # Named after what the book has: where another page chose meanwhile, this one takes it over and writes nothing back.
    key = f"lesson-{one.attendance.meeting}-{one.lesson}"

    def choose(lesson: str) -> None:
        page.after("meeting", partial(deeds.lesson, lesson), say("people.lesson_chosen", lang, title=titles[lesson]))

    def chosen() -> None:
        if lesson := st.session_state[key]:
            choose(lesson)

    with st.container(key="who-lesson", border=True):
        at = list(titles).index(one.lesson) if one.lesson in titles else 0
        label = say("people.which_lesson", lang)
        st.selectbox(label, list(titles), format_func=titles.__getitem__, key=key, index=at, on_change=chosen)
        again.show(one.again, "this", lang, "this", choose, one.lesson)
        page.windows(*([one.screen] if one.screen else []), *one.live)


def _minutes(one: Meeting, lang: str, deeds: Deeds) -> None:
    if not one.minutes:
        return
    page.heading(say("people.minutes_title", lang), say("people.minutes_note", lang))
    for staff_id, name, noted in one.minutes:
        with st.container(key=f"who-minutes-{staff_id}", horizontal=True, vertical_alignment="bottom"):
            label = say("people.minutes_of", lang, name=page.plain(name))
            text = st.text_input(label, value=str(noted or one.length), key=f"minutes-{staff_id}", max_chars=4)
            done = say("people.minutes_kept", lang, name=name)
            if st.button(say("people.minutes_do", lang, name=page.plain(name)), key=f"minutes-do-{staff_id}"):
                good = text.strip().isascii() and text.strip().isdigit() and int(text) <= 1440
                refused = deeds.minutes(staff_id, int(text)) if good else say("people.minutes_bad", lang)
                page.told("meeting", refused, done)
            if noted:
                page.line(say("people.minutes_noted", lang, n=noted), "quiet")
