"""Pictures of a lesson to save and to forward: long picture, step cards, cover. Painted once, then kept.

The desk saves the very same pictures; who may have them is asked at the addresses.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from lessons import play
from lessons.lesson import PHONES, Lesson
from media import reasons
from media.pictures.shelf import PictureShelf
from media.scenes.highlight import together
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
    from media.pictures.uploads import BadPicture

    try:
        path = paint()
    except NoFont:
        return trouble.not_saved(house, request, say("pages.no_picture", wish.lang), 503, f"/learn/{lesson.id}")
    except BadPicture:
        return trouble.missing(house, request)
    except OSError as fault:  # a full disk above all
        told = say("pages.picture_not_kept", wish.lang, why=reasons.of(fault))
        return trouble.not_saved(house, request, told, 503, f"/learn/{lesson.id}")
    return FileResponse(path, media_type=KINDS[path.suffix], headers={"cache-control": "private, no-cache"})


def real(house: House, shelf: PictureShelf, request: Request) -> Response:
    """`/learn/picture-<sha>.webp`: a real picture of the pack, clean and no larger than needed."""
    sha = request.path_params["sha"]
    found = next((one for one in house.library.pictures.values() if one.sha == sha), None)
    if found is None:
        return trouble.missing(house, request)
    from media.pictures.uploads import BadPicture

    try:
        path = shelf.get("real", [sha], found.read)
    except (BadPicture, OSError):  # the file has gone or changed since the pack was read
        return trouble.missing(house, request)
    kept = {"cache-control": "public, max-age=31536000, immutable"}
    return FileResponse(path, media_type=KINDS[path.suffix], headers=kept)


def _painter(
    house: House, shelf: PictureShelf, lesson: Lesson, lang: str, phone: str, request: Request
) -> Callable[[], Path] | None:
    """What makes the picture asked for; None for a step that does not exist."""
    if request.url.path.endswith("/cover.webp"):
        return partial(_cover, shelf, cover_svg(lesson, lang))
    data = to_paint(house, lesson, lang, phone)
    n = request.path_params.get("n")
    if n is None:
        return partial(whole, house, shelf, data)
    if not 1 <= n <= len(data["steps"]):
        return None
    step = data["steps"][n - 1]
    return partial(card, house, shelf, data, step, step["touches"][0])


def to_paint(house: House, lesson: Lesson, lang: str, phone: str) -> dict[str, Any]:
    """The player's data, as the painters want it: without sound and links."""
    unchecked = house.unchecked(lesson, phone)
    return play.player_data(
        lesson, lang, phone=phone, sentences=speech.sentences, unchecked=unchecked, pictures=house.picture
    )


def _cover(shelf: PictureShelf, svg: str) -> Path:
    from media.pictures.cover import cover

    return shelf.get("cover", [svg], lambda: cover(svg))


def card(house: House, shelf: PictureShelf, data: dict[str, Any], step: dict[str, Any], touch: dict[str, Any]) -> Path:
    """The card of one touch. Raises `NoFont`, `BadPicture`; OSError when it cannot be kept."""
    from media.pictures.card import step_card

    n, of = step["n"], len(data["steps"])
    shown, said = Shown(house, data, step, touch), also_said(touch, data["lang"])
    words = {"text": touch["text"], "note": said, "hint": touch["hint"], "lang": data["lang"]}
    return shelf.get(
        "card", [shown.key, n, of, *words.values()], lambda: step_card(shown.paint(), number=n, of=of, **words)
    )


def whole(house: House, shelf: PictureShelf, data: dict[str, Any]) -> Path:
    """The long picture of a lesson. Raises what `card` raises."""
    from media.pictures.long import Step, long_picture

    steps = [
        (Shown(house, data, step, touch), step["n"], touch["text"], also_said(touch, data["lang"]))
        for step in data["steps"]
        for touch in step["touches"]
    ]
    words = {name: data["end"][name] for name in ("safety", "at_home")}
    words |= {"objective": data["objective"], "lang": data["lang"], "foot": data["unchecked"] or ""}

    def paint() -> bytes:
        return long_picture(data["title"], [Step(shown.paint(), *said) for shown, *said in steps], **words)

    return shelf.get("long", [data["title"], [(shown.key, *said) for shown, *said in steps], words], paint)


class Shown:
    """The phone of one touch for a picture: the drawn screen with its mark, or the real picture ringed."""

    def __init__(self, house: House, data: dict[str, Any], step: dict[str, Any], touch: dict[str, Any]) -> None:
        self._house, self._number, self._touch = house, step["n"], touch
        self._screen = data["screens"][touch["screen"]]

    @property
    def key(self) -> list[object]:
        """Plain values that change whenever the picture would."""
        picture = self._screen["picture"]
        return [marked(self._screen, self._touch), picture["src"] if picture else "", self._touch["mark"]]

    def paint(self) -> str | bytes:
        """As the painters take it. Raises `BadPicture` when the pack's file is no longer what it was."""
        picture = self._screen["picture"]
        if not picture:
            return marked(self._screen, self._touch)
        from media.pictures.ring import ring

        clean = self._clean(picture["src"])
        if not self._touch["box"]:
            return clean
        wide, high = picture["width"], picture["height"]
        x, y, w, h = self._touch["box"]
        place = (x / wide, y / high, w / wide, h / high)
        how = {"gesture": self._touch["gesture"], "direction": self._touch["direction"] or ""}
        return ring(clean, place, number=self._number, **how).webp

    def _clean(self, address: str) -> bytes:
        from media.pictures.uploads import BadPicture

        try:
            return next(one.read() for one in self._house.library.pictures.values() if one.sha in address)
        except (OSError, StopIteration) as gone:  # the file, or the pack, has changed since it was read
            raise BadPicture("broken") from gone


def marked(screen: dict[str, Any], touch: dict[str, Any]) -> str:
    """A touch's screen with its mark joined to it, as one SVG; empty where nothing is drawn."""
    return together(screen["svg"] or "", touch["mark"] or "")


def also_said(touch: dict[str, Any], lang: str) -> str:
    """What is said besides the text itself, as one paragraph; what to type goes first."""
    said = [one["text"] for part in ("types", "say") for one in touch["say"] if one["part"] == part]
    return ("" if lang == "zh" else " ").join(_ended(one, lang) for one in said)


def _ended(sentence: str, lang: str) -> str:
    """A line without a stop gets one before the next follows; what is said in quotation marks has its own, and a pause
    at which a long sentence was cut is no end."""
    if sentence.rstrip("”’」』）)\"'")[-1:] in "。！？.!?…；;，、,：:":
        return sentence
    return sentence + ("。" if lang == "zh" else ".")
