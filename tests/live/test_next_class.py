"""From one class to the next: in the same room, in the one next door, and a week after nobody ended the last one."""

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from media.words import say
from tests.gate.conftest import Cast, Clock, Visit
from tests.live.conftest import LESSON, Phone
from tracker import classes, live, meetings
from tracker.access import Who
from tracker.live import Live
from web.wiring import House


@pytest.fixture
def lead(visit: Visit, cast: Cast, begun: Live) -> TestClient:
    """The social worker, who has begun the class, on her own phone."""
    return visit(staff=cast.staff["social_worker"], paired=True)


def test_a_projector_whose_class_is_over_does_not_show_the_one_next_door(
    house: House, cast: Cast, clock: Clock, begun: Live, lead: TestClient, teacher: Who
) -> None:
    def following() -> str:
        return str(lead.get("/screen/now", params={"over": cast.meeting}).json()["meeting"])

    other = classes.add(house.book, teacher, cast.place, "另一间的班")
    live.begin(house.book, teacher, meetings.open_now(house.book, teacher, other, LESSON).id)
    assert lead.post("/lead/change", data={"meeting": begun.meeting, "end": "yes"}).status_code == 200
    assert following() == ""  # the other room's class goes on, and stays there
    clock.wait(minutes=5)
    again = meetings.open_now(house.book, teacher, begun.class_id, LESSON)
    live.begin(house.book, teacher, again.id)
    assert following() == again.id != begun.meeting


def test_a_term_planned_ahead_hides_neither_todays_class_nor_where_the_last_one_was_stuck(
    house: House, cast: Cast, clock: Clock, begun: Live, visit: Visit, teacher: Who, phone: Phone
) -> None:
    live.change(house.book, teacher, begun.meeting, step=1)
    lesson = house.library.ready(LESSON)
    assert lesson
    phone(cast.learners[0]).post("/join/help", data={"lesson": LESSON, "step": lesson.steps[0].id})
    meetings.close(house.book, teacher, begun.meeting)
    today = meetings.of_class(house.book, teacher, begun.class_id)[0].day + timedelta(days=7)
    clock.wait(days=7)
    for week in range(25):
        meetings.plan(house.book, teacher, begun.class_id, today + timedelta(days=7 * week), LESSON)
    page = visit(staff=cast.staff["social_worker"]).get("/lead").text
    assert say("lead.begin_today", "zh") in page and say("lead.stuck_title", "zh") in page


def test_a_class_that_is_closed_ends_its_meeting_and_keeps_nobody_from_the_next_one(
    house: House, cast: Cast, begun: Live, lead: TestClient, teacher: Who, phone: Phone
) -> None:
    hers = phone(cast.learners[0])
    other = classes.add(house.book, teacher, cast.place, "另一间的班")
    classes.close(house.book, teacher, begun.class_id)
    assert not hers.get("/join/state").json()["state"]["open"]
    page = lead.get("/lead").text
    assert "另一间的班" in page and "周三手机班" not in page and lead.get("/screen").status_code == 200
    assert lead.post("/lead/begin", data={"class": begun.class_id}).status_code == 404
    assert lead.post("/lead/begin", data={"class": other}).status_code == 303


def test_who_forgot_to_end_last_weeks_class_begins_this_weeks(
    house: House, cast: Cast, clock: Clock, begun: Live, visit: Visit, teacher: Who, phone: Phone
) -> None:
    left = phone(cast.learners[0])
    live.change(house.book, teacher, begun.meeting, step=2)
    clock.wait(hours=13)
    at_the_desk = visit(staff=cast.staff["social_worker"])
    assert "还在上" not in at_the_desk.get(f"/lead/summary/{begun.meeting}").text  # at once, without a restart
    clock.wait(days=7)
    lead = visit(staff=cast.staff["social_worker"])
    page = lead.get("/lead").text
    assert say("lead.begin_do", "zh") in page and say("lead.begin_today", "zh") not in page
    answer = lead.post("/lead/begin", data={"class": begun.class_id, "lesson": LESSON})
    new = answer.headers["location"].rpartition("meeting=")[2]
    assert answer.status_code == 303 and new != begun.meeting
    state = lead.get("/lead/room", params={"meeting": new}).json()["state"]
    assert (state["step"], state["open"]) == (0, True)
    assert "还在上" not in lead.get(f"/lead/summary/{begun.meeting}").text
    assert not left.get("/join/state").json()["state"]["open"]  # her phone is not in this week's class
    assert lead.get("/lead/room", params={"meeting": new}).json()["joined"] == 0
