"""The lesson page's content, gathered from the lesson, its drawings, its voices and the book. Draws nothing."""

from typing import Any, Final

from lessons import play
from lessons.lesson import Lesson, Touch
from lessons.screens import lesson_page
from lessons.screens.lesson_page import Keep, LessonView, Step
from lessons.screens.page import Place
from media.voice import speech
from media.words import say
from web import desk_files
from web.desk_drawings import address
from web.desk_shelf import card, phone_address
from web.desk_voice import engine_name, engine_of, sounds_of
from web.light.pictures import marked
from web.wiring import House
from web.wishes import Wishes


def gather(house: House, lesson: Lesson, wish: Wishes, phone: str) -> LessonView:
    """Everything for the page, in the reader's language, on the chosen kind of phone."""
    lang = wish.lang
    data = play.player_data(lesson, lang, phone=phone, sentences=speech.sentences, pictures=house.picture)
    learners = phone_address(house) if lesson.status == "ready" else ""
    return LessonView(
        card=card(house, lesson, wish),
        about=_about(lesson, lang),
        phones=_phones(lesson, wish, phone),
        steps=tuple(_step(house, lesson, data, n, wish, phone) for n in range(len(lesson.steps))),
        keep=_keep(lesson, wish, phone),
        learners=f"{learners}/{lesson.id}" if learners else "",
        begin=Place(say("lead.lesson_begin", lang), wish.link("/lead", lesson=lesson.id)),
    )


def _about(lesson: Lesson, lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    singles = {"safety": lesson.safety, "without_phone": lesson.without_phone, "at_home": lesson.at_home}
    lists = {"mistakes": lesson.mistakes, "leaves_out": lesson.leaves_out}
    told = {name: (text,) if text else () for name, text in singles.items()} | lists
    order = ("mistakes", "safety", "without_phone", "at_home", "leaves_out")
    return tuple((say(f"desk.about_{name}", lang), tuple(one.of(lang) for one in told[name])) for name in order)


def _phones(lesson: Lesson, wish: Wishes, phone: str) -> tuple[Place, ...]:
    if not lesson.phones:
        return ()
    named = {"": say("desk.any_phone", wish.lang)} | {one: say(f"phones.{one}", wish.lang) for one in lesson.phones}
    return tuple(
        Place(name, wish.link("/lesson", lesson=lesson.id, phone=one), one == phone) for one, name in named.items()
    )


def _step(house: House, lesson: Lesson, data: dict[str, Any], index: int, wish: Wishes, phone: str) -> Step:
    step, drawn = lesson.steps[index], data["steps"][index]["touches"]
    touches = tuple(
        _touch(
            house, lesson, step.id, number, touch, data["screens"][drawn[number]["screen"]], drawn[number], wish, phone
        )
        for number, touch in enumerate(step.on_phone(phone))
    )
    return Step(index + 1, step.critical, touches, desk_files.card_link(lesson.id, index + 1, wish.lang, phone))


def _touch(
    house: House,
    lesson: Lesson,
    step: str,
    number: int,
    touch: Touch,
    screen: dict[str, Any],
    drawn: dict[str, Any],
    wish: Wishes,
    phone: str,
) -> lesson_page.Touch:
    lang = wish.lang
    engine = engine_of(house, lesson, step, number, touch, lang, phone)
    svg, real = marked(screen, drawn), screen["picture"]
    return lesson_page.Touch(
        picture=address(svg) if svg else real["src"] if real else "",
        alt=screen["alt"],
        text=touch.text.of(lang),
        say=touch.say.of(lang) if touch.say else "",
        hint=touch.hint.of(lang) if touch.hint else "",
        meanwhile=touch.meanwhile.of(lang) if touch.meanwhile else "",
        voice=engine_name(engine, lang) if engine else say("desk.no_voice", lang),
        has_voice=bool(engine),
        sounds=sounds_of(house, lesson, step, number, touch, lang, phone),
    )


_KEPT: Final = (
    ("long", "long.jpg", ".jpg"), ("cards", "cards.zip", ".zip"), ("handout", "handout.pdf", ".pdf")
)  # fmt: skip


def _keep(lesson: Lesson, wish: Wishes, phone: str) -> tuple[Keep, ...]:
    title = lesson.title.of(wish.lang)
    return tuple(
        Keep(
            say(f"desk.keep_{name}", wish.lang),
            say(f"desk.keep_{name}_note", wish.lang),
            desk_files.link(lesson.id, file, wish.lang, phone),
            f"{title}{suffix}",
        )
        for name, file, suffix in _KEPT
    )
