"""An item to judge as it is shown and said: drawn by the painter of scenes, as plain data for pages. Pure."""

import functools
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from lessons.judging import FLAGS, SAID, Item
from media.scenes.draw import FRAME, draw
from media.words import room, say

Sentences = Callable[[str], list[str]]
Clip = Callable[[str], str | None]
Part = dict[str, Any]

AIR: Final = 26.0  # dp left below the last thing drawn
CALL: Final = 380.0  # dp of a call that are shown: the face, the name, that somebody speaks
_VIEW: Final = re.compile(r"viewBox='[^']*'")


def screen(item: Item, lang: str) -> dict[str, Any]:
    """The phone screen with the item on it, for `media.scenes.draw`."""
    ground = {"message": "light", "chat": "light", "call": "dark", "page": "white"}[item.kind]
    return {"name": item.id, "look": ground, "drill": True, "time": "10:05", "parts": _PARTS[item.kind](item, lang)}


def _bar(item: Item, lang: str) -> Part:
    return {"kind": "bar", "id": "back", "title": item.sender.of(lang)}


def _written(item: Item, lang: str) -> list[Part]:
    """A message or a chat: who wrote, and what stands in the bubble."""
    face: Part = {"face": item.art} if item.art else {}
    bubble = {"kind": "bubble", "from": "other", **face}
    parts = [
        _bar(item, lang),
        {"kind": "time", "id": "", "text": say("judging.today", lang)},
        {**bubble, "id": "words", "text": item.text.of(lang)},
    ]
    if item.link:
        parts.append({**bubble, "id": "link", "form": "link", "text": item.link.of(lang)})
    return parts


def _heard(item: Item, lang: str) -> list[Part]:
    face: Part = {"art": item.art} if item.art else {}
    note = say("judging.on_call", lang)
    return [{"kind": "call", "id": "who", "label": item.sender.of(lang), "note": note, "items": [], **face}]


def _opened(item: Item, lang: str) -> list[Part]:
    head, button = item.head, item.button
    return [
        _bar(item, lang),
        {"kind": "banner", "id": "head", "label": head.of(lang) if head else "", "colour": "blue"},
        {"kind": "words", "id": "words", "text": item.text.of(lang)},
        {"kind": "button", "id": "button", "label": button.of(lang) if button else "", "look": "main"},
    ]


_PARTS: Final[Mapping[str, Callable[[Item, str], list[Part]]]] = {
    "message": _written,
    "chat": _written,
    "call": _heard,
    "page": _opened,
}


@functools.lru_cache(maxsize=256)
def picture(item: Item, lang: str) -> str:
    """The drawn phone as one SVG, cut off below what stands on it so that it can be large."""
    drawn = draw(screen(item, lang), lang)
    low = CALL if item.kind == "call" else max(y + h for _, y, _, h in drawn.boxes.values()) + AIR
    return _VIEW.sub(f"viewBox='-{FRAME} -{FRAME} {360 + 2 * FRAME} {FRAME + low:.0f}'", drawn.svg, count=1)


def from_whom(item: Item, lang: str) -> str:
    """What it is and who it says it is from, as a sentence."""
    return say(f"judging.from_{item.kind}", lang, sender=item.sender.of(lang))


def words(item: Item, lang: str) -> list[str]:
    """Everything that stands on it, as it is to be read: page title, text, what there is to tap."""
    found = [item.head.of(lang)] if item.head else []
    found.append(item.text.of(lang))
    if item.link:
        found.append(say("judging.has_link", lang, words=item.link.of(lang)))
    if item.button:
        found.append(say("judging.has_button", lang, words=item.button.of(lang)))
    return found


def verdict(item: Item, said: str, lang: str) -> str:
    """What is said first when it has been answered. No blame, whatever the answer was."""
    return say(f"judging.{'true' if item.genuine else 'false'}_{said}", lang)


def signs(item: Item, lang: str) -> list[dict[str, Any]]:
    """The three warning signs in plain words, each with whether it is here."""
    return [
        {
            "name": say(f"judging.sign_{flag}", lang),
            "here": flag in item.flags,
            "text": say(f"judging.{flag}_here" if flag in item.flags else "judging.not_here", lang),
        }
        for flag in FLAGS
    ]


def spoken_first(item: Item, lang: str) -> list[str]:
    """The paragraphs that are read aloud before it is judged."""
    return [from_whom(item, lang), *words(item, lang)]


def spoken_after(item: Item, said: str, lang: str) -> list[str]:
    """The paragraphs that are read aloud once it has been judged."""
    here = [say(f"judging.{flag}_here", lang) for flag in item.flags]
    return [verdict(item, said, lang), item.why.of(lang), *here, item.what.of(lang)]


def spoken(item: Item, lang: str) -> list[str]:
    """Every paragraph that may be read aloud."""
    after = [one for said in SAID for one in spoken_after(item, said, lang)]
    return list(dict.fromkeys([*spoken_first(item, lang), *after]))


def data(item: Item, lang: str, sentences: Sentences, clip: Clip, *, first: bool) -> dict[str, Any]:
    """All that a page needs to show the item and to explain it, as plain JSON. `first`: she never saw it before."""

    def aloud(paragraphs: list[str]) -> list[dict[str, str | None]]:
        return [{"text": one, "src": clip(one)} for paragraph in paragraphs for one in sentences(paragraph)]

    return {
        "id": item.id,
        "kind": item.kind,
        "genuine": item.genuine,
        "first": first,
        "svg": picture(item, lang),
        "from": from_whom(item, lang),
        "words": words(item, lang),
        "say": aloud(spoken_first(item, lang)),
        "verdicts": {said: verdict(item, said, lang) for said in SAID},
        "why": item.why.of(lang),
        "signs": signs(item, lang),
        "what": item.what.of(lang),
        "explain": {said: aloud(spoken_after(item, said, lang)) for said in SAID},
    }


def page_words(lang: str) -> dict[str, str]:
    """The words of the page and of a surprise, for their scripts."""
    return room("judging", lang)
