"""Coming back: what one learner goes over today, through the store, on the days her classes meet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, FAIL, OUTLINE, PASS, START, joined, walk
from tests.tracker.test_plans import asked_by
from tests.tracker.test_summaries import put
from tracker import known, learner_record, meetings, overview, people, reviews
from tracker.outline import Outline
from tracker.overview import Whom
from tracker.progress import Status
from tracker.reach import NoSuch
from tracker.reviews import Review, Waiting, on

DAY = START.date()
DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 1))


def day(n: int) -> date:
    return DAY + timedelta(days=n)


def due_in(cast: Cast, since: float) -> int:
    """Days from the last walk to the day on which the lesson is wanted again."""
    found = learner_record.lessons(cast.book, cast.who("social worker"), cast.learners[0])[0]
    assert found.due_on is not None
    return (found.due_on - day(int(since))).days


def test_pass_pass_fail_pass_is_due_in_3_7_3_7_and_the_failed_one_lowers_the_status_by_one(cast: Cast) -> None:
    her = cast.learners[0]
    put(cast.book, joined([walk(PASS, at, learner=her) for at in (0, 0.1)]))  # 自己会, due tomorrow
    assert due_in(cast, 0) == 1
    gaps, at = [], 1
    for marks in (PASS, PASS, FAIL, PASS):
        before = learner_record.lessons(cast.book, cast.who("social worker"), her)[0]
        put(cast.book, walk(marks, at, learner=her))
        gaps.append(due_in(cast, at))
        after = learner_record.lessons(cast.book, cast.who("social worker"), her)[0]
        if marks == FAIL:
            assert (before.status, after.status, after.reason) == (Status.ALONE, Status.WITH_HELP, "lowered")
            assert (before.due_level, after.due_level) == (2, 1)
        at += gaps[-1]
    assert gaps == [3, 7, 3, 7]


def test_what_is_due_between_two_classes_waits_for_the_next_one_and_is_overdue_after_it(cast: Cast) -> None:
    her, social = cast.learners[0], cast.who("social worker")
    put(cast.book, joined([walk(PASS, at, learner=her) for at in (0, 0.1, 1)]))  # due on day 4
    meetings.plan(cast.book, social, cast.morning, day(7))
    cancelled = meetings.plan(cast.book, social, cast.morning, day(5))
    assert meetings.cancel(cast.book, social, cancelled)

    def today(n: int) -> list[Review]:
        return reviews.today(cast.book, social, her, day(n))

    assert today(3) == today(4) == today(6) == []
    assert today(7) == [Review(OUTLINE.lesson, day(7), False, "due")]
    assert today(9) == [Review(OUTLINE.lesson, day(7), True, "overdue")]
    put(cast.book, walk(FAIL, 9, learner=her))  # it did not go well: again in a day, and staff read why
    assert today(9) == [] and today(10) == [Review(OUTLINE.lesson, day(10), False, "slipped")]


def test_who_is_in_no_class_goes_over_it_on_the_day_itself(cast: Cast) -> None:
    put(cast.book, walk(PASS, 0, learner=cast.visited))
    social = cast.who("social worker")
    assert reviews.today(cast.book, social, cast.visited, day(0)) == []
    assert [one.due_on for one in reviews.today(cast.book, social, cast.visited, day(1))] == [day(1)]


def test_whoever_pauses_has_left_or_died_is_not_reminded_of_anything(cast: Cast) -> None:
    her, social = cast.learners[0], cast.who("social worker")
    put(cast.book, walk(PASS, 0, learner=her))
    assert reviews.today(cast.book, social, her, day(9))
    for status in ("paused", "left", "died"):
        people.note_status(cast.book, social, her, status, DAY)
        assert reviews.today(cast.book, social, her, day(9)) == []


def test_she_and_those_beside_her_see_it_and_nobody_else(cast: Cast) -> None:
    her = cast.learners[0]
    put(cast.book, walk(PASS, 0, learner=her))
    for name in ("learner", "volunteer", "social worker", "manager"):
        assert len(reviews.today(cast.book, cast.who(name), her, day(9))) == 1
    for name in ("guest", "operator", "volunteer of another class", "social worker elsewhere"):
        with pytest.raises(NoSuch):
            reviews.today(cast.book, cast.who(name), her, day(9))
        with pytest.raises(NoSuch):
            reviews.day_there(cast.book, cast.who(name), her)
    with pytest.raises(NoSuch):
        reviews.today(cast.book, cast.who("learner"), cast.learners[1], day(9))


def test_the_overview_tells_overdue_from_due_within_the_week_by_each_learners_own_class(cast: Cast) -> None:
    social, (early, late, *_) = cast.who("social worker"), cast.learners
    put(cast.book, walk(PASS, 0, learner=early))
    put(cast.book, walk(PASS, 9, learner=late))
    meetings.plan(cast.book, social, cast.morning, day(2))
    meetings.plan(cast.book, social, cast.morning, day(14))
    meetings.plan(cast.book, social, cast.evening, day(11))  # not theirs
    cast.now.time = START + timedelta(days=10)
    for whom in (Whom(cast.place, cast.morning), Whom(cast.place)):
        found = {one.learner: one for one in overview.due(cast.book, social, whom, day(17))}
        assert (found[early].overdue, found[early].on_class) == (True, day(14))
        assert (found[late].overdue, found[late].on_class) == (False, day(14))


@given(st.lists(DAYS, max_size=12), DAYS, st.lists(DAYS, max_size=12))
def test_nothing_comes_before_its_day_nor_on_a_day_without_class(due: list[date], now: date, held: list[date]) -> None:
    found = on(now, [Waiting(str(n), one, "alone") for n, one in enumerate(due)], held)
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    for one in found:
        wanted = due[int(one.lesson)]
        assert wanted <= one.due_on <= now and one.overdue == (one.due_on < now)
        assert one.due_on in held or not any(each >= wanted for each in held)


def test_todays_list_of_a_learner_with_27_lessons_of_history_asks_no_more_than_with_one(cast: Cast) -> None:
    """How long it takes is measured by bench.overview; what makes it slow is a question for each lesson."""
    outlines = [Outline(f"lesson-{n}", 1, OUTLINE.steps, OUTLINE.critical) for n in range(27)]
    known.hand_in(cast.book, outlines)
    her, social = cast.learners[0], cast.who("social worker")
    for n in range(1, 60, 7):
        meetings.plan(cast.book, social, cast.morning, day(n))
    asked, found = [], list[Review]()
    for one in outlines:
        put(cast.book, joined([walk(ALONE, at, learner=her, outline=one) for at in (0, 1, 4, 5)]))
        if one in (outlines[0], outlines[-1]):
            asked.append(asked_by(cast.book, lambda: found.extend(reviews.today(cast.book, social, her, day(60)))))
    assert len(found) == 1 + 27 and len(asked[0]) == len(asked[1])
