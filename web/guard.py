"""Stands before every request. Light pages answer the whole room; the desk answers signed-in staff.

Until accounts exist, this computer counts as staff. Pure ASGI, so it also sees the websocket. Adds the headers that
keep pages from reaching out and from being framed.
"""

from typing import Final
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from media import words
from tracker.access import Who
from web import trust
from web.gate.gate import Gate
from web.gate.identity import STAFF_COOKIE

LIGHT: Final = (
    *("/learn", "/tricked", "/healthz", "/assets", "/voice", "/favicon.svg", "/favicon.ico", "/robots.txt"),
    *("/sign-in", "/sign-out", "/set-up", "/pair", "/devices", "/me", "/table", "/api"),
    *("/join", "/lead", "/screen"),
)

# Drawn phones carry style attributes; scripts come from files only. Nothing comes from another host.
CONTENT: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "media-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """The middleware. `names` are the host names this computer answers to; without a gate nobody has an account."""

    def __init__(self, app: ASGIApp, names: frozenset[str], lang: str, gate: Gate | None = None) -> None:
        self.app = app
        self.names = names
        self.lang = lang
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = scope["headers"]
        client = scope.get("client")
        here = trust.this_computer(client[0] if client else None, headers)
        light = is_light(scope["path"])
        scope.setdefault("state", {}).update(this_computer=here, gate=self.gate)
        if not trust.known_host(headers, self.names):
            await self._refuse(scope, receive, send, "pages.wrong_address", 400)
        elif not trust.same_origin(headers) and (scope["type"] == "websocket" or scope["method"] not in _SAFE_METHODS):
            await self._refuse(scope, receive, send, "pages.other_site", 403)
        elif "\0" in scope["path"] or b"%00" in scope["query_string"]:  # PostgreSQL cannot even be asked for it
            await self._refuse(scope, receive, send, "pages.missing_title", 404)
        elif light and scope["type"] == "websocket":  # only the desk has one
            await self._refuse(scope, receive, send, "pages.only_here", 403)
        elif light:
            await self.app(scope, receive, _with_headers(send, light))
        else:
            await self._desk(scope, receive, send, here)

    async def _desk(self, scope: Scope, receive: Receive, send: Send, here: bool) -> None:
        """Everything of the desk, its websocket too: for staff, and nothing of it is started for others."""
        accounts = self.gate is not None and await run_in_threadpool(self.gate.has_accounts)
        staff = await self._staff(scope, here) if accounts else None
        page = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _wants_page(scope["headers"])
        if not (staff if accounts else here):
            if page:
                await RedirectResponse(_sign_in(scope) if accounts else "/learn", 303)(
                    scope, receive, _with_headers(send, True)
                )
            else:
                key, status = ("gate.sign_in_first", 401) if accounts else ("pages.only_here", 403)
                await self._refuse(scope, receive, send, key, status)
        elif page and staff and not here and not staff.places("social_worker", "manager") and not staff.is_operator:
            # a volunteer's own phone: the light table, not megabytes of desk
            await RedirectResponse("/table", 303)(scope, receive, _with_headers(send, True))
        else:
            await self.app(scope, receive, _with_headers(send, False))

    async def _staff(self, scope: Scope, here: bool) -> Who | None:
        token = HTTPConnection(scope).cookies.get(STAFF_COOKIE, "")
        return await run_in_threadpool(self.gate.staff, token, this_computer=here) if self.gate and token else None

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, key: str, status: int) -> None:
        if scope["type"] == "websocket":
            await receive()  # the protocol wants the knock heard before the door stays shut
            await send({"type": "websocket.close", "code": 1008})
            return
        sentence = words.say(key, self.lang)
        answer = PlainTextResponse(sentence + "\n", status, {"cache-control": "no-store"})
        await answer(scope, receive, _with_headers(send, True))


def is_light(path: str) -> bool:
    """True for the addresses that answer everybody in the room."""
    return any(path == one or path.startswith(one + "/") for one in LIGHT)


def _sign_in(scope: Scope) -> str:
    here = scope["path"] + ("?" + scope["query_string"].decode("latin-1") if scope["query_string"] else "")
    return "/sign-in" if here == "/" else "/sign-in?next=" + quote(here, safe="")


def _wants_page(headers: list[tuple[bytes, bytes]]) -> bool:
    return any(name == b"accept" and b"text/html" in value for name, value in headers)


def _with_headers(send: Send, light: bool) -> Send:
    async def adding(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "same-origin"
            if light:
                headers["content-security-policy"] = CONTENT
            else:
                headers.setdefault("x-frame-options", "SAMEORIGIN")
        await send(message)

    return adding
