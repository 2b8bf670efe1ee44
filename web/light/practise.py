"""`/learn/<lesson>/practise` and `/learn/<lesson>/check`: the phone that cannot break, kept beside the drawn lessons.

How help grows is a setting of the book, the same for everybody; where a learner left off is put in on the way out.
"""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from lessons import ladder, play, rehearse
from lessons.ladder import Ladder
from lessons.lesson import PHONES, Lesson
from media.voice import speech
from media.words import say
from tracker.access import GUEST, Who
from web import reply, wishes
from web.gate import personal
from web.light import scenario, trouble
from web.light.lesson import MOUNTED, Shelf, around, heard, other_lang
from web.wiring import House
from web.wishes import Wishes

LADDER: Final = "practice_ladder"  # the setting's key


class Practices:
    """Pages to practise on, kept on the shelf of drawn lessons, and what can be heard on each."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._spoken: dict[tuple[object, ...], list[str]] = {}

    def page(
        self, house: House, lesson: Lesson, wish: Wishes, mode: str, part: dict[str, Any] | None = None
    ) -> reply.Page:
        """`part`: what `web.light.scenario.data` says of the lesson, where it is practised as part of a scenario."""
        phone = wish.phone if wish.phone in lesson.phones else ""
        voices = house.voices_for(lesson, wish.lang, wish.dialect, phone)
        unchecked, steps_help = house.unchecked(lesson, phone), ladder_of(house)
        told = map(voices.clip, self._sentences(house, lesson, wish, phone))
        sounds = (*heard(lesson, wish.lang, phone, voices), *told)
        place = (mode, part["id"] if part else "", lesson.id, wish.lang, phone)
        key = (house.edition, place, unchecked, house.community_phone(), steps_help, sounds)
        return self._shelf.keep(
            key,
            MOUNTED,
            lambda: _with_part(_data(house, lesson, wish, mode, phone, voices, unchecked, steps_help), part),
            lambda data: _print(house, lesson, wish, mode, phone, data),
        )

    def _sentences(self, house: House, lesson: Lesson, wish: Wishes, phone: str) -> list[str]:
        key = (house.edition, lesson.id, wish.lang, phone)
        found = self._spoken.get(key)  # once: another request may put a new shelf in the place of this one
        if found is None:
            found = rehearse.spoken(lesson, wish.lang, phone, speech.sentences)
            self._spoken = {old: kept for old, kept in self._spoken.items() if old[0] == house.edition} | {key: found}
        return found


def show(house: House, kept: Practices, mode: str, request: Request) -> Response:
    """The lesson to practise, or to go through without hints."""
    lesson = house.library.ready(request.path_params["lesson"])
    if lesson is None:
        return trouble.no_lesson(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    asked = request.query_params.get("scenario", "") if mode == "practise" else ""
    part = scenario.data(house, asked, lesson.id, wish)
    parts = scenario.lessons_of(house, asked) if part else ()
    page = kept.page(house, lesson, wish, mode, part)
    return wish.remember(personal.send(house, request, page, lesson, mode, parts))


def ladder_of(house: House) -> Ladder:
    """How help grows here; the usual way where nobody has set another, or what was set cannot be read any more."""
    body = house.book.setting(GUEST, LADDER)
    try:
        return Ladder.read(body) if body else ladder.DEFAULT
    except ValueError:
        return ladder.DEFAULT


def change_ladder(house: House, who: Who, wish: Ladder) -> None:
    """Another way for help to grow, from the next page on; for those who look after a place."""
    house.book.change_setting(who, LADDER, wish.body())


def _data(
    house: House,
    lesson: Lesson,
    wish: Wishes,
    mode: str,
    phone: str,
    voices: play.Voices,
    unchecked: bool,
    steps_help: Ladder,
) -> dict[str, Any]:
    more = {"phone": phone} if phone else {}
    here = f"/learn/{lesson.id}"
    links = {"learn": wish.link(here, **more)}
    if mode == "practise":
        links["check"] = wish.link(f"{here}/check", **more)
    return rehearse.practice_data(
        lesson,
        wish.lang,
        mode,
        steps_help=steps_help,
        phone=phone,
        voices=voices,
        unchecked=unchecked,
        **around(house, lesson, wish, f"{here}/{mode}", phone, links),
    )


def _with_part(data: dict[str, Any], part: dict[str, Any] | None) -> dict[str, Any]:
    """The page's data as part of a scenario: its other languages and phones are the same part, too."""
    more = f"&scenario={part['id']}" if part else ""
    links = {**data["links"], "other_lang": data["links"]["other_lang"] + more}
    phones = [{**one, "link": one["link"] + more} for one in data["phones"]]
    return {**data, "links": links, "phones": phones, "scenario": part}


def _print(house: House, lesson: Lesson, wish: Wishes, mode: str, phone: str, data: dict[str, Any]) -> reply.Page:
    more = {"phone": phone} if phone else {}
    heading = {
        "practise": say("practice.practise_title", wish.lang, title=data["title"]),
        "check": say("practice.check_title", wish.lang, title=data["title"]),
    }
    return house.press.print(
        "practise.html.jinja",
        wish,
        other_lang(f"/learn/{lesson.id}/{mode}", wish, phone),
        data=data,
        heading=heading[mode],
        n=1,
        previous=None,
        next=wish.link(f"/learn/{lesson.id}/2", **more),
        scripts=house.assets.scripts("open-practice.js"),
    )
