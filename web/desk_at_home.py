"""在家试了吗 at the desk: whom to ask at a meeting, and what she said over time. Writes each touch; draws nothing."""

from functools import partial

import streamlit as st

from media.words import say
from tracker import at_home
from tracker.access import Who
from tracker.at_home import Question
from tracker.screens import at_home as screen
from tracker.screens.at_home import AtHome
from web import desk_door
from web.wiring import House
from web.wishes import Wishes


def gather(home: House, wish: Wishes, who: Who, meeting_id: str) -> AtHome:
    """The list of a meeting, after what was touched since it was last shown has been written."""
    asked = _asked(home, who, meeting_id)
    kept = {one.learner: str(one.said) for one in asked if one.said}
    sent = f"at-home-sent-{meeting_id}"
    before = st.session_state.get(sent, kept)
    touched = screen.changes(screen.marks(meeting_id), before, [one.learner for one in asked])
    refused = None
    for learner, answer in touched.items():
        deed = partial(at_home.note, home.book, who, learner, meeting_id, answer)
        refused = desk_door.attempt(wish.lang, deed) or refused
    if touched:
        kept = {one.learner: str(one.said) for one in _asked(home, who, meeting_id) if one.said}
    st.session_state[sent] = dict(kept)
    people = tuple((one.learner, _name(home, one, wish.lang)) for one in asked)
    why = say("people.came_refused", wish.lang, why=refused) if refused else ""
    return AtHome(meeting_id, people, kept, why)


def _asked(home: House, who: Who, meeting_id: str) -> list[Question]:
    """About lessons that are still there to be named, and that can be tried at home."""
    known = {one.id for one in home.library.lessons.values() if one.tried_at_home}
    return [one for one in at_home.asked(home.book, who, meeting_id) if one.lesson in known]


def _name(home: House, one: Question, lang: str) -> str:
    title = home.library.lessons[one.lesson].title.of(lang)
    return say("reviews.home_about", lang, name=one.nickname, title=title)
