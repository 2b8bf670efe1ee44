"""`/table/<learner>/<lesson>/practise` and `/check`: the volunteer's phone is lent to a learner for practising.

The same page that learners have, with a line saying whose practice it is. What she does counts for her, recorded by
the volunteer's device; the end of it, and the way out, lead back to the table.
"""

import gzip
import json
from typing import Any, Final

from starlette.responses import Response

from lessons.lesson import Lesson
from media.words import say
from tracker import resume
from tracker.people import Learner
from web import reply
from web.light.practise import Practices
from web.press import json_block
from web.table import beside
from web.table.room import Ask

MODES: Final = ("practise", "check")
_DATA: Final = 'id="lesson-data">'
_END: Final = "</script>"


def show(kept: Practices, mode: str, ask: Ask) -> Response:
    """Raises `NoSuch` for a learner who is not theirs to see, and for a lesson that is not on the shelf."""
    her, lesson = ask.seen(ask.learner), ask.lesson()
    page = gzip.decompress(kept.page(ask.house, lesson, ask.wish, mode).packed).decode()
    before, _, rest = page.partition(_DATA)
    body, _, after = rest.partition(_END)
    whole = f"{before}{_DATA}{json_block(_hers(ask, her, lesson, json.loads(body)))}{_END}{after}"
    head, _, inside = whole.partition("</head>")
    opening, _, main = inside.partition('<main id="lesson">')
    style = f'<link rel="stylesheet" href="{ask.house.assets.url("me.css")}">'
    line = _line(ask, her, lesson, mode)
    html = f'{head}{style}</head>{opening}{line}<main id="lesson">{main}'
    return ask.wish.remember(reply.fresh(ask.request, html))


def _line(ask: Ask, her: Learner, lesson: Lesson, mode: str) -> str:
    """Whose practice it is, and what the page's script needs: opaque ids and the ticket."""
    meeting = beside.meeting_with(ask, her.id)
    found = resume.begun_beside(ask.book, ask.who, her.id, lesson.id, lesson.version, mode)
    data: dict[str, object] = {
        "shared": False,
        "lent": True,
        "idle": 0,
        "ticket": ask.house.gate.tickets.make(ask.book.now(), her.id, lesson.id, ask.who.staff),
        "meeting": meeting.id if meeting and meeting.opened_at else "",
        "learner": her.id,
        "walk": {"id": found.walk, "done": list(found.done)} if found else None,
        "walks_before": resume.walks_before(ask.book, ask.who, her.id, lesson.id),
    }
    whose = say(
        "reviews.beside_line" if mode == "practise" else "reviews.beside_line_check", ask.lang, name=her.nickname
    )
    return ask.house.press.part(
        "table-lent.html.jinja",
        ask.wish,
        whose=whose,
        portrait=ask.portrait(her),
        data=json_block(data),
    )


def _hers(ask: Ask, her: Learner, lesson: Lesson, data: dict[str, Any]) -> dict[str, Any]:
    """The page's data with every way out leading to the table, and every way on staying with her."""
    ours, table = f"/learn/{lesson.id}/", f"/table/{her.id}/{lesson.id}/"

    def kept(address: str) -> str:
        stays = any(address.startswith(f"{ours}{mode}") for mode in MODES)
        return table + address[len(ours) :] if stays else address

    links = {name: kept(address) for name, address in data["links"].items()}
    links["shelf"] = ask.link(her.id)
    phones = [{**one, "link": kept(one["link"])} for one in data["phones"]]
    words = {**data["words"], "all_lessons": say("reviews.beside_back", ask.lang)}
    return {**data, "links": links, "phones": phones, "words": words, "end": {**data["end"], "next": None}}
