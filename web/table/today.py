"""`/table`: whom I sit beside today, and my visits. One large row a person: what comes next, and why."""

from starlette.responses import Response

from tracker import live, sheets
from tracker.reach import KEEPERS
from web.gate import identity
from web.table import beside
from web.table.beside import Row
from web.table.room import Ask


def show(ask: Ask) -> Response:
    """`?show=help` leaves only those who need somebody beside them."""
    only_help = ask.request.query_params.get("show") == "help"
    groups = beside.groups(ask)
    helped = sum(row.help for group in groups for row in group.rows)
    shown = [
        {
            "name": group.name,
            "visits": group.meeting is None,
            "lesson": _title(ask, group.meeting.lesson) if group.meeting else "",
            "parts": _parts([row for row in group.rows if row.help or not only_help]),
            "away": ask.say("name_join").join(group.away),
        }
        for group in groups
    ]
    out = sheets.out(ask.book, ask.who)
    session = identity.session_of(ask.request)
    told = {"helped": helped, "only_help": only_help, "out": len(out), "goes_on": _goes_on(ask)}
    told["desk"] = bool(ask.who.places(*KEEPERS))
    return ask.page("today", groups=shown, today=ask.today(), me=session.name if session else "", **told)


def _parts(rows: list[Row]) -> list[tuple[str, list[Row]]]:
    """Those I sit beside stand first, under a heading of their own; all in one where that was not arranged."""
    mine, others = [row for row in rows if row.mine], [row for row in rows if not row.mine]
    if not mine:
        return [("", others)]
    return [("lead.mine_title", mine), *([("lead.others_title", others)] if others else [])]


def _goes_on(ask: Ask) -> bool:
    """Whether a class of hers is on now, with phones in it."""
    return bool(live.running(ask.book, ask.who))


def _title(ask: Ask, name: str) -> str:
    lesson = ask.house.library.ready(name)
    return lesson.title.of(ask.lang) if lesson else ""
