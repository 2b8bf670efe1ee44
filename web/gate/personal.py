"""A light page for a learner who is signed in: who we think she is, 学完了, and the ticket under which her steps count.

The page itself is the same for everybody and kept; what is hers is put in on the way out, and never kept.
"""

import gzip
from collections.abc import Collection
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson import Lesson
from media import faces
from tracker import resume
from tracker.faults import BookFault
from tracker.gone_through import gone_through_today
from web import reply, surprises
from web.gate import identity, pages
from web.gate.gate import Pupil
from web.gate.learning import IDLE
from web.live import beside
from web.press import json_block
from web.wiring import House

_HEAD: Final = "</head>"
_BODY: Final = "<body"


def send(
    house: House,
    request: Request,
    page: reply.Page,
    lesson: Lesson | None = None,
    mode: str = "",
    parts: Collection[str] = (),
) -> Response:
    """The page as it is for guests; for a learner with her line above it, in class with the way back to it.

    `mode`: the one in which she practises; `parts`: the lessons of the scenario that it is a part of.
    """
    pupil, strip = identity.pupil_of(request), beside.strip(house, request)
    return _topped(house, request, page, strip + (line(house, request, pupil, lesson, mode, parts) if pupil else ""))


def beside_class(house: House, request: Request, page: reply.Page) -> Response:
    """The page as it is for everybody; on a phone in a class with the way back to it, which is hers to take."""
    try:
        above = beside.strip(house, request, stays=True)
    except BookFault:
        above = ""
    return _topped(house, request, page, above)


def _topped(house: House, request: Request, page: reply.Page, above: str) -> Response:
    if not above:
        return reply.send(request, page)
    html = gzip.decompress(page.packed).decode()
    head, _, rest = html.partition(_HEAD)
    before, opening, after = rest.partition(_BODY)
    tag, _, inside = after.partition(">")
    style = f'<link rel="stylesheet" href="{house.assets.url("me.css")}">'
    whole = f"{head}{style}{_HEAD}{before}{opening}{tag}>{above}{inside}"
    return reply.fresh(request, whole, cache=pages.NO_STORE)


def line(
    house: House,
    request: Request,
    pupil: Pupil,
    lesson: Lesson | None = None,
    mode: str = "",
    parts: Collection[str] = (),
) -> str:
    """您是 王阿姨 · 学完了, and what the page's script needs: opaque ids and the ticket."""
    wish = pages.wish_of(house, request)
    learning = pupil.learning
    picture = faces.svg(faces.name_for(learning.learner, pupil.picture))
    data: dict[str, object] = {"shared": not learning.own, "idle": int(IDLE.total_seconds() * 1000)}
    if lesson is not None:
        ticket = house.gate.tickets.make(house.book.now(), learning.learner, lesson.id)
        data |= {"ticket": ticket, "meeting": learning.meeting, "learner": learning.learner}
    if lesson is not None and mode:
        data |= _left_off(house, pupil, lesson, mode)
        if mode == "practise":
            data["surprise"] = surprises.of_walk(house, pupil, lesson, int(str(data["walks_before"])), wish.lang)
    if parts:
        data["gone_through"] = sorted(gone_through_today(house.book, pupil.who, learning.learner, parts))
    return house.press.part(
        "gate/line.html.jinja", wish, nickname=pupil.nickname, picture=picture, data=json_block(data)
    )


def _left_off(house: House, pupil: Pupil, lesson: Lesson, mode: str) -> dict[str, object]:
    """Where she goes on practising, on whatever device she began; and how often she has gone through before."""
    her = pupil.learning.learner
    found = resume.unfinished(house.book, pupil.who, her, lesson.id, lesson.version, mode)
    walk = {"id": found.walk, "done": list(found.done)} if found else None
    return {"walk": walk, "walks_before": resume.walks_before(house.book, pupil.who, her, lesson.id)}
