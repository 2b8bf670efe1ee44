"""The gate's addresses, for the whole app and for tests alike. Imports no Streamlit."""

from collections.abc import Callable
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from web.gate import at_home, events, me, pairing, sign_in
from web.gate.form import FORM_MOST, PHOTO_MOST, Take, taking
from web.light import trouble
from web.wiring import House

Show = Callable[[House, Request], Response]

SHOWN: Final[tuple[tuple[str, Show], ...]] = (
    ("/set-up", sign_in.set_up),
    ("/sign-in", sign_in.show),
    ("/sign-out", sign_in.ask_out),
    ("/devices", sign_in.devices),
    ("/pair", pairing.show),
    ("/me", me.show),
    ("/me/photo/{learner}", me.photo),
)
TAKEN: Final[tuple[tuple[str, Take, int], ...]] = (
    ("/set-up", sign_in.take_set_up, FORM_MOST),
    ("/sign-in", sign_in.take, FORM_MOST),
    ("/sign-out", sign_in.take_out, FORM_MOST),
    ("/devices/end", sign_in.end_device, FORM_MOST),
    ("/pair", pairing.take, FORM_MOST),
    ("/me/choose", me.choose, FORM_MOST),
    ("/me/card", me.card, PHOTO_MOST),
    ("/me/own", me.own, FORM_MOST),
    ("/me/home", at_home.take, FORM_MOST),
    ("/me/leave", me.leave, FORM_MOST),
)
# Whatever else begins like one of these leads nowhere, and must not fall through to the desk.
CLOSED: Final = ("set-up", "sign-in", "sign-out", "devices", "pair", "me", "api")


def table(house: House) -> list[BaseRoute]:
    """Every address of the gate."""
    found: list[BaseRoute] = [Route(path, partial(show, house)) for path, show in SHOWN]
    found += [Route(path, taking(house, take, most), methods=["POST"]) for path, take, most in TAKEN]
    found.append(Route("/me/here", partial(me.here, house), methods=["POST"]))
    found.append(Route("/api/events", events.taking(house), methods=["POST"]))
    found += [Route(f"/{name}/{{rest:path}}", partial(trouble.missing, house)) for name in CLOSED]
    return found
