"""Who sits beside whom: spread evenly, kept from week to week, decided by who looks after the class."""

import pytest

from tests.tracker.cast import Cast
from tracker import beside, classes
from tracker.reach import NoSuch


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
