"""Pages for what is not there or went wrong: one calm sentence and a way back, never a traceback."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons.lesson import PHONES
from media.words import say
from web import reply, wishes
from web.wiring import House


def missing(house: House, request: Request, _fault: Exception | None = None) -> Response:
    """404 for an address that leads nowhere."""
    return _answer(house, request, "missing", 404)


def no_lesson(house: House, request: Request) -> Response:
    """404 for a lesson that is not on the shelf."""
    return _answer(house, request, "no_lesson", 404)


def fault(house: House, request: Request, _fault: Exception | None = None) -> Response:
    """500; the server's own log has the traceback, the reader has a way on."""
    return _answer(house, request, "fault", 500)


def _answer(house: House, request: Request, kind: str, status: int) -> Response:
    wish = wishes.read(request, house.settings.lang, PHONES)
    title, note = say(f"pages.{kind}_title", wish.lang), say(f"pages.{kind}_note", wish.lang)
    if "text/html" not in request.headers.get("accept", "*/*") and "*/*" not in request.headers.get("accept", "*/*"):
        return PlainTextResponse(f"{title}\n", status)
    other = "/learn?lang=" + ("en" if wish.lang == "zh" else "zh")
    page = house.press.print("trouble.html.jinja", wish, other, title=title, note=note)
    return wish.remember(reply.send(request, page, status, cache="no-store"))
