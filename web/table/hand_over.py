"""Thirty seconds for the next volunteer: ready sentences, own words, minutes, and how sure she feels now.

Comes from the walk's page with an id of its own, possibly hours later and twice; twice changes nothing.
"""

from datetime import timedelta
from typing import Final

from starlette.responses import Response

from tracker import meetings, numbers, visits
from tracker.event_schema import is_id
from tracker.faults import Unfit
from tracker.meetings import Meeting
from tracker.visits import Told, Visit
from web.table import beside
from web.table.room import Ask, told
from web.table.start import note_face

MINUTES_MOST: Final = 600


def keep(ask: Ask) -> Response:
    """JSON: what was said wrong (422, 409), or that it is kept."""
    her = ask.seen(ask.learner)
    lesson = ask.lesson()
    words = ask.sent.get("own_words", "").strip()
    sentences = tuple(one for one in ask.sent.get("sentences", "").split(",") if visits.is_ready(one))
    if (hidden := numbers.found(words)) and ask.sent.get("sure") != "1":
        return told(409, warn=[ask.say(f"number_{kind}") for kind in hidden])
    key = ask.sent.get("id", "")
    if not is_id(key):
        return told(422, say=ask.say("unfit_words"))
    meeting = beside.meeting_with(ask, her.id)
    try:
        minutes = minutes_of(ask)
        if not visits.is_kept(ask.book, ask.who, her.id, key):
            note_face(ask, lesson.id, "after", ask.sent.get("face", ""), meeting.id if meeting else "")
            write(ask, key, Told(sentences, words, lesson.id), minutes, meeting)
    except Unfit as fault:
        return told(422, say=ask.say(f"unfit_{'minutes' if fault.field == 'minutes' else 'words'}"))
    return told(200, say=ask.say("handed_over"), next=ask.link())


def write(ask: Ask, key: str, said: Told, minutes: int, meeting: Meeting | None) -> None:
    """In a class the minutes are one's own at the whole meeting; on a visit they are the visit's."""
    if meeting is None:
        began = ask.book.now() - timedelta(minutes=minutes)
        visits.end_visit(ask.book, ask.who, Visit(key, ask.learner, began, minutes, said.lesson), said)
        return
    if minutes:
        meetings.note_minutes(ask.book, ask.who, meeting.id, ask.who.staff, minutes)
    words = (said.sentences, said.own_words, said.lesson)
    visits.hand_on(ask.book, ask.who, ask.learner, *words, meeting_id=meeting.id, key=key)


def minutes_of(ask: Ask) -> int:
    """Raises `Unfit("minutes")` for what is no sensible number of minutes; nothing written means none."""
    text = ask.sent.get("minutes", "").strip() or "0"
    if not text.isascii() or not text.isdigit() or int(text[:6]) > MINUTES_MOST:
        raise Unfit("minutes", f"0 to {MINUTES_MOST}")
    return int(text)
