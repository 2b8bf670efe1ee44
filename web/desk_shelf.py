"""What stands on the desk's shelf, gathered from the library and the book. Draws nothing."""

from typing import Final

from lessons.lesson import PHONES, Lesson
from lessons.problem import Problem
from lessons.screens.page import Place
from lessons.screens.shelf import Card, Fault, LeftOut, Row, Shelf
from media.words import say
from web import addresses, desk_reader
from web.desk_drawings import cover
from web.wiring import House
from web.wishes import Wishes

_EVERYWHERE: Final = ("0.0.0.0", "::")
_ONLY_HERE: Final = ("127.0.0.1", "::1", "localhost")
_BESIDE: Final = frozenset({"draft_need", "unverified", "stale"})  # stand on the card itself


def gather(house: House, wish: Wishes) -> Shelf:
    """Everything for the page, in the reader's language."""
    library = house.library
    rows = [
        Row(
            course.title.of(wish.lang),
            course.note.of(wish.lang) if course.note else "",
            tuple(card(house, library.lessons[name], wish) for name in course.lessons if name in library.lessons),
        )
        for course in library.courses
    ]
    alone = [one for one in library.lessons.values() if library.course_of(one.id) is None]
    if alone:
        rows.append(Row(say("desk.no_course", wish.lang), "", tuple(card(house, one, wish) for one in alone)))
    return Shelf(
        tuple(rows), *_troubles(house, wish.lang), phones=_phones(house, wish.lang), address=phone_address(house)
    )


def _phones(house: House, lang: str) -> str:
    if phone_address(house):
        return say("desk.phones_open", lang)
    return say("desk.no_network" if house.settings.host in _EVERYWHERE else "desk.only_here", lang)


def phone_address(house: House) -> str:
    """Where the room's phones find the lessons; nothing when this computer answers only itself."""
    host = house.settings.host
    found = addresses.for_phones() if host in _EVERYWHERE else "" if host in _ONLY_HERE else host
    return f"http://{found}:{house.settings.port}/learn" if found else ""


def card(house: House, lesson: Lesson, wish: Wishes) -> Card:
    """A lesson as it stands on the shelf."""
    lang = wish.lang
    facts = (say("pages.minutes", lang, n=lesson.minutes), say("pages.steps", lang, n=len(lesson.steps)))
    known = [house.library.lessons[name] for name in lesson.needs if name in house.library.lessons]
    first = say("pages.title_join", lang).join(one.title.of(lang) for one in known)
    teach = Place(say("desk.teach", lang), wish.link("/class", lesson=lesson.id)) if lesson.status == "ready" else None
    return Card(
        title=lesson.title.of(lang),
        objective=lesson.objective.of(lang),
        facts=facts,
        cover=cover(lesson, lang, house.edition),
        state=lesson.status,
        lesson=Place(say("desk.look", lang), wish.link("/lesson", lesson=lesson.id)),
        teach=teach,
        first=say("pages.first_learn", lang, titles=first) if first else "",
        marks=tuple(marks(house, lesson, lang)),
    )


def marks(house: House, lesson: Lesson, lang: str) -> list[str]:
    """What staff should know before teaching: who has checked it, and where somebody found it different."""
    told = []
    if lesson.follows_app:
        told.append(checked_mark(house, lesson, lang))
    if open_ones := len(house.book.differences(desk_reader.who_now(house), lesson.id)):
        told.append(say("desk.differences_open", lang, n=open_ones))
    return told


def checked_mark(house: House, lesson: Lesson, lang: str) -> str:
    """Last checked on a real phone: which, and when; or that nobody has."""
    noted = [
        (one.checked_on, one.phone)
        for one in house.book.checks(desk_reader.who_now(house), lesson.id)
        if one.version == lesson.version
    ]
    known = sorted(noted + [(one.on, one.phone) for one in lesson.verified])
    if not known:
        return say("desk.unchecked", lang)
    day, phone = known[-1]
    return say("desk.checked_last", lang, day=day.isoformat(), phone=phone_name(phone, lang))


def phone_name(phone: str, lang: str) -> str:
    """A kind of phone by its name; one we do not know keeps its id."""
    return say(f"phones.{phone}", lang) if phone in PHONES else phone


def _troubles(house: House, lang: str) -> tuple[tuple[LeftOut, ...], tuple[Fault, ...], tuple[Fault, ...]]:
    library = house.library
    errors = [one for one in library.problems if one.level == "error"]
    out = [LeftOut(name, tuple(_fault(one, lang) for one in errors if _of(one) == name)) for name in library.left_out]
    pack = tuple(_fault(one, lang) for one in errors if _of(one) not in library.left_out)
    warnings = [one for one in library.problems if one.level == "warning" and one.code not in _BESIDE]
    return tuple(out), pack, tuple(_fault(one, lang) for one in warnings)


def _of(problem: Problem) -> str:
    """The lesson a problem belongs to, by its file's name; nothing for the pack's own."""
    folder, _, name = problem.file.partition("/")
    return name.removesuffix(".yaml") if folder == "lessons" else ""


def _fault(problem: Problem, lang: str) -> Fault:
    where = say("desk.line", lang, file=problem.file, n=problem.line) if problem.line else problem.file
    return Fault(
        " · ".join(part for part in (where, problem.place) if part), problem.reason(lang), problem.remedy(lang)
    )
