"""A phone becomes somebody's for the day: the desk makes a one-time code, the phone brings it back by POST.

The code travels in the address's fragment, which browsers never send; short digits can be typed where nothing scans.
"""

import io
from dataclasses import dataclass
from typing import Final

import segno
from starlette.requests import Request
from starlette.responses import Response

from tracker import sessions
from tracker.access import GUEST, Who
from web import addresses
from web.gate import identity, pages
from web.gate.form import Fields
from web.gate.identity import gate_of
from web.wiring import House

PHONES_ADDRESS: Final = "phones_address"  # the setting: which of this computer's addresses phones are given
_TYPED: Final = 12  # letters of a code that was typed, not scanned
_NAME: Final = "pair"  # wrong tries are counted under it
_KINDS: Final = (("MicroMessenger", "WeChat"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"))


@dataclass(frozen=True, slots=True)
class PairOffer:
    """What the desk shows: a link as QR code, and digits to type at `page`."""

    url: str
    short: str
    page: str


def new_pair_code(house: House, who: Who, staff_id: str) -> PairOffer:
    """A code that makes a phone that of `staff_id` (of a place `who` looks after). Raises `NoSuch` for anybody else's,
    `NotAllowed` where they may do more than `who`."""
    code = sessions.pairing_code(house.book, who, staff_id)
    page = address_for_phones(house) + "/pair"
    return PairOffer(f"{page}#{code.long}", f"{code.short[:4]} {code.short[4:]}", page)


def qr(url: str, dark: str = "#1A1A1A", error: str = "m") -> str:
    """The address as a square code, SVG without a size of its own, quiet zone included. With `error` "l" it has fewer
    and larger squares, for what is seen from far and gets no stains."""
    out = io.BytesIO()
    segno.make(url, error=error, micro=False).save(
        out, kind="svg", xmldecl=False, omitsize=True, border=4, dark=dark, light="#FFFFFF"
    )
    return out.getvalue().decode()


def address_for_phones(house: House) -> str:
    """Where phones find this computer: its address in the room, found by itself unless staff chose another of its
    addresses; itself, where it is in no network."""
    settings = house.settings
    whole_room = settings.host in ("0.0.0.0", "::")
    chosen = house.book.setting(GUEST, PHONES_ADDRESS)
    if chosen not in addresses.all_for_phones():  # the network is another one today
        chosen = ""
    host = (chosen or addresses.for_phones() or "localhost") if whole_room else settings.host
    scheme = "https" if settings.tls_cert else "http"
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{settings.port}"


def show(house: House, request: Request) -> Response:
    """`/pair`: takes the code out of the fragment, or asks for the digits; says whose phone this is."""
    return _page(house, request)


def take(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    gate, device = gate_of(request), identity.source_of(request)
    wait = int(gate.wait(_NAME, device).total_seconds() + 0.999)
    if wait:
        return _page(house, request, 429, fault="gate.sign_in_wait", wait=wait, code=fields.get("code", ""))
    code = "".join(fields.get("code", "").split())
    token = sessions.redeem(house.book, code, _device(request)) if 0 < len(code) <= 60 else None
    if token is None:
        gate.wrong(_NAME, device)
        return _page(house, request, 422, fault="gate.pair_wrong", code=fields.get("code", ""))
    gate.right(_NAME, device)
    former = request.cookies.get(identity.STAFF_COOKIE, "")
    if former:
        sessions.end(house.book, former)
    answer = identity.take_cookie(request, pages.go(house, request, "/pair"), identity.LEARNER_COOKIE)
    return identity.give_staff_cookie(request, answer, token)


def _page(
    house: House, request: Request, status: int = 200, *, fault: str | None = None, wait: int = 0, code: str = ""
) -> Response:
    typed = code if len(code) <= _TYPED and code.isprintable() else ""  # digits stay to be looked at and sent again
    session = None if fault else identity.session_of(request)
    return pages.show(house, request, "pair", status, session=session, fault=fault, wait=wait, code=typed)


def _device(request: Request) -> str:
    """What kind of phone, for the list of devices; nothing that could tell two phones apart."""
    agent = request.headers.get("user-agent", "")
    return next((label for mark, label in _KINDS if mark in agent), "")
