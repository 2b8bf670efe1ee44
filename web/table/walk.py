"""`/table/<learner>/<lesson>/walk`: the lesson player with the recording bar, and the hand-over that ends it.

Everything the walk needs comes with this page, so that the network may go while it is recorded.
"""

from typing import Any, Final

from starlette.responses import Response

from lessons import play
from lessons.lesson import Lesson
from media.voice import speech
from media.words import room, say
from tracker import live
from tracker.event import PROMPTS
from tracker.meetings import Meeting
from web.table import beside
from web.table.room import Ask
from web.table.start import MODES

# Ready sentences that are about learning; glasses and tiredness are nobody's record.
READY: Final = ("went_well", "again_from_start", "review_lesson", "wants_more", "worried")
AT_HOME: Final = (*READY, "call_first")


def show(ask: Ask) -> Response:
    her = ask.seen(ask.learner)
    lesson = ask.lesson()
    meeting = beside.meeting_with(ask, her.id)
    asked = ask.request.query_params.get("mode", "")
    mode = asked if asked in MODES else MODES[0]
    now = ask.book.now()
    record = {
        "ticket": ask.house.gate.tickets.make(now, her.id, lesson.id, ask.who.staff),
        "key": f"{her.id}.{lesson.id}.{mode}",
        "mode": mode,
        "meeting": meeting.id if meeting and meeting.opened_at else "",
        "prompts": [{"id": one, "word": say(f"table.mark_{one}", ask.lang)} for one in PROMPTS],
        "words": room("table_bar", ask.lang),
        "hand_over": ask.link(her.id, lesson.id, "hand-over"),
        "numbers": {kind: say(f"table.number_{kind}", ask.lang) for kind in ("identity", "card", "mobile")},
        "calls": _calls(ask, meeting),
        "minutes": beside.minutes_since(ask, meeting) if meeting else 0,
    }
    return ask.page(
        "walk",
        her=her,
        lesson=lesson,
        data=_data(ask, lesson, her.nickname),
        record=record,
        ready=READY if meeting else AT_HOME,
        visit=meeting is None,
        scripts=ask.house.assets.scripts("table-walk.js"),
    )


def _calls(ask: Ask, meeting: Meeting | None) -> dict[str, str] | None:
    """Where who calls for help in her class is heard of while this is recorded; None without phones in it."""
    if meeting is None or all(one.meeting != meeting.id for one in live.running(ask.book, ask.who)):
        return None
    link = ask.wish.link("/lead", meeting=meeting.id)
    return {"meeting": meeting.id, "word": say("lead.tab_calls", ask.lang, n="{n}"), "link": link}


def _data(ask: Ask, lesson: Lesson, name: str) -> dict[str, Any]:
    """The player's data; where learners have the way to all lessons, her name leads back to her page."""
    wish = ask.wish
    asked = dict(ask.request.query_params)
    phone = wish.phone if wish.phone in lesson.phones else ""
    data = play.player_data(
        lesson,
        wish.lang,
        phone=phone,
        sentences=speech.sentences,
        voices=ask.house.voices_for(lesson, wish.lang, wish.dialect, phone),
        links={"shelf": ask.link(ask.learner)},
        pictures=ask.house.picture,
        unchecked=ask.house.unchecked(lesson, phone),
        community_phone=ask.house.community_phone(),
        phone_links={
            one: ask.link(ask.learner, lesson.id, "walk", **(asked | {"phone": one})) for one in ("", *lesson.phones)
        },
    )
    return {**data, "words": {**data["words"], "all_lessons": ask.say("bar_her", name=name)}}
