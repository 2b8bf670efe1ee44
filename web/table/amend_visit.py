"""记错了 for one visit: what it was, and what is about to happen. Its minutes count no more; it does not come back."""

from starlette.responses import Response

from tracker import presence, visits
from tracker.reach import NoSuch
from web.table.learner import visit_line
from web.table.room import Ask

MOST = 400  # visits looked through: years with one learner


def show(ask: Ask) -> Response:
    her = ask.seen(ask.learner)
    return ask.page("amend-visit", her=her, visit=visit_line(ask, _visit(ask), her.place))


def do(ask: Ask) -> Response:
    visits.take_back_visit(ask.book, ask.who, _visit(ask).id)
    return ask.go(ask.learner, note="visit_taken_back")


def _visit(ask: Ask) -> presence.Visited:
    """The visit of the address, among those with her that one may put right; raises `NoSuch` for any other."""
    wanted = str(ask.request.path_params["visit"])
    mine = presence.visited(ask.book, ask.who, ask.learner, most=MOST)
    found = next((one for one in mine if one.id == wanted), None)
    if found is None:
        raise NoSuch(wanted)
    return found
