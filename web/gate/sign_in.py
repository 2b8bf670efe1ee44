"""`/set-up` (first start), `/sign-in` and `/sign-out` for staff. Passphrases: at this computer or over TLS."""

import hmac
from typing import Final
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from tracker import accounts, sessions
from tracker.access import NotAllowed, Who
from tracker.accounts import NewStaff
from tracker.attempts import ROOMFUL
from tracker.days import CHINA
from tracker.faults import HiddenNumber, Unfit
from web.gate import identity, pages, passphrase
from web.gate.form import Fields
from web.gate.identity import STAFF_COOKIE, SignInNeeded, gate_of
from web.wiring import House

_SET_UP: Final = "set-up"
_ANY: Final = ""  # wrong tries of a device, whatever the name


def set_up(house: House, request: Request) -> Response:
    """The first manager and the first place, while nobody has an account."""
    if gate_of(request).has_accounts():
        return pages.go(house, request, "/sign-in")
    return pages.show(house, request, "set-up", here=identity.may_type_a_passphrase(request), fields={}, fault=None)


def take_set_up(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    gate, device = gate_of(request), identity.source_of(request)
    if gate.has_accounts():
        return pages.go(house, request, "/sign-in")
    if not identity.may_type_a_passphrase(request):
        return pages.show(house, request, "set-up", 403, here=False, fields={}, fault=None)
    wait = _seconds(gate.wait(_SET_UP, device).total_seconds())
    code = "".join(sign for sign in fields.get("code", "") if sign.isalnum())
    fault: str | None = None
    if wait:
        fault = "gate.sign_in_wait"
    elif not hmac.compare_digest(code.encode(), gate.set_up_code.encode()):
        gate.wrong(_SET_UP, device)
        fault = "gate.wrong_code"
    else:
        fault = _names_fault(fields) or passphrase.fault(fields.get("words", ""), fields.get("again", ""))
    if fault:
        kept = {name: fields.get(name, "")[:80] for name in ("code", "place", "name")}
        status = 429 if wait else 422
        return pages.show(house, request, "set-up", status, here=True, fields=kept, fault=fault, wait=wait)
    try:
        name = fields["name"].strip()
        first = NewStaff(name, name, passphrase.hashed(fields["words"]))
        staff_id, _place = accounts.set_up(house.book, first, fields["place"].strip())
    except NotAllowed:  # somebody else was quicker
        return pages.go(house, request, "/sign-in")
    except Unfit as unfit:
        kept = {name: fields.get(name, "")[:80] for name in ("code", "place", "name")}
        fault = f"book.number_{unfit.kind}" if isinstance(unfit, HiddenNumber) else "gate.name_missing"
        return pages.show(house, request, "set-up", 422, here=True, fields=kept, fault=fault, wait=0)
    return _begun(house, request, staff_id, "/")


def show(house: House, request: Request) -> Response:
    gate = gate_of(request)
    if not gate.has_accounts():
        return pages.go(house, request, "/set-up")
    return _form(house, request, request.query_params.get("next", ""))


def take(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    """Name and passphrase. Slower after wrong tries of this name on this device; nobody else waits."""
    gate, device, name = gate_of(request), identity.source_of(request), fields.get("name", "").strip()[:80]
    if not identity.may_type_a_passphrase(request):
        return _form(house, request, fields.get("next", ""), 403)
    wait = _seconds(max(gate.wait(name, device), gate.wait(_ANY, device, ROOMFUL)).total_seconds())
    if wait:
        return _form(house, request, fields.get("next", ""), 429, name=name, fault="gate.sign_in_wait", wait=wait)
    found = accounts.passphrase_of(house.book, name)
    if not passphrase.fits(found[1] if found else None, fields.get("words", "")) or found is None:
        gate.wrong(name, device)
        gate.wrong(_ANY, device)
        return _form(house, request, fields.get("next", ""), 401, name=name, fault="gate.sign_in_wrong")
    gate.right(name, device)
    gate.right(_ANY, device)
    return _begun(house, request, found[0], pages.safe_next(fields.get("next", ""), ""))


def ask_out(house: House, request: Request) -> Response:
    session = identity.session_of(request)
    return pages.show(house, request, "sign-out", name=session.name if session else "")


def take_out(house: House, request: Request, _fields: Fields, _: bytes) -> Response:
    """退出: the session is over, wherever its cookie lies."""
    token = request.cookies.get(STAFF_COOKIE, "")
    if token:
        sessions.end(house.book, token)
    answer = pages.go(house, request, "/sign-in" if identity.may_type_a_passphrase(request) else "/learn")
    answer = identity.take_cookie(request, answer, identity.LEARNER_COOKIE)
    return identity.take_cookie(request, answer, STAFF_COOKIE)


def devices(house: House, request: Request) -> Response:
    """`/devices`: where staff are signed in, one's own and, for social workers and managers, those of their places."""
    who, mine = identity.require(request), identity.session_of(request)
    if mine is None:
        raise SignInNeeded
    found = sessions.listed(house.book, who)
    zone = ZoneInfo(next((grant.zone for grant in who.grants), CHINA))
    until = {one.id: f"{one.expires_at.astimezone(zone):%H:%M}" for one in found}
    return pages.show(house, request, "devices", sessions=found, mine=mine.id, until=until)


def end_device(house: House, request: Request, fields: Fields, _: bytes) -> Response:
    who = identity.require(request)
    sessions.end_one(house.book, who, fields.get("session", ""))
    return pages.go(house, request, "/devices")


def _form(
    house: House,
    request: Request,
    wanted: str,
    status: int = 200,
    *,
    name: str = "",
    fault: str | None = None,
    wait: int = 0,
) -> Response:
    here = identity.may_type_a_passphrase(request)
    answer = pages.show(
        house,
        request,
        "sign-in",
        status,
        here=here,
        name=name,
        next=pages.safe_next(wanted, ""),
        fault=fault,
        wait=wait,
    )
    if wait:
        answer.headers["retry-after"] = str(wait)
    return answer


def _begun(house: House, request: Request, staff_id: str, where: str) -> Response:
    """A new session, and its cookie; the one this device had before is over."""
    former = request.cookies.get(STAFF_COOKIE, "")
    if former:
        sessions.end(house.book, former)
    device = "tls" if identity.is_secure(request) else "desk"
    token = sessions.begin(house.book, staff_id, "desk", device)
    where = where or _usual(sessions.who_of(house.book, token))
    answer = pages.go(house, request, where) if "?" not in where else pages.redirect(where)
    return identity.give_staff_cookie(request, answer, token)


def _usual(who: Who | None) -> str:
    """Where somebody's work lies: a volunteer's at the table, everybody else's at the desk."""
    return "/table" if who and {grant.role for grant in who.grants} == {"volunteer"} else "/"


def _names_fault(fields: Fields) -> str | None:
    named = all(1 <= len(fields.get(name, "").strip()) <= 80 for name in ("place", "name"))
    return None if named else "gate.name_missing"


def _seconds(wait: float) -> int:
    return int(wait) + 1 if wait > 0 else 0
