"""Who sits at the desk: the language and the places to go, as the desk's pages need them."""

import streamlit as st
from starlette.requests import Request

from lessons.lesson import PHONES
from lessons.screens.page import Frame, Place
from media.words import say
from web import wishes
from web.wiring import House
from web.wishes import Wishes

PLACES = (("shelf", "/"), ("voice", "/voices"))


def wish_of(usual_lang: str) -> Wishes:
    """The reader's wishes, found by the same rules as on light pages."""
    headers = [
        (name.lower().encode(), value.encode("latin-1", "replace")) for name, value in st.context.headers.items()
    ]
    query = "&".join(f"{name}={st.query_params[name]}" for name in ("lang", "phone") if name in st.query_params)
    scope = {"type": "http", "headers": headers, "query_string": query.encode("latin-1", "replace")}
    return wishes.read(Request(scope), usual_lang, PHONES)


def frame(house: House, wish: Wishes, here: str, **stay: str) -> Frame:
    """The line on top. `stay` is what the other language's address keeps, such as the lesson."""
    path = dict(PLACES).get(here, f"/{here}")
    other = "en" if wish.lang == "zh" else "zh"
    places = [Place(say(f"desk.place_{name}", wish.lang), wish.link(way), name == here) for name, way in PLACES]
    places.append(Place(say("desk.place_learn", wish.lang), wish.link("/learn")))
    link = wish.link(path, **{**stay, "lang": other})
    return Frame(
        wish.lang, tuple(places), Place(say("pages.other_lang", wish.lang), link), house.assets.url("seven.svg")
    )
