"""The addresses of the live class for staff, for the whole app and for tests alike. Imports no Streamlit."""

from functools import partial
from typing import Final

from starlette.routing import BaseRoute, Route

from web.gate.form import FORM_MOST, Take, taking
from web.light import trouble
from web.live import begin, check, lead, screen, summary
from web.live.routes import Answering
from web.wiring import House

TAKEN: Final[tuple[tuple[str, Take], ...]] = (
    ("/lead/begin", begin.take),
    ("/lead/change", lead.change),
    ("/lead/call/take", lead.take),
    ("/lead/call/back", lead.back),
    ("/lead/call/solve", lead.solve),
    ("/lead/seat", lead.seat),
    ("/lead/name", lead.name),
)


def table(house: House) -> list[BaseRoute]:
    """Every address under `/lead` and `/screen`, and the page on which a phone tries whether it gets through."""
    return [
        Route("/lead", partial(lead.show, house)),
        Route("/lead/room", partial(lead.room, house)),
        Route("/lead/names", partial(lead.names, house)),
        Route("/lead/stream", Answering(partial(lead.stream, house)), methods=["GET"]),
        Route("/lead/summary/{meeting}", partial(summary.show, house)),
        *(Route(path, taking(house, take, FORM_MOST), methods=["POST"]) for path, take in TAKEN),
        *check.table(house, check.Check(house.awake)),
        Route("/screen", partial(screen.show, house)),
        Route("/screen/now", partial(screen.now, house)),
        Route("/screen/stream", Answering(partial(screen.stream, house)), methods=["GET"]),
        Route("/lead/{rest:path}", partial(trouble.missing, house)),
        Route("/screen/{rest:path}", partial(trouble.missing, house)),
    ]
