"""Who came, as staff noted it: the last meeting of each class, and one learner's own days and visits."""

from datetime import timedelta

import pytest

from tests.tracker.cast import Cast
from tracker import classes, meetings, people, presence, visits
from tracker.access import NotAllowed
from tracker.days import day_of
from tracker.faults import BookFault
from tracker.ids import new_id
from tracker.overview import Whom
from tracker.reach import NoSuch


def noted(cast: Cast) -> None:
    social = cast.who("social worker")
    first, second, third = cast.learners
    meetings.note_attendance(cast.book, social, cast.meeting, {first: "present", second: "absent", third: "excused"})


def test_the_last_meeting_of_every_class_says_who_came_and_who_did_not(cast: Cast) -> None:
    noted(cast)
    social = cast.who("social worker")
    held = presence.last_held(cast.book, social, Whom(cast.place), day_of(cast.now()))
    assert {one.class_name for one in held} == {"早班", "晚班"}
    morning = next(one for one in held if one.class_id == cast.morning)
    lists = [[one for one, _ in each] for each in (morning.present, morning.absent, morning.excused)]
    assert lists == [[one] for one in cast.learners]
    assert presence.last_held(cast.book, social, Whom(cast.place, cast.morning), day_of(cast.now())) == [morning]


def test_a_planned_meeting_was_not_held(cast: Cast) -> None:
    social, today = cast.who("social worker"), day_of(cast.now())
    meetings.plan(cast.book, social, cast.morning, today + timedelta(days=7))
    held = presence.last_held(cast.book, social, Whom(cast.place, cast.morning), today + timedelta(days=30))
    assert [one.meeting for one in held] == [cast.meeting]


def test_before_its_day_only_who_asked_to_be_excused_is_noted(cast: Cast) -> None:
    social, today = cast.who("social worker"), day_of(cast.now())
    coming = meetings.plan(cast.book, social, cast.morning, today + timedelta(days=7))
    first, second, _ = cast.learners
    for came in ({first: "present"}, {first: "excused", second: "absent"}):
        with pytest.raises(BookFault):
            meetings.note_attendance(cast.book, social, coming, came)  # type: ignore[arg-type]
    assert meetings.attendance_of(cast.book, social, coming) == {}
    meetings.note_attendance(cast.book, social, coming, {first: "excused"})
    assert meetings.attendance_of(cast.book, social, coming) == {first: "excused"}


def test_who_has_left_is_missed_no_longer_but_was_there_when_she_was(cast: Cast) -> None:
    noted(cast)
    social, today = cast.who("social worker"), day_of(cast.now())
    for one in cast.learners[:2]:
        people.note_status(cast.book, social, one, "left", today)
    (held,) = presence.last_held(cast.book, social, Whom(cast.place, cast.morning), today)
    assert [one for one, _ in held.present] == [cast.learners[0]] and held.absent == ()


def test_a_learners_days_classes_and_visits_are_hers(cast: Cast) -> None:
    noted(cast)
    social = cast.who("social worker")
    (day,) = presence.attended(cast.book, social, cast.learners[1])
    assert (day.class_name, day.came) == ("早班", "absent")
    assert presence.classes_of(cast.book, social, cast.learners[1]) == ["早班"]
    began = cast.now() - timedelta(hours=1)
    visit = new_id(began)
    visits.end_visit(cast.book, social, visits.Visit(visit, cast.visited, began, 50, "phone-calls"), visits.Told())
    (one,) = presence.visited(cast.book, social, cast.visited)
    assert (one.began_at, one.minutes, one.by, one.lesson) == (began, 50, "social worker", "phone-calls")
    visits.take_back_visit(cast.book, social, visit)
    assert presence.visited(cast.book, social, cast.visited) == []


def test_a_class_that_is_over_counts_no_more(cast: Cast) -> None:
    social = cast.who("social worker")
    classes.close(cast.book, social, cast.morning)
    held = presence.last_held(cast.book, social, Whom(cast.place), day_of(cast.now()))
    assert [one.class_id for one in held] == [cast.evening]
    assert presence.classes_of(cast.book, social, cast.learners[0]) == []


@pytest.mark.parametrize("name", ["guest", "nobody signed in", "volunteer", "social worker elsewhere", "operator"])
def test_nobody_else_learns_who_came(cast: Cast, name: str) -> None:
    who, today = cast.who(name), day_of(cast.now())
    for whom in (Whom(cast.place), Whom(cast.place, cast.morning)):
        with pytest.raises(NoSuch):
            presence.last_held(cast.book, who, whom, today)
    with pytest.raises(NoSuch):
        presence.attended(cast.book, who, cast.learners[0])


def test_a_volunteer_sees_only_her_own_visits(cast: Cast) -> None:
    volunteer, her = cast.who("volunteer"), cast.learners[0]
    for who in (cast.who("social worker"), volunteer):
        now = cast.now()
        visits.end_visit(cast.book, who, visits.Visit(new_id(now), her, now, 30), visits.Told())
    assert [one.by for one in presence.visited(cast.book, volunteer, her)] == ["volunteer"]
    for name in ("guest", "nobody signed in", "learner", "social worker elsewhere", "operator"):
        with pytest.raises((NoSuch, NotAllowed)):
            presence.visited(cast.book, cast.who(name), her)


def test_a_class_of_another_place_does_not_exist_here(cast: Cast) -> None:
    manager = cast.who("manager")
    with pytest.raises(NoSuch):
        presence.last_held(cast.book, manager, Whom(cast.other_place, cast.morning), day_of(cast.now()))
