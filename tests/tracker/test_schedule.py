"""When a lesson comes back, and which day it is there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker import schedule
from tracker.days import bounds, day_of, monday
from tracker.rules import DEFAULT
from tracker.schedule import Due

DAY = date(2026, 9, 1)


def reviewed(due: Due, *results: bool) -> list[int]:
    """Days until the next review after each result, every review on its day."""
    found = []
    for passed in results:
        due = schedule.after(due, due.due_on, passed)
        found.append((due.due_on - due.on).days)
    return found


def test_pass_pass_fail_pass_is_due_in_3_7_3_7() -> None:
    assert reviewed(schedule.first(DAY), True, True, False, True) == [3, 7, 3, 7]


def test_the_first_review_is_after_a_day_and_the_last_interval_stays() -> None:
    assert schedule.first(DAY).due_on == DAY + timedelta(days=1)
    assert reviewed(schedule.first(DAY), *[True] * 6) == [3, 7, 14, 30, 30, 30]
    assert reviewed(schedule.first(DAY), False, False) == [1, 1]


def test_practising_early_changes_nothing_and_failing_early_does() -> None:
    due = schedule.after(schedule.first(DAY), DAY + timedelta(days=1), True)
    assert schedule.after(due, DAY + timedelta(days=2), True) is due
    assert schedule.after(due, due.on, False) is due
    assert schedule.after(due, DAY + timedelta(days=2), False).level == 0


def test_a_day_is_snapped_to_the_next_class() -> None:
    thursdays = [date(2026, 9, 3), date(2026, 9, 10)]
    assert schedule.snapped(date(2026, 9, 4), thursdays) == date(2026, 9, 10)
    assert schedule.snapped(date(2026, 9, 10), thursdays) == date(2026, 9, 10)
    assert schedule.snapped(date(2026, 9, 11), thursdays) == date(2026, 9, 11)


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=30))
def test_a_lesson_always_comes_back_and_never_in_the_past(results: list[tuple[int, bool]]) -> None:
    due = schedule.first(DAY)
    for days, passed in sorted(results):
        due = schedule.after(due, DAY + timedelta(days=days), passed)
        assert (due.due_on - due.on).days == DEFAULT.intervals[due.level]


def test_midnight_is_the_places_own() -> None:
    evening = datetime(2026, 9, 1, 15, 59, tzinfo=UTC)
    assert day_of(evening) == date(2026, 9, 1)
    assert day_of(evening + timedelta(minutes=1)) == date(2026, 9, 2)
    assert day_of(evening, "Europe/London") == date(2026, 9, 1)
    with pytest.raises(ValueError):
        day_of(datetime(2026, 9, 1))


def test_a_day_has_its_hours_even_when_the_clock_is_changed() -> None:
    first, after = bounds(date(2026, 3, 29), "Europe/London")
    assert after - first == timedelta(hours=23)
    assert bounds(date(2026, 9, 1))[0] == datetime(2026, 8, 31, 16, tzinfo=UTC)


def test_weeks_begin_on_monday() -> None:
    assert monday(date(2026, 9, 6)) == monday(date(2026, 8, 31)) == date(2026, 8, 31)
