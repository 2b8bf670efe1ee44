"""Stands before every request. Light pages answer the whole room; all the rest answers this computer only.

Pure ASGI, so it also sees the websocket. Adds the headers that keep pages from reaching out and from being framed.
"""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from media import words
from web import trust

LIGHT: Final = ("/learn", "/tricked", "/healthz", "/assets", "/voice", "/favicon.svg", "/favicon.ico", "/robots.txt")

# Drawn phones carry style attributes; scripts come from files only. Nothing comes from another host.
CONTENT: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "media-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """The middleware. `names` are the host names this computer answers to."""

    def __init__(self, app: ASGIApp, names: frozenset[str], lang: str) -> None:
        self.app = app
        self.names = names
        self.lang = lang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = scope["headers"]
        client = scope.get("client")
        here = trust.this_computer(client[0] if client else None, headers)
        light = is_light(scope["path"])
        if not trust.known_host(headers, self.names):
            await self._refuse(scope, receive, send, "pages.wrong_address", 400)
        elif not trust.same_origin(headers) and (scope["type"] == "websocket" or scope["method"] not in _SAFE_METHODS):
            await self._refuse(scope, receive, send, "pages.other_site", 403)
        elif light or here:
            scope.setdefault("state", {})["this_computer"] = here
            await self.app(scope, receive, _with_headers(send, light))
        elif scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and _wants_page(headers):
            await RedirectResponse("/learn", 303)(scope, receive, _with_headers(send, True))
        else:
            await self._refuse(scope, receive, send, "pages.only_here", 403)

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
