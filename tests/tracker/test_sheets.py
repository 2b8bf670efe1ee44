"""Sheets that went out on paper: whose they are, when they are back, and that they go with the learner."""

import pytest
from sqlalchemy import func, select

from tests.tracker.cast import Cast
from tracker import erase, give_out, retention, sheets, visits
from tracker.days import day_of
from tracker.reach import NoSuch
from tracker.tables_classes import sheet_out
from tracker.transaction import reading

LESSON = "phone-calls"


def rows(cast: Cast) -> int:
    with reading(cast.book) as db:
        return int(db.execute(select(func.count()).select_from(sheet_out)).scalar_one())


def test_a_sheet_is_out_with_who_took_it_until_it_is_back(cast: Cast) -> None:
    volunteer, other = cast.who("volunteer"), cast.who("social worker")
    taken = sheets.take(cast.book, volunteer, cast.learners[0], LESSON)
    cast.now.later(days=1)
    again = sheets.take(cast.book, volunteer, cast.learners[0], LESSON)
    assert (again.day - taken.day).days == 1
    assert sheets.out(cast.book, volunteer) == [again] and sheets.out(cast.book, other) == []
    assert not sheets.back(cast.book, volunteer, cast.learners[0], "another-lesson")
    assert sheets.back(cast.book, volunteer, cast.learners[0], LESSON)
    assert sheets.out(cast.book, volunteer) == [] and rows(cast) == 2


def test_nobody_takes_a_sheet_for_a_learner_they_may_not_see(cast: Cast) -> None:
    for name in ("volunteer of another class", "operator", "social worker elsewhere"):
        with pytest.raises(NoSuch):
            sheets.take(cast.book, cast.who(name), cast.learners[0], LESSON)
    assert rows(cast) == 0


def test_who_looks_after_her_enters_another_ones_sheet_and_a_volunteer_does_not(cast: Cast) -> None:
    volunteer, social = cast.who("volunteer"), cast.who("social worker")
    sheets.take(cast.book, volunteer, cast.learners[0], LESSON)
    with pytest.raises(NoSuch):
        sheets.back(cast.book, cast.who("visiting volunteer"), cast.learners[0], LESSON, volunteer.staff)
    assert sheets.back(cast.book, social, cast.learners[0], LESSON, volunteer.staff)
    assert sheets.out(cast.book, volunteer) == []


def test_the_paper_is_still_out_when_the_visits_are_over(cast: Cast) -> None:
    social, visiting = cast.who("social worker"), cast.who("visiting volunteer")
    now = cast.now()
    assigned = visits.assign(cast.book, social, cast.visited, visiting.staff, now, now.replace(year=now.year + 1))
    sheets.take(cast.book, visiting, cast.visited, LESSON)
    visits.end_assignment(cast.book, social, assigned)
    cast.now.later(minutes=1)
    assert [one.learner for one in sheets.out(cast.book, visiting)] == [cast.visited]
    assert sheets.back(cast.book, visiting, cast.visited, LESSON)


def test_sheets_are_given_out_erased_and_forgotten_a_month_after(cast: Cast) -> None:
    volunteer, social = cast.who("volunteer"), cast.who("social worker")
    for learner in cast.learners[:2]:
        sheets.take(cast.book, volunteer, learner, LESSON)
    [given] = give_out.whole(cast.book, social, cast.learners[0])["sheet_out"]
    assert (given["lesson"], given["day"]) == (LESSON, day_of(cast.now()).isoformat())
    erase.erase(cast.book, social, cast.learners[0])
    assert rows(cast) == 1
    sheets.back(cast.book, volunteer, cast.learners[1], LESSON)
    cast.now.later(days=29)
    retention.run(cast.book, cast.who("manager"), cast.place)
    assert rows(cast) == 1
    cast.now.later(days=2)
    retention.run(cast.book, cast.who("manager"), cast.place)
    assert rows(cast) == 0
