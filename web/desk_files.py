"""What staff save from a lesson page: the long picture, single step cards, all of them in one file.

Answers staff only (the guard sees to it), so drafts can be had too. The pictures are those of the light pages,
under the lesson's name.
"""

import io
import re
import zipfile
from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from lessons.lesson import Lesson
from media.pictures.fonts import NoFont
from media.pictures.shelf import PictureShelf
from media.pictures.uploads import BadPicture
from media.words import LANGS, say
from web import paper
from web.light import pictures, trouble
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
    """The file, else a page that says why not and leads back to the lesson."""
    lang = request.query_params.get("lang", "")
    lang = lang if lang in LANGS else house.settings.lang
    lesson = house.library.lessons.get(request.path_params["lesson"])
    refused = partial(trouble.not_saved, house, request)
    if lesson is None:
        return refused(say("desk.no_lesson_note", lang), 404, "/")
    phone = request.query_params.get("phone", "")
    phone = phone if phone in lesson.phones else ""
    refused = partial(refused, path="/lesson", lesson=lesson.id)
    try:
        found = _file(house, shelf, lesson, lang, phone, request.path_params["file"])
    except NoFont:
        return refused(say("pictures.no_font", lang), 503)
    except BadPicture as bad:
        return refused(bad.sentence(lang), 404)
    except OSError:
        return refused(say("desk.cannot_store", lang), 507)
    return found or refused(say("desk.no_step", lang), 404)


def _file(house: House, shelf: PictureShelf, lesson: Lesson, lang: str, phone: str, file: str) -> Response | None:
    """None where the lesson has no such file."""
    data = pictures.to_paint(house, lesson, lang, phone)
    title = lesson.title.of(lang)
    if file == "long.jpg":
        path = pictures.whole(house, shelf, data)
        return FileResponse(path, media_type="image/jpeg", filename=f"{title}.jpg", headers=_CAUTIOUS)
    if file == "handout.pdf":
        return _download(paper.lesson_paper(house, lesson.id, lang, phone=phone), f"{title}.pdf", "application/pdf")
    if file == "cards.zip":
        return _download(_zip(_cards(house, shelf, data, data["steps"])), f"{title}.zip", "application/zip")
    found = _CARD.fullmatch(file)
    wanted = [step for step in data["steps"] if found and step["n"] == int(found[1])]
    if not wanted:
        return None
    return _step(_cards(house, shelf, data, wanted), f"{title}-{wanted[0]['n']}")


def _step(cards: list[tuple[str, bytes]], name: str) -> Response:
    """One step: its card, or all of them where it has several touches."""
    if len(cards) > 1:
        return _download(_zip(cards), f"{name}.zip", "application/zip")
    return _download(cards[0][1], f"{name}.png", "image/png")


def _download(body: bytes, name: str, kind: str) -> Response:
    headers = _CAUTIOUS | {"content-disposition": f"attachment; filename*=utf-8''{quote(name)}"}
    return Response(body, media_type=kind, headers=headers)


def _cards(
    house: House, shelf: PictureShelf, data: dict[str, Any], steps: list[dict[str, Any]]
) -> list[tuple[str, bytes]]:
    """Each card by its file name: the step's number, and the touch's where a step has several."""
    return [
        (
            f"{step['n']:02}" + (f"-{number}" if len(step["touches"]) > 1 else "") + ".png",
            pictures.card(house, shelf, data, step, touch).read_bytes(),
        )
        for step in steps
        for number, touch in enumerate(step["touches"], 1)
    ]


def _zip(cards: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:  # PNG cannot be made smaller
        for name, png in cards:
            packed.writestr(name, png)
    return out.getvalue()
