"""One meeting at the desk: writes who came as it is touched, and everything else about it. Draws nothing."""

from datetime import datetime

import streamlit as st

from media.words import say
from tracker import classes, meetings, people
from tracker.access import Who
from tracker.days import day_of
from tracker.meetings import Meeting
from tracker.overview import Whom
from tracker.reach import NoSuch
from tracker.screens import attendance
from tracker.screens import meeting as screen
from tracker.screens.again import NOTHING
from tracker.screens.attendance import BEFORE_ITS_DAY, CAME, Attendance
from tracker.screens.meeting import Deeds
from tracker.screens.page import Way
from tracker.screens.warm_up import Row
from web import desk_at_home, desk_classes, desk_days, desk_door, desk_lead, desk_names, desk_warm_up
from web.desk_door import deed
from web.wiring import House
from web.wishes import Wishes

USUAL = 120  # minutes, where a meeting does not say how long it took


def page_of(home: House, wish: Wishes, who: Who) -> None:
    book, lang = home.book, wish.lang
    klass, one = _found(home, who, desk_door.asked("meeting"))
    is_to_come = one.opened_at is None and one.day > day_of(book.now(), desk_days.zone_of(who, klass.place))
    held = _attendance(home, wish, who, one, is_to_come)
    title = desk_classes.lesson_title(home, one.lesson, lang)
    teach = say("people.teach", lang, title=title)
    lessons = desk_classes.lessons(home, lang)
    ready = one.lesson in dict(lessons)
    if one.lesson and not ready:
        lessons = (*lessons, (one.lesson, title))  # it was taught, and has left the shelf since
    shown = screen.Meeting(
        title=say("people.meeting_of", lang, name=klass.name, day=desk_days.day_words(one.day, lang)),
        sentence=say(_state(one, book.now()), lang),
        back=Way(klass.name, wish.link("/classes", **{"class": klass.id})),
        attendance=held,
        lessons=lessons,
        lesson=one.lesson,
        screen=Way(teach, wish.link("/class", lesson=one.lesson), main=True) if ready else None,
        is_open=one.is_open,
        is_to_come=is_to_come,
        minutes=_minutes(home, who, klass.id, one.id),
        length=_length(one),
        warm_up=_warm_up(home, wish, who, klass) if one.goes_on(book.now()) else (),
        at_home=desk_at_home.gather(home, wish, who, one.id) if one.opened_at else None,
        live=desk_lead.ways(wish, klass.id, one) if one.goes_on(book.now()) else (),
        told=desk_lead.told(home, wish, who, one.id) if one.opened_at else (),
        summary=desk_lead.summary(wish, one.id) if one.opened_at else None,
        again=desk_lead.again(home, wish, who, klass.id) if one.closed_at is None else NOTHING,
    )
    deeds = Deeds(
        lesson=deed(lang, lambda lesson: meetings.choose_lesson(book, who, one.id, lesson)),
        minutes=deed(lang, lambda staff, minutes: meetings.note_minutes(book, who, one.id, staff, minutes)),
        end=deed(lang, lambda: meetings.close(book, who, one.id)),
    )
    screen.show(shown, lang, deeds)


def _state(one: Meeting, now: datetime) -> str:
    """The sentence for where it stands: still to come, going on, or over."""
    if one.opened_at is None:
        return "people.meeting_planned"
    return "people.meeting_now" if one.goes_on(now) else "people.meeting_over"


def _found(home: House, who: Who, meeting_id: str) -> tuple[classes.Class, Meeting]:
    one = meetings.one(home.book, who, meeting_id)
    klass = next((each for each in classes.listed(home.book, who) if each.id == one.class_id), None)
    if klass is None:  # the class is over
        raise NoSuch(meeting_id)
    return klass, one


def _attendance(home: House, wish: Wishes, who: Who, one: Meeting, is_to_come: bool) -> Attendance:
    """The list as the book has it now, after what was touched since it was last shown has been written."""
    book = home.book
    kept = meetings.attendance_of(book, who, one.id)
    members = people.listed(book, who, class_id=one.class_id)
    others = [each for each in people.listed(book, who, everybody=True) if each.id in kept]
    named = desk_names.known(book, who).told([*members, *others])
    listed = tuple({each.id: each.nickname for each in named}.items())
    sent = f"attendance-sent-{one.id}"
    touched = attendance.changes(
        attendance.marks(one.id), st.session_state.get(sent, kept), [each for each, _ in listed]
    )
    refused = None
    if touched:
        refused = desk_door.attempt(wish.lang, lambda: meetings.note_attendance(book, who, one.id, touched))
        kept = meetings.attendance_of(book, who, one.id)
    st.session_state[sent] = dict(kept)
    answers = BEFORE_ITS_DAY if is_to_come else CAME
    told = say("people.came_refused", wish.lang, why=refused) if refused else ""
    return Attendance(one.id, listed, kept, told, answers)


def _warm_up(home: House, wish: Wishes, who: Who, klass: classes.Class) -> tuple[Row, ...]:
    day = day_of(home.book.now(), desk_days.zone_of(who, klass.place))
    return desk_warm_up.rows(home, wish, who, Whom(klass.place, klass.id), day)


def _minutes(home: House, who: Who, class_id: str, meeting_id: str) -> tuple[tuple[str, str, int], ...]:
    """Who helps in the class, and who else helped this time, with what is noted so far."""
    noted = {staff: (name, minutes) for staff, name, minutes in meetings.minutes_of(home.book, who, meeting_id)}
    helping = {each.staff: each.name for each in classes.helpers(home.book, who, class_id)}
    listed = helping | {staff: name for staff, (name, _) in noted.items()}
    return tuple((staff, name, noted.get(staff, ("", 0))[1]) for staff, name in listed.items())


def _length(one: Meeting) -> int:
    if one.opened_at is None or one.closed_at is None:
        return USUAL
    minutes = round((one.closed_at - one.opened_at).total_seconds() / 60)
    return minutes if 10 <= minutes <= 600 else USUAL
