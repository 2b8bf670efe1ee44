"""A strip above other light pages of a phone that sits in a class: back to the teacher, and 请帮帮我."""

from starlette.requests import Request

from media.words import room
from tracker import help_calls, live
from web.gate import pages
from web.press import json_block
from web.wiring import House


def strip(house: House, request: Request, *, stays: bool = False) -> str:
    """As HTML, or an empty text for a phone without a seat in a class that goes on.

    `stays`: the page is left by a touch only, whatever the teacher goes on with.
    """
    seat = house.door.seat(request)
    found = live.standing(house.book, seat.meeting) if seat else None
    if seat is None or found is None or not found.open:
        return ""
    wish = pages.wish_of(house, request)
    said = room("live", wish.lang).items()
    words = {name: text for name, text in said if name.startswith(("call_", "help_", "lost"))}
    back = wish.link("/join")
    data: dict[str, object] = {
        "state": found.state(),
        "call": help_calls.mine(house.book, seat.id),
        "seat": seat.id,
        "back": back,
    }
    data |= {"stays": stays, "words": words}
    return house.press.part("live-beside.html.jinja", wish, back=back, data=json_block(data))
