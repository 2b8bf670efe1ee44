"""Keeps what follows from the events up to date, within the transaction that writes them; and rebuilds all of it.

Work is by walk, then by learner and lesson, never by place: a post costs the same in a village and in a city.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.days import CHINA
from tracker.event import Event
from tracker.event_rows import as_event, as_walk, change_rows, progress_row, step_rows, walk_row
from tracker.known import outlines_of, rules_of
from tracker.outline import Outline
from tracker.progress import of_walks
from tracker.rules import RulesInTime
from tracker.store import Book
from tracker.tables_learners import learner as learners
from tracker.tables_record import event, progress, status_change, step_progress, walk
from tracker.tables_staff import place
from tracker.transaction import writing
from tracker.walks import Walk, corrected, walk_of

T = TypeVar("T")
Pair = tuple[str, str]  # learner, lesson
CHUNK: Final = 200  # walks or pairs in one statement; databases limit the number of values


LOCK: Final = 7_077_078  # programs that write events into one PostgreSQL do so one after the other


def refresh(db: Connection, walks: Iterable[str]) -> None:
    """Bring everything that follows from these walks up to date."""
    _refresh_pairs(db, _refresh_walks(db, walks))


def _refresh_walks(db: Connection, walks: Iterable[str]) -> set[Pair]:
    """Make out the walks anew. Returns the learners and lessons that they concern, or concerned before."""
    outlines = outlines_of(db)
    pairs: set[Pair] = set()
    for ids in _chunks(sorted(set(walks))):
        before = {row.id: as_walk(row) for row in db.execute(select(walk).where(walk.c.id.in_(ids)))}
        wanted = select(event).where(event.c.walk.in_(ids)).order_by(event.c.walk)
        now: dict[str, Walk] = {}
        for walk_id, rows in groupby(db.execute(wanted), key=lambda row: row.walk):
            made = _made_out(corrected(as_event(row) for row in rows), outlines)
            if made is not None:
                now[walk_id] = made
        _write(db, walk, [walk_row(one) for one in now.values() if before.get(one.id) != one])
        if lost := [one for one in before if one not in now]:
            db.execute(delete(walk).where(walk.c.id.in_(lost)))
        pairs |= {(one.learner, one.lesson) for one in (*before.values(), *now.values())}
    return pairs


def _made_out(events: list[Event], outlines: Mapping[tuple[str, int], Outline]) -> Walk | None:
    outline = outlines.get((events[0].lesson, events[0].version)) if events else None
    return walk_of(events, outline) if outline else None


def _refresh_pairs(db: Connection, pairs: Iterable[Pair]) -> None:
    rules, zones = rules_of(db), {row.id: row.zone for row in db.execute(select(place.c.id, place.c.zone))}
    for some in _chunks(sorted(pairs)):
        places = _places(db, [one for one, _ in some])
        walks: dict[Pair, list[Walk]] = {pair: [] for pair in some}
        for row in db.execute(select(walk).where(_is_one_of(walk, some))):
            walks[row.learner, row.lesson].append(as_walk(row))
        found = {
            pair: of_walks(made, rules.get(places[pair[0]], RulesInTime()), zones.get(places[pair[0]], CHINA))
            for pair, made in walks.items()
        }
        there = [(learner, lesson, one) for (learner, lesson), one in found.items() if one is not None]
        _settle(db, progress, some, [progress_row(*one) for one in there])
        _settle(db, step_progress, some, [row for one in there for row in step_rows(*one)])
        _settle(db, status_change, some, [row for one in there for row in change_rows(*one)])


def _places(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    wanted = select(learners.c.id, learners.c.place).where(learners.c.id.in_(ids))
    return {row.id: row.place for row in db.execute(wanted)}


def rebuild(book: Book, told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Make every summary anew from the events, in one transaction. Returns the number of walks."""
    with writing(book, LOCK) as db:
        for table in (status_change, step_progress, progress, walk):
            db.execute(delete(table))
        ids = [row[0] for row in db.execute(select(event.c.walk).distinct().order_by(event.c.walk))]
        for start in range(0, len(ids), CHUNK):
            _refresh_walks(db, ids[start : start + CHUNK])
            told(min(start + CHUNK, len(ids)), len(ids))
        _refresh_pairs(db, {(row.learner, row.lesson) for row in db.execute(select(walk.c.learner, walk.c.lesson))})
    return len(ids)


def _settle(db: Connection, table: Table, pairs: Sequence[Pair], rows: list[dict[str, Any]]) -> None:
    """Leave exactly `rows` for these pairs, touching only what differs: most of a post changes one row."""
    keys = [column.name for column in table.primary_key]
    standing = {
        tuple(row[key] for key in keys): dict(row)
        for row in db.execute(select(table).where(_is_one_of(table, pairs))).mappings()
    }
    wanted = {tuple(row[key] for key in keys): row for row in rows}
    _write(db, table, [row for key, row in wanted.items() if standing.get(key) != row])
    for key in standing.keys() - wanted.keys():
        db.execute(delete(table).where(*(table.c[name] == value for name, value in zip(keys, key, strict=True))))


def _write(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert, or replace the row with the same key."""
    if not rows:
        return
    insert = (postgresql if db.dialect.name == "postgresql" else sqlite).insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    db.execute(insert.on_conflict_do_update(index_elements=keys, set_=changed), rows)


def _is_one_of(table: Table, pairs: Sequence[Pair]) -> ColumnElement[bool]:
    """Learner and lesson, in a form for which both databases use the index."""
    by_lesson: dict[str, list[str]] = {}
    for learner, lesson in pairs:
        by_lesson.setdefault(lesson, []).append(learner)
    ways = [and_(table.c.lesson == lesson, table.c.learner.in_(who)) for lesson, who in sorted(by_lesson.items())]
    return or_(*ways)


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
