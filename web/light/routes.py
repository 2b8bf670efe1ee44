"""The addresses of the light pages, for the whole app and for tests alike. Imports no Streamlit."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from media.pictures.shelf import PictureShelf
from web import trust
from web.gate import pages
from web.gate import routes as gate
from web.guard import Guard
from web.light import files, judge, lesson, pictures, practise, scenario, shelf, tricked, trouble
from web.live import routes as live
from web.live import staff_routes as lead
from web.table import routes as beside
from web.wiring import House

Show = Callable[[House, Request], Response]

PICTURES: Final = ("long.jpg", "card-{n:int}.png", "cover.webp")


def table(house: House) -> list[BaseRoute]:
    """Every light address; the more special ones first."""
    kept, painted = lesson.Shelf(), PictureShelf(house.settings.data / "pictures")
    rehearsed = practise.Practices(kept)
    shown: list[tuple[str, Show]] = [
        ("/learn", shelf.show),
        ("/learn/picture-{sha}.webp", lambda house, request: pictures.real(house, painted, request)),
        (judge.PATH, judge.show),
        ("/learn/scenario/{scenario}", scenario.show),
        ("/learn/{lesson}", lambda house, request: lesson.show(house, kept, request)),
        ("/learn/{lesson}/practise", lambda house, request: practise.show(house, rehearsed, "practise", request)),
        ("/learn/{lesson}/check", lambda house, request: practise.show(house, rehearsed, "check", request)),
        ("/learn/{lesson}/cover.svg", files.cover),
        *(
            (f"/learn/{{lesson}}/{name}", lambda house, request: pictures.answer(house, painted, request))
            for name in PICTURES
        ),
        ("/learn/{lesson}/{n:int}", lambda house, request: lesson.show_step(house, kept, request)),
        ("/tricked", tricked.show),
        ("/healthz", files.health),
        ("/voice/{name}", files.voice),
        ("/assets/{mark}/{name:path}", lambda house, request: house.assets.answer(request)),
        ("/favicon.ico", lambda house, _: RedirectResponse(house.assets.url("seven.svg"), 302)),
    ]
    own: list[BaseRoute] = [Route(path, partial(show, house)) for path, show in shown]
    # Whatever else begins like a light page leads nowhere, and must not fall through to the desk.
    own += [Route(f"/{name}/{{rest:path}}", partial(trouble.missing, house)) for name in ("learn", "tricked", "voice")]
    return [*own, *gate.table(house), *beside.table(house, rehearsed), *lead.table(house), *live.table(house)]


def troubles(house: House) -> Mapping[Any, Callable[..., Response]]:
    """What answers when a page is missing or breaks."""
    return {
        404: lambda request, fault: trouble.missing(house, request, fault),
        Exception: lambda request, fault: trouble.fault(house, request, fault),
        **pages.refusals(house),
    }


def plain(house: House, names: frozenset[str] | None = None) -> Starlette:
    """The light pages alone, as an app."""
    known = names if names is not None else trust.own_names()
    guard = Middleware(Guard, names=known, lang=house.settings.lang, gate=house.gate)
    return Starlette(routes=table(house), middleware=[guard], exception_handlers=dict(troubles(house)))
