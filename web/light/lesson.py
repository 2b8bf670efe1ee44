"""`/learn/<lesson>` and `/learn/<lesson>/<n>`: a lesson in plain HTML; the first with the player mounted over it.

What was drawn is kept under everything it depends on: sixty phones that open one lesson have it drawn once.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from lessons import play
from lessons.lesson import PHONES, Lesson
from media.voice import speech
from web import reply, wishes
from web.gate import personal
from web.light import trouble
from web.wiring import House, spoken_parts
from web.wishes import Wishes

MOST_KEPT: Final = 64  # lessons, each in one language for one kind of phone; about 0.3 MB each
MOUNTED: Final = 0  # the number under which the page with the player is kept


@dataclass(slots=True)
class _Drawn:
    data: dict[str, Any]
    pages: dict[int, reply.Page] = field(default_factory=dict)


class Shelf:
    """Drawn lessons, the ones asked for longest ago thrown out first. Safe to use from several threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], _Drawn] = OrderedDict()
        self._lock = threading.Lock()

    def page(self, house: House, lesson: Lesson, wish: Wishes, n: int) -> reply.Page:
        """The page of step n, or the mounted one, as it looks to this reader now."""
        phone = wish.phone if wish.phone in lesson.phones else ""
        voices = house.voices_for(lesson, wish.lang, wish.dialect, phone)
        unchecked = house.unchecked(lesson, phone)
        sounds = tuple(heard(lesson, wish.lang, phone, voices))
        key = (house.edition, lesson.id, wish.lang, phone, unchecked, house.community_phone(), sounds)
        return self.keep(
            key,
            n,
            lambda: _data(house, lesson, wish, phone, voices, unchecked),
            lambda data: _print(house, lesson, wish, phone, n, data),
        )

    def keep(
        self,
        key: tuple[object, ...],
        n: int,
        make: Callable[[], dict[str, Any]],
        put: Callable[[dict[str, Any]], reply.Page],
    ) -> reply.Page:
        """Page n of what `key` stands for: `make` draws its data once, `put` prints each page of it once."""
        with self._lock:  # drawing is quick; whoever waits here gets what the one before has drawn
            drawn = self._kept.get(key)
            if drawn is None:
                drawn = self._kept[key] = _Drawn(make())
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
            if n not in drawn.pages:
                drawn.pages[n] = put(drawn.data)
            return drawn.pages[n]


def show(house: House, kept: Shelf, request: Request) -> Response:
    """The lesson: its first step, and the player over it."""
    return _show(house, kept, request, MOUNTED)


def show_step(house: House, kept: Shelf, request: Request) -> Response:
    """Step n without scripts, and for whoever has them the way on to the player at that step; the one after the last is
    the end of the lesson."""
    n = request.path_params["n"]
    return trouble.missing(house, request) if n == MOUNTED else _show(house, kept, request, n)


def _show(house: House, kept: Shelf, request: Request, n: int) -> Response:
    lesson = house.library.ready(request.path_params["lesson"])
    if lesson is None:
        return trouble.no_lesson(house, request)
    if n > len(lesson.steps) + 1:
        return trouble.missing(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    return wish.remember(personal.send(house, request, kept.page(house, lesson, wish, n), lesson))


def heard(lesson: Lesson, lang: str, phone: str, voices: play.Voices) -> Iterator[str | None]:
    """The address of everything that can be heard in the lesson, in order."""
    for step in lesson.steps:
        for number, touch in enumerate(step.on_phone(phone)):
            yield voices.recording(step.id, number)
            yield from map(voices.clip, spoken_parts(touch, lang))
    yield from (voices.clip(one.text) for one in play.spoken_at_end(lesson, lang, speech.sentences))


def _data(
    house: House, lesson: Lesson, wish: Wishes, phone: str, voices: play.Voices, unchecked: bool
) -> dict[str, Any]:
    here = f"/learn/{lesson.id}"
    more = {"phone": phone} if phone else {}
    links = {"picture": wish.link(f"{here}/long.jpg", phone=phone), "practise": wish.link(f"{here}/practise", **more)}
    given = around(house, lesson, wish, here, phone, links)
    return play.player_data(lesson, wish.lang, phone=phone, voices=voices, unchecked=unchecked, **given)


def around(
    house: House, lesson: Lesson, wish: Wishes, here: str, phone: str, links: Mapping[str, str]
) -> dict[str, Any]:
    """What every page of a lesson is given alike: where its links lead, the next lesson, pictures, whom to ring."""
    after = house.library.next_after(lesson.id)
    usual = {"shelf": wish.link("/learn"), "tricked": wish.link("/tricked")}
    usual["other_lang"] = other_lang(here, wish, phone)
    return {
        "sentences": speech.sentences,
        "links": {**usual, **links},
        "next_lesson": {"title": after.title.of(wish.lang), "link": wish.link(f"/learn/{after.id}")} if after else None,
        "pictures": house.picture,
        "phone_links": {one: wish.link(here, phone=one) for one in ("", *lesson.phones)},
        "community_phone": house.community_phone(),
    }


def _print(house: House, lesson: Lesson, wish: Wishes, phone: str, n: int, data: dict[str, Any]) -> reply.Page:
    def address(step: int) -> str:
        return wish.link(f"/learn/{lesson.id}/{step}", **({"phone": phone} if phone else {}))

    step = n or 1
    last = len(lesson.steps) + 1
    here = f"/learn/{lesson.id}/{n}" if n else f"/learn/{lesson.id}"
    other = other_lang(here, wish, phone)
    phones = [{**one, "link": wish.link(here, phone=one["id"])} for one in data["phones"]]
    return house.press.print(
        "lesson.html.jinja",
        wish,
        other,
        data={**data, "links": {**data["links"], "other_lang": other}, "phones": phones},
        n=step,
        mounted=n == MOUNTED,
        player=f"{wish.link(f'/learn/{lesson.id}', **({'phone': phone} if phone else {}))}#step-{step}",
        previous=address(step - 1) if step > 1 else None,
        next=address(step + 1 if step < last else 1),
        scripts=house.assets.scripts("open.js"),
    )


def other_lang(path: str, wish: Wishes, phone: str) -> str:
    """The same page in the other language."""
    lang = "en" if wish.lang == "zh" else "zh"
    return f"{path}?lang={lang}" + (f"&phone={phone}" if phone else "")
