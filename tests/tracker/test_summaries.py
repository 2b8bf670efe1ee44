"""What follows from events: the same however they arrive, the same after a rebuild, and never by scanning the place."""

import random
from typing import Any

import pytest
from sqlalchemy import select

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, FAIL, HELPED, OUTLINE, PASS, joined, walk
from tracker import known, learner_record, overview, people, trend
from tracker.corrections import not_her, take_back, take_back_walk
from tracker.event import Event
from tracker.outline import Outline
from tracker.overview import Whom
from tracker.progress import Status, of
from tracker.rules import Rules
from tracker.store import Book
from tracker.summaries import rebuild
from tracker.tables import Base
from tracker.tables_record import event as events
from tracker.transaction import reading, writing
from tracker.writer import keep

SUMMARIES = ("walk", "progress", "step_progress", "status_change")


def standing(book: Book) -> dict[str, Any]:
    with reading(book) as db:
        tables = [Base.metadata.tables[name] for name in SUMMARIES]
        return {t.name: db.execute(select(t).order_by(*t.primary_key.columns)).all() for t in tables}


def put(book: Book, events: list[Event]) -> dict[str, str]:
    with writing(book) as db:
        return keep(db, events)


def history(cast: Cast, seed: int) -> list[Event]:
    chance = random.Random(seed)
    walks = []
    for n in range(14):
        prompts = " ".join(chance.choice("IIIIVGMP.") for _ in OUTLINE.steps)
        mode = chance.choice(["learn", "practise", "check", "own_phone"])
        walks.append(
            walk(chance.choice([prompts, PASS, ALONE]), chance.uniform(0, 40), mode=mode, learner=cast.learners[n % 3])
        )
    return joined(walks)


@pytest.mark.parametrize("seed", range(3))
def test_summaries_equal_a_rebuild_and_the_pure_rules_in_whatever_order_events_come(cast: Cast, seed: int) -> None:
    events = history(cast, seed)
    chance = random.Random(seed)
    chance.shuffle(events)
    for start in range(0, len(events), 7):
        put(cast.book, events[start : start + 7])
        put(cast.book, events[max(0, start - 3) : start + 2])
    first = events[0].walk
    cast.now.later(days=50)
    social = cast.who("social worker")
    not_her(cast.book, social, first, cast.learners[1])
    take_back(cast.book, social, events[5].id)
    take_back_walk(cast.book, social, events[9].walk)
    before = standing(cast.book)
    rebuild(cast.book)
    assert standing(cast.book) == before


def test_what_the_store_says_is_what_the_rules_say(cast: Cast) -> None:
    events = joined([walk(PASS, day, learner=cast.learners[0]) for day in (0, 1, 8)])
    for one in reversed(events):
        put(cast.book, [one])
    expected = of(events, OUTLINE, Rules())
    [found] = learner_record.lessons(cast.book, cast.who("social worker"), cast.learners[0])
    assert expected is not None and expected.due is not None
    assert (found.status, found.reason, found.due_on) == (expected.status, expected.reason, expected.due.due_on)
    steps = learner_record.steps(cast.book, cast.who("social worker"), cast.learners[0])
    assert {one.step: one.times for one in steps} == {one.step: one.times for one in expected.steps}
    reached = learner_record.reached(cast.book, cast.who("social worker"), cast.learners[0])
    assert [one.status for one in reached] == [one.status for one in expected.changes]


def test_a_moved_walk_leaves_one_person_and_reaches_the_other(cast: Cast) -> None:
    put(
        cast.book, joined([walk(PASS, 0, learner=cast.learners[0], name="w1"), walk(PASS, 1, learner=cast.learners[0])])
    )
    cast.now.later(days=2)
    social = cast.who("social worker")
    not_her(cast.book, social, "w1", cast.learners[1])

    def status(learner: str) -> list[Status]:
        return [one.status for one in learner_record.lessons(cast.book, social, learner)]

    assert (status(cast.learners[0]), status(cast.learners[1])) == ([Status.WITH_HELP], [Status.WITH_HELP])
    cast.now.later(minutes=1)
    not_her(cast.book, social, "w1", cast.learners[0])
    assert (status(cast.learners[0]), status(cast.learners[1])) == ([Status.ALONE], [])


def test_taking_back_everything_leaves_nothing_learnt_and_every_record(cast: Cast) -> None:
    put(cast.book, walk(PASS, learner=cast.learners[0], name="w1"))
    cast.now.later(hours=1)
    correction = take_back_walk(cast.book, cast.who("volunteer"), "w1")
    with reading(cast.book) as db:
        assert db.execute(select(events.c.walk).where(events.c.id == correction)).scalar() == "w1"
    assert standing(cast.book) == {name: [] for name in SUMMARIES}
    with reading(cast.book) as db:
        assert len(db.execute(select(Base.metadata.tables["event"])).all()) == 9


def test_a_lesson_edited_after_somebody_walked_it_keeps_what_it_was(cast: Cast) -> None:
    put(cast.book, joined([walk(PASS, day, learner=cast.learners[0]) for day in (0, 1)]))
    before = standing(cast.book)
    assert known.hand_in(cast.book, [Outline(OUTLINE.lesson, 1, ("other",))]) == [OUTLINE.lesson]
    assert known.hand_in(cast.book, [Outline(OUTLINE.lesson, 2, ("other",)), Outline("new", 1, ("x",))]) == []
    assert known.hand_in(cast.book, [Outline("new", 1, ("y",))]) == []
    rebuild(cast.book)
    assert standing(cast.book) == before


def test_changing_a_rule_takes_nothing_away_and_is_logged(cast: Cast) -> None:
    put(cast.book, joined([walk(PASS, 0, learner=cast.learners[0]), walk(PASS, 0.01, learner=cast.learners[0])]))
    before = standing(cast.book)
    cast.now.later(days=1)
    known.change_rules(cast.book, cast.who("manager"), cast.place, Rules(independence=1.0))
    rebuild(cast.book)
    assert standing(cast.book) == before
    assert known.rules_in_force(cast.book, cast.who("manager"), cast.place).rules.independence == 1.0
    elsewhere = cast.who("social worker elsewhere")
    assert known.rules_in_force(cast.book, elsewhere, cast.other_place).rules.independence == 0.8


def test_the_overview_says_what_a_social_worker_asks(cast: Cast) -> None:
    put(cast.book, joined([walk(HELPED, day, learner=cast.learners[0]) for day in (0, 0.1)]))
    put(cast.book, joined([walk("I I", day, learner=cast.learners[1]) for day in (0, 0.1)]))
    put(cast.book, joined([walk(PASS, 0, learner=cast.learners[2]), walk(PASS, 0.1, learner=cast.learners[2])]))
    put(cast.book, walk(FAIL, 0.2, learner=cast.learners[1]))
    cast.now.later(days=2)
    social, whom = cast.who("social worker"), Whom(cast.place, cast.morning)
    lines = overview.matrix(cast.book, social, whom)
    assert [[cell.status for cell in line.cells.values()] for line in lines] == [
        [Status.LEARNING],
        [Status.WITH_HELP],
        [Status.ALONE],
    ]
    help_wanted = overview.help_wanted(cast.book, social, whom)
    assert [(one.nickname, one.step, one.again) for one in help_wanted] == [("学员0", "b", True)]
    assert [one.nickname for one in overview.due(cast.book, social, whom)] == ["学员2"]
    assert trend.weekly(cast.book, social, whom, 2)[-1].by_status == (0, 1, 1, 1, 0)


@pytest.mark.parametrize("table", ["walk", "progress", "step_progress", "status_change", "event"])
def test_rows_of_one_learner_are_found_by_an_index_in_a_large_place(cast: Cast, table: str) -> None:
    new = [people.NewLearner(f"更多{n}") for n in range(300)]
    for learner in people.enrol(cast.book, cast.who("social worker"), cast.place, new)[:60]:
        put(cast.book, walk(PASS, learner=learner))
    rows = Base.metadata.tables[table]
    wanted = select(rows).where(rows.c.learner == cast.learners[0], rows.c.lesson == OUTLINE.lesson)
    with writing(cast.book) as db:
        sql = str(wanted.compile(db, compile_kwargs={"literal_binds": True}))
        if db.dialect.name == "sqlite":
            plan = [row.detail for row in db.exec_driver_sql("EXPLAIN QUERY PLAN " + sql)]
            assert all("SEARCH" in line for line in plan if table in line), plan
            return
        db.exec_driver_sql("ANALYZE")
        db.exec_driver_sql("SET LOCAL enable_seqscan = off")
        plan = [row[0] for row in db.exec_driver_sql("EXPLAIN " + sql)]
        assert not any("Seq Scan" in line for line in plan), plan
