"""Where somebody left off: her own unfinished walk in that mode, and how often she has gone through."""

from datetime import timedelta

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import OUTLINE, PASS, walk
from tracker import resume
from tracker.event import Event
from tracker.reach import NoSuch
from tracker.resume import Unfinished
from tracker.transaction import writing
from tracker.writer import keep


def put(cast: Cast, events: list[Event]) -> None:
    with writing(cast.book) as db:
        keep(db, events)


def left_off(cast: Cast, mode: str = "practise", version: int = 1, who: str = "learner") -> Unfinished | None:
    her = cast.learners[0]
    return resume.unfinished(cast.book, cast.who(who), her, OUTLINE.lesson, version, mode)


def test_a_walk_goes_on_where_it_was_left_in_its_mode_and_version(cast: Cast) -> None:
    assert left_off(cast) is None
    events = walk("I V . I", learner=cast.learners[0])
    put(cast, events)
    cast.now.time = events[-1].observed_at + timedelta(hours=1)
    assert left_off(cast) == Unfinished(events[0].walk, ("a", "b", "d"))
    assert left_off(cast, "check") is None and left_off(cast, version=2) is None
    cast.now.later(days=15)
    assert left_off(cast) is None  # left for too long


def test_the_youngest_walk_counts_and_a_finished_one_does_not_go_on(cast: Cast) -> None:
    her = cast.learners[0]
    first, second = walk("I I", learner=her), walk("V", 1, learner=her)
    put(cast, [*second, *first])
    cast.now.time = second[-1].observed_at + timedelta(hours=1)
    assert left_off(cast) == Unfinished(second[0].walk, ("a",))
    put(cast, walk(PASS, 2, learner=her))
    cast.now.later(days=2)
    assert left_off(cast) is None


def test_what_a_volunteer_recorded_beside_her_is_not_hers_to_go_on_with(cast: Cast) -> None:
    events = walk("I I", mode="own_phone", learner=cast.learners[0], recorder=cast.staff["volunteer"])
    put(cast, events)
    cast.now.time = events[-1].observed_at + timedelta(hours=1)
    assert left_off(cast, "own_phone") is None


def test_beside_a_volunteer_goes_on_what_was_begun_beside_that_volunteer(cast: Cast) -> None:
    her, mine = cast.learners[0], cast.staff["volunteer"]
    alone, beside = walk("I I I", learner=her), walk("I V", 1, learner=her, recorder=mine)
    put(cast, [*alone, *beside])
    cast.now.time = beside[-1].observed_at + timedelta(hours=1)

    def begun(who: str) -> Unfinished | None:
        return resume.begun_beside(cast.book, cast.who(who), her, OUTLINE.lesson, 1, "practise")

    assert begun("volunteer") == Unfinished(beside[0].walk, ("a", "b"))
    assert begun("manager") is None
    assert left_off(cast) == Unfinished(alone[0].walk, ("a", "b", "c"))


def test_only_whole_walks_are_walks_before(cast: Cast) -> None:
    her = cast.learners[0]
    put(cast, [*walk(PASS, 0, learner=her), *walk(PASS, 1, learner=her, mode="check"), *walk("I I", 2, learner=her)])
    put(cast, walk(PASS, 0, learner=cast.learners[1]))
    cast.now.later(days=3)
    assert resume.walks_before(cast.book, cast.who("learner"), her, OUTLINE.lesson) == 2


@pytest.mark.parametrize("who", ["guest", "operator", "volunteer of another class", "social worker elsewhere"])
def test_nobody_else_is_told(cast: Cast, who: str) -> None:
    with pytest.raises(NoSuch):
        left_off(cast, who=who)
    with pytest.raises(NoSuch):
        resume.walks_before(cast.book, cast.who(who), cast.learners[0], OUTLINE.lesson)
