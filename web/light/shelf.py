"""`/learn`: all lessons that are ready, in their courses. Large cards, nothing to type."""

from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson import PHONES, Course, Lesson
from lessons.play import whom_to_ring
from lessons.scenario import Scenario
from media.words import say
from tracker.access import GUEST
from web import coming_back, wishes
from web.gate import identity, personal
from web.wiring import House
from web.wishes import Wishes


def show(house: House, request: Request) -> Response:
    """The shelf in the reader's language."""
    wish = wishes.read(request, house.settings.lang, PHONES)
    courses = [_course(house, course, lessons, wish) for course, lessons in house.library.shelf()]
    other = "/learn?lang=" + ("en" if wish.lang == "zh" else "zh")
    pupil = identity.pupil_of(request)
    today = coming_back.today(house, wish, pupil.who, pupil.learning.learner) if pupil else []
    more = {"courses": courses, "voices": _voices(house, wish), "today": today, "judging": bool(house.library.judging)}
    ring = whom_to_ring(wish.lang, house.community_phone())
    page = house.press.print("shelf.html.jinja", wish, other, ring=ring, **more)
    return wish.remember(personal.send(house, request, page))


def _course(house: House, course: Course, lessons: list[Lesson], wish: Wishes) -> dict[str, object]:
    return {
        "id": course.id,
        "title": course.title.of(wish.lang),
        "note": course.note.of(wish.lang) if course.note else "",
        "lessons": [_card(house, lesson, wish) for lesson in lessons],
        "whole": [_whole(scenario, wish) for scenario in house.library.scenarios if _belongs(scenario, course)],
    }


def _belongs(scenario: Scenario, course: Course) -> bool:
    return scenario.parts[0].lesson in course.lessons


def _whole(scenario: Scenario, wish: Wishes) -> dict[str, str]:
    """The way to go through a course's lessons in one go."""
    facts = say("scenario.shelf_card", wish.lang, of=len(scenario.parts))
    return {
        "title": scenario.title.of(wish.lang),
        "link": wish.link(f"/learn/scenario/{scenario.id}"),
        "facts": facts,
    }


def _card(house: House, lesson: Lesson, wish: Wishes) -> dict[str, str]:
    facts = [say("pages.minutes", wish.lang, n=lesson.minutes), say("pages.steps", wish.lang, n=len(lesson.steps))]
    first = [before.title.of(wish.lang) for name in lesson.needs if (before := house.library.ready(name))]
    titles = say("pages.title_join", wish.lang).join(first)
    return {
        "title": lesson.title.of(wish.lang),
        "link": wish.link(f"/learn/{lesson.id}"),
        "cover": f"/learn/{lesson.id}/cover.svg?lang={wish.lang}&v={lesson.version}",
        "facts": " · ".join(facts),
        "needs": say("pages.first_learn", wish.lang, titles=titles) if first else "",
    }


def _voices(house: House, wish: Wishes) -> list[dict[str, object]]:
    """The choice between 普通话 and 家乡话, once somebody has recorded the latter in this language."""
    recorded = (one for one in house.book.recordings(GUEST) if one.dialect == "home" and one.lang == wish.lang)
    if next(recorded, None) is None:
        return []
    return [
        {
            "label": say(f"pages.voice_{dialect}", wish.lang),
            "link": wish.link("/learn", voice=dialect),
            "chosen": dialect == wish.dialect,
        }
        for dialect in wishes.DIALECTS
    ]
