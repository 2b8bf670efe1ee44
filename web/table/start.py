"""`/table/<learner>/<lesson>`: before a walk. How sure she feels (asked, skippable), on which phone, and off."""

from typing import Final

from starlette.responses import Response

from tracker import confidence, learner_record
from web.table import beside
from web.table.faces import MOST
from web.table.room import Ask

MODES: Final = ("own_phone", "practise")


def show(ask: Ask) -> Response:
    her = ask.seen(ask.learner)
    lesson = ask.lesson()
    standing = {one.lesson: one for one in learner_record.lessons(ask.book, ask.who, her.id)}
    meeting = beside.meeting_with(ask, her.id)
    return ask.page("start", her=her, lesson=lesson, standing=standing.get(lesson.id), modes=MODES, visit=not meeting)


def begin(ask: Ask) -> Response:
    """Keep the face, if one was touched; nothing about it ever holds up the lesson."""
    lesson = ask.lesson()
    meeting = beside.meeting_with(ask, ask.seen(ask.learner).id)
    note_face(ask, lesson.id, "before", ask.sent.get("face", ""), meeting.id if meeting else "")
    mode = ask.sent.get("mode", "")
    return ask.go(ask.learner, lesson.id, "walk", mode=mode if mode in MODES else MODES[0])


def note_face(ask: Ask, lesson: str, moment: confidence.When, face: str, meeting: str) -> None:
    """What she said about herself; anything that is no face counts as skipped."""
    if len(face) != 1 or not face.isascii() or not face.isdigit() or not 1 <= int(face) <= MOST:
        return
    confidence.note(ask.book, ask.who, ask.learner, lesson, moment, int(face), meeting_id=meeting)
