"""The class's warm-up: what most people here have lost comes first, then what is due."""

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, START, joined, walk
from tests.tracker.test_summaries import put
from tracker import known, people, warm_up
from tracker.outline import Outline
from tracker.overview import Whom
from tracker.reach import NoSuch
from tracker.warm_up import Lost

DAY = START.date()
SECOND = Outline("taxi", 1, ("open", "where", "go"), frozenset({"go"}))


def of(cast: Cast, day: int = 0, name: str = "social worker", most: int = 3) -> list[Lost]:
    return warm_up.steps(cast.book, cast.who(name), Whom(cast.place, cast.morning), DAY.replace(day=1 + day), most)


def test_steps_that_were_done_alone_before_and_not_the_last_time_most_people_first(cast: Cast) -> None:
    first, second, third = cast.learners
    lost_b, lost_b_and_d = "I V I I I I I I", "I M I G I I I I"
    put(cast.book, joined([walk(marks, at, learner=first) for at, marks in ((0, ALONE), (0.1, lost_b_and_d))]))
    put(cast.book, joined([walk(marks, at, learner=second) for at, marks in ((0, ALONE), (0.1, lost_b))]))
    put(cast.book, walk("P P P P P P P P", 0, learner=third))  # never alone: that is not lost
    put(cast.book, joined([walk(marks, at, learner=cast.visited) for at, marks in ((0, ALONE), (0.1, "I I V"))]))
    assert of(cast) == [Lost(OUTLINE.lesson, "b", "lost", 2, 3), Lost(OUTLINE.lesson, "d", "lost", 1, 3)]
    put(cast.book, walk(ALONE, 0.2, learner=first))  # done alone again: nothing is lost for good
    assert of(cast) == [Lost(OUTLINE.lesson, "b", "lost", 1, 3)]
    people.note_status(cast.book, cast.who("social worker"), second, "paused", DAY)
    assert of(cast) == []


def test_where_little_is_lost_the_hardest_step_of_what_is_due_for_most_follows(cast: Cast) -> None:
    known.hand_in(cast.book, [SECOND])
    for one in cast.learners:
        put(
            cast.book, walk("I I V I I I I I", 0, learner=one)
        )  # the critical step c took a word: not passed, never due
        put(cast.book, joined([walk("I V I", at, learner=one, outline=SECOND) for at in (0, 0.1)]))
        put(cast.book, walk("I I I", 0.2, learner=one, outline=SECOND))
    assert of(cast) == []
    assert of(cast, 1) == [Lost("taxi", "where", "due", 3, 3)]
    put(cast.book, walk("V I I", 0.5, learner=cast.learners[0], outline=SECOND))
    assert of(cast, 1) == [Lost("taxi", "open", "lost", 1, 3)]  # one step a lesson that is due, and no lesson twice
    assert of(cast, 1, most=0) == []


def test_only_those_who_may_see_the_class_are_told(cast: Cast) -> None:
    assert of(cast, name="volunteer") == []
    for name in ("guest", "learner", "operator", "volunteer of another class", "social worker elsewhere"):
        with pytest.raises(NoSuch):
            of(cast, name=name)
