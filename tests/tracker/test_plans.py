"""What the databases do behind the overview: a class is looked up, the place is never read through."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, event, text

from tests.tracker.cast import Cast
from tests.tracker.making import PASS, START, joined, walk
from tests.tracker.test_summaries import put
from tracker import overview, people, roster, trend, warm_up
from tracker.overview import Whom
from tracker.people import NewLearner
from tracker.store import Book

LARGE = ("progress", "step_progress", "status_change", "event", "walk", "attendance", "learner")
OF_CLASS: dict[str, Callable[..., object]] = {
    "matrix": overview.matrix,
    "help": overview.help_wanted,
    "due": overview.due,
    "warm-up": lambda book, who, whom: warm_up.steps(book, who, whom, START.date()),
    "trend": trend.weekly,
    "absent": overview.absent,
}


def grown(cast: Cast) -> None:
    """Enough people and walks that reading through everything would look like the wrong way."""
    new = [NewLearner(f"邻居{n}") for n in range(600)]
    ids = people.enrol(cast.book, cast.who("social worker"), cast.place, new)
    put(cast.book, joined([walk(PASS, 0, learner=one, name=f"w{n}") for n, one in enumerate([*cast.learners, *ids])]))
    if cast.book.engine.dialect.name == "postgresql":
        with cast.book.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
            db.exec_driver_sql("ANALYZE")


def asked_by(book: Book, deed: Callable[[], object]) -> list[tuple[str, Any]]:
    """What the database is asked while `deed` is done: (statement, values)."""
    asked: list[tuple[str, Any]] = []

    def note(_db: Connection, _cursor: Any, statement: str, values: Any, *_rest: Any) -> None:
        asked.append((statement, values))

    event.listen(book.engine, "before_cursor_execute", note)
    try:
        deed()
    finally:
        event.remove(book.engine, "before_cursor_execute", note)
    return asked


def scanned(cast: Cast, deed: Callable[[], object]) -> list[str]:
    """The large tables that are read from end to end while `deed` is done."""
    asked, engine = asked_by(cast.book, deed), cast.book.engine
    word = "EXPLAIN QUERY PLAN " if engine.dialect.name == "sqlite" else "EXPLAIN "
    found: list[str] = []
    with engine.connect() as db:
        if engine.dialect.name == "postgresql":
            db.execute(text("SET LOCAL enable_seqscan = off"))  # tables of a test are too small to need an index
        for statement, values in asked:
            if statement.startswith("SELECT"):
                plan = "\n".join(str(row[-1]) for row in db.exec_driver_sql(word + statement, values))
                found += re.findall(r"(?:SCAN|Seq Scan on) (\w+)", plan)
                found += re.findall(r"SEARCH (learner) USING [^\n]*\(place=", plan)
                found += re.findall(r"Scan (?:using|on) ix_(learner)_place", plan)
    assert asked
    return [name for name in found if name in LARGE]


@pytest.mark.parametrize("question", OF_CLASS)
def test_a_class_is_looked_up_by_indices(cast: Cast, question: str) -> None:
    grown(cast)
    social, whom = cast.who("social worker"), Whom(cast.place, cast.morning)
    assert scanned(cast, lambda: OF_CLASS[question](cast.book, social, whom)) == []


def test_a_look_at_the_whole_place_is_told_apart(cast: Cast) -> None:
    grown(cast)
    social = cast.who("social worker")
    assert scanned(cast, lambda: overview.matrix(cast.book, social, Whom(cast.place))) != []


def test_two_thousand_people_are_taken_in_at_once(cast: Cast) -> None:
    people_of = [[f"学员{n}号", 1940 + n % 30, "早班"] for n in range(2000)]
    rows: list[list[object]] = [["称呼", "出生年代", "班"], *people_of]
    found = roster.from_rows(rows)
    new = [NewLearner(one.nickname, one.decade) for one in found.people]
    ids = people.enrol(cast.book, cast.who("social worker"), cast.place, new, cast.morning)
    assert len(set(ids)) == 2000 and found.ready
    assert len(people.listed(cast.book, cast.who("social worker"), class_id=cast.morning)) == 2003
