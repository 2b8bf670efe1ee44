"""Who sits beside whom: spread evenly, kept from week to week, decided by who looks after the class."""

from contextlib import AbstractContextManager

import pytest
from sqlalchemy import Connection

from tests.tracker.cast import Cast
from tracker import beside, classes
from tracker.reach import NoSuch
from tracker.store import Book
from tracker.transaction import writing as in_line


def test_everybody_gets_somebody_and_nobody_gets_more_than_one_more() -> None:
    found = beside.spread(["a", "b", "c", "d", "e"], ["x", "y"], {})
    assert set(found) == {"a", "b", "c", "d", "e"}
    assert sorted(list(found.values()).count(one) for one in ("x", "y")) == [2, 3]


def test_who_sits_together_stays_together() -> None:
    found = beside.spread(["a", "b", "c"], ["x", "y"], {"b": "y", "c": "gone"})
    assert found["b"] == "y"
    assert found["a"] == "x"  # the one with the fewest


def test_without_helpers_nobody_is_put_anywhere() -> None:
    assert beside.spread(["a"], [], {"a": "x"}) == {}


def test_it_is_kept_and_what_changes_ends_what_was(cast: Cast) -> None:
    book, social = cast.book, cast.who("social worker")
    learner, helper = cast.learners[0], cast.staff["volunteer"]
    assert beside.sit(book, social, cast.morning, {learner: helper}) == 1
    assert beside.sit(book, social, cast.morning, {learner: helper}) == 0  # said twice is once
    assert beside.of_class(book, social, cast.morning) == {learner: helper}
    assert beside.sit(book, social, cast.morning, {learner: ""}) == 1
    assert beside.of_class(book, social, cast.morning) == {}


def test_of_two_who_seat_her_at_once_the_later_counts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    book, social = cast.book, cast.who("social worker")
    learner, helper = cast.learners[0], cast.staff["volunteer"]

    def after_another(book: Book) -> AbstractContextManager[Connection]:
        monkeypatch.setattr(beside, "writing", in_line)
        beside.sit(book, social, cast.morning, {learner: helper})  # while this one stood in line
        return in_line(book)

    monkeypatch.setattr(beside, "writing", after_another)
    assert beside.sit(book, social, cast.morning, {learner: ""}) == 1
    assert beside.of_class(book, social, cast.morning) == {}


def test_who_left_the_class_sits_beside_nobody(cast: Cast) -> None:
    beside.sit(cast.book, cast.who("social worker"), cast.morning, {cast.learners[0]: cast.staff["volunteer"]})
    classes.leave(cast.book, cast.who("social worker"), cast.morning, cast.learners[0])
    assert beside.of_class(cast.book, cast.who("social worker"), cast.morning) == {}


def test_strangers_are_refused_like_people_who_do_not_exist(cast: Cast) -> None:
    nowhere = "00000000-0000-7000-8000-000000000000"
    for learner, staff in ((nowhere, cast.staff["volunteer"]), (cast.learners[0], nowhere)):
        with pytest.raises(NoSuch):
            beside.sit(cast.book, cast.who("social worker"), cast.morning, {learner: staff})
    for who in (cast.who("volunteer"), cast.who("social worker elsewhere")):
        with pytest.raises(NoSuch):
            beside.sit(cast.book, who, cast.morning, {cast.learners[0]: cast.staff["volunteer"]})
