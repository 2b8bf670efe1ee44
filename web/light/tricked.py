"""`/tricked`, 我好像被骗了: what to do this minute, with telephone links that dial. No sign-in, no script needed.

On a phone in a class the way back to the class stands above it, and nothing takes the page away by itself.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from lessons.lesson import PHONES
from media.voice import speech
from media.words import say
from tracker.faults import BookFault
from web import wishes
from web.gate import personal
from web.wiring import House

DEEDS: Final = (1, 2, 3, 4, 5)


def show(house: House, request: Request) -> Response:
    """The page in the reader's language."""
    wish = wishes.read(request, house.settings.lang, PHONES)
    try:
        ring = house.community_phone()
    except BookFault:  # what to do this minute is told whether or not the book can be read
        ring = house.settings.community_phone
    deeds = [_deed(number, wish.lang, ring) for number in DEEDS]
    spoken = {
        "lang": wish.lang,
        "sentences": [
            {"text": text, "deed": deed, "src": house.clip(text, wish.lang)} for deed, text in sentences(wish.lang)
        ],
        "words": {
            "listen": say("pages.listen", wish.lang),
            "stop": say("pages.stop_listening", wish.lang),
            "trouble": say("pages.no_voice", wish.lang),
        },
    }
    other = "/tricked?lang=" + ("en" if wish.lang == "zh" else "zh")
    page = house.press.print("tricked.html.jinja", wish, other, deeds=deeds, spoken=spoken)
    return wish.remember(personal.beside_class(house, request, page))


def sentences(lang: str) -> list[tuple[int, str]]:
    """What is read aloud, each sentence with the deed it belongs to (-1: none)."""
    keys = [(-1, "tricked_calm")]
    for number in DEEDS:
        keys += [(number - 1, f"tricked_{number}"), (number - 1, f"tricked_{number}_more")]
        if number == 2:
            keys.append((1, "tricked_2_also"))
    return [(deed, one) for deed, key in keys for one in speech.sentences(say(f"pages.{key}", lang))]


def _deed(number: int, lang: str, community_phone: str) -> dict[str, object]:
    calls: list[dict[str, object]] = []
    if number == 2:
        calls.append({"number": "110", "label": say("pages.call_110", lang), "first": True, "before": ""})
        before = say("pages.tricked_2_also", lang)
        calls.append({"number": "96110", "label": say("pages.call_96110", lang), "first": False, "before": before})
    if number == 4 and community_phone:
        digits = "".join(sign for sign in community_phone if sign in "+0123456789")
        label = say("pages.call_community", lang, phone=community_phone.replace(" ", "\N{NO-BREAK SPACE}"))
        calls.append({"number": digits, "label": label, "first": False, "before": ""})
    title, more = say(f"pages.tricked_{number}", lang), say(f"pages.tricked_{number}_more", lang)
    return {"title": title, "more": more, "calls": calls}
