"""What a phone in class sends: 我做好了, 请帮帮我, whether she tried it at home. Said twice is the same as once."""

import asyncio

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tracker import at_home, help_calls, live_marks
from tracker.access import Who
from tracker.at_home import ANSWERS
from tracker.faults import BookFault
from tracker.reach import NoSuch
from web.gate.at_home import not_now
from web.gate.form import FORM_MOST, fields
from web.wiring import House


async def done(house: House, request: Request) -> Response:
    """`{"kept": true}` once it is on disk. 401 without a seat; 410 once the class is over, and for a strange step."""
    seat_id, sent = house.door.seat_id(request), await fields(request, FORM_MOST)
    if not seat_id:
        return _told({}, 401)
    try:
        step, lesson = sent.get("step", ""), sent.get("lesson", "")
        await asyncio.wrap_future(live_marks.done(house.book, house.gate.writer, seat_id, lesson, step))
    except NoSuch:
        return _told({"kept": False}, 410)
    except BookFault:
        return _told({"kept": False}, 503)
    return _told({"kept": True})


async def call(house: House, request: Request) -> Response:
    """请帮帮我, or with `withdraw=yes` 不用了: `{"call": "" | "waiting" | "coming"}`. Statuses as for `done`."""
    seat_id, sent = house.door.seat_id(request), await fields(request, FORM_MOST)
    if not seat_id:
        return _told({}, 401)

    def called() -> str:
        if sent.get("withdraw") == "yes":
            help_calls.withdraw(house.book, seat_id)
        else:
            help_calls.call(house.book, seat_id, sent.get("lesson", ""), sent.get("step", ""))
        return help_calls.mine(house.book, seat_id)

    try:
        return _told({"call": await run_in_threadpool(called)})
    except NoSuch:
        return _told({"call": ""}, 410)
    except BookFault:
        return _told({}, 503)


async def home(house: House, request: Request) -> Response:
    """在家试了吗: `answer=` one of `ANSWERS`, or `later`. Statuses as for `done`; 410 for a guest too."""
    seat, sent = await run_in_threadpool(house.door.seat, request), await fields(request, FORM_MOST)
    if seat is None:
        return _told({}, 401)
    said = sent.get("answer", "")
    if not seat.learner or said not in (*ANSWERS, "later"):
        return _told({"kept": False}, 410)
    if said == "later":
        return not_now(request, _told({"kept": True}), seat.learner, seat.meeting)
    who = Who("learner", learner=seat.learner)
    try:
        await run_in_threadpool(at_home.note, house.book, who, seat.learner, seat.meeting, said)
    except NoSuch:
        return _told({"kept": False}, 410)
    except BookFault:
        return _told({"kept": False}, 503)
    return _told({"kept": True})


def _told(value: dict[str, object], status: int = 200) -> Response:
    headers = {"cache-control": "no-store"} | ({"retry-after": "3"} if status == 503 else {})
    return JSONResponse(value, status, headers)
