"""这次不是她 and 记错了, for one walk: what it shows, what is about to happen, and the way back. Nothing is edited."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from tracker import corrections, learner_record, people
from tracker.ids import new_id
from tracker.people import Learner
from tracker.reach import NoSuch
from tracker.walks import Walk
from web.table import beside
from web.table.learner import walk_line
from web.table.room import Ask


def show(ask: Ask) -> Response:
    """The walk, step by step, and two ways to put it right. `?do=move` asks whose it was."""
    her = people.seen(ask.book, ask.who, ask.learner)
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


async def do(ask: Ask) -> Response:
    """`do`: back (记错了), again (take that back), move (这次不是她, `to` somebody I may see)."""
    wish = ask.sent.get("do", "")
    if wish == "move":
        return await run_in_threadpool(_move, ask)
    if wish == "back":
        return await _back(ask)
    if wish == "again":
        return await _again(ask)
    raise NoSuch(wish)


def _move(ask: Ask) -> Response:
    people.seen(ask.book, ask.who, ask.learner)
    one = _walk(ask)
    to = ask.sent.get("to", "")
    corrections.not_her(ask.book, ask.who, one.id, to)
    if ask.sent.get("undo"):
        return ask.go(to, note="moved_back")
    # `from` is whose it was until now: there the page offers the way back
    return ask.go(ask.learner, note="moved", walk=one.id, **{"from": to})


async def _back(ask: Ask) -> Response:
    one = await run_in_threadpool(_walk, ask)
    correction = new_id(ask.book.now())
    if await _correct(ask, correction, one.id, one.lesson, one.version, one.mode, {"whole": True}):
        return ask.go(
            ask.learner, note="taken_back", walk=one.id, undo=f"{correction}.{one.lesson}.{one.version}.{one.mode}"
        )
    await run_in_threadpool(corrections.take_back_walk, ask.book, ask.who, one.id)
    return ask.go(ask.learner, note="taken_back")


async def _again(ask: Ask) -> Response:
    """The taking-back does not count; the records of the walk do again."""
    await run_in_threadpool(people.seen, ask.book, ask.who, ask.learner)
    parts = ask.sent.get("undo", "").split(".")
    if len(parts) != 4 or not parts[2].isdigit():
        raise NoSuch("undo")
    correction, lesson, version, mode = parts
    walk = str(ask.request.path_params["walk"])
    kept = await _correct(ask, new_id(ask.book.now()), walk, lesson, int(version), mode, {"event": correction})
    return ask.go(ask.learner, note="counts_again" if kept else "not_changed")


async def _correct(
    ask: Ask, event: str, walk: str, lesson: str, version: int, mode: str, detail: Mapping[str, Any]
) -> bool:
    """Hand in a correction at the same door as every record. False when the walk began under another person."""
    now = ask.book.now()
    record = {
        "id": event, "walk": walk, "kind": "correction", "lesson": lesson, "version": version, "mode": mode,
        "observed_at": now.isoformat(), "detail": detail,
        "ticket": ask.house.gate.tickets.make(now, ask.learner, lesson, ask.who.staff),
    }  # fmt: skip
    answer = await ask.house.gate.intake.take(json.dumps({"sent_at": now.isoformat(), "events": [record]}).encode())
    return event in answer.body.get("kept", [])


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
