"""What staff see of a live class: its state and its room, as JSON and as a stream, for teacher and volunteers alike.

Access is the book's, asked anew at each reading.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp

from tracker import help_calls, live, live_room
from tracker.access import NotAllowed, Who
from tracker.faults import BookFault
from tracker.help_calls import Call
from tracker.live_room import Present
from tracker.people import Face
from tracker.reach import NoSuch
from web.gate import me
from web.gate.identity import SignInNeeded
from web.live.hub import Follower, message, packed
from web.live.stream import Stream
from web.wiring import House

RoomJson = Callable[[House, Who, str], dict[str, Any]]
AskedBy = Callable[[Request], Who]


def room_json(house: House, who: Who, meeting: str) -> dict[str, Any]:
    """The room as the staff's pages get it; see docs/live.md. Raises `NoSuch`."""
    room = live_room.room(house.book, who, meeting)
    calls = help_calls.listed(house.book, who, meeting)
    now = house.book.now()
    return {
        "state": room.state,
        "leads": bool(who.staff) and room.leader == who.staff,
        "leader": live.leader(house.book, who, meeting),
        "joined": len(room.people),
        "here": room.here,
        "done": room.done,
        "people": [_person(house, one) for one in room.people],
        "calls": [_call(house, who, one, now) for one in calls],
    }


async def staff_stream(
    house: House, request: Request, asked_by: AskedBy, meeting: str, room: RoomJson = room_json, *, screen: bool = False
) -> ASGIApp:
    """State (as phones get it) and `event: room` whenever somebody joins, is done, calls or is helped, and every 15 s.

    `room` makes what that event holds: names for staff, at most two numbers for the projector (`screen`). `asked_by` is
    asked at each reading: the stream ends with the session, with the role, and when the meeting is theirs no more.
    Raises what `asked_by` raises, and `NoSuch` for a meeting that is not this person's to see.
    """
    who = await run_in_threadpool(asked_by, request)
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 12 else 0
    one = house.hub.follow(meeting, staff=True, screen=screen, after=after)

    def read() -> bytes:
        return f"event: room\ndata: {packed(room(house, asked_by(request), meeting))}\n\n".encode()

    async def again(_: Follower) -> bytes:
        try:
            return await run_in_threadpool(read)
        except (NoSuch, NotAllowed, SignInNeeded, BookFault):  # a page whose book was busy comes again by itself
            one.end()
            return b""

    try:
        found = await run_in_threadpool(live.of_meeting, house.book, who, meeting)
        opening = await run_in_threadpool(read)
    except BaseException:
        house.hub.leave(one)
        raise
    one.waiting.appendleft(message(found.state()))
    return Stream(house.hub, one, b"".join(one.fresh()) + opening, again)


def _person(house: House, one: Present) -> dict[str, Any]:
    shown = me.shown(house, Face(one.learner, one.nickname, one.picture)) if one.learner else None
    return {
        "seat": one.seat,
        "learner": one.learner,
        "nickname": one.nickname,
        "photo": shown.photo if shown else "",
        "guest": one.guest if not one.learner else 0,
        "spot": one.spot,
        "here": one.here,
        "done": sorted(one.steps),
    }


def _call(house: House, who: Who, one: Call, now: datetime) -> dict[str, Any]:
    return {
        "id": one.id,
        "seat": one.seat,
        "learner": one.learner,
        "nickname": one.nickname,
        "guest": one.guest if not one.learner else 0,
        "spot": one.spot,
        "lesson": one.lesson,
        "step": one.step,
        "seconds": max(0, int((now - one.called_at).total_seconds())),
        "taken": bool(one.taken_by),
        "mine": bool(who.staff) and one.taken_by == who.staff,
        "by": one.by,
        "late": one.is_late(now),
    }
