"""Ids sort by time, also within a millisecond, and are of version 7."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from tracker.event import Event
from tracker.event_schema import made_at
from tracker.ids import new_id

NOON = datetime(2026, 11, 24, 4, 0, 0, 123000, tzinfo=UTC)


def test_ids_of_one_millisecond_stay_in_their_order_and_are_well_formed() -> None:
    made = [new_id(NOON) for _ in range(2000)]
    assert made == sorted(set(made))
    assert {(UUID(one).version, UUID(one).variant, made_at(one)) for one in made} == {
        (7, "specified in RFC 4122", NOON)
    }
    assert new_id(NOON + timedelta(milliseconds=1)) > made[-1] > new_id(NOON - timedelta(milliseconds=1))


def test_two_records_of_one_moment_count_in_the_order_in_which_they_were_made() -> None:
    def note() -> Event:
        return Event(new_id(NOON), "walk", "note", "learner", "lesson", 1, "practise", NOON)

    first, second = note(), note()
    assert sorted([second, first], key=lambda one: one.order) == [first, second]
