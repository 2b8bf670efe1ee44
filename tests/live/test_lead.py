"""Staff's side of a class: who may lead and look, how calls go, what the projector must not know, and what is left."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from media.words import say
from tests.gate.conftest import Cast, Clock, Visit, who
from tests.live.conftest import LESSON, Phone
from tracker import accounts, classes, help_calls, live, live_summary, meetings, visits
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.event import Event
from tracker.ids import new_id
from tracker.live import Live
from tracker.transaction import writing
from tracker.writer import keep
from web import desk_lead
from web.live.screen import counted, wifi_code
from web.wiring import House
from web.wishes import Wishes


@pytest.fixture
def lead(visit: Visit, cast: Cast, begun: Live) -> TestClient:
    """The social worker, who has begun the class, on her own phone."""
    return visit(staff=cast.staff["social_worker"], paired=True)


@pytest.fixture
def helper(visit: Visit, cast: Cast, begun: Live) -> TestClient:
    return visit(staff=cast.staff["volunteer"], paired=True)


def data_of(page: str, name: str = "lead") -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{name}-data">(.*?)</script>', page, re.S)
    assert found
    value = json.loads(found[1])
    assert isinstance(value, dict)
    return value


def steps_of(house: House) -> list[str]:
    lesson = house.library.ready(LESSON)
    assert lesson
    return [one.id for one in lesson.steps]


def test_without_a_class_one_button_begins_it(house: House, cast: Cast, visit: Visit, teacher: Who) -> None:
    client = visit(staff=cast.staff["social_worker"])
    page = client.get("/lead", params={"lesson": LESSON}).text
    assert say("lead.begin_do", "zh") in page and "周三手机班" in page and f'value="{LESSON}" selected' in page
    answer = client.post("/lead/begin", data={"class": cast.class_id, "lesson": LESSON})
    assert answer.headers["location"].startswith(f"/lead?lang=zh&meeting={cast.meeting}")
    data = data_of(client.get(answer.headers["location"]).text)
    assert data["room"]["leads"] and data["room"]["state"]["lesson"] == LESSON and data["room"]["state"]["step"] == 0


def test_where_there_is_no_class_yet_who_may_make_one_is_led_to_it(
    house: House, cast: Cast, visit: Visit, teacher: Who
) -> None:
    for one in classes.listed(house.book, teacher):
        classes.close(house.book, teacher, one.id)
    page = visit(staff=cast.staff["social_worker"]).get("/lead").text
    assert say("lead.begin_no_class", "zh") in page and 'class="big" href="/classes?lang=zh"' in page
    page = visit(staff=cast.staff["volunteer"], paired=True).get("/lead").text
    assert say("lead.begin_none", "zh") in page and "/classes" not in page


def test_the_teacher_turns_steps_ways_and_the_light(
    house: House, cast: Cast, lead: TestClient, begun: Live, teacher: Who
) -> None:
    for sent, wanted in (
        ({"step": "1"}, {"step": 1, "seq": 2}),
        ({"way": "practise"}, {"way": "practise"}),
        ({"blank": "yes"}, {"blank": True}),
        ({"blank": "no"}, {"blank": False}),
        ({"look_up": "yes"}, {"look_up": 6}),
        ({"way": "look", "step": "4"}, {"way": "look", "step": 4, "look_up": 0, "seq": 7}),
    ):
        answer = lead.post("/lead/change", data={"meeting": cast.meeting} | sent)
        assert answer.status_code == 200 and answer.json()["state"].items() >= wanted.items()
    for sent in ({"step": "99"}, {"lesson": "nothing"}, {"way": "sleep"}):
        assert lead.post("/lead/change", data={"meeting": cast.meeting} | sent).status_code == 422
    assert lead.get("/lead/room", params={"meeting": cast.meeting}).json()["state"]["step"] == 4


def test_only_one_leads_and_taking_over_says_so(cast: Cast, lead: TestClient, helper: TestClient) -> None:
    refused = helper.post("/lead/change", data={"meeting": cast.meeting, "step": "2"})
    assert refused.status_code == 409 and refused.json()["by"] == "social_worker"
    assert refused.json()["state"]["step"] == 0
    assert helper.post("/lead/change", data={"meeting": cast.meeting, "end": "yes"}).status_code == 409
    assert helper.post("/lead/change", data={"meeting": cast.meeting, "take_over": "yes"}).json()["leads"]
    assert helper.post("/lead/change", data={"meeting": cast.meeting, "step": "2"}).status_code == 200
    assert lead.post("/lead/change", data={"meeting": cast.meeting, "step": "3"}).json()["by"] == "volunteer"


def test_who_has_no_business_here_reads_and_changes_nothing(
    house: House, cast: Cast, begun: Live, visit: Visit, phone: Phone
) -> None:
    meeting = {"meeting": cast.meeting}
    for client in (visit(), phone(cast.learners[0]), phone(), visit(staff=cast.staff["other_social_worker"])):
        for path in ("/lead/room", "/lead/names", "/lead/stream", "/screen/stream", f"/lead/summary/{cast.meeting}"):
            answer = client.get(path, params=meeting)
            assert answer.status_code in (303, 401, 404) and "王阿姨" not in answer.text
        assert client.post("/lead/change", data=meeting | {"step": "3"}).status_code in (401, 404)
        assert client.post("/lead/change", data=meeting | {"take_over": "yes"}).status_code in (401, 404)
        assert client.post("/lead/begin", data={"class": cast.class_id}).status_code in (401, 404)
    found = live.standing(house.book, cast.meeting)
    assert found and (found.step, found.leader) == (0, cast.staff["social_worker"])


def test_a_call_is_taken_by_exactly_one_given_back_and_solved_with_what_helped(
    house: House, cast: Cast, begun: Live, lead: TestClient, helper: TestClient, phone: Phone, teacher: Who
) -> None:
    lead.post("/lead/change", data={"meeting": cast.meeting, "step": "2"})
    her = phone(cast.learners[0])
    her.post("/join/help", data={"lesson": LESSON, "step": steps_of(house)[1]})
    (call,) = helper.get("/lead/room", params={"meeting": cast.meeting}).json()["calls"]
    sent = {"call": call["id"], "meeting": cast.meeting}
    assert helper.post("/lead/call/take", data=sent).json() == {"won": True, "by": ""}
    assert lead.post("/lead/call/take", data=sent).json() == {"won": False, "by": "volunteer"}
    assert lead.post("/lead/call/back", data=sent).json() == {"done": False}
    assert helper.post("/lead/call/back", data=sent).json() == {"done": True}
    assert lead.post("/lead/call/take", data=sent).json()["won"]
    assert lead.post("/lead/call/solve", data=sent | {"prompt": "gesture"}).json() == {"done": True}
    assert helper.post("/lead/call/solve", data=sent | {"prompt": "verbal"}).json() == {"done": False}
    (over,) = help_calls.listed(house.book, teacher, cast.meeting, over=True)
    assert (over.prompt, over.by) == ("gesture", "social_worker")
    assert lead.post("/lead/call/take", data={"call": "nobody"}).status_code == 404


def test_a_call_that_somebody_took_and_left_can_be_taken_by_another(
    cast: Cast, clock: Clock, lead: TestClient, helper: TestClient, phone: Phone
) -> None:
    phone(cast.learners[0]).post("/join/help", data={"lesson": "", "step": ""})
    (call,) = helper.get("/lead/room", params={"meeting": cast.meeting}).json()["calls"]
    sent = {"call": call["id"], "meeting": cast.meeting}
    assert helper.post("/lead/call/take", data=sent).json()["won"]
    for minutes, late in ((4, False), (1, True)):  # her phone is empty, or she was kept elsewhere
        clock.wait(minutes=minutes)
        (call,) = lead.get("/lead/room", params={"meeting": cast.meeting}).json()["calls"]
        assert (call["late"], call["by"], call["mine"]) == (late, "volunteer", False)
        assert lead.post("/lead/call/take", data=sent).json()["won"] == late
    assert helper.post("/lead/call/take", data=sent).json() == {"won": False, "by": "social_worker"}


def test_while_a_colleague_leads_one_begins_another_class(
    house: House, cast: Cast, visit: Visit, lead: TestClient, teacher: Who
) -> None:
    other = classes.add(house.book, teacher, cast.place, "周五手机班")
    meetings.open_now(house.book, teacher, other, "")
    colleague = visit(staff=cast.manager)
    assert data_of(colleague.get("/lead").text)["links"]["begin"] == "/lead?lang=zh&new=1"
    for query in ("?new=1", f"?lesson={LESSON}"):
        page = colleague.get(f"/lead{query}").text
        assert say("lead.begin_do", "zh") in page and "周五手机班" in page
    assert data_of(lead.get(f"/lead?lesson={LESSON}").text)["room"]["leads"]  # who leads one goes on with it


def test_a_seat_gets_a_table_and_a_guest_a_name(
    house: House, cast: Cast, lead: TestClient, phone: Phone, teacher: Who
) -> None:
    phone()
    (guest,) = lead.get("/lead/room", params={"meeting": cast.meeting}).json()["people"]
    assert lead.post("/lead/seat", data={"seat": guest["seat"], "spot": "第 2 桌"}).status_code == 200
    assert lead.post("/lead/seat", data={"seat": guest["seat"], "spot": "字" * 30}).status_code == 422
    names = lead.get("/lead/names", params={"meeting": cast.meeting}).json()["names"]
    assert len(names) == 14
    assert lead.post("/lead/name", data={"seat": guest["seat"], "learner": cast.learners[0]}).status_code == 200
    (one,) = lead.get("/lead/room", params={"meeting": cast.meeting}).json()["people"]
    assert (one["nickname"], one["spot"]) == ("王阿姨", "第 2 桌")
    assert meetings.attendance_of(house.book, teacher, cast.meeting) == {cast.learners[0]: "present"}


def test_the_projector_knows_no_name_and_no_last_three(
    house: House, cast: Cast, lead: TestClient, phone: Phone
) -> None:
    phones = [phone(one) for one in cast.learners[:6]]
    lead.post("/lead/change", data={"meeting": cast.meeting, "step": "1"})
    for one in phones[:2]:
        one.post("/join/done", data={"lesson": LESSON, "step": steps_of(house)[0]})
    answer = lead.get("/screen/now", params={"meeting": cast.meeting})
    assert answer.json()["room"] == {"joined": None, "done": 2, "nearly": False}
    phones[2].post("/join/done", data={"lesson": LESSON, "step": steps_of(house)[0]})
    assert lead.get("/screen/now", params={"meeting": cast.meeting}).json()["room"]["done"] is None
    house.hub.hush()
    for text in (
        answer.text,
        lead.get("/screen").text,
        lead.get("/screen/stream", params={"meeting": cast.meeting}).text,
    ):
        assert "王阿姨" not in text and "邻居" not in text


@pytest.mark.parametrize(
    ("done", "joined", "shown"),
    [(3, 3, (None, False)), (0, 20, (None, False)), (9, 20, (9, False)), (16, 20, (16, False)), (17, 20, (None, True)),
     (20, 20, (None, True)), (1, 5, (1, False)), (2, 5, (None, True))],
)  # fmt: skip
def test_what_the_room_is_told_points_at_nobody(done: int, joined: int, shown: tuple[int | None, bool]) -> None:
    found = counted(done, joined)
    assert (found["done"], found["nearly"]) == shown


def test_the_window_shows_the_way_in_and_the_wifi(house: House, cast: Cast, lead: TestClient, begun: Live) -> None:
    page = lead.get("/screen").text
    assert begun.code[:3] in page and page.count('class="screen-qr"') == 1
    lead.post("/lead/check/wifi", data={"class": cast.class_id, "wifi_name": "教室", "wifi_password": "long;word"})
    assert lead.get("/screen").text.count('class="screen-qr"') == 2
    assert "long;word" in lead.get("/lead/check", params={"class": cast.class_id}).text
    assert "long;word" not in lead.get("/screen").text


def test_a_clock_that_went_back_is_told_before_class(cast: Cast, lead: TestClient, clock: Clock) -> None:
    ask = {"class": cast.class_id}
    assert say("ready.date_care_do", "zh") not in lead.get("/lead/check", params=ask).text
    clock.wait(hours=-3)
    page = lead.get("/lead/check", params=ask).text
    assert say("ready.date_care_do", "zh") in page and f"{clock.now.year}年" in page


def test_letters_that_mean_something_in_a_wifi_code_are_escaped() -> None:
    assert wifi_code('a;b,c:d"e\\f', "p;w") == 'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:p\\;w;;'
    assert wifi_code("开放", "") == "WIFI:T:nopass;S:开放;;"


def test_before_a_class_the_window_waits_and_guests_are_led_to_sign_in(cast: Cast, visit: Visit) -> None:
    assert visit().get("/screen").headers["location"].startswith("/sign-in")
    page = visit(staff=cast.staff["social_worker"]).get("/screen")
    assert page.status_code == 200 and say("screen.none", "zh") in page.text


def test_a_volunteer_comes_to_the_class_from_her_table(cast: Cast, helper: TestClient) -> None:
    assert say("lead.table_strip", "zh") in helper.get("/table").text
    data = data_of(helper.get("/lead").text)
    assert not data["room"]["leads"] and data["room"]["leader"] == "social_worker"


def test_a_volunteer_without_the_rules_of_conduct_is_led_to_them(house: House, cast: Cast, visit: Visit) -> None:
    boss = who(house, cast.manager)
    new = accounts.add_staff(
        house.book, boss, NewStaff("new", "new", "$argon2id$" + "x" * 40), ["volunteer"], cast.place
    )
    classes.add_helper(house.book, boss, cast.class_id, new)
    assert visit(staff=new).get("/lead").headers["location"].startswith("/table/conduct")


def test_the_summary_says_who_came_who_needed_help_and_where_to_begin_next_time(
    house: House, cast: Cast, clock: Clock, begun: Live, lead: TestClient, phone: Phone, teacher: Who, volunteer: Who
) -> None:
    steps, (wang, one, two, three, *_) = steps_of(house), cast.learners
    phones = [phone(wang), phone(one), phone(two), phone()]
    for step in (1, 2):
        lead.post("/lead/change", data={"meeting": cast.meeting, "step": str(step)})
        for client in phones[: 5 - step]:
            client.post("/join/done", data={"lesson": LESSON, "step": steps[step - 1]})
    phones[2].post("/join/help", data={"lesson": LESSON, "step": steps[1]})
    clock.wait(seconds=90)
    (call,) = help_calls.listed(house.book, volunteer, cast.meeting)
    help_calls.take(house.book, volunteer, call.id)
    help_calls.solve(house.book, volunteer, call.id, "verbal")
    meetings.note_attendance(house.book, teacher, cast.meeting, {three: "present", cast.learners[4]: "excused"})
    visits.hand_on(house.book, volunteer, wang, ["went_well"], "喜欢先看一遍。", LESSON, meeting_id=cast.meeting)
    lead.post("/lead/change", data={"meeting": cast.meeting, "end": "yes"})
    found = live_summary.of(house.book, teacher, cast.meeting)
    assert [(each.nickname, each.by_phone) for each in found.came].count(("王阿姨", True)) == 1
    assert sorted(each.by_phone for each in found.came) == [False, True, True, True]
    assert (found.guests, len(found.away), found.lessons) == (1, 1, (LESSON,))
    first, second = found.steps
    assert (first.alone, first.helped, first.open) == (4, 0, 0)
    assert (second.alone, second.helped, second.open, second.calls) == (2, 1, 1, 1)
    assert (found.calls.count, found.calls.taken, found.calls.seconds) == (1, 1, 90)
    assert [each.step for each in found.again] == [steps[1]]
    page = lead.get(f"/lead/summary/{cast.meeting}").text
    for words in ("王阿姨", "喜欢先看一遍。", say("lead.sum_guests", "zh", n=1), "2 分钟", "下次先练这几步"):
        assert words in page
    wish = Wishes("zh", "", "")
    left = desk_lead.again(house, wish, teacher, cast.class_id)
    assert "第 2 步" in left.steps[0] and [lesson for lesson, _ in left.lessons] == [LESSON]
    assert say("lead.sum_came", "zh", n=4) in desk_lead.told(house, wish, teacher, cast.meeting)
    for path in ("/lead/check", "/lead"):
        assert say("lead.stuck_title", "zh") in lead.get(path, params={"class": cast.class_id}).text


def test_the_summary_counts_no_picture_touched_by_mistake_and_names_who_was_recorded_and_not_noted(
    house: House, cast: Cast, clock: Clock, lead: TestClient, phone: Phone, teacher: Who, volunteer: Who
) -> None:
    (wang, one, two, *_), step = cast.learners, steps_of(house)[0]
    lead.post("/lead/change", data={"meeting": cast.meeting, "step": "1"})
    phone(wang).post("/join/done", data={"lesson": LESSON, "step": step})
    for learner in ("", one):  # 不是我, a moment after
        phone(learner).post("/join/leave")
    known, now = house.library.lessons[LESSON], house.book.now()
    made = Event(new_id(now), new_id(now), "step", two, LESSON, known.version, "own_phone", now, step, prompt="verbal")
    with writing(house.book) as db:
        assert keep(db, [replace(made, meeting=cast.meeting, recorder=volunteer.staff)]) == {}
    found = live_summary.of(house.book, teacher, cast.meeting)
    assert ([each.nickname for each in found.came], found.guests, found.unnoted) == (["王阿姨"], 0, ("邻居1",))
    assert (found.steps[0].alone, found.steps[0].helped, found.steps[0].open) == (1, 1, 0)
    assert say("lead.sum_unnoted", "zh", names="邻居1") in lead.get(f"/lead/summary/{cast.meeting}").text
    meetings.note_attendance(house.book, teacher, cast.meeting, {two: "present"})
    assert live_summary.of(house.book, teacher, cast.meeting).unnoted == ()


def test_a_class_without_any_phone_leaves_the_same_record(
    house: House, cast: Cast, begun: Live, lead: TestClient, teacher: Who
) -> None:
    for step in range(1, 4):
        lead.post("/lead/change", data={"meeting": cast.meeting, "step": str(step)})
    meetings.note_attendance(house.book, teacher, cast.meeting, dict.fromkeys(cast.learners, "present"))
    lead.post("/lead/change", data={"meeting": cast.meeting, "end": "yes"})
    found = live_summary.of(house.book, teacher, cast.meeting)
    assert len(found.came) == 14 and not any(one.by_phone for one in found.came)
    assert (found.lessons, found.guests, found.steps, found.calls.count) == ((LESSON,), 0, (), 0)
    assert [one.what for one in found.log] == [{"began": True, "lesson": LESSON}, {"step": 1}, {"step": 2}, {"step": 3}]
    page = lead.get(f"/lead/summary/{cast.meeting}").text
    assert "第 3 步" in page and say("lead.sum_no_steps", "zh") in page


def test_the_desk_leads_to_the_class_from_its_page_and_from_its_meeting(
    house: House, cast: Cast, begun: Live, teacher: Who
) -> None:
    wish, (meeting,) = Wishes("zh", "", ""), meetings.running(house.book, teacher)
    assert [one.label for one in desk_lead.ways(wish, cast.class_id, None)] == ["上课，手机跟着走", "课前检查"]
    ways = {one.label: one.link for one in desk_lead.ways(wish, cast.class_id, meeting)}
    assert ways["投影窗口"] == f"/screen?lang=zh&meeting={cast.meeting}"
    assert ways["带课"] == f"/lead?lang=zh&class={cast.class_id}&lesson={LESSON}"


def test_staff_see_at_most_one_room_and_one_class_by_itself(cast: Cast, lead: TestClient, begun: Live) -> None:
    assert data_of(lead.get("/lead").text)["meeting"] == cast.meeting
    assert say("lead.begin_do", "zh") in lead.get("/lead", params={"meeting": cast.other_meeting}).text
