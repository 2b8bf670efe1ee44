"""The words of the practice phone's surface: what its buttons, keys and places are called. Knows no lesson."""

from typing import Any

from lessons.lesson import BUILT_IN
from media import words


def surface_words(lang: str) -> dict[str, Any]:
    """What `createSurface` of lessons/player/surface.js takes as `words`; `places` names what every phone has."""
    places = {place: words.say(f"phones.{place.replace('-', '_')}", lang) for place in BUILT_IN}
    return {**words.room("practice_hands", lang), "places": places}
