"""Small things that are not pages: sound, covers, the answer to "are you there?"."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response

from lessons import graph
from lessons.lesson import Lesson
from media.scenes.draw import draw
from media.words import LANGS
from tracker.access import GUEST
from web import reply
from web.wiring import VERSION, House

_SOUND: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}\.mp3", re.A)


def health(house: House, _request: Request) -> Response:
    """`/healthz`: the book answers, this many lessons can be taught, and this many things are wrong in the pack (what
    `lessons check` calls problems; its warnings are none)."""
    house.book.setting(GUEST, "community_phone")
    library = house.library
    ready = sum(lesson.status == "ready" for lesson in library.lessons.values())
    wrong = sum(problem.level == "error" for problem in library.problems)
    found = {"status": "ok", "version": VERSION, "lessons": ready, "problems": wrong}
    return JSONResponse(found, headers={"cache-control": "no-store"})


def voice(house: House, request: Request) -> Response:
    """`/voice/<name>.mp3`: a made clip, or a person's recording that is in use. Answers byte ranges."""
    name = request.path_params["name"]
    path = house.sound(name) if _SOUND.fullmatch(name) else None
    if path is None:
        return PlainTextResponse("not here\n", 404)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(path, media_type="audio/mpeg", headers=kept)


def cover(house: House, request: Request) -> Response:
    """`/learn/<id>/cover.svg`: the lesson's cover screen, drawn."""
    lesson = house.library.ready(request.path_params["lesson"])
    if lesson is None:
        return PlainTextResponse("not here\n", 404)
    lang = request.query_params.get("lang", "zh")
    svg = cover_svg(lesson, lang if lang in LANGS else "zh")
    return reply.send(
        request, reply.page(svg), kind="image/svg+xml", cache="public, max-age=86400", vary="Accept-Encoding"
    )


def cover_svg(lesson: Lesson, lang: str) -> str:
    """The cover's scene as it stands at the beginning; the first step's screen where none is named."""
    compiler = graph.Compiler(lesson)
    drawn = [stop.at for stop in graph.way(lesson, "") if stop.at.scene]
    if lesson.cover in lesson.scenes:
        drawn = [compiler.node(lesson.cover, compiler.start())]
    if not drawn:  # a lesson of real pictures only: its name on a phone
        title = {"kind": "words", "id": "", "text": lesson.title.of(lang), "size": "title"}
        return draw({"look": "light", "parts": [title]}, lang).svg
    return draw(graph.screen(lesson, drawn[0], lang), lang).svg
