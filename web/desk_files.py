"""What staff save from a lesson page: the long picture, single step cards, all of them in one file.

Answers this computer only (the guard sees to it), so drafts can be had too. Painted once, kept in the data folder.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from lessons import play
from lessons.lesson import Lesson
from media.pictures.fonts import NoFont
from media.pictures.shelf import PictureShelf
from media.voice import speech
from media.words import LANGS, say
from web.desk_drawings import marked
from web.wiring import House

_CARD: Final = re.compile(r"card-([1-9][0-9]?)\.png", re.A)
_CAUTIOUS: Final = {"cache-control": "private, no-cache"}


def link(lesson: str, file: str, lang: str, phone: str) -> str:
    """Where a file of a lesson can be had."""
    return f"/keep/{lesson}/{file}?{urlencode({'lang': lang, 'phone': phone})}"


def card_link(lesson: str, n: int, lang: str, phone: str) -> str:
    return link(lesson, f"card-{n}.png", lang, phone)


def table(house: House) -> list[BaseRoute]:
    """The addresses."""
    shelf = PictureShelf(house.settings.data / "pictures")
    return [Route("/keep/{lesson}/{file}", partial(_answer, house, shelf))]


def _answer(house: House, shelf: PictureShelf, request: Request) -> Response:
    lang = request.query_params.get("lang", "")
    lang = lang if lang in LANGS else house.settings.lang
    lesson = house.library.lessons.get(request.path_params["lesson"])
    file = request.path_params["file"]
    if lesson is None:
        return PlainTextResponse(say("desk.no_lesson", lang) + "\n", 404)
    phone = request.query_params.get("phone", "")
    phone = phone if phone in lesson.phones else ""
    try:
        return _file(house, shelf, lesson, lang, phone, file)
    except NoFont:
        return PlainTextResponse(say("pictures.no_font", lang) + "\n", 503)
    except OSError:
        return PlainTextResponse(say("desk.cannot_store", lang) + "\n", 507)


def _file(house: House, shelf: PictureShelf, lesson: Lesson, lang: str, phone: str, file: str) -> Response:
    data = play.player_data(
        lesson, lang, phone=phone, sentences=speech.sentences, unchecked=house.unchecked(lesson, phone)
    )
    title = lesson.title.of(lang)
    if found := _CARD.fullmatch(file):
        n = int(found[1])
        cards = [one for one in _cards(shelf, data, lang) if one[0].partition("-")[0] == str(n)]
        if not cards:
            return PlainTextResponse(say("desk.no_step", lang) + "\n", 404)
        body = cards[0][1] if len(cards) == 1 else None
        return (
            _download(body, f"{title}-{n}.png", "image/png")
            if body
            else _download(_zip(cards), f"{title}-{n}.zip", "application/zip")
        )
    if file == "cards.zip":
        return _download(_zip(list(_cards(shelf, data, lang))), f"{title}.zip", "application/zip")
    if file == "long.jpg":
        path = shelf.get("long", _seen(data), lambda: _long(data, lang))
        return FileResponse(path, media_type="image/jpeg", filename=f"{title}.jpg", headers=_CAUTIOUS)
    return PlainTextResponse(say("desk.no_step", lang) + "\n", 404)


def _download(body: bytes, name: str, kind: str) -> Response:
    headers = _CAUTIOUS | {"content-disposition": f"attachment; filename*=utf-8''{quote(name)}"}
    return Response(body, media_type=kind, headers=headers)


def _cards(shelf: PictureShelf, data: dict[str, Any], lang: str) -> Iterator[tuple[str, bytes]]:
    """Each card by its name: the step's number, and the touch's where a step has several."""
    from media.pictures.card import step_card  # loads Pillow: only when somebody saves

    of = len(data["steps"])
    for step in data["steps"]:
        for number, touch in enumerate(step["touches"], 1):
            shown = marked(data["screens"][touch["screen"]], touch)
            said = _said(touch)
            make = partial(
                step_card, shown, number=step["n"], of=of, text=touch["text"], note=said, hint=touch["hint"], lang=lang
            )
            key = (shown, step["n"], of, touch["text"], said, touch["hint"], lang)
            name = str(step["n"]) + (f"-{number}" if len(step["touches"]) > 1 else "")
            yield name, shelf.get("card", key, make).read_bytes()


def _zip(cards: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:  # PNG cannot be made smaller
        for name, png in cards:
            packed.writestr(f"{name.partition('-')[0]:0>2}{name.removeprefix(name.partition('-')[0])}.png", png)
    return out.getvalue()


def _long(data: dict[str, Any], lang: str) -> bytes:
    from media.pictures.long import Step, long_picture

    steps = [
        Step(marked(data["screens"][touch["screen"]], touch), step["n"], touch["text"], _said(touch))
        for step in data["steps"]
        for touch in step["touches"]
    ]
    end = data["end"]
    words = {"safety": end["safety"], "at_home": end["at_home"], "objective": data["objective"]}
    return long_picture(data["title"], steps, lang=lang, foot=data["unchecked"] or "", **words)


def _said(touch: dict[str, Any]) -> str:
    """What is said besides the text itself, as one paragraph."""
    return "".join(one["text"] for one in touch["say"] if one["part"] == "say")


def _seen(data: dict[str, Any]) -> list[object]:
    """Everything that can be seen in the long picture."""
    steps = [
        [marked(data["screens"][touch["screen"]], touch), _said(touch), touch["text"]]
        for step in data["steps"]
        for touch in step["touches"]
    ]
    end = data["end"]
    return [data["lang"], data["title"], data["objective"], data["unchecked"], steps, end["safety"], end["at_home"]]
