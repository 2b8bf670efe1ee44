"""A light page for a learner who is signed in: who we think she is, 学完了, and the ticket under which her steps count.

The page itself is the same for everybody and kept; what is hers is put in on the way out, and never kept.
"""

import gzip
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson import Lesson
from media import faces
from web import reply
from web.gate import identity, pages
from web.gate.gate import Pupil
from web.gate.learning import IDLE
from web.press import json_block
from web.wiring import House

_HEAD: Final = "</head>"
_BODY: Final = "<body"


def send(house: House, request: Request, page: reply.Page, lesson: Lesson | None = None) -> Response:
    """The page as it is for guests; for a learner with her line above it."""
    pupil = identity.pupil_of(request)
    if pupil is None:
        return reply.send(request, page)
    html = gzip.decompress(page.packed).decode()
    head, _, rest = html.partition(_HEAD)
    before, opening, after = rest.partition(_BODY)
    tag, _, inside = after.partition(">")
    style = f'<link rel="stylesheet" href="{house.assets.url("me.css")}">'
    whole = f"{head}{style}{_HEAD}{before}{opening}{tag}>{line(house, request, pupil, lesson)}{inside}"
    return Response(whole, headers={"content-type": "text/html; charset=utf-8", "cache-control": pages.NO_STORE})


def line(house: House, request: Request, pupil: Pupil, lesson: Lesson | None = None) -> str:
    """您是 王阿姨 · 学完了, and what the page's script needs: opaque ids and the ticket."""
    wish = pages.wish_of(house, request)
    learning = pupil.learning
    picture = faces.svg(faces.name_for(learning.learner, pupil.picture))
    data: dict[str, object] = {"shared": not learning.own, "idle": int(IDLE.total_seconds() * 1000)}
    if lesson is not None:
        ticket = house.gate.tickets.make(house.book.now(), learning.learner, lesson.id)
        data |= {"ticket": ticket, "meeting": learning.meeting, "learner": learning.learner}
    return house.press.part(
        "gate/line.html.jinja", wish, nickname=pupil.nickname, picture=picture, data=json_block(data)
    )
