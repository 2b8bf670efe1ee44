"""The classes of a place, and one class: who belongs to it, who helps, which meetings there were and will be.

Draws and asks; keeps nothing itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from html import escape
from typing import Final

import streamlit as st

from media.words import say
from tracker.screens import again, page
from tracker.screens.again import NOTHING, Again
from tracker.screens.page import Refusal, Way

Named = tuple[str, str]  # an id and its name
RECENT: Final = 4  # meetings that are shown at once
BEGIN: Final = "begin-lesson"  # the choice of today's lesson


@dataclass(frozen=True, slots=True)
class ClassCard:
    """A class as it stands in the list. `open_meeting`: one that is going on now."""

    name: str
    facts: tuple[str, ...]
    link: str
    open_meeting: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    id: str
    nickname: str
    facts: str
    link: str


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting in the log: what it was and, for one to come, its id to cancel it and the lesson it has."""

    when: str
    sentence: str
    link: str = ""
    cancel: str = ""
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class OneClass:
    """Everything about a class. `lessons` and `staff` are what there is to choose from."""

    name: str
    members: tuple[Member, ...]
    helpers: tuple[Named, ...]
    meetings: tuple[Held, ...]
    lessons: tuple[Named, ...]
    staff: tuple[Named, ...]
    others: tuple[Named, ...]
    today: date
    back: Way
    enrol: Way
    open_meeting: str = ""
    printed: tuple[Way, ...] = ()
    live: tuple[Way, ...] = ()  # beginning it with phones, 课前检查
    again: Again = NOTHING  # where the class was stuck last time
    planned: str = ""  # the lesson that is planned for today
    next: str = ""  # the meeting that comes next, where that is not today's


@dataclass(frozen=True, slots=True)
class Deeds:
    """What happens then; each answers with a refusal or nothing."""

    begin: Callable[[str], Refusal]  # lesson
    plan: Callable[[date, str], Refusal]
    cancel: Callable[[str], Refusal]  # meeting
    lesson: Callable[[str, str], Refusal]  # meeting, lesson
    add: Callable[[Sequence[str]], Refusal]  # learners already here
    take_out: Callable[[str], Refusal]  # learner
    add_helper: Callable[[str], Refusal]
    end_helper: Callable[[str], Refusal]
    close: Callable[[], Refusal]


def show_list(
    cards: Sequence[ClassCard],
    enrol: Way,
    lang: str,
    make: Callable[[str], Refusal],
    places: Sequence[Named] = (),
    place: str = "",
) -> None:
    """All open classes of a place, and a line to make one."""
    page.title(say("people.classes_title", lang), say("people.classes_note", lang))
    page.which_place(places, place, lang)
    page.tell("class")
    if not cards:
        page.empty(say("people.classes_none", lang))
    page.paint(f'<div class="who-cards">{"".join(_card(one, lang) for one in cards)}</div>')
    page.heading(say("people.class_new", lang), say("people.class_new_note", lang))
    with st.container(key="who-new-class", border=True):
        name = st.text_input(say("people.class_name", lang), max_chars=80, placeholder=say("people.class_like", lang))
        if st.button(say("people.class_make", lang), key="class-make", type="primary"):
            refused = make(name.strip()) if name.strip() else say("people.class_no_name", lang)
            page.told("class", refused, say("people.class_made", lang, name=name.strip()))
    page.go(enrol)


def _card(one: ClassCard, lang: str) -> str:
    now = f'<p class="who-now">{escape(say("people.meeting_now", lang))}</p>' if one.open_meeting else ""
    ways = [Way(say("people.class_look", lang), one.link, main=not one.open_meeting)]
    if one.open_meeting:
        ways.insert(0, Way(say("people.meeting_go", lang), one.open_meeting, main=True))
    facts = "".join(f'<p class="desk-line quiet">{escape(fact)}</p>' for fact in one.facts)
    return f'<section class="who-card"><h2>{escape(one.name)}</h2>{now}{facts}{page.ways(ways)}</section>'


def show(one: OneClass, lang: str, deeds: Deeds) -> None:
    page.title(one.name, back=one.back)
    page.tell("class")
    _today(one, lang, deeds)
    _members(one, lang, deeds)
    _meetings(one, lang, deeds)
    _helpers(one, lang, deeds)
    with st.expander(say("people.class_end", lang)):
        page.line(say("people.class_end_note", lang))
        if st.button(say("people.class_end_do", lang), key="class-end"):
            page.told("class", deeds.close(), say("people.class_ended", lang))


def _today(one: OneClass, lang: str, deeds: Deeds) -> None:
    with st.container(key="who-today", border=True):
        if one.open_meeting:
            page.paint(f'<p class="who-now">{escape(say("people.meeting_now", lang))}</p>')
            page.go(Way(say("people.meeting_go", lang), one.open_meeting, main=True))
            page.windows(*one.live)
            return
        page.paint(f'<h2 class="desk-heading first">{escape(say("people.begin_title", lang))}</h2>')
        listed = _lessons(one, lang)
        st.session_state.setdefault(BEGIN, one.planned if one.planned in dict(listed) else "")
        lesson = page.pick(say("people.which_lesson", lang), listed, BEGIN)
        if st.button(say("people.begin", lang), key="meeting-begin", type="primary"):
            page.told("class", deeds.begin(lesson), "")
        if not one.next:
            again.show(one.again, "today", lang, "today", partial(st.session_state.__setitem__, BEGIN), lesson)
        page.windows(*one.live)


def _members(one: OneClass, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.members_title", lang, n=len(one.members)))
    if not one.members:
        page.empty(say("people.members_none", lang))
    rows = "".join(
        f'<li><a href="{escape(each.link)}">{escape(each.nickname)}</a><span>{escape(each.facts)}</span></li>'
        for each in one.members
    )
    page.paint(f'<ul class="who-names">{rows}</ul>')
    page.go(one.enrol, *one.printed)
    if one.others:
        with st.expander(say("people.members_known", lang)):
            names = dict(one.others)
            chosen = st.multiselect(say("people.members_who", lang), list(names), format_func=names.__getitem__)
            if st.button(say("people.members_add", lang), key="members-add", disabled=not chosen):
                page.told("class", deeds.add(chosen), say("people.members_added", lang, n=len(chosen)))
    if one.members:
        with st.expander(say("people.members_out", lang)):
            page.line(say("people.members_out_note", lang))
            who = page.pick(say("people.members_who", lang), [(each.id, each.nickname) for each in one.members], "out")
            if st.button(say("people.members_out_do", lang), key="members-out"):
                page.told("class", deeds.take_out(who), say("people.members_gone", lang))


def _meetings(one: OneClass, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.meetings_title", lang), say("people.meetings_note", lang))
    if not one.meetings:
        page.empty(say("people.meetings_none", lang))
    coming, held = [m for m in reversed(one.meetings) if m.cancel], [m for m in one.meetings if not m.cancel]
    for n, each in enumerate(coming):
        with st.container(key=f"who-held-{n}", horizontal=True, vertical_alignment="center"):
            page.paint(_held(each))
            label = say("people.meeting_cancel", lang, when=each.when)
            done = say("people.meeting_cancelled", lang)
            call = partial(deeds.cancel, each.cancel)
            st.button(label, key=f"cancel-{each.cancel}", on_click=page.after, args=("class", call, done))
        if each.cancel == one.next:
            _again(one.again, each, lang, deeds)
    page.paint("".join(map(_held, held[:RECENT])))
    if held[RECENT:]:
        earlier = escape(say("people.meetings_earlier", lang, n=len(held) - RECENT))
        rows = "".join(map(_held, held[RECENT:]))
        page.paint(f'<details class="desk-more"><summary>{earlier}</summary>{rows}</details>')
    with st.expander(say("people.plan", lang)):
        left, right = st.columns(2)
        with left:
            day = _day(one.today, lang)
        with right:
            lesson = page.pick(say("people.plan_lesson", lang), _lessons(one, lang), "plan-lesson")
        if st.button(say("people.plan_do", lang), key="plan-do", type="primary"):
            refused = deeds.plan(day, lesson) if day else say("people.day_bad", lang)
            page.told("class", refused, say("people.planned", lang, day=day.isoformat() if day else ""))


def _again(hard: Again, each: Held, lang: str, deeds: Deeds) -> None:
    """The meeting that comes next takes over what the last one left, by one touch."""

    def choose(lesson: str) -> None:
        done = say("people.again_chosen", lang, when=each.when, title=dict(hard.lessons)[lesson])
        page.after("class", partial(deeds.lesson, each.cancel, lesson), done)

    with st.container(key="next-again"):
        again.show(hard, "next", lang, "next", choose, each.lesson)


def _held(each: Held) -> str:
    when = escape(each.when)
    shown = f'<a href="{escape(each.link)}">{when}</a>' if each.link else when
    return f'<p class="who-held"><b>{shown}</b><span>{escape(each.sentence)}</span></p>'


def _day(today: date, lang: str) -> date | None:
    """A day as people write it; Streamlit's own calendar speaks English only."""
    text = st.text_input(say("people.plan_day", lang), value=today.isoformat(), key="plan-day", max_chars=20)
    return read_day(text)


def read_day(text: str) -> date | None:
    """2026-11-24, 2026/11/24, 2026.11.24 or 2026年11月24日; None for anything else."""
    plain = text.strip().rstrip("日").replace("年", "-").replace("月", "-").replace("/", "-").replace(".", "-")
    try:
        year, month, day = (int(part) for part in plain.split("-"))
        return date(year, month, day)
    except ValueError:
        return None


def _helpers(one: OneClass, lang: str, deeds: Deeds) -> None:
    page.heading(say("people.helpers_title", lang), say("people.helpers_note", lang))
    for staff_id, name in one.helpers:
        with st.container(key=f"who-helper-{staff_id}", horizontal=True, vertical_alignment="center"):
            page.line(name)
            call = partial(deeds.end_helper, staff_id)
            done = say("people.helper_gone", lang, name=name)
            label = say("people.helper_end", lang, name=page.plain(name))
            st.button(label, key=f"helper-end-{staff_id}", on_click=page.after, args=("class", call, done))
    here = {staff_id for staff_id, _ in one.helpers}
    if free := [each for each in one.staff if each[0] not in here]:
        with st.container(key="who-add-helper", border=True):
            who = page.pick(say("people.helper_who", lang), free, "helper-who")
            if st.button(say("people.helper_add", lang), key="helper-add"):
                page.told("class", deeds.add_helper(who), say("people.helper_added", lang, name=dict(free)[who]))


def _lessons(one: OneClass, lang: str) -> list[Named]:
    return [("", say("people.lesson_later", lang)), *one.lessons]
