"""The door of every page at the desk that shows people: who stands before it, and what is said when it stays shut.

Decides nothing about data: the book does, at each fetch. A page appears for its roles only.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

import streamlit as st

from media.words import say
from tracker import accounts, classes
from tracker.access import NotAllowed, Role, Who
from tracker.faults import BookFault, HiddenNumber, Unfit
from tracker.reach import KEEPERS, NoSuch
from tracker.screens import page
from tracker.screens.page import Refusal, Way
from web import desk_reader
from web.wiring import House
from web.wishes import Wishes

Show = Callable[[House, Wishes, Who], None]
Found = TypeVar("Found")
MANAGERS: Final[tuple[Role, ...]] = ("manager",)
KEEPING: Final[tuple[Role, ...]] = KEEPERS
# Where somebody wants to go on when what a page is about is not there, by the page: what is said, and the pages.
LOST: Final = {
    "learner": ("people.lost_learner", ("overview", "people")),
    "people": ("people.lost_people", ("people",)),
    "classes": ("people.lost_classes", ("classes",)),
    "meeting": ("people.lost_meeting", ("classes",)),
}


def enter(home: House, wish: Wishes, name: str, roles: tuple[Role, ...], show: Show) -> None:
    """Draw the page for who may use it; for everybody else one sentence and the way on."""
    lang = wish.lang
    if not home.gate.has_accounts():
        set_up = Way(say("people.to_set_up", lang), wish.link("/set-up"), main=True)
        page.nobody_here(say("people.no_accounts", lang), set_up, lang)
        return
    who = desk_reader.who_now(home)
    if not who.is_staff:
        ask_to_sign_in(wish)
        return
    shelf = Way(say("desk.place_shelf", lang), wish.link("/"), main=True)
    if not any(grant.role in roles for grant in who.grants):
        sentence = "people.only_managers" if roles == MANAGERS else "people.not_your_page"
        page.nobody_here(say(sentence, lang), _own_work(wish, who) or shelf, lang)
        return
    try:
        show(home, wish, who)
    except (NoSuch, NotAllowed):
        _lost(wish, name, shelf)
    except BookFault as fault:
        st.error(fault.say(lang))


def _own_work(wish: Wishes, who: Who) -> Way | None:
    """Where the work of whoever came to a page of others lies."""
    mine = {grant.role for grant in who.grants}
    for name, roles in (("overview", set(KEEPING)), ("table", {"volunteer"})):
        if mine & roles:
            return Way(say(f"desk.place_{name}", wish.lang), wish.link(f"/{name}"), main=True)
    return None


def _lost(wish: Wishes, name: str, shelf: Way) -> None:
    """The same words for what is gone and for what is somebody else's."""
    sentence, ways = LOST.get(name, ("people.not_found", ()))
    on = [Way(say(f"desk.place_{one}", wish.lang), wish.link(f"/{one}"), main=one == ways[0]) for one in ways]
    page.title(say("people.lost_title", wish.lang), say(sentence, wish.lang))
    page.go(*(on or [shelf]))


def is_open(home: House) -> bool:
    """Whether staff stand here; until there are accounts, that is whoever sits at this computer."""
    return not home.gate.has_accounts() or desk_reader.who_now(home).is_staff


def ask_to_sign_in(wish: Wishes) -> None:
    sign_in = Way(say("gate.sign_in", wish.lang), wish.link("/sign-in"), main=True)
    page.nobody_here(say("gate.sign_in_first", wish.lang), sign_in, wish.lang)


def attempt(lang: str, deed: Callable[[], object]) -> Refusal:
    """Do it; a refusal of the book becomes one sentence. Nothing is kept of what is refused."""
    try:
        deed()
    except (NoSuch, NotAllowed):
        return say("people.not_found", lang)
    except HiddenNumber as fault:
        return fault.say(lang)
    except Unfit:
        return say("people.unfit", lang)
    except BookFault as fault:
        return fault.say(lang)
    return None


def decided(lang: str, what: Callable[[], object]) -> None:
    """For a button by itself: do what only those decide who look after a place; anybody else reads so above."""
    try:
        what()
    except NotAllowed:
        st.error(say("desk.only_keepers", lang))
    except BookFault as fault:
        st.error(fault.say(lang))


def deed(lang: str, what: Callable[..., object]) -> Callable[..., Refusal]:
    """`what` as a screen calls it: with its arguments, answering with a refusal or nothing."""
    return lambda *given: attempt(lang, partial(what, *given))


def asked(name: str) -> str:
    """What stands in the address."""
    return str(st.query_params.get(name, ""))


def places(home: House, who: Who, wish: Wishes) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The place in the address (else the last one seen, else the largest), and all those this person looks after."""
    mine = set(who.places(*KEEPING))
    found = tuple((one.id, one.name) for one in accounts.places(home.book, who) if one.id in mine)
    if not found:
        raise NoSuch("place")
    known = dict(found)
    chosen = next((one for one in (asked("place"), st.session_state.get("place", "")) if one in known), "")
    if not chosen:
        size = dict.fromkeys(known, 0)
        for one in classes.listed(home.book, who):
            size[one.place] = size.get(one.place, 0) + one.learners
        chosen = max(known, key=lambda one: size[one])
    st.session_state["place"] = chosen
    return chosen, found
