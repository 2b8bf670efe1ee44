"""The addresses of the volunteer's table. Each asks first who it is, then whether the rules of conduct were accepted.

What is not there and what is not theirs to see answer alike: the same page, the same status.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from tracker.faults import BookFault
from tracker.reach import NoSuch
from web.gate import identity
from web.light import trouble
from web.light.practise import Practices
from web.table import amend, amend_visit, at_home, conduct, hand_over, learner, lend, paper, sheets, start, today, walk
from web.table.room import Ask, sent, wish_of
from web.wiring import House

Show = Callable[[Ask], Response]
Do = Callable[[Ask], Awaitable[Response]]

FREE: Final = "/table/conduct"


def table(house: House, kept: Practices) -> list[BaseRoute]:
    """All of them; the more special ones first."""
    shown: list[tuple[str, Show]] = [
        ("/table", today.show),
        (FREE, conduct.show),
        ("/table/sheets", sheets.show),
        ("/table/{learner}", learner.show),
        ("/table/{learner}/walks/{walk}", amend.show),
        ("/table/{learner}/visits/{visit}", amend_visit.show),
        ("/table/{learner}/{lesson}", start.show),
        ("/table/{learner}/{lesson}/walk", walk.show),
        *((f"/table/{{learner}}/{{lesson}}/{mode}", partial(lend.show, kept, mode)) for mode in lend.MODES),
        ("/table/{learner}/{lesson}/visit", sheets.leaving),
        ("/table/{learner}/{lesson}/sheet.pdf", sheets.pdf),
        ("/table/{learner}/{lesson}/paper", paper.show),
    ]
    done: list[tuple[str, Do]] = [
        (FREE, _plain(conduct.accept)),
        ("/table/sheets", _plain(sheets.drop)),
        ("/table/{learner}/walks/{walk}", _plain(amend.do)),
        ("/table/{learner}/visits/{visit}", _plain(amend_visit.do)),
        ("/table/{learner}/home", _plain(at_home.keep)),
        ("/table/{learner}/{lesson}", _plain(start.begin)),
        ("/table/{learner}/{lesson}/visit", _plain(sheets.take)),
        ("/table/{learner}/{lesson}/hand-over", _plain(hand_over.keep)),
        ("/table/{learner}/{lesson}/paper", paper.save),
    ]
    own: list[BaseRoute] = [Route(path, _door(house, _plain(show)), methods=["GET"]) for path, show in shown]
    own += [Route(path, _door(house, do), methods=["POST"]) for path, do in done]
    # Whatever else begins like the table leads nowhere, and must not fall through to the desk.
    return [*own, Route("/table/{rest:path}", lambda request: trouble.missing(house, request))]


def _plain(show: Show) -> Do:
    """A page that waits for nothing but the book, in a thread of its own."""

    async def shown(ask: Ask) -> Response:
        return await run_in_threadpool(show, ask)

    return shown


def _door(house: House, do: Do) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        who = await run_in_threadpool(identity.require, request)
        ask = Ask(house, request, who, wish_of(house, request), await sent(request))
        try:
            if not who.staff or not who.places("volunteer", "social_worker", "manager"):
                return ask.page("nobody", 403)
            if not who.conduct and request.url.path != FREE:
                return ask.go("conduct")
            return await do(ask)
        except NoSuch:
            return trouble.missing(house, request)
        except BookFault as fault:
            return ask.page("busy", 503, why=fault.say(ask.lang))

    return answer
