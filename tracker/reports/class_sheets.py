"""A class's lists on paper: who belongs to it, and who signs. Nicknames only; each is logged as an export."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from media.paper import lists
from tracker import audit, classes, meetings, namesakes, people, reach
from tracker.access import Who
from tracker.accounts import Place
from tracker.classes import Class
from tracker.days import day_of
from tracker.meetings import Meeting
from tracker.reach import NoSuch
from tracker.store import Book

Kind = Literal["list", "signatures"]
KINDS: Final = ("list", "signatures")


def of_place(book: Book, who: Who, place: Place) -> list[Class]:
    """The classes that have lists; for those who look after the place."""
    reach.must_keep(who, place.id)
    return classes.listed(book, who, place.id)


def to_come(book: Book, who: Who, place: Place, class_id: str) -> list[Meeting]:
    """Meetings from today on, the nearest first."""
    today = day_of(book.now(), place.zone)
    return sorted((one for one in meetings.of_class(book, who, class_id) if one.day >= today), key=lambda one: one.day)


def made(
    book: Book,
    who: Who,
    place: Place,
    class_id: str,
    kind: Kind,
    titles: Mapping[str, str],
    lang: str,
    warm_up: Sequence[str] = (),
) -> tuple[bytes, str]:
    """PDF, and the class's name. `warm_up`: what stands below the list, in words. Raises `NoSuch`, and
    `media.pictures.fonts.NoFont`."""
    found = next((one for one in of_place(book, who, place) if one.id == class_id), None)
    if found is None:
        raise NoSuch(class_id)
    numbers = namesakes.numbers(book, who)  # two of one nickname sign on two lines that can be told apart
    names = [
        f"{one.nickname} {numbers[one.id]}" if one.id in numbers else one.nickname
        for one in people.listed(book, who, class_id=class_id)
    ]
    coming = to_come(book, who, place, class_id)
    if kind == "list":
        dates = [f"{one.day:%m-%d}" for one in coming]
        pdf = lists.class_list(found.name, names, lang, place=place.name, dates=dates, warm_up=warm_up)
    else:
        lesson = titles.get(coming[0].lesson, "") if coming else ""
        date = coming[0].day.isoformat() if coming else ""
        pdf = lists.signature_sheet(found.name, names, lang, place=place.name, date=date, lesson=lesson)
    audit.note(book, who, f"export.{kind}", place.id, class_id, str(len(names)))
    return pdf, found.name
