"""What a learner has practised to the end today: whole walks of this day, by herself, and nothing else."""

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, OUTLINE, START, walk
from tests.tracker.test_summaries import put
from tracker.gone_through import gone_through_today
from tracker.reach import NoSuch

HERE = OUTLINE.lesson
MIXED = [HERE, "another"]


def test_only_a_whole_practise_walk_of_this_day_counts(cast: Cast) -> None:
    her, other = cast.learners[:2]
    social = cast.who("social worker")
    cast.now.time = START
    put(cast.book, walk(ALONE, -1, learner=her))  # yesterday
    put(cast.book, walk(ALONE, learner=her, mode="check"))
    put(cast.book, walk("I I I", learner=her))  # left in the middle
    put(cast.book, walk(ALONE, learner=other))
    assert gone_through_today(cast.book, social, her, MIXED) == frozenset()
    put(cast.book, walk(ALONE, learner=her))
    assert gone_through_today(cast.book, social, her, MIXED) == {HERE}
    assert gone_through_today(cast.book, social, her, ["another"]) == frozenset()
    with pytest.raises(NoSuch):
        gone_through_today(cast.book, cast.who("social worker elsewhere"), her, MIXED)
