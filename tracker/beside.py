"""Who sits beside whom: of each learner of a class the one of the staff who looks after her in the room."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select, update

from tracker import reach
from tracker.access import Who
from tracker.audit import trace
from tracker.ids import new_id
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_beside import beside
from tracker.tables_classes import class_staff, membership
from tracker.transaction import reading, writing


def spread(learners: Iterable[str], staff: Iterable[str], standing: Mapping[str, str]) -> dict[str, str]:
    """Everybody gets somebody: who sits together already stays, the others go to whoever has the fewest. Pure.

    `standing` maps learner to staff. Nothing where nobody helps. The order of both decides between equals.
    """
    helping = list(staff)
    if not helping:
        return {}
    found = {one: standing[one] for one in learners if standing.get(one) in helping}
    load = {one: sum(value == one for value in found.values()) for one in helping}
    for one in learners:
        if one not in found:
            found[one] = min(helping, key=lambda each: load[each])
            load[found[one]] += 1
    return found


def of_class(book: Book, who: Who, class_id: str) -> dict[str, str]:
    """Learner id to staff id, as it stands; who left the class or no longer helps in it is not named."""
    with reading(book) as db:
        reach.place_of_class(db, who, class_id, book.now())
        return _standing(db, class_id)


def _standing(db: Connection, class_id: str) -> dict[str, str]:
    wanted = (
        select(beside.c.learner, beside.c.staff)
        .join(membership, (membership.c.learner == beside.c.learner) & (membership.c.class_id == beside.c.class_id))
        .join(class_staff, (class_staff.c.staff == beside.c.staff) & (class_staff.c.class_id == beside.c.class_id))
        .where(beside.c.class_id == class_id, beside.c.ended_at.is_(None))
        .where(membership.c.left_at.is_(None), class_staff.c.ended_at.is_(None))
    )
    return {row.learner: row.staff for row in db.execute(wanted)}


def sit(book: Book, who: Who, class_id: str, wanted: Mapping[str, str]) -> int:
    """Put learners beside staff of the class, or with an empty staff beside nobody; for who looks after the class.

    Returns how many changed. Raises `NoSuch` for who is not of the class, learners and staff alike.
    """
    now = book.now()
    with writing(book) as db:
        place_id = reach.must_keep_class(db, who, class_id, now)
        before = _standing(db, class_id)
        here = (class_staff.c.class_id == class_id, class_staff.c.ended_at.is_(None))
        helping = {row.staff for row in db.execute(select(class_staff.c.staff).where(*here))}
        mine = (membership.c.class_id == class_id, membership.c.left_at.is_(None))
        members = {row.learner for row in db.execute(select(membership.c.learner).where(*mine))}
        if stranger := next((one for one in wanted if one not in members), None):
            raise NoSuch(stranger)
        if stranger := next((one for one in wanted.values() if one and one not in helping), None):
            raise NoSuch(stranger)
        changed = {one: staff for one, staff in wanted.items() if before.get(one, "") != staff}
        current = (beside.c.class_id == class_id, beside.c.learner.in_(changed), beside.c.ended_at.is_(None))
        db.execute(update(beside).where(*current).values(ended_at=now))
        rows = [{"id": new_id(now), "learner": one, "staff": staff} for one, staff in changed.items() if staff]
        if rows:
            db.execute(
                beside.insert(), [row | {"class_id": class_id, "since": now, "made_by": who.staff} for row in rows]
            )
        if changed:
            trace(db, who, now, "class.beside", place_id, class_id, str(len(changed)))
    return len(changed)
