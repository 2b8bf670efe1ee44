"""The evidence behind a step: what it took over time, what was touched instead, which trap caught somebody.

Reads the records themselves, as they count after corrections. For authors only counts of people, and none under five.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, func, select

from tracker import reach
from tracker.access import Who
from tracker.event import Event
from tracker.event_rows import as_event
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.tables_learners import learner
from tracker.tables_record import event, step_progress, walk
from tracker.transaction import reading
from tracker.walks import corrected

FEW: Final = 5  # fewer people than this are never counted out
READ_MOST: Final = 5000  # records with something in them that one page reads, the newest


@dataclass(frozen=True, slots=True)
class Strayed:
    """At one step: parts touched by mistake and traps walked into, each with how often, the most first."""

    touched: tuple[tuple[str, int], ...]
    traps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Hard:
    """One step over the learners of some places. Counts of people are None where they are fewer than five.

    `times` it was done and `helped`: the share of times it took help, 0 to 1; 0 and None while
    fewer than five have done it. `touched`, `trap`: what
    most people touched instead and walked into, with how many.
    """

    step: str
    people: int | None
    times: int
    helped: float | None
    touched: tuple[str, int | None] | None
    trap: tuple[str, int | None] | None


def strayed(book: Book, who: Who, learner_id: str) -> dict[tuple[str, str], Strayed]:
    """By lesson and step, how one learner went astray; for those who may see her."""
    hers = walk.c.learner == learner_id
    with reading(book) as db:
        reach.place_of(db, who, learner_id, book.now())
        events = _records(db, hers)
    touched, traps = _counted(events)
    return {key: Strayed(_most(touched[key]), _most(traps[key])) for key in {*touched, *traps}}


def hardest(book: Book, who: Who, places: Collection[str], lesson: str) -> list[Hard]:
    """The steps of a lesson over all learners of these places, the most often helped first; for whoever works there."""
    theirs = who.places("volunteer", *reach.KEEPERS)
    if strange := next((one for one in places if one not in theirs), None):
        raise NoSuch(strange)
    here = select(learner.c.id).where(learner.c.place.in_(places), learner.c.erased_at.is_(None))
    step = step_progress.c
    wanted = (
        select(step.step, func.count(), func.sum(step.times), func.sum(step.independent))
        .where(step.lesson == lesson, step.learner.in_(here))
        .group_by(step.step)
    )
    with reading(book) as db:
        rows = db.execute(wanted).all()
        events = _records(db, walk.c.learner.in_(here), walk.c.lesson == lesson) if rows else []
    touched, traps = _people(events)
    found = [
        Hard(
            name,
            _shown(people),
            int(times) if people >= FEW else 0,
            1 - int(alone) / int(times) if people >= FEW and times else None,
            _top(touched.get(name, {})),
            _top(traps.get(name, {})),
        )
        for name, people, times, alone in rows
    ]
    return sorted(found, key=lambda one: (one.helped is None, -(one.helped or 0), one.step))


def _records(db: Connection, *whose: ColumnElement[bool]) -> list[Event]:
    """Records with a detail, of walks that belong to these people now, and what puts them right; as they count."""
    wanted = (
        select(event)
        .join(walk, walk.c.id == event.c.walk)
        .where(*whose, event.c.kind.in_(("step", "correction")), event.c.detail != "")
        .order_by(event.c.observed_at.desc(), event.c.id.desc())
        .limit(READ_MOST)
    )
    return [one for one in corrected(as_event(row) for row in db.execute(wanted)) if one.kind == "step"]


def _counted(events: Iterable[Event]) -> tuple[Mapping[Any, Counter[str]], Mapping[Any, Counter[str]]]:
    """How often each part was touched and each trap walked into, by lesson and step."""
    touched: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    traps: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in events:
        if parts := _names(one, "touched"):
            touched[one.lesson, one.step].update(parts)
        if names := _names(one, "traps"):
            traps[one.lesson, one.step].update(names)
    return touched, traps


Whose = Mapping[str, Mapping[str, set[str]]]  # step -> part or trap -> learners


def _people(events: Iterable[Event]) -> tuple[Whose, Whose]:
    touched: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    traps: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one in events:
        for name in _names(one, "touched"):
            touched[one.step][name].add(one.learner)
        for name in _names(one, "traps"):
            traps[one.step][name].add(one.learner)
    return touched, traps


def _names(one: Event, field: str) -> list[str]:
    """Ids as a page sent them: anything may stand there."""
    given = one.detail.get(field)
    return [name for name in given if isinstance(name, str)] if isinstance(given, list) else []


def _most(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _top(people: Mapping[str, set[str]]) -> tuple[str, int | None] | None:
    if not people:
        return None
    name = min(people, key=lambda one: (-len(people[one]), one))
    return name, _shown(len(people[name]))


def _shown(people: int) -> int | None:
    return people if people >= FEW else None
