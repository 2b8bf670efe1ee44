"""Who sits at the desk: the person, the language and the places to go, as the desk's pages need them."""

from typing import Final

import streamlit as st
from starlette.requests import Request

from lessons.lesson import PHONES
from lessons.screens.page import Frame, Place
from media.words import say
from tracker.access import Role, Who
from web import wishes
from web.gate.identity import who_from_cookies
from web.wiring import House
from web.wishes import Wishes

# name (`desk.place_<name>`), address, and the roles it is for; without roles for everybody at the desk
PLACES: Final[tuple[tuple[str, str, tuple[Role, ...]], ...]] = (
    ("shelf", "/", ()),
    ("table", "/table", ("volunteer",)),
    ("overview", "/overview", ("social_worker", "manager")),
    ("classes", "/classes", ("social_worker", "manager")),
    ("people", "/people", ("social_worker", "manager")),
    ("reports", "/reports", ("social_worker", "manager")),
    ("team", "/team", ("social_worker", "manager")),
    ("keeping", "/keeping", ("manager",)),
    ("voice", "/voices", ()),
)


def who_now(house: House) -> Who:
    """Whoever is signed in at this browser at this moment; asked again at every touch."""
    return who_from_cookies(house.gate, st.context.cookies)


def wish_of(usual_lang: str) -> Wishes:
    """The reader's wishes, found by the same rules as on light pages."""
    headers = [
        (name.lower().encode(), value.encode("latin-1", "replace")) for name, value in st.context.headers.items()
    ]
    query = "&".join(f"{name}={st.query_params[name]}" for name in ("lang", "phone") if name in st.query_params)
    scope = {"type": "http", "headers": headers, "query_string": query.encode("latin-1", "replace")}
    return wishes.read(Request(scope), usual_lang, PHONES)


def frame(house: House, wish: Wishes, here: str, at: str = "", **stay: str) -> Frame:
    """The line on top. The other language's address is the page `at` (else `here` itself) and keeps what is to `stay`,
    such as the lesson."""
    path = f"/{at}" if at else {name: way for name, way, _ in PLACES}.get(here, f"/{here}")
    other = "en" if wish.lang == "zh" else "zh"
    who = who_now(house)
    mine = {grant.role for grant in who.grants}
    places = [
        Place(say(f"desk.place_{name}", wish.lang), wish.link(way), name == here)
        for name, way, roles in PLACES
        if not roles or mine & set(roles)
    ]
    places.append(Place(say("desk.place_learn", wish.lang), wish.link("/learn")))
    if who.staff:
        places.append(Place(say("gate.sign_out", wish.lang), wish.link("/sign-out")))
    link = wish.link(path, **{**stay, "lang": other})
    return Frame(
        wish.lang, tuple(places), Place(say("pages.other_lang", wish.lang), link), house.assets.url("seven.svg")
    )
