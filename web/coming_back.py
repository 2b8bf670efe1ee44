"""今天复习 for a learner: the lessons' titles and the way to practise. At most three, and never what was missed."""

from dataclasses import dataclass
from typing import Final

from tracker import reviews
from tracker.access import Who
from web.wiring import House
from web.wishes import Wishes

MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Today:
    """One lesson to go over again; `reason` is for staff, the last part of a sentence `reviews.reason_...`."""

    lesson: str
    title: str
    link: str
    reason: str


def today(house: House, wish: Wishes, who: Who, learner_id: str, most: int = MOST) -> list[Today]:
    """The longest waiting first; lessons that have left the shelf are left out. Raises `NoSuch`."""
    due = reviews.today(house.book, who, learner_id, reviews.day_there(house.book, who, learner_id))
    there = [(one, lesson) for one in due if (lesson := house.library.ready(one.lesson))]
    return [
        Today(lesson.id, lesson.title.of(wish.lang), wish.link(f"/learn/{lesson.id}/practise"), one.reason)
        for one, lesson in there[:most]
    ]
