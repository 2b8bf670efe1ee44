"""Keeps what follows from the events up to date, within the transaction that writes them; and rebuilds all of it.

Work is by walk, then by learner and lesson, never by place: a post costs the same in a village and in a city.
"""

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final, TypeVar

from sqlalchemy import Connection, Row, Select, Table, bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from tracker.days import CHINA
from tracker.event import Event
from tracker.event_rows import as_event, as_walk, change_rows, progress_row, step_rows, walk_row
from tracker.known import outlines_of, rules_of
from tracker.outline import Outline
from tracker.progress import Progress, of_walks
from tracker.rules import RulesInTime
from tracker.store import Book
from tracker.tables_learners import learner as learners
from tracker.tables_record import event, progress, status_change, step_progress, walk
from tracker.tables_staff import place
from tracker.transaction import writing
from tracker.walks import Walk, corrected, walk_of

_WALKS: Final = select(walk).where(walk.c.id.in_(bindparam("ids", expanding=True)))
_EVENTS: Final = select(event).where(event.c.walk.in_(bindparam("ids", expanding=True))).order_by(event.c.walk)
_PLACES: Final = select(learners.c.id, learners.c.place).where(learners.c.id.in_(bindparam("ids", expanding=True)))
_ZONES: Final = select(place.c.id, place.c.zone)

T = TypeVar("T")
Pair = tuple[str, str]  # learner, lesson
CHUNK: Final = 200  # walks or pairs in one statement; databases limit the number of values


@dataclass(slots=True)
class _Touched:
    """What a change of walks means for one learner and lesson."""

    anew: bool = False  # anything may differ: compare all rows
    begun: bool = False
    steps: set[str] = field(default_factory=set)  # otherwise only these steps do

    def note(self, before: Walk | None, now: Walk | None) -> None:
        if now is None or now.counts or (before is not None and not _grew(before, now)):
            self.anew = True
            return
        self.begun |= before is None
        self.steps |= {one[0] for one in now.prompts if before is None or one not in before.prompts}


def _grew(before: Walk, now: Walk) -> bool:
    same = (before.learner, before.lesson, before.mode, before.first_at, before.counts)
    return same == (now.learner, now.lesson, now.mode, now.first_at, now.counts) and (
        {step for step, _, _ in before.prompts} <= {step for step, _, _ in now.prompts}
    )


def refresh(db: Connection, walks: Iterable[str]) -> None:
    """Bring everything that follows from these walks up to date."""
    _refresh_pairs(db, _refresh_walks(db, walks))


def _refresh_walks(db: Connection, walks: Iterable[str]) -> dict[Pair, _Touched]:
    """Make out the walks anew. Returns the learners and lessons that they concern, or concerned before."""
    touched: dict[Pair, _Touched] = defaultdict(_Touched)
    for ids in _chunks(sorted(set(walks))):
        before = {row.id: as_walk(row) for row in db.execute(_WALKS, {"ids": ids})}
        found = db.execute(_EVENTS, {"ids": ids}).all()
        outlines = outlines_of(db, (row.lesson for row in found))
        now: dict[str, Walk] = {}
        for walk_id, rows in groupby(found, key=lambda row: row.walk):
            made = _made_out(corrected(as_event(row) for row in rows), outlines)
            if made is not None:
                now[walk_id] = made
        _write(db, walk, [walk_row(one) for one in now.values() if before.get(one.id) != one])
        if lost := [one for one in before if one not in now]:
            db.execute(delete(walk).where(walk.c.id.in_(lost)))
        for one in (*now.values(), *(before[walk_id] for walk_id in lost)):
            touched[one.learner, one.lesson].note(before.get(one.id), now.get(one.id))
        for one in before.values():
            if one.id in now and now[one.id].learner != one.learner:
                touched[one.learner, one.lesson].anew = True
    return touched


def _made_out(events: list[Event], outlines: Mapping[tuple[str, int], Outline]) -> Walk | None:
    outline = outlines.get((events[0].lesson, events[0].version)) if events else None
    return walk_of(events, outline) if outline else None


def _refresh_pairs(db: Connection, touched: Mapping[Pair, _Touched]) -> None:
    rules, zones = rules_of(db), {row.id: row.zone for row in db.execute(_ZONES)}
    for some in _chunks(sorted(touched)):
        places = _places(db, [one for one, _ in some])
        walks: dict[Pair, list[Walk]] = {pair: [] for pair in some}
        for row in _rows(db, walk, some):
            walks[row.learner, row.lesson].append(as_walk(row))
        found = {
            pair: of_walks(made, rules.get(places[pair[0]], RulesInTime()), zones.get(places[pair[0]], CHINA))
            for pair, made in walks.items()
        }
        there = {pair: one for pair, one in found.items() if one is not None}
        _write_pairs(db, touched, there)
        anew = [pair for pair in some if touched[pair].anew]
        if anew:
            again = [(*pair, there[pair]) for pair in anew if pair in there]
            _settle(db, progress, anew, [progress_row(*one) for one in again])
            _settle(db, step_progress, anew, [row for one in again for row in step_rows(*one)])
            _settle(db, status_change, anew, [row for one in again for row in change_rows(*one)])


def _write_pairs(db: Connection, touched: Mapping[Pair, _Touched], there: Mapping[Pair, Progress]) -> None:
    """The short way, six posts in seven: a walk that goes on changes its learner's row and a step or two."""
    grown = [(*pair, one) for pair, one in there.items() if not touched[pair].anew]
    steps = [row for one in grown for row in step_rows(*one) if row["step"] in touched[one[0], one[1]].steps]
    _write(db, progress, [progress_row(*one) for one in grown])
    _write(db, step_progress, steps)
    _write(db, status_change, [row for one in grown if touched[one[0], one[1]].begun for row in change_rows(*one)])


def _places(db: Connection, ids: Sequence[str]) -> dict[str, str]:
    return {row.id: row.place for row in db.execute(_PLACES, {"ids": ids})}


def rebuild(book: Book, told: Callable[[int, int], None] = lambda done, of: None) -> int:
    """Make every summary anew from the events, in one transaction. Returns the number of walks."""
    with writing(book) as db:
        erased = select(learners.c.id).where(learners.c.erased_at.is_not(None))
        for table in (status_change, step_progress, progress, walk):
            db.execute(delete(table).where(table.c.learner.not_in(erased)))  # theirs have no events to come from
        ids = [row[0] for row in db.execute(select(event.c.walk).distinct().order_by(event.c.walk))]
        for start in range(0, len(ids), CHUNK):
            _refresh_walks(db, ids[start : start + CHUNK])
            told(min(start + CHUNK, len(ids)), len(ids))
        pairs = db.execute(select(walk.c.learner, walk.c.lesson).distinct())
        _refresh_pairs(db, {(row.learner, row.lesson): _Touched(anew=True) for row in pairs})
    return len(ids)


def _settle(db: Connection, table: Table, pairs: Sequence[Pair], rows: list[dict[str, Any]]) -> None:
    """Leave exactly `rows` for these pairs, touching only what differs: most of a post changes one row."""
    keys = [column.name for column in table.primary_key]
    names = [column.name for column in table.columns]
    n = len(keys)  # the key's columns come first in every summary
    standing = {tuple(row[:n]): tuple(row) for row in _rows(db, table, pairs)}
    wanted = {tuple(row[key] for key in keys): row for row in rows}
    _write(db, table, [row for key, row in wanted.items() if standing.get(key) != tuple(row[name] for name in names)])
    for key in standing.keys() - wanted.keys():
        db.execute(delete(table).where(*(table.c[name] == value for name, value in zip(keys, key, strict=True))))


def _write(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    """Insert, or replace the row with the same key."""
    if rows:
        db.execute(_upsert(table, db.dialect.name), rows)


@functools.cache  # making these out anew for each post took a seventh of its time
def _upsert(table: Table, dialect: str) -> postgresql.Insert | sqlite.Insert:
    insert = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    keys = [column.name for column in table.primary_key]
    changed = {column.name: insert.excluded[column.name] for column in table.columns if column.name not in keys}
    return insert.on_conflict_do_update(index_elements=keys, set_=changed)


@functools.cache
def _of_lesson(table: Table) -> Select[Any]:
    learners_named = table.c.learner.in_(bindparam("learners", expanding=True))
    return select(table).where(table.c.lesson == bindparam("lesson"), learners_named)


def _rows(db: Connection, table: Table, pairs: Iterable[Pair]) -> Iterator[Row[Any]]:
    """Rows of these learners and lessons; lesson by lesson, because SQLite takes no index for (a, b) IN (...)."""
    by_lesson: dict[str, list[str]] = {}
    for learner, lesson in pairs:
        by_lesson.setdefault(lesson, []).append(learner)
    for lesson, who in by_lesson.items():
        yield from db.execute(_of_lesson(table), {"lesson": lesson, "learners": who})


def _chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]
