"""What somebody asks the overview for: place, class, course, status and weeks, read from the address and kept there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import streamlit as st

from lessons.lesson import Lesson
from media.words import say
from tracker import classes
from tracker.access import Who
from tracker.days import day_of
from tracker.overview import Whom
from tracker.screens.filters import Filter
from web import desk_days, desk_names
from web.desk_names import Names, apart
from web.wiring import House
from web.wishes import Wishes

WEEKS: Final = ("12", "4", "26", "52")  # the usual first
STATUSES: Final = ("help", "1", "2", "3", "4")
CHOSEN: Final = ("class", "course", "status", "weeks", "page")  # go along to a learner's page, and back
NAMED: Final = 2  # names that an answer on top gives


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is about; `lessons` are those shown, in order."""

    home: House
    wish: Wishes
    who: Who
    whom: Whom
    course: str
    status: str
    weeks: int
    page: int
    chosen: Mapping[str, str]  # of `CHOSEN`, as it stands in the address
    today: date
    lessons: tuple[tuple[str, Lesson], ...]  # title of the course, lesson
    by_id: Mapping[str, Lesson]
    door: str  # the address of a learner's page, without the learner
    people: Names

    @property
    def lang(self) -> str:
        return self.wish.lang

    def say(self, key: str, **values: object) -> str:
        return say(f"overview.{key}", self.lang, **values)

    def learner(self, one: str, lesson: str = "") -> str:
        """Her page. Ids are our own, so nothing in them has to be written otherwise in an address."""
        return f"{self.door}&learner={one}" + (f"&lesson={lesson}" if lesson else "")

    def names(self, named: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """(id, nickname) as (nickname, link)."""
        return tuple((self.people.of(one, nickname), self.learner(one)) for one, nickname in named)

    def few(self, names: Iterable[str], join: str = "list_join") -> str:
        """The first names, and that there are more; titles have a `join` of their own."""
        every = list(dict.fromkeys(names))
        joined = say(f"pages.{join}", self.lang).join(every[:NAMED])
        return self.say("and_more", names=joined) if len(every) > NAMED else joined


def read(
    home: House, wish: Wishes, who: Who, place: str, address: Mapping[str, str]
) -> tuple[Asked, Mapping[str, str]]:
    """What is asked for, and the place's classes by id; what the address says and does not exist counts as not said."""
    known = classes.listed(home.book, who, place)
    names = dict(apart((one.id, one.name) for one in known))
    shelf = home.library.shelf()
    page = address.get("page", "")
    allowed = {
        "class": names,
        "course": {one.id for one, _ in shelf},
        "status": STATUSES,
        "weeks": WEEKS,
        "page": [page] if re.fullmatch("[0-9]{1,4}", page, re.A) else [],
    }
    chosen = {one: value for one in CHOSEN if (value := address.get(one, "")) in allowed[one]}
    course = chosen.get("course", "")
    shown = [(one.title.of(wish.lang), lesson) for one, taught in shelf if course in ("", one.id) for lesson in taught]
    asked = Asked(
        home=home,
        wish=wish,
        who=who,
        whom=Whom(place, chosen.get("class")),
        course=course,
        status=chosen.get("status", ""),
        weeks=int(chosen.get("weeks", WEEKS[0])),
        page=int(chosen.get("page", "1")),
        chosen=chosen,
        today=day_of(home.book.now(), desk_days.zone_of(who, place)),
        lessons=tuple(shown),
        by_id={lesson.id: lesson for _, lesson in shown},
        door=wish.link("/learner", **chosen),
        people=desk_names.known(home.book, who),
    )
    return asked, names


def filters(ask: Asked, places: Sequence[tuple[str, str]], names: Mapping[str, str]) -> tuple[Filter, ...]:
    courses = [(one.id, one.title.of(ask.lang)) for one, _ in ask.home.library.shelf()]
    statuses = [(one, say(f"book.status_{one}" if one != "help" else "book.needs_help", ask.lang)) for one in STATUSES]
    weeks = [("" if one == WEEKS[0] else one, ask.say("weeks", n=one)) for one in sorted(WEEKS, key=int)]
    made = [
        Filter("class", ask.say("class"), (("", ask.say("all_classes")), *names.items()), ask.whom.class_id or ""),
        Filter("course", ask.say("course"), (("", ask.say("all_courses")), *courses), ask.course),
        Filter("status", ask.say("status"), (("", ask.say("all_statuses")), *statuses), ask.status),
        Filter("weeks", ask.say("trend_filter"), tuple(weeks), "" if str(ask.weeks) == WEEKS[0] else str(ask.weeks)),
    ]
    if len(places) > 1:
        made.insert(0, Filter("place", ask.say("place"), tuple(places), ask.whom.place))
    return tuple(made)


def choose(name: str, value: str) -> None:
    """Keep a choice in the address; what no longer fits it goes."""
    gone = {"page"} | ({"class"} if name == "place" else set())
    for one in gone & set(st.query_params):
        del st.query_params[one]
    if name == "place":
        st.session_state.pop("filter-class", None)
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
