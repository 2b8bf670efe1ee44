"""The weeks of the trend, counted by the database, against every change read one by one."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from tests.tracker.cast import Cast
from tests.tracker.making import ALONE, FAIL, HELPED, PASS, START, joined, walk
from tests.tracker.test_summaries import put
from tracker import erase, trend
from tracker.days import bounds, day_of, monday
from tracker.overview import Whom
from tracker.tables_learners import learner
from tracker.tables_record import status_change
from tracker.transaction import reading

ZONE = "Asia/Shanghai"


def one_by_one(cast: Cast, members: list[str] | None, weeks: int) -> list[tuple[int, ...]]:
    """Every change in its order, of these learners or of the whole place."""
    wanted = select(status_change).join(learner, learner.c.id == status_change.c.learner)
    with reading(cast.book) as db:
        rows = db.execute(wanted.where(learner.c.place == cast.place).order_by(status_change.c.at)).all()
    this, found = monday(day_of(cast.now(), ZONE)), []
    for ago in range(weeks - 1, -1, -1):
        end: datetime = bounds(this - timedelta(weeks=ago - 1), ZONE)[0]
        standing = {(row.learner, row.lesson): row.status for row in rows if row.at < end and _of(row.learner, members)}
        found.append(tuple(list(standing.values()).count(status) for status in range(5)))
    return found


def _of(one: str, members: list[str] | None) -> bool:
    return members is None or one in members


@pytest.fixture
def ten_weeks(cast: Cast) -> Cast:
    walks = []
    for n, one in enumerate(cast.learners):
        for day in range(n, 70, 6 + n):
            prompts = (HELPED, FAIL, PASS, ALONE)[min(3, day // (12 + 4 * n))]
            walks.append(walk(prompts, day, learner=one, mode="own_phone" if day % 3 else "practise"))
    put(cast.book, joined(walks))
    cast.now.time = START + timedelta(days=70)
    return cast


@pytest.mark.parametrize("weeks", [1, 2, 12, 26, 52])
def test_the_weeks_are_what_every_change_by_itself_adds_up_to(ten_weeks: Cast, weeks: int) -> None:
    cast = ten_weeks
    social = cast.who("social worker")
    found = trend.weekly(cast.book, social, Whom(cast.place), weeks)
    assert [one.by_status for one in found] == one_by_one(cast, None, weeks)
    mine = trend.weekly(cast.book, social, Whom(cast.place, cast.morning), weeks)
    assert [one.by_status for one in mine] == one_by_one(cast, cast.learners, weeks)
    assert len({one.by_status for one in found}) > 3 or weeks < 12


def test_who_was_erased_is_still_counted_in_the_places_weeks(ten_weeks: Cast) -> None:
    cast = ten_weeks
    social, whom = cast.who("social worker"), Whom(cast.place)
    before = trend.weekly(cast.book, social, whom)
    erase.erase(cast.book, social, cast.learners[1])
    assert trend.weekly(cast.book, social, whom) == before
