"""这次不是她 and 记错了, for one walk: what it shows, what is about to happen, and the way back. Nothing is edited."""

from starlette.responses import Response

from tracker import corrections, learner_record
from tracker.people import Learner
from tracker.reach import NoSuch
from tracker.walks import Walk
from web.table import beside
from web.table.learner import walk_line
from web.table.room import Ask


def show(ask: Ask) -> Response:
    """The walk, step by step, and two ways to put it right. `?do=move` asks whose it was."""
    her = ask.seen(ask.learner)
    one = _walk(ask)
    lesson = ask.house.library.lessons.get(one.lesson)
    texts = {step.id: step.touches[0].text.of(ask.lang) for step in lesson.steps} if lesson else {}
    steps = [
        {"n": n, "text": texts.get(step, step), "mark": ask.say(f"mark_{prompt}"), "prompt": prompt}
        for n, (step, prompt, _) in enumerate(one.prompts, 1)
    ]
    others = [each for each in _others(ask) if each.id != her.id and each.place == her.place]
    moving = ask.request.query_params.get("do") == "move"
    return ask.page("amend", her=her, walk=walk_line(ask, one, her.place), steps=steps, others=others, moving=moving)


def do(ask: Ask) -> Response:
    """`do`: back (记错了), again (take that back), move (这次不是她, `to` somebody I may see)."""
    deeds = {"back": _back, "again": _again, "move": _move}
    wish = ask.sent.get("do", "")
    if wish not in deeds:
        raise NoSuch(wish)
    ask.seen(ask.learner)
    return deeds[wish](ask)


def _move(ask: Ask) -> Response:
    one = _walk(ask)
    to = ask.sent.get("to", "")
    corrections.not_her(ask.book, ask.who, one.id, to)
    if ask.sent.get("undo"):
        return ask.go(to, note="moved_back")
    # `from` is whose it was until now: there the page offers the way back
    return ask.go(ask.learner, note="moved", walk=one.id, **{"from": to})


def _back(ask: Ask) -> Response:
    one = _walk(ask)
    correction = corrections.take_back_walk(ask.book, ask.who, one.id)
    return ask.go(ask.learner, note="taken_back", walk=one.id, undo=correction)


def _again(ask: Ask) -> Response:
    """The taking-back does not count; the records of the walk do again."""
    corrections.take_back(ask.book, ask.who, ask.sent.get("undo", ""))
    return ask.go(ask.learner, note="counts_again")


def _walk(ask: Ask) -> Walk:
    """The walk of the address, among hers; raises `NoSuch` for any other."""
    wanted = str(ask.request.path_params["walk"])
    mine = learner_record.walks(ask.book, ask.who, ask.learner)
    found = next((one for one in mine if one.id == wanted), None)
    if found is None:
        raise NoSuch(wanted)
    return found


def _others(ask: Ask) -> list[Learner]:
    """Everybody I sit beside today."""
    rows = [row.learner for group in beside.groups(ask) for row in group.rows]
    return list({one.id: one for one in rows}.values())
