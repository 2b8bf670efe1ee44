"""The live class as the desk meets it: ways to lead, the projector's window, and what a meeting was. Draws nothing."""

from media.words import say
from tracker.access import Who
from tracker.meetings import Meeting
from tracker.screens.again import Again
from tracker.screens.page import Way
from web.live import begin, step_words
from web.live import summary as page
from web.wiring import House
from web.wishes import Wishes


def ways(wish: Wishes, class_id: str, one: Meeting | None) -> tuple[Way, ...]:
    """From a class, or from its meeting that is open."""
    lesson = {"lesson": one.lesson} if one and one.lesson else {}
    of_class = {"class": class_id} | lesson
    lead = Way(say("lead.title" if one else "lead.lesson_begin", wish.lang), wish.link("/lead", **of_class))
    check = Way(say("lead.check", wish.lang), wish.link("/lead/check", **of_class))
    if one is None:
        return (lead, check)
    return (lead, Way(say("lead.screen", wish.lang), wish.link("/screen", meeting=one.id)), check)


def told(home: House, wish: Wishes, who: Who, meeting: str) -> tuple[str, ...]:
    """A meeting's summary in a few sentences."""
    found = page.tell(home, wish, who, meeting)
    guests = [say("lead.sum_guests", wish.lang, n=found.summary.guests)] if found.summary.guests else []
    again = (
        [say("lead.sum_again_are", wish.lang, steps=say("lead.and", wish.lang).join(found.again))]
        if found.again
        else []
    )
    return (say("lead.sum_came", wish.lang, n=len(found.summary.came)), *guests, found.calls, *again)


def summary(wish: Wishes, meeting: str) -> Way:
    return Way(say("lead.over_summary", wish.lang), wish.link(f"/lead/summary/{meeting}"))


def again(home: House, wish: Wishes, who: Who, class_id: str) -> Again:
    """Where the class was stuck last time, and the lessons of it, for the plan of this time."""
    found = begin.stuck(home, who, class_id, wish.lang)
    steps = tuple(step_words.sentence(one, wish.lang) for one in found)
    return Again(steps, tuple({one["lesson"]: one["title"] for one in found}.items()))
