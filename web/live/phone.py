"""What one phone in a live class is told: the state for all, and what is hers alone. Streams and polls; no page."""

import asyncio
import contextlib
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from tracker import help_calls, live, live_marks
from tracker.faults import BookFault
from tracker.live import Live
from tracker.live_room import Seat
from tracker.store import Book
from web.live.hub import Follower, message, packed
from web.live.stream import Stream
from web.wiring import House

LONGEST = 20.0  # seconds that a poll waits for something new


def mine(book: Book, seat: Seat, lesson: str) -> dict[str, Any]:
    """What this phone shows of itself: whether she called and somebody comes, and which steps she is done with."""
    return {
        "call": help_calls.mine(book, seat.id),
        "done": live_marks.steps_done(book, seat.id, lesson),
        "known": bool(seat.learner),
    }


async def state(house: House, request: Request) -> Response:
    """`GET /join/state?after=&wait=`: the state once it is newer than `after`, or 204; 401 without a seat."""
    seat = await run_in_threadpool(house.door.seat, request)
    if seat is None:
        return _nobody()
    after, wait = _number(request, "after"), min(float(_number(request, "wait")), LONGEST)
    one = house.hub.follow(seat.meeting, seat.id, after=after)
    try:
        found = await run_in_threadpool(live.standing, house.book, seat.meeting)
        if wait and found and found.seq <= after and not one.over:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(one.woken.wait(), wait)
            found = await run_in_threadpool(live.standing, house.book, seat.meeting)
    finally:
        house.hub.leave(one)
    await house.hub.note_presence()
    if found is None:
        return _nobody()
    if found.seq <= after and not one.mine and wait:
        return Response(status_code=204, headers={"cache-control": "no-store"})
    hers = await run_in_threadpool(mine, house.book, seat, found.lesson)
    return JSONResponse({"state": found.state(), "mine": hers}, headers={"cache-control": "no-store"})


async def stream(house: House, request: Request) -> ASGIApp:
    """`GET /join/stream`: goes on after `Last-Event-ID` or `?after=`. 401 for a phone without a seat."""
    seat = await run_in_threadpool(house.door.seat, request)
    if seat is None:
        return _nobody()
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 12 else _number(request, "after")
    one = house.hub.follow(seat.meeting, seat.id, after=after)

    def read() -> tuple[Live | None, bytes]:
        found = live.standing(house.book, seat.meeting)
        return found, _event("mine", mine(house.book, seat, found.lesson)) if found else b""

    async def again(_: Follower) -> bytes:
        try:
            return (await run_in_threadpool(read))[1]
        except BookFault:  # busy: the phone comes again by itself
            one.end()
            return b""

    try:
        found, hers = await run_in_threadpool(read)
    except BaseException:
        house.hub.leave(one)
        raise
    if found is None:
        house.hub.leave(one)
        return _nobody()
    one.waiting.appendleft(message(found.state()))
    return Stream(house.hub, one, b"".join(one.fresh()) + hers, again)


def _event(name: str, value: object) -> bytes:
    return f"event: {name}\ndata: {packed(value)}\n\n".encode()


def _number(request: Request, name: str) -> int:
    asked = request.query_params.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 12 else 0


def _nobody() -> Response:
    return JSONResponse({}, 401, {"cache-control": "no-store"})
