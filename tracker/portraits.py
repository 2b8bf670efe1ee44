"""Which drawn picture a learner finds herself by: in a class no two alike, as long as a free one is left."""

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select, update

from media import faces
from tracker import reach
from tracker.access import Who
from tracker.photographs import is_photo
from tracker.store import Book
from tracker.tables_classes import membership
from tracker.tables_learners import learner
from tracker.transaction import reading


def settle(db: Connection, newcomers: Sequence[str]) -> None:
    """Who has just joined a class and looks like a classmate gets a free picture; those who were there keep theirs.

    Within the transaction of whoever enrols.
    """
    new = dict.fromkeys(newcomers)
    rooms: dict[str, Counter[str]] = {}
    mine: dict[str, list[str]] = {one: [] for one in new}
    pictures: dict[str, str] = {}
    for class_id, one, picture in _classmates(db, newcomers):
        room = rooms.setdefault(class_id, Counter())
        if one in new:
            mine[one].append(class_id)
            pictures[one] = picture
        else:
            room[_shown(one, picture)] += 1
    changed = []
    for one, picture in pictures.items():
        taken = _together(rooms[class_id] for class_id in mine[one])
        shown = _shown(one, picture)
        if not is_photo(picture) and taken[shown]:
            shown = faces.free_name(one, taken)
            changed.append({"id": one, "picture": shown})
        for class_id in mine[one]:
            rooms[class_id][shown] += 1
    for row in changed:
        db.execute(update(learner).where(learner.c.id == row["id"]).values(picture=row["picture"]))


def free_of(db: Connection, learner_id: str) -> list[str]:
    """The drawn pictures that nobody in her classes has, in their order; all of them when none is left."""
    others = [one for one in _classmates(db, [learner_id]) if one[1] != learner_id]
    taken = {_shown(one, picture) for _, one, picture in others}
    return [name for name in faces.NAMES if name not in taken] or list(faces.NAMES)


def free(book: Book, who: Who, learner_id: str) -> list[str]:
    """The same, for those who look after her."""
    with reading(book) as db:
        reach.must_keep_learner(db, who, learner_id, book.now())
        return free_of(db, learner_id)


def _classmates(db: Connection, learners: Sequence[str]) -> list[tuple[str, str, str]]:
    """(class, learner, picture) of everybody in the classes of these learners, themselves included, by their ids."""
    here = membership.c.left_at.is_(None)
    classes = select(membership.c.class_id).where(membership.c.learner.in_(learners), here)
    wanted = (
        select(membership.c.class_id, learner.c.id, learner.c.picture)
        .join(learner, learner.c.id == membership.c.learner)
        .where(membership.c.class_id.in_(classes), here, learner.c.erased_at.is_(None))
        .order_by(learner.c.id, membership.c.class_id)
    )
    return [(class_id, one, picture) for class_id, one, picture in db.execute(wanted)]


def _shown(learner_id: str, picture: str) -> str:
    return picture if is_photo(picture) else faces.name_for(learner_id, picture)


def _together(rooms: Iterable[Counter[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for room in rooms:
        found += room
    return found
