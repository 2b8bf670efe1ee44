"""A lesson of this house on paper: brings what is taught to what sets the page. Keeps nothing, serves nothing."""

from typing import Any

from lessons import play
from media.paper.handout import Step, handout
from media.voice import speech
from web.light.pictures import Shown, also_said
from web.wiring import House


def lesson_paper(house: House, lesson_id: str, lang: str, *, phone: str = "", link: str | None = None) -> bytes:
    """The PDF to take home. `link` is printed as QR code where it can be opened from home. Raises KeyError for a lesson
    that does not exist, `NoFont`, and `BadPicture` when a real picture of the pack has gone."""
    lesson = house.library.lessons[lesson_id]
    data = play.player_data(
        lesson,
        lang,
        phone=phone if phone in lesson.phones else "",
        sentences=speech.sentences,
        unchecked=house.unchecked(lesson, phone),
        pictures=house.picture,
    )
    end = data["end"]
    return handout(
        data["title"],
        data["objective"],
        [_step(house, data, step, touch) for step in data["steps"] for touch in step["touches"]],
        end["safety"],
        end["at_home"],
        end["without_phone"],
        data["unchecked"] or "",
        lang,
        link=link,
        help_phone=house.community_phone(),
    )


def _step(house: House, data: dict[str, Any], step: dict[str, Any], touch: dict[str, Any]) -> Step:
    return Step(step["n"], touch["text"], also_said(touch, data["lang"]), Shown(house, data, step, touch).paint())
