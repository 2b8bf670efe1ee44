"""`/table/<learner>`: where she stands, the last hand-over, what comes next and why, and what was recorded lately."""

from typing import Any

from starlette.responses import Response

from media.words import say
from tracker import learner_record, notes, presence, visits
from tracker.progress import Status
from tracker.visits import HandOver
from tracker.walks import Walk
from web import coming_back
from web.table import at_home, beside
from web.table.room import Ask
from web.table.suggest import step_number

LATELY = 8  # walks on the page
VISITS = 4
TODAY = 3  # lessons to go over again; who has more is given the oldest first


def show(ask: Ask) -> Response:
    her = ask.seen(ask.learner)
    meeting = beside.meeting_with(ask, her.id)
    standing = {one.lesson: one for one in learner_record.lessons(ask.book, ask.who, her.id)}
    row = beside.row_of(ask, her, meeting.lesson if meeting else "")
    courses = [
        {"title": course.title.of(ask.lang), "lessons": [_line(ask, lesson, standing) for lesson in lessons]}
        for course, lessons in ask.house.library.shelf()
    ]
    said = notes.of(ask.book, ask.who, her.id, most=5)
    lately = learner_record.walks(ask.book, ask.who, her.id, most=LATELY)
    noted = presence.visited(ask.book, ask.who, her.id, most=VISITS)
    return ask.page(
        "learner",
        her=her,
        row=row,
        courses=courses,
        said=[spoken(ask, one, her.place) for one in said],
        walks=[walk_line(ask, one, her.place) for one in lately],
        visits=[visit_line(ask, one, her.place) for one in noted],
        note=ask.request.query_params.get("note", ""),
        moved=_moved(ask),
        asked=at_home.question(ask, her, meeting),
        today=coming_back.today(ask.house, ask.wish, ask.who, her.id, most=TODAY),
    )


def spoken(ask: Ask, one: HandOver, place: str = "") -> dict[str, Any]:
    """A hand-over as a page shows it."""
    ready = [visits.sentence(key, ask.lang) for key in one.sentences]
    return {
        "day": ask.day(one.at, place),
        "by": one.by,
        "lesson": title_of(ask, one.lesson),
        "sentences": [*ready, *one.own_words.splitlines()],
    }


def walk_line(ask: Ask, one: Walk, place: str = "") -> dict[str, Any]:
    """A walk as a page shows it: when, what, how far, how it went."""
    lesson = ask.house.library.ready(one.lesson)
    total = len(lesson.steps) if lesson else len(one.prompts)
    alone = sum(prompt == "independent" for _, prompt, _ in one.prompts)
    return {
        "id": one.id,
        "day": ask.day(one.first_at, place),
        "title": title_of(ask, one.lesson),
        "how": ask.say("walk_alone", alone=alone, of=total)
        if one.complete
        else ask.say("walk_open", n=len(one.prompts), of=total),
        "mode": ask.say(f"mode_{one.mode}"),
        "complete": one.complete,
    }


def visit_line(ask: Ask, one: presence.Visited, place: str = "") -> dict[str, str]:
    """A visit as a page shows it: when, who, how long, what."""
    about = ask.say("visit_was", name=one.by, n=one.minutes)
    return {"id": one.id, "day": ask.day(one.began_at, place), "about": about, "title": title_of(ask, one.lesson)}


def title_of(ask: Ask, name: str) -> str:
    lesson = ask.house.library.lessons.get(name)
    return lesson.title.of(ask.lang) if lesson else ""


def _line(ask: Ask, lesson: Any, standing: dict[str, learner_record.LessonProgress]) -> dict[str, Any]:
    one = standing.get(lesson.id)
    status = one.status if one else Status.NONE
    stuck = step_number(lesson, (one.help_steps or (one.stopped_at,))[0]) if one else 0
    return {
        "id": lesson.id,
        "title": lesson.title.of(ask.lang),
        "status": int(status),
        "word": say(f"book.status_{int(status)}", ask.lang),
        "stuck": ask.say("stuck_at", n=stuck) if stuck else "",
    }


def _moved(ask: Ask) -> dict[str, str]:
    """After a change that can be undone: which walk, and which correction."""
    asked = ask.request.query_params
    return {key: asked.get(key, "") for key in ("walk", "undo", "from")}
