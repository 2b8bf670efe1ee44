"""What a form sends, never read past its limit. Knows no page; the guard has refused other sites' forms before."""

import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message

from web.wiring import House

FORM_MOST: Final = 16 * 1024  # bytes
PHOTO_MOST: Final = 12 * 1024 * 1024
FIELDS_MOST: Final = 200  # of one form; the largest is a whole sheet of paper

_UNTYPED: Final = re.compile("[\0\ud800-\udfff]")

Fields = dict[str, str]
Take = Callable[[House, Request, Fields, bytes], Response]


class TooLarge(ValueError):
    """More was sent than this address takes; nothing was read beyond the limit."""


def typed(text: str) -> str:
    """Without what nobody can type and no database keeps: NUL, and halves of letters."""
    return _UNTYPED.sub("", text)


async def body(request: Request, most: int) -> bytes:
    """All that was sent. Raises `TooLarge`, before reading where the sender says how much comes."""
    said = request.headers.get("content-length", "0")
    if not said.isdigit() or int(said) > most:
        raise TooLarge
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > most:
            raise TooLarge
    return bytes(found)


def taking(house: House, take: Take, most: int = FORM_MOST) -> Callable[[Request], Awaitable[Response]]:
    """An address that takes a form: `take(house, request, fields, photo)` runs beside the other requests."""

    async def answer(request: Request) -> Response:
        fields, photo = await _fields(request, await body(request, most))
        return await run_in_threadpool(take, house, request, fields, photo)

    return answer


async def fields(request: Request, most: int = FORM_MOST) -> Fields:
    """What a form without files sends, for an address that reads it by itself."""
    return (await _fields(request, await body(request, most), most))[0]


async def _fields(request: Request, raw: bytes, room: int = FORM_MOST) -> tuple[Fields, bytes]:
    """Every field once, each of at most `room` bytes, and the photo; an unreadable form is an empty one."""
    kind = request.headers.get("content-type", "")
    if kind.startswith("image/"):
        return {}, raw
    again = Request(request.scope, partial(_replayed, raw))
    fields: Fields = {}
    photo = b""
    try:
        async with again.form(max_files=1, max_fields=FIELDS_MOST, max_part_size=room) as form:
            for name, value in form.items():
                if isinstance(value, UploadFile):
                    photo = await value.read()
                else:
                    fields[name] = typed(value)
    except (MultiPartException, HTTPException, UnicodeDecodeError, LookupError):  # the last: no such charset
        return {}, b""
    return fields, photo


async def _replayed(raw: bytes) -> Message:
    return {"type": "http.request", "body": raw, "more_body": False}
