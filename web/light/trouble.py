"""Pages for what is not there or went wrong: one calm sentence and a way back, never a traceback."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from lessons.lesson import PHONES
from media.words import say
from web import reply, wishes
from web.wiring import House
from web.wishes import Wishes


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


def not_saved(house: House, request: Request, why: str, status: int, path: str, **asked: str) -> Response:
    """A file that somebody wanted to save was not made: `why`, and the way back to the page where it was chosen."""
    wish = wishes.read(request, house.settings.lang, PHONES)
    title, on = say("pages.not_saved_title", wish.lang), say("pages.not_saved_way", wish.lang)
    return _page(house, request, wish, (title, why), (on, path, asked), status)


def _answer(house: House, request: Request, way: _Way, status: int) -> Response:
    wish = wishes.read(request, house.settings.lang, PHONES)
    said = say(way.title, wish.lang), say(way.note, wish.lang)
    if "text/html" not in request.headers.get("accept", "*/*") and "*/*" not in request.headers.get("accept", "*/*"):
        return PlainTextResponse(f"{said[0]}\n", status)
    return _page(house, request, wish, said, (say(way.label, wish.lang), way.path, {}), status)


def _page(
    house: House,
    request: Request,
    wish: Wishes,
    said: tuple[str, str],
    on: tuple[str, str, Mapping[str, str]],
    status: int,
) -> Response:
    """A title and a note; where it leads on: the button's words, the path and what is asked for there."""
    label, path, asked = on
    other = wish.link(path, **asked, lang="en" if wish.lang == "zh" else "zh")
    way = (label, wish.link(path, **asked))
    page = house.press.print("trouble.html.jinja", wish, other, title=said[0], note=said[1], on=way)
    return wish.remember(reply.send(request, page, status, cache="no-store"))
