"""The way in by code or scan, a phone's own state, and what a phone can never do; a guesser gets nowhere."""

import re

import pytest
from starlette.testclient import TestClient

from media.words import say
from tests.gate.conftest import Cast, Clock, Visit
from tests.live.conftest import LESSON, Phone
from tracker import help_calls, live, live_room, live_seating, meetings
from tracker.access import Who
from tracker.live import Live
from web.live.guesses import WRONG
from web.live.seats import SEAT_COOKIE, typed
from web.wiring import House


def names(html: str) -> list[str]:
    return re.findall(r'class="face-name">([^<]+)<', html)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_typed_code_leads_to_the_faces_of_this_class_twelve_at_a_time(begun: Live, visit: Visit) -> None:
    client = visit()
    assert say("live.code_lead", "zh") in client.get("/join").text
    answer = client.post("/join", data={"code": f"{begun.code[:3]} {begun.code[3:]}"})
    assert answer.status_code == 303 and answer.headers["location"].startswith(f"/join/{begun.code}-")
    first = client.get(answer.headers["location"])
    second = client.get(answer.headers["location"] + "&page=2")
    assert (len(names(first.text)), len(names(second.text))) == (12, 2)
    assert "李叔叔" not in first.text + second.text
    assert first.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("text", ["123456", "123 456", " 123-456 ", "１２３　４５６", "1 2 3 4 5 6"])
def test_a_code_is_understood_however_it_is_typed(text: str) -> None:
    assert typed(text) == "123456"


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "1234567", "²34567", "123456-", "x" * 90])
def test_what_is_no_code_is_a_calm_page(begun: Live, visit: Visit, code: str) -> None:
    answer = visit().post("/join", data={"code": code})
    assert answer.status_code == 422 and say("live.code_wrong", "zh") in answer.text and names(answer.text) == []


def test_one_touch_and_she_sits_in_the_class(house: House, cast: Cast, phone: Phone, teacher: Who) -> None:
    client = phone(cast.learners[0])
    page = client.get("/join").text
    assert say("gate.me_are", "zh", name="王阿姨") in page
    assert "邻居" not in page  # nobody else's name
    assert meetings.attendance_of(house.book, teacher, cast.meeting) == {cast.learners[0]: "present"}
    assert say("gate.me_are", "zh", name="王阿姨") in client.get("/learn").text  # her other pages know her too
    assert client.get("/join/state").json()["mine"] == {"call": "", "done": [], "known": True}


def test_a_guest_has_a_number_and_writes_nothing(house: House, cast: Cast, phone: Phone, teacher: Who) -> None:
    client = phone()
    assert say("live.you_guest", "zh", n=1) in client.get("/join").text
    assert meetings.attendance_of(house.book, teacher, cast.meeting) == {}
    assert client.post("/join/done", data={"lesson": LESSON, "step": "open-settings"}).json() == {"kept": True}


def test_who_is_not_of_this_class_cannot_be_chosen(house: House, cast: Cast, begun: Live, visit: Visit) -> None:
    for learner in (cast.others[0], cast.absent, "nobody"):
        answer = visit().post("/join/choose", data={"code": house.door.scanned(begun), "learner": learner})
        assert answer.status_code == 404 and SEAT_COOKIE not in answer.cookies


def test_without_a_seat_there_is_no_state_and_nothing_to_do(begun: Live, visit: Visit) -> None:
    client = visit()
    client.cookies.set(SEAT_COOKIE, "WyJmb3JnZWQiXQ.abc")
    for path in ("/join/state", "/join/stream"):
        assert client.get(path).status_code == 401
    for path in ("/join/done", "/join/help"):
        assert client.post(path, data={"lesson": LESSON, "step": "open-settings"}).status_code == 401
    assert client.get("/join/practise").headers["location"] == "/join?lang=zh"


def test_late_comers_and_those_who_were_away_get_the_newest_state(house: House, phone: Phone, teacher: Who) -> None:
    client = phone()
    for step in (1, 2, 3):
        live.change(house.book, teacher, client_meeting(client), step=step)
    assert client.get("/join/state?after=1").json()["state"]["step"] == 3
    assert client.get("/join/state?after=4&wait=0").json()["state"]["seq"] == 4


def client_meeting(client: TestClient) -> str:
    return str(client.get("/join/state").json()["state"]["meeting"])


def test_done_and_help_go_into_the_book(house: House, cast: Cast, phone: Phone, volunteer: Who) -> None:
    client = phone(cast.learners[0])
    for _ in range(2):
        assert client.post("/join/done", data={"lesson": LESSON, "step": "open-settings"}).json() == {"kept": True}
    assert client.post("/join/done", data={"lesson": LESSON, "step": "nothing"}).status_code == 410
    assert client.post("/join/help", data={"lesson": LESSON, "step": "open-display"}).json() == {"call": "waiting"}
    (one,) = help_calls.listed(house.book, volunteer, cast.meeting)
    assert help_calls.take(house.book, volunteer, one.id)
    hers = client.get("/join/state")
    assert hers.json()["mine"] == {"call": "coming", "done": ["open-settings"], "known": True}
    assert "volunteer" not in hers.text  # who comes has no name on the phone
    assert client.post("/join/help", data={"withdraw": "yes"}).json() == {"call": ""}


def test_a_learner_cannot_lead_or_see_the_room(house: House, cast: Cast, phone: Phone) -> None:
    client = phone(cast.learners[0])
    for path in ("/lead/room", "/lead/stream", "/lead"):
        assert client.get(path, params={"meeting": cast.meeting}).status_code in (303, 401, 403, 404)
    assert client.post("/lead/change", data={"step": "3"}).status_code in (303, 401, 403, 404)
    found = live.standing(house.book, cast.meeting)
    assert found and found.step == 0


def test_not_me_frees_the_phone_and_shows_the_faces_again(house: House, cast: Cast, phone: Phone) -> None:
    client = phone(cast.learners[0])
    answer = client.post("/join/leave")
    assert len(names(client.get(answer.headers["location"]).text)) == 12
    assert SEAT_COOKIE not in client.cookies and client.get("/join/state").status_code == 401
    assert say("gate.me_are", "zh", name="王阿姨") not in client.get("/learn").text


def test_not_me_on_a_neighbours_phone_leaves_her_own_where_it_is(house: House, cast: Cast, phone: Phone) -> None:
    hers, neighbours = phone(cast.learners[0]), phone(cast.learners[0])
    neighbours.post("/join/leave")
    assert hers.get("/join/state").status_code == 200
    assert say("gate.me_are", "zh", name="王阿姨") in hers.get("/join").text
    assert neighbours.get("/join/state").status_code == 401


def test_two_who_touch_the_same_picture_are_asked_once_more(
    house: House, cast: Cast, begun: Live, phone: Phone, visit: Visit, clock: Clock, teacher: Who
) -> None:
    phone(cast.learners[0])
    scanned, touch = house.door.scanned(begun), {"code": house.door.scanned(begun), "learner": cast.learners[0]}
    other = visit()
    asked = other.post("/join/choose", data=touch)
    assert asked.status_code == 303 and asked.headers["location"].startswith(f"/join/{scanned}")
    page = other.get(asked.headers["location"]).text
    assert say("live.same_title", "zh", name="王阿姨") in page and say("live.not_me", "zh") in page
    assert SEAT_COOKIE not in other.cookies and other.get("/join/state").status_code == 401
    hers_too = other.post("/join/choose", data=touch | {"sure": "yes"})
    assert hers_too.headers["location"] == "/join?lang=zh"
    assert len(live_room.room(house.book, teacher, cast.meeting).people) == 1
    for learner in (cast.others[0], "nobody"):  # nobody of another place is shown by asking
        assert say("live.who_title", "zh") in visit().get(f"/join/{scanned}", params={"same": learner}).text
    clock.wait(minutes=2)  # her first phone is away: she comes with another one and is asked nothing
    assert visit().post("/join/choose", data=touch).headers["location"] == "/join?lang=zh"


def chosen_on(client: TestClient, page: str, learner: str) -> TestClient:
    """Touches a face on a page of faces that stands there already, however often."""
    shown = dict(re.findall(r'type="hidden" name="(code|shown)" value="([^"]+)"', page))
    assert client.post("/join/choose", data=shown | {"learner": learner}).status_code == 303
    return client


def test_a_hand_that_touches_twice_sits_once_where_it_touched_last(
    house: House, cast: Cast, begun: Live, visit: Visit, teacher: Who
) -> None:
    for touched in (("", ""), (cast.learners[1], cast.learners[0]), (cast.learners[2], "")):
        page = visit().get(f"/join/{house.door.scanned(begun)}").text
        for learner in touched:
            chosen_on(visit(), page, learner)  # the first answer, and its cookie, never arrived
    people = live_room.room(house.book, teacher, cast.meeting).people
    assert [one.learner or one.guest for one in people] == [cast.learners[0], 1, 2]
    assert meetings.attendance_of(house.book, teacher, cast.meeting) == {cast.learners[0]: "present"}


def test_a_phone_that_goes_back_and_touches_another_face_sits_there_only(
    house: House, cast: Cast, begun: Live, visit: Visit, teacher: Who
) -> None:
    other = visit().get(f"/join/{house.door.scanned(begun)}").text
    client = chosen_on(visit(), visit().get(f"/join/{house.door.scanned(begun)}").text, cast.learners[1])
    chosen_on(client, other, cast.learners[0])
    people = live_room.room(house.book, teacher, cast.meeting).people
    assert [one.learner for one in people] == [cast.learners[0]]
    assert meetings.attendance_of(house.book, teacher, cast.meeting) == {cast.learners[0]: "present"}


def test_practising_is_one_link_away_and_the_way_back_stands_above(house: House, phone: Phone, cast: Cast) -> None:
    client = phone(cast.learners[0])
    answer = client.get("/join/practise")
    assert answer.headers["location"] == f"/learn/{LESSON}/practise?lang=zh"
    page = client.get(answer.headers["location"]).text
    assert say("live.back_to_class", "zh") in page and say("gate.me_are", "zh", name="王阿姨") in page


def test_what_to_do_when_tricked_leads_back_to_the_class_and_names_nobody(
    phone: Phone, cast: Cast, visit: Visit
) -> None:
    hers = phone(cast.learners[0]).get("/tricked?lang=zh")
    assert (
        say("live.back_to_class", "zh") in hers.text
        and re.search(r'"stays": ?true', hers.text)
        and "王阿姨" not in hers.text
    )
    assert hers.headers["cache-control"] == "no-store" and 'href="tel:110"' in hers.text
    strangers = visit().get("/tricked?lang=zh")
    assert say("live.back_to_class", "zh") not in strangers.text and "etag" in strangers.headers


def test_when_the_class_is_over_the_code_opens_nothing(
    house: House, cast: Cast, begun: Live, phone: Phone, teacher: Who, visit: Visit
) -> None:
    client, scanned = phone(), house.door.scanned(begun)
    meetings.close(house.book, teacher, cast.meeting)
    assert client.get("/join/state").json()["state"]["open"] is False
    for code in (begun.code, scanned):
        assert visit().get(f"/join/{code}").status_code == 422
    assert client.post("/join/done", data={"lesson": LESSON, "step": "open-settings"}).status_code == 410


def test_a_guesser_gets_nowhere_and_the_class_behind_the_same_address_comes_in(
    house: House, begun: Live, visit: Visit, clock: Clock
) -> None:
    """A script that tries code after code for two hours. Everybody sits behind one address."""
    tried, waits = 0, 0
    for _ in range(3600):
        found, wait = house.door.opened(another(begun.code), "203.0.113.9")
        assert found is None
        tried, waits = tried + (not wait), waits + bool(wait)
        clock.wait(seconds=2)
    assert WRONG + 700 <= tried <= WRONG + 725  # of a million
    assert waits > 2800
    while not house.door.opened(another(begun.code), "203.0.113.9")[1]:
        continue
    refused = visit(peer="203.0.113.9").post("/join", data={"code": begun.code})  # even the right one is not looked at
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) <= 10
    for _ in range(40):  # scanned links never wait
        assert visit(peer="203.0.113.9").get(f"/join/{house.door.scanned(begun)}").status_code == 200
    assert visit(peer="203.0.113.10").post("/join", data={"code": begun.code}).status_code == 303


def test_many_addresses_together_are_slowed_too(house: House, begun: Live, clock: Clock) -> None:
    tried = 0
    for n in range(1500):
        found, wait = house.door.opened(another(begun.code), f"203.0.{n // 200}.{n % 200}")
        assert found is None
        tried += not wait
        clock.wait(seconds=0.1)
    assert tried <= 600 + 150 + 1
    home = [house.door.opened(another(begun.code), f"2001:db8:0:7::{n:x}")[1] for n in range(1, 90)]
    assert any(home)  # one home's billions of addresses are one


def test_forty_honest_phones_behind_one_address_do_not_wait(begun: Live, visit: Visit) -> None:
    for _ in range(40):
        client = visit(peer="203.0.113.9")
        assert client.post("/join", data={"code": another(begun.code)}).status_code == 422  # each mistypes once
        assert client.post("/join", data={"code": begun.code}).status_code == 303


def test_a_mark_of_another_class_opens_nothing(house: House, cast: Cast, begun: Live, visit: Visit) -> None:
    other = Live(**{name: getattr(begun, name) for name in begun.__slots__} | {"meeting": cast.other_meeting})
    assert visit().get(f"/join/{house.door.scanned(other)}").status_code == 422


def test_a_guest_who_was_named_is_known_on_her_phone(house: House, cast: Cast, phone: Phone, volunteer: Who) -> None:
    client = phone()
    (one,) = live_room.room(house.book, volunteer, cast.meeting).people
    live_seating.name_guest(house.book, volunteer, one.seat, cast.learners[1])
    assert say("gate.me_are", "zh", name="邻居0") in client.get("/join").text
