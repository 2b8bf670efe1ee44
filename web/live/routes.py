"""The addresses of the live class for learners' phones, for the whole app and for tests alike. Imports no Streamlit."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from web.gate.form import FORM_MOST, Take, taking
from web.light import trouble
from web.light.lesson import Shelf
from web.live import deeds, lesson, pages, phone
from web.wiring import House

TAKEN: Final[tuple[tuple[str, Take], ...]] = (
    ("/join", pages.take_code),
    ("/join/choose", pages.choose),
    ("/join/leave", pages.leave),
)


def table(house: House) -> list[BaseRoute]:
    """Every address under `/join`; the more special ones first."""
    kept = Shelf()
    own: list[BaseRoute] = [
        Route("/join", partial(pages.show, house)),
        Route("/join/state", _asked(partial(phone.state, house))),
        Route("/join/stream", Answering(partial(phone.stream, house)), methods=["GET"]),
        Route("/join/practise", partial(pages.practise, house)),
        Route("/join/lesson/{lesson}", partial(lesson.send, house, kept)),
        Route("/join/done", _asked(partial(deeds.done, house)), methods=["POST"]),
        Route("/join/help", _asked(partial(deeds.call, house)), methods=["POST"]),
        Route("/join/home", _asked(partial(deeds.home, house)), methods=["POST"]),
    ]
    own += [Route(path, taking(house, take, FORM_MOST), methods=["POST"]) for path, take in TAKEN]
    own += [
        Route("/join/{code}", partial(pages.who, house)),
        Route("/join/{code}/photo/{learner}", partial(pages.photo, house)),
        Route("/join/{rest:path}", partial(trouble.missing, house)),
    ]
    return own


class Answering:
    """A route whose answer is an ASGI app of its own, such as a stream: `Route(path, Answering(make))`."""

    def __init__(self, make: Callable[[Request], Awaitable[ASGIApp]]) -> None:
        self._make = make

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = await self._make(Request(scope, receive))
        await answer(scope, receive, send)


def _asked(do: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await do(request)

    return answer
