"""A finished page on its way out: packed once, sent many times, not sent at all when the reader has it already."""

import gzip
import hashlib
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is kept: packed, with the mark by which a reader's copy is recognised."""

    packed: bytes
    etag: str
    size: int


def page(html: str) -> Page:
    body = html.encode()
    return Page(gzip.compress(body, 6, mtime=0), f'W/"{hashlib.sha256(body).hexdigest()[:20]}"', len(body))


def send(
    request: Request,
    kept: Page,
    status: int = 200,
    *,
    kind: str = "text/html; charset=utf-8",
    cache: str = "private, no-cache",
    vary: str = "Cookie, Accept-Language, Accept-Encoding",
) -> Response:
    """The page for this reader: packed if they can unpack it, 304 if they have it."""
    headers = {"content-type": kind, "etag": kept.etag, "cache-control": cache, "vary": vary}
    if status == 200 and kept.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(kept.packed, status, headers | {"content-encoding": "gzip"})
    return Response(gzip.decompress(kept.packed), status, headers)
