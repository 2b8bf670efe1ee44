"""Trying to sign in: slower after each wrong try, never locked, and never slower for anybody else."""

from datetime import UTC, datetime, timedelta

import pytest

from tracker.attempts import FORGET, FREE, LONGEST, ROOM, Attempts

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
NOTHING = timedelta()


def after(wrong: int) -> Attempts:
    found = Attempts()
    for _ in range(wrong):
        found.wrong("lin", "desk", NOW)
    return found


@pytest.mark.parametrize(("wrong", "seconds"), [(0, 0), (FREE - 1, 0), (FREE, 2), (FREE + 1, 4), (FREE + 2, 8)])
def test_the_first_tries_are_free_then_the_wait_doubles(wrong: int, seconds: int) -> None:
    assert after(wrong).wait("lin", "desk", NOW) == timedelta(seconds=seconds)


def test_the_wait_has_an_end_however_often_one_was_wrong() -> None:
    found = after(200)
    assert found.wait("lin", "desk", NOW) == LONGEST
    assert found.wait("lin", "desk", NOW + LONGEST) == NOTHING


def test_a_clock_that_is_put_back_a_day_keeps_nobody_out_for_a_day() -> None:
    assert after(FREE).wait("lin", "desk", NOW - timedelta(days=1)) == timedelta(seconds=2)


def test_wrong_tries_at_one_device_or_for_one_name_keep_nobody_else_out() -> None:
    found = after(20)
    assert found.wait("lin", "phone", NOW) == NOTHING
    assert found.wait("zhou", "desk", NOW) == NOTHING
    assert found.wait("LIN", "desk", NOW) > NOTHING


def test_who_gets_it_right_or_comes_back_later_begins_anew() -> None:
    found = after(FREE)
    found.right("Lin", "desk")
    assert found.wait("lin", "desk", NOW) == NOTHING
    found, later = after(FREE), NOW + FORGET + timedelta(seconds=1)
    found.wrong("lin", "desk", later)
    assert found.wait("lin", "desk", later) == NOTHING


def test_only_so_many_names_are_remembered_the_oldest_forgotten_first() -> None:
    found = after(FREE)
    for n in range(ROOM):
        found.wrong(f"somebody-{n}", "desk", NOW)
    assert found.wait("lin", "desk", NOW) == NOTHING
