"""`GET /join/lesson/<lesson>`: the player's data of a lesson for phones in class, packed once for all of them.

The same for everybody, so a phone asks for it once and follows from then on without it.
"""

from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from lessons import play
from lessons.lesson import PHONES, Lesson
from media.words import room
from web import reply, wishes
from web.light import lesson as light
from web.light import trouble
from web.live.hub import packed
from web.wiring import House
from web.wishes import Wishes

_PAGE: Final = 0
_JSON: Final = "application/json; charset=utf-8"


def send(house: House, kept: light.Shelf, request: Request) -> Response:
    lesson = house.library.ready(request.path_params["lesson"])
    if lesson is None:
        return trouble.missing(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    phone = wish.phone if wish.phone in lesson.phones else ""
    voices = house.voices_for(lesson, wish.lang, wish.dialect, phone)
    unchecked = house.unchecked(lesson, phone)
    sounds = tuple(light.heard(lesson, wish.lang, phone, voices))
    key = ("live", house.edition, lesson.id, wish.lang, phone, unchecked, house.community_phone(), sounds)
    page = kept.keep(key, _PAGE, lambda: _data(house, lesson, wish, phone, voices, unchecked), _print)
    return reply.send(request, page, kind=_JSON)


def _data(
    house: House, lesson: Lesson, wish: Wishes, phone: str, voices: play.Voices, unchecked: bool
) -> dict[str, Any]:
    """As for a lesson page; but nothing leads away from the class, only to 我好像被骗了."""
    given = light.around(house, lesson, wish, "/join", phone, {})
    given |= {"links": {"tricked": given["links"]["tricked"], "other_lang": given["links"]["other_lang"]}}
    given |= {"next_lesson": None}
    data = play.player_data(lesson, wish.lang, phone=phone, voices=voices, unchecked=unchecked, **given)
    return {**data, "words": {**data["words"], **room("live_bar", wish.lang)}}


def _print(data: Mapping[str, Any]) -> reply.Page:
    return reply.page(packed(data))
