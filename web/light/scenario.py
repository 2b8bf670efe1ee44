"""`/learn/scenario/<id>`: a whole scenario, what will happen and where one is; and what its parts' practise pages need.

Where a learner is follows from her book; a guest's ticks stay on the device, and the page's script puts them in.
"""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson import PHONES
from lessons.play import whom_to_ring
from lessons.scenario import Scenario, yuan
from media import words
from media.voice import speech
from media.words import say
from tracker.gone_through import gone_through_today
from web import wishes
from web.gate import identity, personal
from web.light import trouble
from web.wiring import House
from web.wishes import Wishes

# What the parts' pages and the script of the scenario's own page say.
_ON_PARTS: Final = ("purse", "paid", "not_twice", "next_part", "to_the_end", "place")
_ON_PAGE: Final = ("begin", "go_on", "anew", "part_done", "part_here", "all_done")


def show(house: House, request: Request) -> Response:
    """The scenario's page, as the reader has come so far."""
    scenario = house.library.scenario(request.path_params["scenario"])
    if scenario is None:
        return trouble.missing(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    pupil = identity.pupil_of(request)
    lessons = [part.lesson for part in scenario.parts]
    done = gone_through_today(house.book, pupil.who, pupil.learning.learner, lessons) if pupil else frozenset()
    parts = [_part(house, scenario, number, wish) for number in range(len(lessons))]
    page = house.press.print(
        "scenario.html.jinja",
        wish,
        _address(scenario, wish, "en" if wish.lang == "zh" else "zh"),
        scenario=scenario,
        parts=parts,
        purse=yuan(scenario.purse),
        ring=whom_to_ring(wish.lang, house.community_phone()),
        spoken=_spoken(house, scenario, wish.lang),
        state={
            "id": scenario.id,
            "done": [name for name in lessons if name in done] if pupil else None,
            "parts": [{"lesson": name, "link": part["link"]} for name, part in zip(lessons, parts, strict=True)],
            "words": {key: say(f"scenario.{key}", wish.lang) for key in _ON_PAGE},
        },
    )
    return wish.remember(personal.send(house, request, page))


def data(house: House, scenario_id: str, lesson_id: str, wish: Wishes) -> dict[str, Any] | None:
    """What the practise page of one part needs (`data.scenario`, read by lessons/player/scenario.js); None where there
    is no such scenario, or the lesson is no part of it."""
    scenario = house.library.scenario(scenario_id)
    number = scenario.place(lesson_id) if scenario else None
    if scenario is None or number is None:
        return None
    part, ahead = scenario.parts[number], number + 1
    room = words.room("scenario", wish.lang)
    return {
        "id": scenario.id,
        "title": scenario.title.of(wish.lang),
        "lesson": lesson_id,
        "part": ahead,
        "of": len(scenario.parts),
        "page": _address(scenario, wish, wish.lang),
        "next": _part(house, scenario, ahead, wish) if ahead < len(scenario.parts) else None,
        "purse": scenario.purse,
        "before": [{"lesson": one.lesson, "paid": one.paid} for one in scenario.parts[:number] if one.paid],
        "pays": dict(part.pays),
        "twice": list(part.twice),
        "words": {key: room[key] for key in _ON_PARTS},
    }


def lessons_of(house: House, scenario_id: str) -> tuple[str, ...]:
    """The lessons of a scenario, in order; none where there is no such scenario."""
    scenario = house.library.scenario(scenario_id)
    return tuple(part.lesson for part in scenario.parts) if scenario else ()


def _part(house: House, scenario: Scenario, number: int, wish: Wishes) -> dict[str, str]:
    part = scenario.parts[number]
    title = house.library.lessons[part.lesson].title.of(wish.lang)
    link = wish.link(f"/learn/{part.lesson}/practise", scenario=scenario.id)
    return {"title": title, "does": part.does.of(wish.lang), "link": link}


def _address(scenario: Scenario, wish: Wishes, lang: str) -> str:
    return f"/learn/scenario/{scenario.id}?lang={lang}"


def _spoken(house: House, scenario: Scenario, lang: str) -> dict[str, Any]:
    """All that stands on the page, read aloud: each sentence with the part it belongs to (-1: none)."""
    told = sentences(scenario, lang)
    return {
        "lang": lang,
        "sentences": [{"text": text, "deed": deed, "src": house.clip(text, lang)} for deed, text in told],
        "words": {
            "listen": say("pages.listen", lang),
            "stop": say("pages.stop_listening", lang),
            "trouble": say("pages.no_voice", lang),
        },
    }


def sentences(scenario: Scenario, lang: str) -> list[tuple[int, str]]:
    """What the page reads aloud, sentence by sentence: (number of its part or -1, sentence)."""
    around = [(-1, scenario.title.of(lang)), (-1, scenario.note.of(lang))]
    parts = [(number, part.does.of(lang)) for number, part in enumerate(scenario.parts)]
    told = [*around, *parts, (-1, scenario.ending.of(lang))]
    return [(deed, one) for deed, text in told for one in speech.sentences(text)]
