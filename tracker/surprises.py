"""Whether a fraud drill may come up by itself for a learner: only if she agreed, and in no time that was set aside.

Until when is kept, why is not: it may be that she was tricked the week before.
"""

from datetime import date

from sqlalchemy import Connection, select, update

from tracker import consents, reach
from tracker.access import Who
from tracker.audit import trace
from tracker.days import day_of
from tracker.faults import Unfit
from tracker.people import zone_of
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.transaction import reading, writing


def pause(book: Book, who: Who, learner_id: str, until: date | None) -> None:
    """No drills up to and with this day, or with None: they may come again. For those who look after her."""
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        if until is not None and until < day_of(now, zone_of(db, place_id)):
            raise Unfit("until", "today or later")
        db.execute(update(learner).where(learner.c.id == learner_id).values(no_surprise_until=until))
        trace(db, who, now, "learner.drills", place_id, learner_id)


def paused_until(book: Book, who: Who, learner_id: str) -> date | None:
    """The last day without drills; None when that is over or was never said. For those who look after her."""
    now = book.now()
    with reading(book) as db:
        place_id = reach.must_keep_learner(db, who, learner_id, now)
        return _until(db, learner_id, day_of(now, zone_of(db, place_id)))


def allowed(book: Book, who: Who, learner_id: str) -> bool:
    """Whether one may come up now. Raises `NoSuch`; says nothing about why not."""
    now = book.now()
    with reading(book) as db:
        place_id = reach.place_of(db, who, learner_id, now)
        agreed = consents.in_force(db, learner_id).get("surprises", False)
        return agreed and _until(db, learner_id, day_of(now, zone_of(db, place_id))) is None


def _until(db: Connection, learner_id: str, today: date) -> date | None:
    found: date | None = db.execute(select(learner.c.no_surprise_until).where(learner.c.id == learner_id)).scalar_one()
    return found if found is not None and found >= today else None
