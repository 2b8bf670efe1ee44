"""Who asks, for every page: staff by their session, learners by their device, guests. Knows the gate's cookies.

Roles are read from the book each time. Pages ask here and hand the answer to the store, which decides what is shown.
"""

from collections.abc import Mapping
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from tracker.access import GUEST, NotAllowed, Role, Who
from tracker.sessions import Session
from web.gate.gate import Gate, Pupil
from web.gate.learning import Learning

STAFF_COOKIE: Final = "qibu_staff"
LEARNER_COOKIE: Final = "qibu_learner"


class SignInNeeded(PermissionError):
    """Somebody who is not signed in asked for what only staff see. The gate answers with the way to sign in."""


def gate_of(request: Request) -> Gate:
    """The gate of the house this request came into; the guard has put it there."""
    found = request.state.gate
    if not isinstance(found, Gate):
        raise LookupError("this request came past the guard")
    return found


def who(request: Request) -> Who:
    """The staff member signed in at this device, else who is learning at it, else `GUEST`.

    Until accounts exist, this computer is `STAFF_HERE`: staff who can reach nobody's data.
    """
    staff = staff_of(request)
    if staff is not None:
        return staff
    pupil = pupil_of(request)
    return pupil.who if pupil else GUEST


def staff_of(request: Request) -> Who | None:
    """The staff member signed in at this device, whoever learns at it."""
    token = request.cookies.get(STAFF_COOKIE, "")
    return gate_of(request).staff(token, this_computer=is_this_computer(request), source=source_of(request))


def pupil_of(request: Request) -> Pupil | None:
    """Who is learning at this device now: `.who`, `.nickname`, `.picture`, `.learning` (own phone? which meeting?)."""
    return gate_of(request).pupil(request.cookies.get(LEARNER_COOKIE, ""))


def require(request: Request, *roles: Role) -> Who:
    """The staff member, who has one of `roles` somewhere (any staff when none is named).

    Raises `SignInNeeded` for who is not signed in and `NotAllowed` for other roles; the app answers both by itself.
    """
    found = staff_of(request)
    if found is None:
        raise SignInNeeded
    if roles and not any(grant.role in roles for grant in found.grants):
        raise NotAllowed(", ".join(roles))
    return found


def session_of(request: Request) -> Session | None:
    """The session behind this device's cookie: whether at the desk or paired, since when, until when."""
    return gate_of(request).session(request.cookies.get(STAFF_COOKIE, ""))


def who_from_cookies(gate: Gate, cookies: Mapping[str, str], source: str = "desk") -> Who:
    """For the Streamlit script, on every rerun: `who_from_cookies(house().gate, st.context.cookies)`.

    `GUEST` once accounts exist and the session was ended; then the desk shows nothing but the way to sign in.
    The guard lets nobody but this computer reach the desk before accounts exist.
    """
    return gate.staff(cookies.get(STAFF_COOKIE, ""), this_computer=True, source=source) or GUEST


def is_this_computer(request: Request) -> bool:
    return bool(getattr(request.state, "this_computer", False))


def may_type_a_passphrase(request: Request) -> bool:
    """Whether nobody in between can read what is typed: at this computer, or over TLS."""
    return is_this_computer(request) or is_secure(request)


def is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def source_of(request: Request) -> str:
    """Where from, for the audit trail and for counting wrong tries."""
    return request.client.host if request.client else ""


def give_staff_cookie(request: Request, response: Response, token: str) -> Response:
    """Gone with the browser; the session behind it ends by itself too."""
    response.set_cookie(STAFF_COOKIE, token, httponly=True, samesite="lax", secure=is_secure(request))
    return response


def give_learner_cookie(request: Request, response: Response, learning: Learning) -> Response:
    gate = gate_of(request)
    value, lasts = gate.sealed(learning), learning.lasts(gate.book.now())
    response.set_cookie(LEARNER_COOKIE, value, max_age=lasts, httponly=True, samesite="lax", secure=is_secure(request))
    return response


def take_cookie(request: Request, response: Response, name: str) -> Response:
    response.delete_cookie(name, httponly=True, samesite="lax", secure=is_secure(request))
    return response
