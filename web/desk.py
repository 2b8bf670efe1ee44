"""The desk: what staff see at this computer. Streamlit runs this script again after every touch.

Joins screens to what they show and to what happens then; the screens themselves fetch nothing.
"""

from collections.abc import Callable
from functools import partial

import streamlit as st

from lessons.screens import class_screen, found, lesson_page, page, recording, shelf, voices
from lessons.screens.page import Place
from media.words import say
from tracker.access import NotAllowed
from web import (
    desk_class,
    desk_classes,
    desk_door,
    desk_enrol,
    desk_evidence,
    desk_found,
    desk_keeping,
    desk_learner,
    desk_lesson,
    desk_meeting,
    desk_overview,
    desk_people,
    desk_reader,
    desk_reports,
    desk_shelf,
    desk_team,
    desk_voice,
)
from web.desk_door import decided
from web.desk_work import VoiceWork
from web.wiring import House, house
from web.wishes import Wishes

# Pages that show people, by address: the place of the line on top they belong to, for whom, and what draws them.
STAFF_PAGES = {
    "overview": ("overview", desk_door.KEEPING, desk_overview.page_of),
    "learner": ("overview", desk_door.KEEPING, desk_learner.page_of),
    "classes": ("classes", desk_door.KEEPING, desk_classes.page_of),
    "enrol": ("classes", desk_door.KEEPING, desk_enrol.page_of),
    "meeting": ("classes", desk_door.KEEPING, desk_meeting.page_of),
    "people": ("people", desk_door.KEEPING, desk_people.page_of),
    "reports": ("reports", desk_door.KEEPING, desk_reports.page_of),
    "team": ("team", desk_door.KEEPING, desk_team.page_of),
    "keeping": ("keeping", desk_door.MANAGERS, desk_keeping.page_of),
}


@st.cache_resource(show_spinner=False)
def voice_work() -> VoiceWork:
    """The one in this process, whoever opens the page."""
    home = house()
    return VoiceWork(home.clips, lambda lang, lesson: home.spoken_sentences(lang, lesson or None))


def show_shelf(home: House, wish: Wishes) -> None:
    page.top(desk_reader.frame(home, wish, "shelf"))
    shelf.show(desk_shelf.gather(home, wish), wish.lang, read_again=lambda: (home.reload(), None)[1])


def show_class(home: House, wish: Wishes) -> None:
    lesson = home.library.ready(asked("lesson"))
    if lesson is None:
        page.top(desk_reader.frame(home, wish, "class"))
        class_screen.show_missing(back(wish), wish.lang)
        return
    phone = wish.phone if wish.phone in lesson.phones else ""
    step = asked("step")[:3]
    start = int(step) if step.isascii() and step.isdigit() else 0
    class_screen.show(
        desk_class.gather(home, lesson, wish, phone), desk_class.files(home), start if start <= len(lesson.steps) else 0
    )


def show_lesson(home: House, wish: Wishes) -> None:
    lesson = home.library.lessons.get(asked("lesson"))
    page.top(desk_reader.frame(home, wish, "lesson", **({"lesson": lesson.id} if lesson else {})))
    if lesson is None:
        class_screen.show_missing(back(wish), wish.lang)
        return
    lang, phone = wish.lang, wish.phone if wish.phone in lesson.phones else ""
    lesson_page.show(desk_lesson.gather(home, lesson, wish, phone), wish.lang)
    desk_evidence.show_hard(home, wish, desk_reader.who_now(home), lesson)
    deeds = found.Deeds(
        checked=partial(desk_found.checked, home, lesson, wish.lang),
        take_back=lambda name: decided(lang, lambda: home.book.retire_check(desk_reader.who_now(home), name)),
        different=partial(desk_found.different, home, lesson, wish.lang),
        settled=lambda name: decided(lang, lambda: home.book.settle_difference(desk_reader.who_now(home), name)),
    )
    found.show(desk_found.gather(home, lesson, wish.lang), wish.lang, deeds)


def show_voices(home: House, wish: Wishes) -> None:
    page.top(desk_reader.frame(home, wish, "voice"))
    lang, work, known = wish.lang, voice_work(), desk_voice.gather(home, wish)
    deeds = voices.Deeds(partial(work.look, lang), lambda *wanted: (work.begin(*wanted), None)[1], work.stop)
    voices.show(known, lang, deeds)
    at_record = recording.Deeds(
        lines=lambda lesson: desk_voice.lines(home, lesson, lang),
        takes=lambda lesson, line: desk_voice.takes(home, lesson, line, lang),
        keep=lambda made: desk_voice.keep(home, made, lang),
        take_back=lambda name: decided(lang, lambda: home.book.retire_recording(desk_reader.who_now(home), name)),
    )
    recording.show(known.lessons[1:], lang, at_record)
    voices.table(known, lang)


def show_taught(home: House, wish: Wishes, name: str, show: Callable[[House, Wishes], None]) -> None:
    """A page about lessons, for staff: the guard lets nobody else in, but a session may end while a page is drawn."""
    try:
        if desk_door.is_open(home):
            show(home, wish)
            return
    except NotAllowed:
        if desk_door.is_open(home):
            raise
    page.top(desk_reader.frame(home, wish, name))
    desk_door.ask_to_sign_in(wish)


def show_staff(home: House, wish: Wishes, path: str) -> None:
    name, roles, show = STAFF_PAGES[path]
    stay = {key: value for key, value in st.query_params.items() if key != "lang"}
    page.top(desk_reader.frame(home, wish, name, path, **stay))
    desk_door.enter(home, wish, path, roles, show)


def asked(name: str) -> str:
    """What stands in the address."""
    return st.query_params.get(name, "")


def back(wish: Wishes) -> Place:
    return Place(say("desk.place_shelf", wish.lang), wish.link("/"))


def main() -> None:
    home = house()
    wish = desk_reader.wish_of(home.settings.lang)
    product = say("pages.product", wish.lang)
    st.set_page_config(layout="wide", initial_sidebar_state="collapsed")
    lesson = home.library.lessons.get(asked("lesson"))
    here = lesson.title.of(wish.lang) if lesson else ""
    places = {"": ("shelf", show_shelf), "class": ("class", show_class), "lesson": ("lesson", show_lesson)}
    places["voices"] = ("voice", show_voices)
    pages = []
    for path, (name, show) in places.items():
        shown = here if path in ("class", "lesson") and here else say(f"desk.place_{name}", wish.lang)
        title = say("desk.tab", wish.lang, page=shown, product=product)
        draw = partial(show_taught, home, wish, name, show)
        pages.append(st.Page(draw, title=title, url_path=path, default=path == ""))
    for path, (name, _, _) in STAFF_PAGES.items():
        title = say("desk.tab", wish.lang, page=say(f"desk.place_{name}", wish.lang), product=product)
        pages.append(st.Page(partial(show_staff, home, wish, path), title=title, url_path=path))
    st.navigation(pages, position="hidden").run()


main()
