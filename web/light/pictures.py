"""Pictures of a lesson to save and to forward: long picture, step cards, cover. Painted once, then kept."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from lessons import play
from lessons.lesson import PHONES, Lesson
from media import look
from media.pictures.shelf import PictureShelf
from media.voice import speech
from media.words import say
from web import wishes
from web.light import trouble
from web.light.files import cover_svg
from web.wiring import House

KINDS = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


def answer(house: House, shelf: PictureShelf, request: Request) -> Response:
    """`/learn/<lesson>/long.jpg`, `/card-<n>.png`, `/cover.webp`, for lessons that learners may see."""
    lesson = house.library.ready(request.path_params["lesson"])
    if lesson is None:
        return trouble.no_lesson(house, request)
    wish = wishes.read(request, house.settings.lang, PHONES)
    paint = _painter(house, shelf, lesson, wish.lang, wish.phone if wish.phone in lesson.phones else "", request)
    if paint is None:
        return trouble.missing(house, request)
    from media.pictures.fonts import NoFont  # loads Pillow: only when a picture is asked for

    try:
        path = paint()
    except NoFont:
        return PlainTextResponse(say("pages.no_picture", wish.lang) + "\n", 503)
    return FileResponse(path, media_type=KINDS[path.suffix], headers={"cache-control": "private, no-cache"})


def _painter(
    house: House, shelf: PictureShelf, lesson: Lesson, lang: str, phone: str, request: Request
) -> Callable[[], Path] | None:
    """What makes the picture asked for; None for a step that does not exist."""
    if request.url.path.endswith("/cover.webp"):
        return partial(_cover, shelf, cover_svg(lesson, lang))
    unchecked = house.unchecked(lesson, phone)
    data = play.player_data(lesson, lang, phone=phone, sentences=speech.sentences, unchecked=unchecked)
    n = request.path_params.get("n")
    if n is None:
        return partial(_long, shelf, data)
    return partial(_card, shelf, data, n) if 1 <= n <= len(data["steps"]) else None


def _cover(shelf: PictureShelf, svg: str) -> Path:
    from media.pictures.cover import cover

    return shelf.get("cover", [svg], lambda: cover(svg))


def _card(shelf: PictureShelf, data: dict[str, Any], n: int) -> Path:
    from media.pictures.card import step_card

    touch = data["steps"][n - 1]["touches"][0]
    shown, said = marked(data["screens"][touch["screen"]], touch), also_said(touch, data["lang"])
    words = {"text": touch["text"], "note": said, "hint": touch["hint"], "lang": data["lang"]}
    of = len(data["steps"])
    key = (shown, n, of, touch["text"], said, touch["hint"], data["lang"])
    return shelf.get("card", key, lambda: step_card(shown, number=n, of=of, **words))


def _long(shelf: PictureShelf, data: dict[str, Any]) -> Path:
    from media.pictures.long import Step, long_picture

    steps = [
        (marked(data["screens"][touch["screen"]], touch), step["n"], touch["text"], also_said(touch, data["lang"]))
        for step in data["steps"]
        for touch in step["touches"]
    ]
    words = {name: data["end"][name] for name in ("safety", "at_home")}
    words |= {"objective": data["objective"], "lang": data["lang"], "foot": data["unchecked"] or ""}
    key = [data["title"], steps, words]
    return shelf.get("long", key, lambda: long_picture(data["title"], [Step(*one) for one in steps], **words))


def marked(screen: dict[str, Any], touch: dict[str, Any]) -> str:
    """A touch's screen with its mark joined to it, as one SVG; empty where nothing is drawn."""
    svg, mark = screen["svg"] or "", touch["mark"] or ""
    if not svg or not mark:
        return svg
    inner = mark[mark.index(">") + 1 : mark.rindex("</svg>")]  # both are drawn in the same box
    return f'{svg[: svg.rindex("</svg>")]}<g font-family="{look.SANS}">{inner}</g></svg>'


def also_said(touch: dict[str, Any], lang: str) -> str:
    """What is said besides the text itself, as one paragraph."""
    return ("" if lang == "zh" else " ").join(one["text"] for one in touch["say"] if one["part"] == "say")
