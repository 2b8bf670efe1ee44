"""Learners of one place who go by the same nickname: each has a number that stays hers, so that nobody is mistaken."""

from collections import Counter

from sqlalchemy import and_, func, select

from tracker import reach
from tracker.access import Who
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.transaction import reading


def numbers(book: Book, who: Who) -> dict[str, int]:
    """By learner id, the how many-eth of her nickname she is at her place, in the order of enrolment; only numbers from
    2 on, and only of learners whom `who` may see. Who paused, left or died keeps her number."""
    here = learner.c.erased_at.is_(None)
    shared = (
        select(learner.c.place, learner.c.nickname)
        .where(here)
        .group_by(learner.c.place, learner.c.nickname)
        .having(func.count() > 1)
        .subquery()
    )
    same = and_(learner.c.place == shared.c.place, learner.c.nickname == shared.c.nickname)
    wanted = select(learner.c.id, learner.c.place, learner.c.nickname).join(shared, same).where(here)
    with reading(book) as db:
        rows = db.execute(wanted.order_by(learner.c.id)).all()
        if not rows:
            return {}
        mine = set(db.execute(select(learner.c.id).where(reach.learners(who, book.now()))).scalars())
    so_far: Counter[tuple[str, str]] = Counter()
    found = {}
    for one, place, nickname in rows:
        so_far[place, nickname] += 1
        if so_far[place, nickname] > 1 and one in mine:
            found[one] = so_far[place, nickname]
    return found
