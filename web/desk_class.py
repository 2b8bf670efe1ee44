"""The lesson for the class screen, as the player wants it. Draws nothing."""

from typing import Any

from lessons import play
from lessons.lesson import Lesson
from lessons.screens.class_screen import Files
from media.voice import speech
from web.wiring import House
from web.wishes import Wishes


def gather(house: House, lesson: Lesson, wish: Wishes, phone: str) -> dict[str, Any]:
    """The player's data with the desk's own links: back to the shelf, on to the next lesson of the course."""
    after = house.library.next_after(lesson.id)
    other = "en" if wish.lang == "zh" else "zh"
    stay = {"lesson": lesson.id, **({"phone": phone} if phone else {})}
    links = {
        "shelf": wish.link("/"),
        "tricked": wish.link("/tricked"),
        "other_lang": wish.link("/class", **{**stay, "lang": other}),
    }
    return play.player_data(
        lesson,
        wish.lang,
        phone=phone,
        sentences=speech.sentences,
        voices=house.voices_for(lesson, wish.lang, wish.dialect, phone),
        links=links,
        pictures=house.picture,
        next_lesson={"title": after.title.of(wish.lang), "link": wish.link("/class", lesson=after.id)}
        if after
        else None,
        unchecked=house.unchecked(lesson, phone),
        community_phone=house.community_phone(),
        phone_links={one: wish.link("/class", lesson=lesson.id, phone=one) for one in ("", *lesson.phones)},
    )


def files(house: House) -> Files:
    """The very same player files that phones load."""
    return Files(house.assets.url("player.js"), house.assets.url("player.css"))
