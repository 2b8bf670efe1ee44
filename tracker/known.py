"""What the book knows of lessons and thresholds: outlines handed in by the hall, and the rules each place ever had."""

import functools
from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from tracker.access import Who
from tracker.audit import trace
from tracker.ids import new_id
from tracker.outline import Outline
from tracker.reach import must_keep
from tracker.rules import InForce, Rules, RulesInTime
from tracker.store import Book
from tracker.tables_record import event, mastery_rule
from tracker.tables_record import outline as table
from tracker.transaction import reading, writing


def hand_in(book: Book, outlines: Iterable[Outline]) -> list[str]:
    """Tell the book which lessons there are. Returns lessons whose steps changed although their version did not.

    Such a lesson keeps the outline it has once somebody has walked it: what was achieved is not rewritten. Its author
    is told to raise the version. Called at every start: nothing is written, and nobody waited for, when all is known.
    """
    now = book.now()
    told = list(outlines)
    with reading(book) as db:
        known = _bodies(db)
    if all(known.get((one.lesson, one.version)) == one.body() for one in told):
        return []
    changed = []
    with writing(book) as db:
        known = _bodies(db)
        for one in told:
            key, body = (one.lesson, one.version), one.body()
            if key not in known:
                db.execute(table.insert(), {"lesson": one.lesson, "version": one.version, "body": body, "made_at": now})
            elif known[key] != body:
                walked = select(event.c.id).where(event.c.lesson == one.lesson, event.c.version == one.version)
                if db.execute(walked.limit(1)).first():
                    changed.append(one.lesson)
                else:
                    same = (table.c.lesson == one.lesson, table.c.version == one.version)
                    db.execute(update(table).where(*same).values(body=body))
    return changed


def _bodies(db: Connection) -> dict[tuple[str, int], str]:
    return {(row.lesson, row.version): row.body for row in db.execute(select(table))}


def outlines_of(db: Connection, lessons: Iterable[str]) -> dict[tuple[str, int], Outline]:
    """All versions of these lessons, by lesson and version."""
    wanted = select(table.c.lesson, table.c.version, table.c.body).where(table.c.lesson.in_(sorted(set(lessons))))
    return {(row.lesson, row.version): _read(row.lesson, row.version, row.body) for row in db.execute(wanted)}


@functools.lru_cache(maxsize=512)
def _read(lesson: str, version: int, body: str) -> Outline:
    return Outline.read(lesson, version, body)


def rules_in_force(book: Book, who: Who, place_id: str) -> InForce:
    """The thresholds of a place now, and since when, for those who keep it; without an id it never changed them."""
    must_keep(who, place_id)
    with reading(book) as db:
        return rules_of(db).get(place_id, RulesInTime()).at(book.now())


def change_rules(book: Book, who: Who, place_id: str, rules: Rules) -> None:
    """Other thresholds from now on; what was reached under the former ones stays."""
    must_keep(who, place_id)
    now = book.now()
    with writing(book) as db:
        row = {"id": new_id(now), "place": place_id, "body": rules.body(), "since": now, "made_by": who.staff}
        db.execute(mastery_rule.insert(), row)
        trace(db, who, now, "rules.change", place_id, str(row["id"]))


def rules_of(db: Connection) -> dict[str, RulesInTime]:
    """Per place, all rules it ever had; a place that never changed them is missing and has the defaults."""
    found: dict[str, list[InForce]] = {}
    for row in db.execute(select(mastery_rule)):
        found.setdefault(row.place, []).append(InForce(row.since, Rules.read(row.body), row.id))
    return {place_id: RulesInTime(changes) for place_id, changes in found.items()}
