"""Give-out, erasing, erasing again after a restore, retention, the data inventory."""

import json
import tomllib
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.tracker.cast import Cast
from tests.tracker.making import PASS, START, joined, walk
from tests.tracker.test_summaries import put, standing
from tracker import audit, erase, figures, give_out, meetings, people, retention, visits
from tracker.corrections import not_her
from tracker.days import day_of
from tracker.ids import new_id
from tracker.summaries import rebuild
from tracker.tables import Base
from tracker.transaction import reading

INVENTORY = Path(__file__).parents[2] / "docs" / "data-inventory.toml"
TODAY = day_of(START)


def everything(cast: Cast) -> str:
    with reading(cast.book) as db:
        return str([db.execute(select(table)).all() for table in Base.metadata.sorted_tables])


def live(cast: Cast) -> None:
    """A learner with a bit of everything."""
    social, one = cast.who("social worker"), cast.learners[0]
    put(cast.book, joined([walk(PASS, 0, learner=one, name="w1"), walk(PASS, 1, learner=one)]))
    meetings.note_attendance(cast.book, social, cast.meeting, {one: "present"})
    people.make_card(cast.book, social, one)
    done = visits.Visit(new_id(cast.now()), one, cast.now(), 30)
    visits.end_visit(cast.book, social, done, visits.Told(("tired",), "她的话"))
    cast.now.later(days=2)


def test_a_learner_gets_everything_that_is_kept_about_her(cast: Cast) -> None:
    live(cast)
    found = json.loads(give_out.as_json(cast.book, cast.who("social worker"), cast.learners[0]))
    assert found["learner"][0]["nickname"] == "学员0"
    assert len(found["event"]) == 16
    assert found["hand_over"][0]["own_words"] == "她的话"
    assert all(name in found for name in ("consent", "membership", "attendance", "progress", "audit"))
    assert "token" not in found["learner_card"][0]
    assert cast.learners[1] not in str(found)


def test_erasing_leaves_numbers_and_nothing_of_her(cast: Cast) -> None:
    live(cast)
    social = cast.who("social worker")
    before = figures.figures(cast.book, social, cast.place, TODAY, TODAY)
    assert erase.erase(cast.book, social, cast.learners[0]) == ["face-0.webp"]
    kept = everything(cast)
    assert not any(trace in kept for trace in (cast.learners[0], "学员0", "她的话", "w1"))
    assert figures.figures(cast.book, social, cast.place, TODAY, TODAY) == before
    left = standing(cast.book)
    rebuild(cast.book)
    assert standing(cast.book) == left


def test_a_walk_that_was_moved_to_a_neighbour_stays_hers(cast: Cast) -> None:
    live(cast)
    social = cast.who("social worker")
    not_her(cast.book, social, "w1", cast.learners[1])
    erase.erase(cast.book, social, cast.learners[0])
    assert cast.learners[0] not in everything(cast)
    after = standing(cast.book)
    assert {row.learner for row in after["progress"]} == {cast.learners[1]}
    rebuild(cast.book)
    assert standing(cast.book) == after


def test_a_walk_that_was_moved_to_her_goes_with_her(cast: Cast) -> None:
    live(cast)
    social = cast.who("social worker")
    not_her(cast.book, social, "w1", cast.learners[1])
    erase.erase(cast.book, social, cast.learners[1])
    assert cast.learners[1] not in everything(cast)
    assert {row.id == "w1" for row in standing(cast.book)["walk"]} == {False}


def test_after_a_restore_she_is_erased_again(cast: Cast) -> None:
    live(cast)
    gone = [erase.fingerprint(cast.learners[0]), erase.fingerprint("somebody of another book")]
    assert erase.again(cast.book, gone) == (1, ["face-0.webp"])
    assert erase.again(cast.book, gone) == (0, [])
    assert cast.learners[0] not in everything(cast)
    assert set(erase.erased(cast.book)) == set(gone)


def test_who_was_not_there_for_a_year_is_erased(cast: Cast) -> None:
    live(cast)
    manager = cast.who("manager")
    cast.now.later(days=330)
    assert retention.over(cast.book, manager, cast.place) == []
    people.enrol(cast.book, manager, cast.place, [people.NewLearner("新来的")])
    mistaken = visits.Visit(new_id(cast.now()), cast.learners[0], cast.now(), 30)
    visits.end_visit(cast.book, manager, mistaken, visits.Told())
    visits.take_back_visit(cast.book, manager, mistaken.id)  # nobody was there
    cast.now.later(days=40)
    assert len(retention.over(cast.book, manager, cast.place)) == 4
    retention.run(cast.book, manager, cast.place)
    (run,) = (one for one in audit.lines(cast.book, manager, cast.place) if one.action == "retention.run")
    assert run.detail == "4"
    assert [one.nickname for one in people.listed(cast.book, manager, place_id=cast.place)] == ["新来的"]
    assert [one.nickname for one in people.listed(cast.book, manager, place_id=cast.other_place)] == ["别处"]


def test_every_column_stands_in_the_data_inventory_and_no_other() -> None:
    with INVENTORY.open("rb") as file:
        inventory: dict[str, Any] = tomllib.load(file)
    tables = {table.name: [column.name for column in table.columns] for table in Base.metadata.sorted_tables}
    assert {name: list(entry["columns"]) for name, entry in inventory.items()} == tables
    for entry in inventory.values():
        assert entry["purpose"] and entry["read_by"] and entry["kept"]
        assert all(one["purpose"] and isinstance(one["sensitive"], bool) for one in entry["columns"].values())
