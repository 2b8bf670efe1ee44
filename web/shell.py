"""Streamlit's own HTML page made ours: language, title, icon, style sheet and the translator of its English strings.

Pure ASGI. Knows no page of the desk; light pages and everything that is not HTML go through untouched.
"""

from html import escape
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.lesson import PHONES
from media.words import say
from web import wishes
from web.assets import Assets
from web.guard import is_light
from web.wishes import Wishes

_ASKED: Final = frozenset({b"if-none-match", b"if-modified-since", b"range", b"accept-encoding"})  # never 304 or gzip
_TOLD: Final = frozenset({b"content-length", b"etag", b"last-modified", b"accept-ranges", b"cache-control"})
_NO_SCRIPT: Final = (b"<noscript>", b"</noscript>")


class Shell:
    """The middleware. `lang` is for readers who wished for no language."""

    def __init__(self, app: ASGIApp, assets: Assets, lang: str) -> None:
        self.app = app
        self.assets = assets
        self.lang = lang

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _wants_desk(scope):
            await self.app(scope, receive, send)
            return
        wish = wishes.read(Request(scope), self.lang, PHONES)
        asked = dict(scope, headers=[one for one in scope["headers"] if one[0] not in _ASKED])
        held: Message | None = None
        body = b""

        async def rewriting(message: Message) -> None:
            nonlocal held, body
            if message["type"] == "http.response.start" and _is_page(message):
                held = message  # until the body is whole
            elif held is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    await self._send(held, body, wish, scope, send)

        await self.app(asked, receive, rewriting)

    async def _send(self, held: Message, body: bytes, wish: Wishes, scope: Scope, send: Send) -> None:
        page = self.rewritten(body, wish, scope["path"]) if body else body
        cookies = wish.remember(Response()).headers.getlist("set-cookie")
        headers = [one for one in held["headers"] if one[0] not in _TOLD]
        headers.append((b"cache-control", b"no-store"))
        headers += [(b"set-cookie", one.encode("latin-1")) for one in cookies]
        if page:
            headers.append((b"content-length", str(len(page)).encode()))
        await send({**held, "headers": headers})
        await send({"type": "http.response.body", "body": page})

    def rewritten(self, body: bytes, wish: Wishes, path: str) -> bytes:
        """Streamlit's page with our head. `data-page` lets the style sheet tell the class screen from the rest."""
        name = path.strip("/").partition("/")[0] or "shelf"
        title = escape(say("pages.product", wish.lang))
        body = body.replace(
            b'<html lang="en">', f'<html lang="{wish.html_lang}" data-page="{escape(name)}">'.encode(), 1
        )
        body = body.replace(b"<title>Streamlit</title>", f"<title>{title}</title>".encode(), 1)
        icon = f'<link rel="icon" type="image/svg+xml" href="{self.assets.url("seven.svg")}" />'
        body = body.replace(b'<link rel="shortcut icon" href="./favicon.png" />', icon.encode(), 1)
        body = body.replace(b"</head>", self._head(wish).encode() + b"</head>", 1)
        return _without_script(body, f"<p>{escape(say('desk.no_script', wish.lang))}</p>")

    def _head(self, wish: Wishes) -> str:
        sheets = sorted(name for name in self.assets.files if name.startswith("desk") and name.endswith(".css"))
        sheets.sort(key=lambda name: name != "desk.css")  # the one for all pages first
        lines = [f'<link rel="stylesheet" href="{self.assets.url(name)}">' for name in sheets]
        if wish.lang == "zh":
            lines.append(f'<script src="{self.assets.url("desk-words.js")}"></script>')
        return '<meta name="google" content="notranslate">' + "".join(lines)


def _wants_desk(scope: Scope) -> bool:
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or is_light(scope["path"]):
        return False
    return any(name == b"accept" and b"text/html" in value for name, value in scope["headers"])


def _is_page(message: Message) -> bool:
    kinds = [value for name, value in message["headers"] if name == b"content-type"]
    return message["status"] == 200 and any(kind.startswith(b"text/html") for kind in kinds)


def _without_script(body: bytes, sentence: str) -> bytes:
    """What stands on the page where scripts are off: our sentence instead of Streamlit's."""
    before, opening, rest = body.partition(_NO_SCRIPT[0])
    _, closing, after = rest.partition(_NO_SCRIPT[1])
    return before + opening + sentence.encode() + closing + after if closing else body
