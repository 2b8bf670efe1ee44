"""A meeting that nobody closed is not gone on with on another day, and its hours stay believable."""

from datetime import timedelta

import pytest

from tests.tracker.cast import Cast
from tests.tracker.making import OUTLINE, START
from tracker import audit, help_calls, left_open, live, live_room, live_summary, meetings, people
from tracker.reach import NoSuch


def of(cast: Cast, meeting: str) -> meetings.Meeting:
    held = meetings.of_class(cast.book, cast.who("social worker"), cast.morning)
    return next(one for one in held if one.id == meeting)


def test_one_meeting_is_found_by_who_may_see_its_class_however_many_there_are(cast: Cast) -> None:
    social = cast.who("social worker")
    for week in range(1, 250):
        meetings.plan(cast.book, social, cast.morning, START.date() + timedelta(days=7 * week))
    assert meetings.one(cast.book, social, cast.meeting).is_open
    for name in ("social worker elsewhere", "volunteer of another class", "learner"):
        with pytest.raises(NoSuch):
            meetings.one(cast.book, cast.who(name), cast.meeting)
    cast.now.later(hours=13)
    assert not meetings.one(cast.book, cast.who("social worker"), cast.meeting).is_open
    planned = meetings.plan(cast.book, social, cast.morning, START.date())
    meetings.cancel(cast.book, social, planned)
    with pytest.raises(NoSuch):
        meetings.one(cast.book, social, planned)


def test_next_weeks_class_is_a_meeting_of_its_own(cast: Cast) -> None:
    social = cast.who("social worker")
    begun = live.begin(cast.book, social, cast.meeting)
    cast.now.later(minutes=30)
    live.change(cast.book, social, cast.meeting, step=1)
    live_room.join(cast.book, begun, cast.learners[0])
    cast.now.later(days=7)
    week = cast.who("social worker")
    assert not of(cast, cast.meeting).goes_on(cast.now())
    new = meetings.open_now(cast.book, week, cast.morning, OUTLINE.lesson)
    assert new.id != cast.meeting and new.goes_on(cast.now())
    assert live.begin(cast.book, week, new.id).open
    old = of(cast, cast.meeting)
    assert old.closed_at == START + timedelta(minutes=30)
    assert meetings.attendance_of(cast.book, week, cast.meeting) == {cast.learners[0]: "present"}
    assert meetings.attendance_of(cast.book, week, new.id) == {}
    assert [one.id for one in meetings.running(cast.book, week)].count(cast.meeting) == 0


def test_a_restart_during_class_closes_nothing_and_one_on_the_next_day_does(cast: Cast) -> None:
    live.begin(cast.book, cast.who("social worker"), cast.meeting)
    told: list[bool] = []
    cast.book.news.listen(lambda item: told.append(bool(item.state and item.state["open"])))
    cast.now.later(hours=3)
    assert left_open.close_all(cast.book) == 0 and of(cast, cast.meeting).goes_on(cast.now())
    cast.now.later(hours=20)
    assert left_open.close_all(cast.book) == 2  # the evening's too
    assert of(cast, cast.meeting).closed_at == START
    assert told == [False]
    assert left_open.close_all(cast.book) == 0
    lines = audit.lines(cast.book, cast.who("manager"), cast.place)
    assert "meeting.left_open" in {one.action for one in lines}


def test_who_closes_it_a_week_late_does_not_make_it_a_week_long(cast: Cast) -> None:
    cast.now.later(days=7)
    assert meetings.close(cast.book, cast.who("social worker"), cast.meeting)
    assert of(cast, cast.meeting).closed_at == START


def test_one_that_nobody_closed_is_over_wherever_it_is_shown_without_a_restart(cast: Cast) -> None:
    social = cast.who("social worker")
    begun = live.begin(cast.book, social, cast.meeting)
    cast.now.later(minutes=40)
    live_room.join(cast.book, begun, cast.learners[0])
    seat = live_room.join(cast.book, begun, None)
    help_calls.call(cast.book, seat.id, OUTLINE.lesson, OUTLINE.steps[1])
    cast.now.later(hours=12)
    social = cast.who("social worker")
    assert of(cast, cast.meeting).closed_at == START + timedelta(minutes=40) and not of(cast, cast.meeting).is_open
    assert live_summary.of(cast.book, social, cast.meeting).closed_at == START + timedelta(minutes=40)
    assert [one.step for one in live_summary.last_stuck(cast.book, social, cast.morning)] == [OUTLINE.steps[1]]
    assert [one.id for one in meetings.running(cast.book, social)].count(cast.meeting) == 0
    assert people.picker(cast.book, cast.meeting, 0) == ([], 0)
    assert not people.in_meeting(cast.book, cast.meeting, cast.learners[0])
