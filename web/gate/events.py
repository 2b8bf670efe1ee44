"""`POST /api/events` (see docs/events.md): the bytes go to the tracker's intake, its answer comes back as JSON."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from media.words import say
from tracker.intake import BODY_MOST
from web.gate import pages
from web.gate.form import TooLarge, body
from web.wiring import House


def taking(house: House) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        lang = pages.wish_of(house, request).lang
        try:
            raw = await body(request, BODY_MOST)
        except TooLarge:
            return _json(413, {"error": "too_large", "say": say("book.too_large", lang)})
        found = await house.gate.intake.take(raw, lang)
        return _json(found.status, found.body, found.again)

    return answer


def _json(status: int, content: dict[str, object], again: int | None = None) -> Response:
    headers = {"cache-control": pages.NO_STORE} | ({"retry-after": str(again)} if again else {})
    return JSONResponse(content, status, headers)
