"""Somebody is erased while she sits in a class: her phone is asked who it is, the class goes on without her."""

from tests.gate.conftest import Cast, Visit
from tests.live.conftest import LESSON, Phone
from tracker import erase
from tracker.access import Who
from tracker.live import Live
from web.wiring import House


def test_who_is_erased_in_the_middle_of_a_class_is_gone_from_it_at_once(
    house: House, cast: Cast, begun: Live, phone: Phone, teacher: Who, visit: Visit
) -> None:
    hers, neighbours = phone(cast.learners[0]), phone(cast.learners[1])
    lead = visit(here=True, staff=cast.staff["social_worker"])
    at = {"lesson": LESSON, "step": "open-settings"}
    assert hers.post("/join/help", json=at).status_code == 200
    assert "王阿姨" in lead.get("/lead/room", params={"meeting": begun.meeting}).text
    erase.erase(house.book, teacher, cast.learners[0])
    assert hers.get("/join/state").status_code == 401
    assert [hers.post(path, json=at).status_code for path in ("/join/done", "/join/help")] == [410, 410]
    assert [hers.get(path).status_code for path in ("/join", "/me")] == [200, 200]
    assert neighbours.get("/join/state").status_code == 200
    for page in (f"/lead/room?meeting={begun.meeting}", f"/lead/summary/{begun.meeting}"):
        answer = lead.get(page)
        assert answer.status_code == 200 and "王阿姨" not in answer.text
