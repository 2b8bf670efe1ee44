"""What every page of the volunteer's table stands on: who asks, what is open, and how an answer is made.

Decides nothing about who may see whom: the book does that at each fetch.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from lessons.lesson import PHONES, Lesson
from media.words import say
from tracker import people
from tracker.access import Who
from tracker.days import CHINA, day_of
from tracker.people import Face, Learner
from tracker.reach import NoSuch
from tracker.store import Book
from web import desk_names, reply, wishes
from web.gate import form, me
from web.table.faces import MOST, face
from web.wiring import House
from web.wishes import Wishes

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
BODY_MOST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, by somebody who has signed in and accepted the rules of conduct (but on the page of those rules)."""

    house: House
    request: Request
    who: Who
    wish: Wishes
    sent: Mapping[str, str] = field(default_factory=dict)  # what a form sent

    @property
    def book(self) -> Book:
        return self.house.book

    @property
    def lang(self) -> str:
        return self.wish.lang

    @property
    def learner(self) -> str:
        return str(self.request.path_params["learner"])

    def say(self, key: str, **values: object) -> str:
        return say(f"table.{key}", self.lang, **values)

    def lesson(self) -> Lesson:
        """The lesson of the address; raises `NoSuch` for one that is not on the shelf."""
        return self.ready(str(self.request.path_params["lesson"]))

    def ready(self, name: str) -> Lesson:
        found = self.house.library.ready(name)
        if found is None:
            raise NoSuch(name)
        return found

    def seen(self, learner: str) -> Learner:
        """A learner I may see, with her number where several go by her nickname; else `NoSuch`."""
        return desk_names.known(self.book, self.who).one(people.seen(self.book, self.who, learner))

    def shelf(self) -> list[list[Lesson]]:
        return [lessons for _, lessons in self.house.library.shelf()]

    def zone(self, place: str = "") -> str:
        """The zone of a place one works at; of any of them when none is named."""
        zones = {grant.place: grant.zone for grant in self.who.grants if grant.place}
        return zones.get(place) or next(iter(zones.values()), CHINA)

    def today(self, place: str = "") -> date:
        return day_of(self.book.now(), self.zone(place))

    def day(self, moment: datetime | date, place: str = "") -> str:
        """A day in words: 今天, 昨天, 11月2日."""
        day = day_of(moment, self.zone(place)) if isinstance(moment, datetime) else moment
        ago = (self.today(place) - day).days
        if ago in (0, 1):
            return self.say(("today", "yesterday")[ago])
        return self.say("day", month=day.month if self.lang == "zh" else MONTHS[day.month - 1], day=day.day)

    def link(self, *parts: str, **more: str) -> str:
        kept = {name: value for name, value in more.items() if name != "lang"}
        return self.wish.link("/".join(("/table", *parts)), **kept)

    def portrait(self, her: Learner) -> str:
        """Her photograph or her drawn picture, as HTML; her name stands beside it."""
        shown = me.shown(self.house, Face(her.id, her.nickname, her.picture))
        inside = f'<img src="{escape(shown.photo)}" alt="">' if shown.photo else shown.drawing
        return f'<span class="portrait" aria-hidden="true">{inside}</span>'

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """A page of the table; never kept by anybody on the way."""
        asked = {key: value for key, value in self.request.query_params.items() if key != "lang"}
        other = Wishes("en" if self.lang == "zh" else "zh", "", "").link(self.request.url.path, **asked)
        shared = {
            "link": self.link,
            "portrait": self.portrait,
            "face": face,
            "faces": range(1, MOST + 1),
            "day": self.day,
        }
        made = self.house.press.print(f"table-{template}.html.jinja", self.wish, other, **shared, **values)
        answer = reply.send(self.request, made, status, cache="no-store")
        return self.wish.remember(answer)

    def go(self, *parts: str, **more: str) -> Response:
        return RedirectResponse(self.link(*parts, **more), 303)


def wish_of(house: House, request: Request) -> Wishes:
    return wishes.read(request, house.settings.lang, PHONES)


async def sent(request: Request) -> dict[str, str]:
    """What a form or a script sent, as plain texts; nothing for what is no form. Raises `form.TooLarge`."""
    if request.method != "POST":
        return {}
    if not request.headers.get("content-type", "").startswith("application/json"):
        return await form.fields(request, BODY_MOST)
    raw = await form.body(request, BODY_MOST)
    try:
        found = json.loads(raw)
        return {str(key): form.typed(str(value)) for key, value in found.items()} if isinstance(found, dict) else {}
    except (ValueError, RecursionError):
        return {}


def told(status: int, **values: object) -> Response:
    return JSONResponse(values, status, {"cache-control": "no-store"})
