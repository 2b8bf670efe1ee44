"""Prints the gate's pages: in the reader's language, never kept by a browser, the same page in the other language.

Also what answers when somebody may not see a page. Knows no cookie of the gate.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from lessons.lesson import PHONES
from media.words import say
from tracker.access import NotAllowed
from tracker.faults import BookFault
from tracker.reach import NoSuch
from web import reply, wishes
from web.gate.form import TooLarge
from web.gate.identity import SignInNeeded
from web.light import trouble
from web.wiring import House
from web.wishes import Wishes

NO_STORE: Final = "no-store"


def wish_of(house: House, request: Request) -> Wishes:
    return wishes.read(request, house.settings.lang, PHONES)


def show(house: House, request: Request, template: str, status: int = 200, *, at: str = "", **values: Any) -> Response:
    """`templates/gate/<template>.html.jinja` as a page for this reader and nobody else.

    `at`: where the same page is read again, in the other language, if not at this address.
    """
    wish = wish_of(house, request)
    asked = {name: value for name, value in request.query_params.items() if name != "lang"}
    other = Wishes("en" if wish.lang == "zh" else "zh", "", "").link(at or request.url.path, **asked)
    page = house.press.print(f"gate/{template}.html.jinja", wish, other, **values)
    return wish.remember(reply.send(request, page, status, cache=NO_STORE))


def go(house: House, request: Request, path: str) -> Response:
    """On to another page (303), in the language of this one."""
    return RedirectResponse(wish_of(house, request).link(path), 303, {"cache-control": NO_STORE})


def redirect(address: str) -> Response:
    """On to a whole address of ours (303)."""
    return RedirectResponse(address, 303, {"cache-control": NO_STORE})


def safe_next(wanted: str, usual: str = "/") -> str:
    """Where to go after signing in: a page of ours, or the usual one."""
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted and wanted.isprintable()
    return wanted if ours and not wanted.startswith(("/sign-", "/set-up")) else usual


def refusals(house: House) -> Mapping[Any, Callable[..., Response]]:
    """What answers for who is not signed in, has another role, or asks for what is not theirs."""
    return {
        SignInNeeded: lambda request, _: _sign_in(house, request),
        NotAllowed: lambda request, _: _told(house, request, "gate.other_role", "gate.other_role_note", 403),
        NoSuch: lambda request, _: trouble.missing(house, request),
        TooLarge: lambda request, _: _told(house, request, "gate.too_large", "gate.too_large", 413),
        BookFault: lambda request, fault: _busy(house, request, fault),
    }


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _sign_in(house: House, request: Request) -> Response:
    if request.method == "GET" and _wants_page(request):
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303, {"cache-control": NO_STORE})
    return _told(house, request, "gate.sign_in_first", "gate.sign_in_first", 401)


def _busy(house: House, request: Request, fault: BookFault) -> Response:
    wish = wish_of(house, request)
    return _page(house, request, say("gate.busy_title", wish.lang), fault.say(wish.lang), 503)


def _told(house: House, request: Request, title: str, note: str, status: int) -> Response:
    lang = wish_of(house, request).lang
    return _page(house, request, say(title, lang), say(note, lang) if note != title else "", status)


def _page(house: House, request: Request, title: str, note: str, status: int) -> Response:
    if not _wants_page(request):
        return JSONResponse({"say": f"{title} {note}".strip()}, status, {"cache-control": NO_STORE})
    return show(house, request, "told", status, title=title, note=note)
