"""Which lessons a learner has practised to the end today, for what is walked in one go. Knows no scenario."""

from collections.abc import Collection

from sqlalchemy import select

from tracker import reach
from tracker.access import Who
from tracker.days import bounds, day_of
from tracker.people import zone_of
from tracker.store import Book
from tracker.tables_record import walk
from tracker.transaction import reading


def gone_through_today(book: Book, who: Who, learner: str, lessons: Collection[str]) -> frozenset[str]:
    """Those of `lessons` that she has practised from the first step to the last on this day of her place.

    Raises `NoSuch` for a learner out of reach.
    """
    now = book.now()
    with reading(book) as db:
        zone = zone_of(db, reach.place_of(db, who, learner, now))
        begins, _ = bounds(day_of(now, zone), zone)
        mine = (walk.c.learner == learner, walk.c.lesson.in_(sorted(lessons)), walk.c.mode == "practise")
        wanted = select(walk.c.lesson).where(*mine, walk.c.complete.is_(True), walk.c.at >= begins).distinct()
        return frozenset(db.execute(wanted).scalars())
