"""Pages for what is not there or went wrong: one calm sentence and a way back, never a traceback."""

from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons.lesson import PHONES
from media.words import say
from web import reply, wishes
from web.wiring import House


@dataclass(frozen=True, slots=True)
class _Way:
    """What is said on a page that is not there, by keys, and where it leads."""

    title: str = "pages.missing_title"
    note: str = "pages.missing_note"
    label: str = "pages.all_lessons"
    path: str = "/learn"


_DESK: Final = _Way(note="pages.missing_desk_note", label="pages.missing_desk_way", path="/overview")
_MISSING: Final = {  # by the first word of the address: staff want to go on where they came from
    "table": _Way("pages.missing_table_title", "pages.missing_table_note", "table.back_to_list", "/table"),
    "lead": _Way("pages.missing_lead_title", "pages.missing_lead_note", "pages.missing_lead_way", "/lead"),
    "report": _DESK,
    "keep": _DESK,
}


def missing(house: House, request: Request, _fault: Exception | None = None) -> Response:
    """404 for an address that leads nowhere."""
    return _answer(house, request, _MISSING.get(request.url.path.split("/")[1], _Way()), 404)


def no_lesson(house: House, request: Request) -> Response:
    """404 for a lesson that is not on the shelf."""
    return _answer(house, request, _Way("pages.no_lesson_title", "pages.no_lesson_note"), 404)


def fault(house: House, request: Request, _fault: Exception | None = None) -> Response:
    """500; the server's own log has the traceback, the reader has a way on."""
    return _answer(house, request, _Way("pages.fault_title", "pages.fault_note"), 500)


def _answer(house: House, request: Request, way: _Way, status: int) -> Response:
    wish = wishes.read(request, house.settings.lang, PHONES)
    title, note = say(way.title, wish.lang), say(way.note, wish.lang)
    if "text/html" not in request.headers.get("accept", "*/*") and "*/*" not in request.headers.get("accept", "*/*"):
        return PlainTextResponse(f"{title}\n", status)
    other = f"{way.path}?lang=" + ("en" if wish.lang == "zh" else "zh")
    on = (say(way.label, wish.lang), wish.link(way.path))
    page = house.press.print("trouble.html.jinja", wish, other, title=title, note=note, on=on)
    return wish.remember(reply.send(request, page, status, cache="no-store"))
