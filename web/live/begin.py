"""Opening a class: which class, which lesson, one large button. Then phones may come in."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tracker import classes, live, live_summary, meetings
from tracker.access import Who
from tracker.classes import Class
from tracker.meetings import Meeting
from tracker.reach import KEEPERS
from web import desk_days
from web.gate import identity, pages
from web.gate.form import Fields
from web.live import step_words
from web.wiring import House


def show(house: House, request: Request, who: Who) -> Response:
    """Today's classes first; `?class=` and `?lesson=` are chosen already. One that goes on is nobody's first choice."""
    wish = pages.wish_of(house, request)
    asked, lesson = request.query_params.get("class", ""), request.query_params.get("lesson", "")
    listed = [(one, todays(house, who, one)) for one in classes.listed(house.book, who)]
    listed.sort(key=lambda pair: (pair[1] is None, pair[0].name))
    only = listed[0][0].id if len(listed) == 1 else ""
    chosen = asked or only or next((one.id for one, meeting in listed if meeting and not meeting.opened_at), "")
    planned = {one.id: meeting.lesson for one, meeting in listed if meeting}
    return pages.show(
        house, request, "begin",
        classes=[(one, meeting is not None) for one, meeting in listed], chosen=chosen,
        lesson=lesson or planned.get(chosen, ""), planned=planned,
        shelf=[(course, some) for course, some in house.library.shelf()],
        stuck=stuck(house, who, chosen, wish.lang) if chosen else None,
        keeps=bool(who.places(*KEEPERS)),  # and may make a class at the desk
        check=wish.link("/lead/check", **{"class": chosen, "lesson": lesson or planned.get(chosen, "")}),
    )  # fmt: skip


def take(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """开始上课. A class that has begun already is simply shown; whoever taps first leads."""
    who = identity.require(request, "volunteer", "social_worker", "manager")
    lesson = fields.get("lesson", "")
    lesson = lesson if lesson and house.library.ready(lesson) else ""
    meeting = meetings.open_now(house.book, who, fields.get("class", ""), lesson)
    if lesson and meeting.lesson != lesson:
        meetings.choose_lesson(house.book, who, meeting.id, lesson)
    found = live.begin(house.book, who, meeting.id)
    if lesson and found.lesson != lesson and live.leads(who, found):
        live.change(house.book, who, meeting.id, lesson=lesson)
    return pages.redirect(pages.wish_of(house, request).link("/lead", meeting=meeting.id))


def todays(house: House, who: Who, one: Class) -> Meeting | None:
    """Today's meeting of a class, open or planned."""
    now, today = house.book.now(), desk_days.today_at(house.book, who, one.place)
    held = meetings.of_class(house.book, who, one.id, 10, until=today)
    wanted = (each for each in held if each.goes_on(now) or (each.opened_at is None and each.day == today))
    return next(wanted, None)


def stuck(house: House, who: Who, class_id: str, lang: str) -> list[dict[str, Any]]:
    """Where this class was stuck last time, for the plan of this time: see `step_words.named`."""
    found = live_summary.last_stuck(house.book, who, class_id)
    return [one for each in found if (one := step_words.named(house, each.lesson, each.step, lang))]
