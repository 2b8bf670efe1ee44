"""Paper for a visit where there is no server: the page that says so, the sheet itself, and which sheets are still out.

Remembered in the book by opaque ids only; a sheet comes back when it is entered, or is put aside unused.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from starlette.responses import Response

from media.paper.sheet import Line, volunteer_sheet
from media.words import say
from tracker import people
from tracker.people import Learner
from tracker.reach import NoSuch
from web.table.learner import title_of
from web.table.room import Ask
from web.table.walk import AT_HOME

MOST: Final = 15  # sheets that one person carries; who takes more, loses sight of the oldest


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet that somebody took along."""

    learner: str
    lesson: str
    day: date


def leaving(ask: Ask) -> Response:
    """Before leaving: at home there is no server; take the paper."""
    her = people.seen(ask.book, ask.who, ask.learner)
    lesson = ask.lesson()
    taken = Sheet(her.id, lesson.id, ask.today(her.place)) in out(ask)
    return ask.page("visit", her=her, lesson=lesson, taken=taken)


def take(ask: Ask) -> Response:
    """The sheet goes out; what follows is the PDF."""
    her = people.seen(ask.book, ask.who, ask.learner)
    lesson = ask.lesson()
    mine = Sheet(her.id, lesson.id, ask.today(her.place))
    others = [one for one in out(ask) if (one.learner, one.lesson) != (mine.learner, mine.lesson)]
    _keep(ask, [*others, mine])
    return ask.go(her.id, lesson.id, "visit", taken="1")


def show(ask: Ask) -> Response:
    """All my sheets that are out."""
    shown = []
    for one in out(ask):
        her = _seen(ask, one.learner)
        shown.append({"sheet": one, "her": her, "title": title_of(ask, one.lesson), "day": ask.day(one.day)})
    return ask.page("sheets", sheets=shown)


def drop(ask: Ask) -> Response:
    """It was not used, or was lost."""
    back(ask, ask.sent.get("learner", ""), ask.sent.get("lesson", ""))
    return ask.go("sheets")


def back(ask: Ask, learner: str, lesson: str) -> None:
    """This sheet is no longer out."""
    before = out(ask)
    left = [one for one in before if (one.learner, one.lesson) != (learner, lesson)]
    if left != before:
        _keep(ask, left)


def out(ask: Ask) -> list[Sheet]:
    """My sheets, oldest first."""
    kept = ask.book.setting(ask.who, _key(ask)) or "[]"
    return [Sheet(learner, lesson, date.fromisoformat(day)) for learner, lesson, day in json.loads(kept)]


def pdf(ask: Ask) -> Response:
    """The sheet: the lesson's steps in their order, the same five marks."""
    her = people.seen(ask.book, ask.who, ask.learner)
    lesson = ask.lesson()
    steps = [Line(n, step.touches[0].text.of(ask.lang), step.critical) for n, step in enumerate(lesson.steps, 1)]
    sentences = [say(f"book.hand_over_{key}", ask.lang) for key in AT_HOME]
    code = her.id[-6:].upper()
    made = volunteer_sheet(her.nickname, code, lesson.title.of(ask.lang), steps, sentences, ask.lang)
    return Response(made, media_type="application/pdf", headers={"cache-control": "no-store"})


def _keep(ask: Ask, sheets: list[Sheet]) -> None:
    kept = [[one.learner, one.lesson, one.day.isoformat()] for one in sheets[-MOST:]]
    ask.book.change_setting(ask.who, _key(ask), json.dumps(kept) if kept else "")


def _key(ask: Ask) -> str:
    return f"sheets_{ask.who.staff.replace('-', '')}"


def _seen(ask: Ask, learner: str) -> Learner | None:
    """Her, as long as she may be seen: an assignment may have ended while the sheet was out."""
    try:
        return people.seen(ask.book, ask.who, learner)
    except NoSuch:
        return None
