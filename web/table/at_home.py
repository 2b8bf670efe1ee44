"""在家试了吗 at the table: asked beside her, one touch. What she says, apart from what was seen."""

from dataclasses import dataclass

from starlette.responses import Response

from tracker import at_home
from tracker.at_home import ANSWERS
from tracker.meetings import Meeting
from tracker.people import Learner
from tracker.reach import NoSuch
from web.table import beside
from web.table.room import Ask


@dataclass(frozen=True, slots=True)
class Asked:
    """The lesson's title, what can be answered, and what has been, "" for nothing; keys of `reviews.home_...`."""

    title: str
    said: str
    answers: tuple[str, ...] = ANSWERS


def question(ask: Ask, her: Learner, meeting: Meeting | None) -> Asked | None:
    """What to ask her at this meeting; nothing on a visit, and before the meeting has begun."""
    if meeting is None or meeting.opened_at is None:
        return None
    found = at_home.of(ask.book, ask.who, her.id, meeting.id)
    lesson = ask.house.library.ready(found.lesson) if found else None
    if found is None or lesson is None or not lesson.tried_at_home:
        return None
    return Asked(lesson.title.of(ask.lang), found.said)


def keep(ask: Ask) -> Response:
    """One of the answers; a later one counts."""
    her = ask.seen(ask.learner)
    meeting = beside.meeting_with(ask, her.id)
    answer = ask.sent.get("answer", "")
    if meeting is None or answer not in ANSWERS:
        raise NoSuch(answer)
    at_home.note(ask.book, ask.who, her.id, meeting.id, answer)
    return ask.go(her.id)
