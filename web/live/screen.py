"""`/screen`, the projector's window: the way in while people arrive, then the lesson as the class stands.

No name of anybody ever comes here, and nothing by which the last few could be told.
"""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from media.words import room as words_of
from tracker import classes, live, live_room, meetings
from tracker.access import Who
from web.gate import pages, pairing
from web.live.lead import chosen, staff_of, told
from web.live.watch import staff_stream
from web.wiring import House

WIFI_NAME: Final = "wifi_name"  # settings of the house
WIFI_PASSWORD: Final = "wifi_password"
WIFI_ROOM: Final = 63  # letters; no password of a Wi-Fi is longer
FEW: Final = 3  # so many that are not done yet could be pointed at: then no number is shown


def show(house: House, request: Request) -> Response:
    """`?meeting=`, else the class that goes on; without one it waits for a class to begin."""
    who = staff_of(request)
    found = chosen(house, who, request.query_params.get("meeting", ""))
    wish = pages.wish_of(house, request)
    data: dict[str, Any] = {"lang": wish.lang, "words": words_of("screen", wish.lang), "meeting": ""}
    values: dict[str, Any] = {"klass": None, "code": "", "codes": {}, "address": "", "wifi": ""}
    if found is not None:
        klass = next(one for one in classes.listed(house.book, who) if one.id == found.class_id)
        base = pairing.address_for_phones(house)
        wifi, password = house.book.setting(who, WIFI_NAME), house.book.setting(who, WIFI_PASSWORD)
        codes = {"join": pairing.qr(f"{base}/join/{house.door.scanned(found)}", error="l")}
        codes |= {"wifi": pairing.qr(wifi_code(wifi, password), error="l")} if wifi else {}
        values = {"klass": klass, "code": found.code, "codes": codes, "address": f"{base}/join", "wifi": wifi}
        links = {"lesson": wish.link("/join/lesson/"), "other_lang": _other(request, wish.lang, found.meeting)}
        data |= {"meeting": found.meeting, "state": found.state(), "leads": live.leads(who, found), "links": links}
        data |= {"room": room_json(house, who, found.meeting)}
    return pages.show(house, request, "screen", data=data, scripts=house.assets.scripts("screen.js"), **values)


def now(house: House, request: Request) -> Response:
    """`GET /screen/now?meeting=`: `{"meeting": id of the class that goes on, "state", "room"}`, for a window that waits
    for one, and for one that gets no stream. With `over=` the class that has begun since that meeting ended."""
    who = staff_of(request)
    if over := request.query_params.get("over", ""):
        return told({"meeting": _next(house, who, over)})
    found = chosen(house, who, "")
    asked = request.query_params.get("meeting", "")
    if asked:
        state = live.of_meeting(house.book, who, asked).state()
        return told({"meeting": found.meeting if found else "", "state": state, "room": room_json(house, who, asked)})
    return told({"meeting": found.meeting if found else ""})


async def stream(house: House, request: Request) -> ASGIApp:
    """`GET /screen/stream?meeting=`: the state as phones get it, and `event: room` with two numbers at most."""
    meeting = request.query_params.get("meeting", "")
    return await staff_stream(house, request, staff_of, meeting, room_json, screen=True)


def room_json(house: House, who: Who, meeting: str) -> dict[str, Any]:
    """`{"joined": n}` while people arrive, then `{"done": n | null, "nearly": bool}`: see `counted`."""
    found = live_room.room(house.book, who, meeting)
    state = found.state
    if not state["step"]:
        return {"joined": len(found.people), "done": None, "nearly": False}
    return {"joined": None} | counted(found.done.get(_step(house, state), 0), len(found.people))


def counted(done: int, joined: int) -> dict[str, Any]:
    """How many are done, where nobody can be picked out: with few people never, near the end without a number."""
    enough = joined > FEW and done > 0
    nearly = enough and joined - done <= FEW
    return {"done": done if enough and not nearly else None, "nearly": nearly}


def _next(house: House, who: Who, over: str) -> str:
    """The class that this window shows next. One that went on already beside it is another room's."""
    since = live.of_meeting(house.book, who, over).changed_at
    begun = {one.id for one in meetings.running(house.book, who) if one.opened_at and one.opened_at > since}
    found = [one for one in live.running(house.book, who) if one.meeting in begun]
    return next((one.meeting for one in sorted(found, key=lambda one: not live.leads(who, one))), "")


def wifi_code(name: str, password: str) -> str:
    """What phones read from a Wi-Fi's QR code; letters that have a meaning there are escaped."""
    kind = f"T:WPA;S:{_escaped(name)};P:{_escaped(password)}" if password else f"T:nopass;S:{_escaped(name)}"
    return f"WIFI:{kind};;"


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in '\\;,:"' else letter for letter in text)


def _step(house: House, state: dict[str, object]) -> str:
    """The id of the step that counts now: the one shown; the last one where each goes at their own speed."""
    lesson = house.library.ready(str(state["lesson"]))
    if lesson is None:
        return ""
    n = int(str(state["step"])) if state["way"] == "look" else len(lesson.steps)
    return lesson.steps[n - 1].id if n <= len(lesson.steps) else ""


def _other(request: Request, lang: str, meeting: str) -> str:
    return f"{request.url.path}?lang={'en' if lang == 'zh' else 'zh'}&meeting={meeting}"
