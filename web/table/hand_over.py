"""Thirty seconds for the next volunteer: ready sentences, own words, minutes, and how sure she feels now.

Comes from the walk's page, possibly hours later and twice; what is there already changes nothing.
"""

from datetime import timedelta
from typing import Final

from starlette.responses import Response

from tracker import meetings, people, visits
from tracker.faults import Unfit
from tracker.meetings import Meeting
from web.table import beside, numbers
from web.table.room import Ask, told
from web.table.start import note_face

MINUTES_MOST: Final = 600
SAME: Final = timedelta(hours=24)  # the same words again within that time are a resend


def keep(ask: Ask) -> Response:
    """JSON: what was said wrong (422, 409), or that it is kept."""
    her = people.seen(ask.book, ask.who, ask.learner)
    lesson = ask.lesson()
    words = ask.sent.get("own_words", "").strip()
    sentences = [one for one in ask.sent.get("sentences", "").split(",") if one in visits.READY]
    if (hidden := numbers.found(words)) and ask.sent.get("sure") != "1":
        return told(409, warn=[ask.say(f"number_{kind}") for kind in hidden])
    meeting = beside.meeting_with(ask, her.id)
    try:
        if not is_there(ask, lesson.id, sentences, words):
            note_face(ask, lesson.id, "after", ask.sent.get("face", ""), meeting.id if meeting else "")
            write(ask, lesson.id, sentences, words, minutes_of(ask), meeting)
    except Unfit as fault:
        return told(422, say=ask.say(f"unfit_{'minutes' if fault.field == 'minutes' else 'words'}"))
    return told(200, say=ask.say("handed_over"), next=ask.link())


def write(ask: Ask, lesson: str, sentences: list[str], words: str, minutes: int, meeting: Meeting | None) -> None:
    """In a class the minutes are one's own at the whole meeting; on a visit they are the visit's."""
    if meeting is None:
        began = ask.book.now() - timedelta(minutes=minutes)
        visit_id = visits.note_visit(ask.book, ask.who, ask.learner, began, minutes, lesson)
        visits.hand_on(ask.book, ask.who, ask.learner, sentences, words, lesson, visit_id=visit_id)
        return
    if minutes:
        meetings.note_minutes(ask.book, ask.who, meeting.id, ask.who.staff, minutes)
    visits.hand_on(ask.book, ask.who, ask.learner, sentences, words, lesson, meeting_id=meeting.id)


def minutes_of(ask: Ask) -> int:
    """Raises `Unfit("minutes")` for what is no sensible number of minutes; nothing written means none."""
    text = ask.sent.get("minutes", "").strip() or "0"
    if not text.isascii() or not text.isdigit() or int(text[:6]) > MINUTES_MOST:
        raise Unfit("minutes", f"0 to {MINUTES_MOST}")
    return int(text)


def is_there(ask: Ask, lesson: str, sentences: list[str], words: str) -> bool:
    """Whether the same was handed over a short while ago."""
    since = ask.book.now() - SAME
    before = visits.hand_overs(ask.book, ask.who, ask.learner, most=10)
    said = (lesson, tuple(dict.fromkeys(sentences)), words)
    return any(one.at > since and (one.lesson, one.sentences, one.own_words) == said for one in before)
