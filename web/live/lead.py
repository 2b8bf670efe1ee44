"""`/lead`: who teaches leads the class from here, who helps sees who is stuck where. Names stand on these pages only.

Prints the page and takes what is touched on it; what may be seen and done, the book says at each call.
"""

from collections.abc import Callable
from typing import Any, Final, Literal, cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from media.words import room as words_of
from media.words import say
from tracker import beside, classes, help_calls, live, live_seating, meetings, people
from tracker.access import Who
from tracker.event import PROMPTS
from tracker.faults import Unfit
from tracker.live import Live, NotLeading
from tracker.reach import NoSuch
from web import desk_names
from web.gate import identity, pages
from web.gate.form import Fields
from web.live import begin, step_words, watch
from web.wiring import House
from web.wishes import Wishes

SPOTS: Final = 12  # tables that are one touch away
Deed = Callable[[Who, Fields], dict[str, Any]]


def staff_of(request: Request) -> Who:
    return identity.require(request, "volunteer", "social_worker", "manager")


def show(house: House, request: Request) -> Response:
    """The class that goes on: led from here, or looked after. Without one, for `?new=`, and for a `?lesson=` while only
    others lead: choose class and lesson."""
    who = staff_of(request)
    if not who.conduct and who.places("volunteer") and not who.places("social_worker", "manager"):
        return pages.go(house, request, "/table/conduct")
    asked = request.query_params
    found = chosen(house, who, asked.get("meeting", ""), asked.get("class", ""))
    of_others = "lesson" in asked and "class" not in asked and found is not None and not live.leads(who, found)
    if found is None or "new" in asked or of_others:
        return begin.show(house, request, who)
    wish = pages.wish_of(house, request)
    klass = next(one for one in classes.listed(house.book, who) if one.id == found.class_id)
    data = _data(house, wish, who, found) | {"class": klass.name}
    scripts = house.assets.scripts("lead.js")
    return pages.show(house, request, "lead", klass=klass, data=data, scripts=scripts, meeting=found.meeting)


def chosen(house: House, who: Who, meeting: str, class_id: str = "") -> Live | None:
    """The class that is meant: the one asked for, else the one this person leads, else the newest. Only open ones."""
    running = live.running(house.book, who)
    if meeting or class_id:
        return next((one for one in running if meeting in ("", one.meeting) and class_id in ("", one.class_id)), None)
    return next((one for one in running if live.leads(who, one)), running[0] if running else None)


def room(house: House, request: Request) -> Response:
    """`GET /lead/room?meeting=`: what the stream sends, for who gets no stream."""
    who = staff_of(request)
    return told(watch.room_json(house, who, request.query_params.get("meeting", "")))


async def stream(house: House, request: Request) -> ASGIApp:
    """`GET /lead/stream?meeting=`"""
    return await watch.staff_stream(house, request, staff_of, request.query_params.get("meeting", ""))


def names(house: House, request: Request) -> Response:
    """`GET /lead/names?meeting=`: whom a guest may turn out to be."""
    who = staff_of(request)
    may = live_seating.may_name(house.book, who, request.query_params.get("meeting", ""))
    found = desk_names.known(house.book, who).told(may)
    return told({"names": [{"id": one.id, "nickname": one.nickname} for one in found]})


def change(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """`meeting=` and `step= way= lesson= blank= look_up=yes`, or `take_over=yes`, or `end=yes`. `{"state", "leads"}`;
    409 with `by` when somebody else leads."""
    who, meeting = staff_of(request), fields.get("meeting", "")
    try:
        return told({"state": _changed(house, who, meeting, fields).state(), "leads": True})
    except NotLeading as other:
        found = live.of_meeting(house.book, who, meeting)
        return told({"by": other.name, "state": found.state(), "leads": False}, 409)
    except Unfit as wrong:
        return told({"say": str(wrong)}, 422)


def take(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """我去: `{"won": bool, "by": name of who goes}`."""
    who, call = staff_of(request), fields.get("call", "")
    won = help_calls.take(house.book, who, call)
    return told({"won": won, "by": "" if won else _goes(house, who, fields.get("meeting", ""), call)})


def back(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """换别人去"""
    return told({"done": help_calls.give_back(house.book, staff_of(request), fields.get("call", ""))})


def solve(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """好了, with the help it took; an unknown one counts as not said."""
    prompt = fields.get("prompt", "")
    who = staff_of(request)
    return told(
        {"done": help_calls.solve(house.book, who, fields.get("call", ""), prompt if prompt in PROMPTS else "")}
    )


def seat(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """At which table somebody sits."""
    try:
        live_seating.place_seat(house.book, staff_of(request), fields.get("seat", ""), fields.get("spot", ""))
    except Unfit as wrong:
        return told({"say": str(wrong)}, 422)
    return told({"done": True})


def name(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """Who a guest is."""
    live_seating.name_guest(house.book, staff_of(request), fields.get("seat", ""), fields.get("learner", ""))
    return told({"done": True})


def told(value: dict[str, Any], status: int = 200) -> Response:
    return JSONResponse(value, status, {"cache-control": pages.NO_STORE})


def _changed(house: House, who: Who, meeting: str, fields: Fields) -> Live:
    book = house.book
    if fields.get("take_over") == "yes":
        return live.take_over(book, who, meeting)
    if fields.get("end") == "yes":
        found = live.of_meeting(book, who, meeting)
        if not live.leads(who, found):
            raise NotLeading(live.leader(book, who, meeting))
        meetings.close(book, who, meeting)
        return live.of_meeting(book, who, meeting)
    step, blank, way = fields.get("step", ""), fields.get("blank", ""), fields.get("way")
    return live.change(
        book,
        who,
        meeting,
        step=int(step) if step.isascii() and step.isdigit() and len(step) < 4 else None,
        way=cast(Literal["look", "practise", "own"], way) if way else None,
        lesson=fields.get("lesson") or None,
        blank=blank == "yes" if blank else None,
        look_up=fields.get("look_up") == "yes",
    )


def _goes(house: House, who: Who, meeting: str, call: str) -> str:
    """The name of who goes to a call; empty when it is over, or of another meeting."""
    try:
        calls = help_calls.listed(house.book, who, meeting, over=True)
    except NoSuch:
        return ""
    return next((one.by for one in calls if one.id == call), "")


def _data(house: House, wish: Wishes, who: Who, found: Live) -> dict[str, Any]:
    paths = {"room": "/lead/room", "table": "/table", "screen": "/screen", "lead": "/lead", "check": "/lead/check"}
    links = {one: wish.link(path) for one, path in paths.items() if one not in ("check", "screen")}
    links["begin"] = wish.link("/lead", new="1")
    links["screen"] = wish.link("/screen", meeting=found.meeting)
    links["check"] = wish.link("/lead/check", **{"class": found.class_id, "lesson": found.lesson})
    links["summary"] = wish.link(f"/lead/summary/{found.meeting}")
    apart = desk_names.known(house.book, who)
    members = apart.told(people.listed(house.book, who, class_id=found.class_id))
    seated = beside.of_class(house.book, who, found.class_id)
    return {
        "lang": wish.lang,
        "meeting": found.meeting,
        "code": found.code,
        "room": watch.room_json(house, who, found.meeting),
        "lessons": step_words.of_shelf(house, wish.lang),
        "members": [{"id": one.id, "nickname": one.nickname} for one in members],
        "numbers": dict(apart.numbers),
        "mine": [one for one, staff in seated.items() if staff == who.staff],
        "spots": [say("lead.spot_table", wish.lang, n=n) for n in range(1, SPOTS + 1)],
        "prompts": [{"id": one, "word": say(f"table.mark_{one}", wish.lang)} for one in PROMPTS],
        "links": links,
        "words": words_of("lead", wish.lang),
    }
