"""The classes of a place and one class, gathered from the book; what staff do goes back into it. Draws nothing."""

import streamlit as st

from media.words import say
from tracker import accounts, classes, meetings, people
from tracker.access import Who
from tracker.meetings import Meeting
from tracker.people import Learner
from tracker.reach import NoSuch
from tracker.screens import classes as screen
from tracker.screens import importing
from tracker.screens.classes import ClassCard, Deeds, Held, Member, Named, OneClass
from tracker.screens.page import Way
from web import desk_door, desk_lead, desk_names
from web.desk_days import day_words, today_at
from web.desk_door import deed
from web.wiring import House
from web.wishes import Wishes


def page_of(home: House, wish: Wishes, who: Who) -> None:
    class_id = desk_door.asked("class")
    if class_id:
        _one(home, wish, who, class_id)
    else:
        _list(home, wish, who)


def _list(home: House, wish: Wishes, who: Who) -> None:
    place, places = desk_door.places(home, who, wish)
    running = {one.class_id: one.id for one in meetings.running(home.book, who)}
    cards = [
        ClassCard(
            one.name,
            _facts(home, wish, who, one),
            wish.link("/classes", **{"class": one.id}),
            wish.link("/meeting", meeting=running[one.id]) if one.id in running else "",
        )
        for one in classes.listed(home.book, who, place)
    ]
    enrol = Way(say("people.enrol_title", wish.lang), wish.link("/enrol", place=place))
    make = deed(wish.lang, lambda name: classes.add(home.book, who, place, name))
    screen.show_list(cards, enrol, wish.lang, make, places, place)


def _facts(home: House, wish: Wishes, who: Who, one: classes.Class) -> tuple[str, ...]:
    today = today_at(home.book, who, one.place)
    found = meetings.of_class(home.book, who, one.id)
    told = [say("people.class_people", wish.lang, n=one.learners)]
    if coming := [each for each in found if each.opened_at is None and each.day >= today]:
        told.append(say("people.class_next", wish.lang, day=day_words(min(each.day for each in coming), wish.lang)))
    if last := next((each for each in found if each.closed_at), None):
        told.append(say("people.class_last", wish.lang, day=day_words(last.day, wish.lang)))
    return tuple(told)


def _one(home: House, wish: Wishes, who: Who, class_id: str) -> None:
    book, lang = home.book, wish.lang
    klass = next((one for one in classes.listed(book, who) if one.id == class_id), None)
    if klass is None:
        raise NoSuch(class_id)
    names = desk_names.known(book, who)
    members = names.told(people.listed(book, who, class_id=class_id))
    inside = {one.id for one in members}
    everybody = people.listed(book, who, place_id=klass.place)
    held = meetings.of_class(book, who, class_id)
    open_one = next((one for one in held if one.goes_on(book.now())), None)
    today = today_at(book, who, klass.place)
    coming = sorted((one for one in held if one.opened_at is None and one.day >= today), key=lambda one: one.day)
    staff = accounts.staff_of(book, who, klass.place)
    shown = OneClass(
        name=klass.name,
        members=tuple(_member(one, wish) for one in members),
        helpers=tuple((one.staff, one.name) for one in classes.helpers(book, who, class_id)),
        meetings=tuple(_held(home, wish, one) for one in held),
        lessons=lessons(home, lang),
        staff=tuple((one.id, one.name) for one in staff if not one.ended),
        others=tuple((one.id, one.nickname) for one in names.told(everybody) if one.id not in inside),
        today=today,
        back=Way(say("desk.place_classes", lang), wish.link("/classes", place=klass.place)),
        enrol=Way(say("people.enrol_title", lang), wish.link("/enrol", **{"class": class_id, "place": klass.place})),
        open_meeting=wish.link("/meeting", meeting=open_one.id) if open_one else "",
        live=desk_lead.ways(wish, class_id, open_one),
        again=desk_lead.again(home, wish, who, class_id),
        planned=next((one.lesson for one in coming if one.day == today), ""),
        next=coming[0].id if coming and coming[0].day > today else "",
    )

    def close() -> None:
        classes.close(book, who, class_id)
        st.query_params.pop("class", None)

    deeds = Deeds(
        begin=deed(lang, lambda lesson: meetings.open_now(book, who, class_id, lesson)),
        plan=deed(lang, lambda day, lesson: meetings.plan(book, who, class_id, day, lesson)),
        cancel=deed(lang, lambda meeting: meetings.cancel(book, who, meeting)),
        lesson=deed(lang, lambda meeting, lesson: meetings.choose_lesson(book, who, meeting, lesson)),
        add=deed(lang, lambda chosen: classes.join(book, who, class_id, chosen)),
        take_out=deed(lang, lambda one: classes.leave(book, who, class_id, one)),
        add_helper=deed(lang, lambda one: classes.add_helper(book, who, class_id, one)),
        end_helper=deed(lang, lambda one: classes.end_helper(book, who, class_id, one)),
        close=deed(lang, close),
    )
    screen.show(shown, lang, deeds)


def _member(one: Learner, wish: Wishes) -> Member:
    return Member(one.id, one.nickname, importing.decade(one.birth_decade, wish.lang), wish.link("/people", who=one.id))


def _held(home: House, wish: Wishes, one: Meeting) -> Held:
    lang = wish.lang
    title = lesson_title(home, one.lesson, lang) or say("people.lesson_none", lang)
    day = day_words(one.day, lang)
    if one.opened_at is None:
        key, cancel = "people.held_planned", one.id
    else:
        key, cancel = "people.held_open" if one.goes_on(home.book.now()) else "people.held_over", ""
    link = wish.link("/meeting", meeting=one.id)
    return Held(day, say(key, lang, title=title), link, cancel, one.lesson)


def lessons(home: House, lang: str) -> tuple[Named, ...]:
    """What can be taught, as the shelf has it."""
    return tuple((one.id, one.title.of(lang)) for one in home.library.lessons.values() if one.status == "ready")


def lesson_title(home: House, lesson: str, lang: str) -> str:
    """The lesson's title; its id where the shelf no longer has it."""
    found = home.library.lessons.get(lesson)
    return found.title.of(lang) if found else lesson
