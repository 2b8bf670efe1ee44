"""What every page at the desk has: the line on top with its places and the other language. Knows no lesson."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from media.words import say

HTML_LANG = {"zh": "zh-CN", "en": "en"}


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go. `here`: this is where the reader stands."""

    label: str
    link: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """The line on top of a page."""

    lang: str
    places: tuple[Place, ...]
    other_lang: Place
    mark: str = ""  # address of the little drawing beside the name


def top(frame: Frame) -> None:
    """Name, places, the other language."""
    other = "en" if frame.lang == "zh" else "zh"
    mark = f'<img src="{escape(frame.mark)}" alt="" width="44" height="44">' if frame.mark else ""
    places = "".join(map(_place, frame.places))
    other_lang = (
        f'<a class="desk-other" href="{escape(frame.other_lang.link)}" lang="{HTML_LANG[other]}">'
        f"{escape(frame.other_lang.label)}</a>"
    )
    named = escape(say("desk.places", frame.lang))
    here = next((one.label for one in frame.places if one.here), "")
    # On a narrow screen the places stand behind one button, which says where the reader is; only one of the two shows.
    paint(
        f'<div class="desk-top"><p class="desk-brand">{mark}{escape(say("pages.product", frame.lang))}</p>'
        f'<nav class="desk-places wide" aria-label="{named}">{places}{other_lang}</nav>'
        f'<nav class="desk-places narrow" aria-label="{named}">{other_lang}<details><summary>'
        f"{escape(here or say('desk.places_more', frame.lang))}</summary><div>{places}</div></details></nav></div>"
    )


def _place(place: Place) -> str:
    here = ' aria-current="page"' if place.here else ""
    return f'<a href="{escape(place.link)}"{here}>{escape(place.label)}</a>'


def paint(html: str) -> None:
    """Put our own marks on the page. Whatever others wrote must be escaped by whoever calls."""
    st.html(html)


def title(text: str, note: str = "") -> None:
    """The page's heading."""
    more = f'<p class="desk-lead">{escape(note)}</p>' if note else ""
    paint(f'<h1 class="desk-title">{escape(text)}</h1>{more}')


def heading(text: str, note: str = "") -> None:
    """The heading of a part of the page."""
    more = f'<p class="desk-note">{escape(note)}</p>' if note else ""
    paint(f'<h2 class="desk-heading">{escape(text)}</h2>{more}')


def texts(kind: str, sentences: Sequence[str]) -> str:
    """A list of sentences; nothing for none."""
    rows = "".join(f"<li>{escape(one)}</li>" for one in sentences)
    return f'<ul class="{kind}">{rows}</ul>' if rows else ""


def cover(address: str) -> str:
    """A lesson's cover on its ground; the ground alone where nothing is drawn yet."""
    picture = f'<img src="{escape(address)}" alt="">' if address else ""
    return f'<div class="desk-cover">{picture}</div>'


def ways(places: Sequence[tuple[str, Place]]) -> str:
    """Links that look like buttons, each with its class: "main" or "plain"."""
    links = (f'<a class="desk-way {kind}" href="{escape(one.link)}">{escape(one.label)}</a>' for kind, one in places)
    return f'<div class="desk-ways">{"".join(links)}</div>'
