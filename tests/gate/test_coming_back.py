"""What a learner finds on her own pages when she comes back: 在家试了吗, and today's reviews, without a script."""

import json
import re
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.gate.conftest import Cast, Clock, Visit, who
from tracker import at_home, learner_record, live, meetings, people
from tracker.access import Who
from tracker.event import Event
from tracker.ids import new_id
from tracker.live import Live
from tracker.transaction import writing
from tracker.writer import keep
from web.wiring import House

ASKED = "“把字变大”，在家试了吗？"
SHELF = ("bigger-letters", "tap-and-swipe", "know-my-phone", "typing", "phone-calls")


def practised(house: House, learner: str, lesson: str, days_ago: int) -> None:
    """Once through a lesson, alone."""
    at = house.book.now() - timedelta(days=days_ago)
    walk, known = new_id(at), house.library.lessons[lesson]
    events = [
        Event(
            new_id(at), walk, "step", learner, lesson, known.version, "practise", at + timedelta(seconds=n), step.id,
            prompt="independent",
        )
        for n, step in enumerate(known.steps)
    ]  # fmt: skip
    with writing(house.book) as db:
        assert keep(db, events) == {}


@pytest.fixture
def next_week(house: House, cast: Cast, clock: Clock) -> str:
    """The next meeting of the class; the one before taught a lesson."""
    boss = who(house, cast.manager)
    meetings.choose_lesson(house.book, boss, cast.meeting, "bigger-letters")
    meetings.close(house.book, boss, cast.meeting)
    clock.wait(days=7)
    return meetings.open_now(house.book, who(house, cast.manager), cast.class_id).id


def signed_in(cast: Cast, visit: Visit, meeting: str, learner: int = 0) -> TestClient:
    tablet = visit(staff=cast.staff["volunteer"], paired=True)
    choice = {"meeting": meeting, "learner": cast.learners[learner]}
    assert tablet.post("/me/choose", data=choice).status_code == 303
    return tablet


def said(house: House, learner: str) -> list[str]:
    return [one.said for one in at_home.told(house.book, Who("learner", learner=learner), learner)]


def test_she_is_asked_once_a_meeting_and_one_touch_answers(
    house: House, cast: Cast, visit: Visit, next_week: str, clock: Clock
) -> None:
    her = signed_in(cast, visit, next_week)
    page = her.get("/me").text
    assert ASKED in page and all(f">{word}<" in page for word in ("试了", "试了一点", "还没试", "先不说"))
    answer = her.post("/me/home?lang=zh", data={"answer": "a_bit"})
    assert answer.status_code == 303 and "记下了，谢谢您。" in her.get(answer.headers["location"]).text
    assert ASKED not in her.get("/me").text
    assert said(house, cast.learners[0]) == ["a_bit"]
    boss = who(house, cast.manager)
    assert learner_record.lessons(house.book, boss, cast.learners[0]) == []  # said, not shown
    meetings.choose_lesson(house.book, boss, next_week, "typing")
    meetings.close(house.book, boss, next_week)
    clock.wait(days=7)
    after = meetings.open_now(house.book, who(house, cast.manager), cast.class_id).id
    assert "“手写和说话打字”，在家试了吗？" in signed_in(cast, visit, after).get("/me").text


def test_she_need_not_answer_and_the_next_one_at_the_same_tablet_is_asked_all_the_same(
    house: House, cast: Cast, visit: Visit, next_week: str
) -> None:
    tablet = signed_in(cast, visit, next_week)
    assert tablet.post("/me/home", data={"answer": "later"}).status_code == 303
    page = tablet.get("/me").text
    assert ASKED not in page and "开始学" in page and said(house, cast.learners[0]) == []
    tablet.post("/me/leave")
    assert tablet.post("/me/choose", data={"meeting": next_week, "learner": cast.learners[1]}).status_code == 303
    assert ASKED in tablet.get("/me").text


def test_who_came_by_her_card_is_asked_too_and_nobody_outside_a_meeting(
    house: House, cast: Cast, visit: Visit, next_week: str
) -> None:
    boss = who(house, cast.manager)
    token = people.make_card(house.book, boss, cast.learners[0])
    phone = visit()
    assert phone.post("/me/card", data={"card": token}).status_code == 303
    assert ASKED in phone.get("/me").text
    meetings.close(house.book, boss, next_week)
    assert ASKED not in phone.get("/me").text
    assert (
        phone.post("/me/home", data={"answer": "yes"}).status_code == 303
    )  # too late: nothing is kept, nothing breaks
    assert said(house, cast.learners[0]) == []
    assert visit().post("/me/home", data={"answer": "yes"}).headers["location"].startswith("/me")


def sits(house: House, visit: Visit, begun: Live, learner: str) -> TestClient:
    """A phone in this live class, come by the code; "" is a guest."""
    phone = visit()
    phone.post("/join/choose", data={"code": house.door.scanned(begun), "learner": learner})
    return phone


def asked_there(phone: TestClient) -> dict[str, object] | None:
    found = re.search(r'<script type="application/json" id="live-data">(.*?)</script>', phone.get("/join?lang=zh").text)
    assert found
    asked: dict[str, object] | None = json.loads(found[1])["home"]
    return asked


def test_a_phone_in_the_live_class_asks_her_too_and_no_guest(
    house: House, cast: Cast, visit: Visit, next_week: str
) -> None:
    begun = live.begin(house.book, who(house, cast.manager), next_week)
    first, second = (sits(house, visit, begun, one) for one in cast.learners[:2])
    asked = asked_there(first)
    assert asked is not None and asked["title"] == ASKED
    for _ in range(2):  # sent again because the answer was lost on its way
        assert first.post("/join/home", data={"answer": "yes"}).json() == {"kept": True}
    assert asked_there(first) is None and said(house, cast.learners[0]) == ["yes"]
    assert second.post("/join/home", data={"answer": "later"}).status_code == 200
    assert asked_there(second) is None and said(house, cast.learners[1]) == []
    guest = sits(house, visit, begun, "")
    assert asked_there(guest) is None
    assert guest.post("/join/home", data={"answer": "yes"}).status_code == 410
    assert first.post("/join/home", data={"answer": "always"}).status_code == 410
    assert visit().post("/join/home", data={"answer": "yes"}).status_code == 401


def test_what_is_due_today_stands_on_her_page_and_on_the_shelf_three_at_most(
    house: House, cast: Cast, visit: Visit
) -> None:
    her = signed_in(cast, visit, cast.meeting)
    assert 'class="today"' not in her.get("/me").text + her.get("/learn").text
    practised(house, cast.learners[0], SHELF[0], 9)
    assert ASKED in her.get("/me").text  # first the question, then what is due
    her.post("/me/home", data={"answer": "later"})
    for path in ("/me", "/learn"):
        page = her.get(f"{path}?lang=zh").text
        assert "今天复习：把字变大" in page and 'href="/learn/bigger-letters/practise?lang=zh"' in page
    for n, lesson in enumerate(SHELF[1:], 1):
        practised(house, cast.learners[0], lesson, 9 - n)
    for path in ("/me", "/learn"):
        page = her.get(path).text
        card = page[page.index('class="today"') : page.index("</section>", page.index('class="today"'))]
        assert re.findall("/learn/([a-z-]+)/practise", card) == list(SHELF[:3])  # the longest waiting first
        assert not re.search("[0-9]", re.sub("<[^>]*>", "", card))  # no number of what was missed
    assert 'class="today"' not in signed_in(cast, visit, cast.meeting, 1).get("/learn").text
    assert 'class="today"' not in visit().get("/learn").text


def test_nobody_is_asked_whether_she_tried_a_fraud_at_home(
    house: House, cast: Cast, visit: Visit, next_week: str, clock: Clock
) -> None:
    boss = who(house, cast.manager)
    meetings.choose_lesson(house.book, boss, next_week, "fake-police")
    meetings.close(house.book, boss, next_week)
    clock.wait(days=7)
    after = meetings.open_now(house.book, who(house, cast.manager), cast.class_id).id
    her = cast.learners[0]
    assert at_home.of(house.book, Who("learner", learner=her), her, after) is not None  # the book knows no subject
    assert "在家试了吗" not in signed_in(cast, visit, after).get("/me").text
    assert "在家试了吗" not in visit(staff=cast.staff["volunteer"], paired=True).get(f"/table/{her}").text
