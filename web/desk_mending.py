"""What can be put right on a learner's page, from her records, and what was put right lately. Draws nothing."""

from functools import partial

from lessons.lesson import Lesson
from media.words import say
from tracker import corrections, learner_record, people, presence, visits
from tracker.access import Who
from tracker.corrections import Made
from tracker.event import Event
from tracker.screens import mending
from tracker.screens.mending import Choices, Mending
from web import desk_door
from web.desk_names import apart
from web.desk_who import Asking
from web.table.suggest import step_number
from web.wiring import House
from web.wishes import Wishes

WALKS = 20  # walks to choose from


def show(home: House, wish: Wishes, who: Who, learner_id: str) -> None:
    book, lang = home.book, wish.lang
    deeds = mending.Deeds(
        not_her=desk_door.deed(lang, partial(corrections.not_her, book, who)),
        take_back=desk_door.deed(lang, partial(corrections.take_back_walk, book, who)),
        take_back_one=desk_door.deed(lang, partial(corrections.take_back, book, who)),
        undo=desk_door.deed(lang, partial(corrections.take_back, book, who)),
        take_back_visit=desk_door.deed(lang, partial(visits.take_back_visit, book, who)),
    )
    mending.show(gather(home, wish, who, learner_id), lang, deeds)


def gather(home: House, wish: Wishes, who: Who, learner_id: str) -> Mending:
    """Her last walks, newest first, the records of each, and the others of her place."""
    ask = Asking(home, wish, who, learner_id)
    walks = learner_record.walks(ask.book, who, learner_id, most=WALKS)
    named = [(one.id, ask.walk(one.lesson, one.first_at, one.mode)) for one in walks]
    records = {one.id: _records(ask, corrections.records(ask.book, who, learner_id, one.id)) for one in walks}
    others = people.listed(ask.book, who, place_id=ask.her.place)
    lately = tuple((one.id, _said(ask, one)) for one in corrections.made(ask.book, who, learner_id))
    born = apart(ask.born(one) for one in others if one.id != learner_id)
    noted = apart((one.id, _visit(ask, one)) for one in presence.visited(ask.book, who, learner_id, most=WALKS))
    return Mending(ask.name, apart(named), records, born, lately, noted)


def _visit(ask: Asking, one: presence.Visited) -> str:
    return ask.say("visit_named", when=ask.moment(one.began_at), name=one.by, n=one.minutes)


def _records(ask: Asking, records: list[Event]) -> Choices:
    return apart((one.id, _record(ask, one.lesson, one.step, one.prompt)) for one in records)


def _record(ask: Asking, lesson_id: str, step: str, prompt: str) -> str:
    """第 3 步，点“付款”：说一句."""
    lesson: Lesson | None = ask.home.library.lessons.get(lesson_id)
    how = ask.say(f"prompt_{prompt}") if prompt else ""
    n = step_number(lesson, step) if lesson else 0
    if not lesson or not n:
        return ask.say("record_gone", how=how)
    return ask.say("record_named", n=n, text=lesson.steps[n - 1].touches[0].text.of(ask.lang), how=how)


def _said(ask: Asking, one: Made) -> str:
    """What a correction did, when, and who made it."""
    by = one.by or say("overview.somebody", ask.lang)
    values = {"when": ask.moment(one.at), "name": by, "title": ask.title(one.lesson)}
    if one.to:
        named = {each.id: each.nickname for each in people.listed(ask.book, ask.who, everybody=True)}
        to = ask.names.of(one.to, named.get(one.to, ask.say("somebody_else")))
        return ask.say("mended_moved", to=to, **values)
    if one.step:
        return ask.say("mended_one", record=_record(ask, one.lesson, one.step, one.prompt), **values)
    return ask.say("mended_whole", **values)
