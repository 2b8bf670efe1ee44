"""Who may open what: every address of the house x every role, at the own place and at another. Denied by default.

The rows stand in `tests/gate/matrix.py`. An address that is in the house and not among them fails the test.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.testclient import TestClient

from tests.gate.conftest import HASH, NAMES, Cast, who
from tests.gate.matrix import ANY, AWAY, EVERYBODY, IDS, KEEPING, MATRIX, NOWHERE, Row, filled
from tracker import accounts, classes, consents, help_calls, live, live_room, meetings, people, sessions, visits
from tracker.access import Who
from tracker.accounts import NewStaff
from tracker.event import Event
from tracker.ids import new_id
from tracker.people import NewLearner
from tracker.transaction import writing
from tracker.visits import Told, Visit
from tracker.writer import keep
from web import desk_report_files, hall
from web.gate.identity import STAFF_COOKIE
from web.guard import Guard
from web.light import routes
from web.wiring import House

CLOSED = "/{rest:path}"  # whatever else begins alike leads nowhere
REPORT = "/report/{file}"  # one route for several files, each with a row of its own
Be = Callable[[str], TestClient]


def addresses(table: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in table:
        if isinstance(route, Mount):
            yield "GET", "/"
            continue
        assert isinstance(route, Route)
        if route.path.endswith(CLOSED):
            continue
        for method in sorted((route.methods or set()) - {"HEAD"}):
            paths = [REPORT.replace("{file}", name) for name in desk_report_files._FILES]
            yield from ((method, path) for path in (paths if route.path == REPORT else [route.path]))


def test_every_address_of_the_house_is_in_the_table(house: House) -> None:
    assert set(addresses(hall.build(house).routes)) == set(MATRIX)


@pytest.fixture
def whole(house: House) -> Starlette:
    """The house with everything in it but Streamlit, behind whose door stands a word."""

    def desk(request: Request) -> Response:
        return PlainTextResponse("the desk")

    own = [one for one in hall.build(house).routes if not isinstance(one, Mount)]
    house.hub.hush()  # so that a stream answers and ends
    guard = Middleware(Guard, names=NAMES, lang="zh", gate=house.gate)
    troubles = dict(routes.troubles(house))
    return Starlette(routes=[*own, Route(CLOSED, desk)], middleware=[guard], exception_handlers=troubles)


@pytest.fixture
def be(house: House, cast: Cast, whole: Starlette) -> Be:
    """A phone in the room, in somebody's hands; staff have paired it for the day."""
    boss = who(house, cast.manager)
    staff = accounts.add_staff(
        house.book, boss, NewStaff("volunteer_next_door", "next", HASH), ["volunteer"], cast.place
    )
    accounts.accept_conduct(house.book, who(house, staff))
    cast.staff["volunteer_next_door"] = staff
    next_door = classes.add(house.book, boss, cast.place, "周四手机班")
    classes.add_helper(house.book, boss, next_door, staff)
    meetings.open_now(house.book, boss, next_door)
    token = people.make_card(house.book, boss, cast.learners[0])

    def come(role: str) -> TestClient:
        found = TestClient(
            whole,
            base_url="http://classroom:8501",
            client=("192.168.1.7", 50000),
            headers={"accept": "text/html", "accept-language": "zh-CN"},
            follow_redirects=False,
        )
        if role == "learner":
            assert found.post("/me/card", data={"card": token}).status_code == 303
        elif role != "guest":
            found.cookies.set(STAFF_COOKIE, sessions.begin(house.book, cast.staff[role], "paired"))
        return found

    return come


@pytest.fixture
def own(house: House, cast: Cast, be: Be) -> Callable[[], dict[str, str]]:
    """What the names in the table stand for at this place; what is used up by a request is made anew for each role."""
    boss = who(house, cast.manager)
    (house.settings.data / "pictures" / "face.jpg").write_bytes(b"jpg")
    consents.note(house.book, boss, cast.learners[0], "photo", True, "paper")
    people.change(house.book, boss, cast.learners[0], picture="face.jpg")

    def things() -> dict[str, str]:
        sessions.begin(house.book, cast.staff["volunteer"], "paired", "Android")
        theirs = [one for one in sessions.listed(house.book, boss) if one.staff == cast.staff["volunteer"]]
        found = {"learner": cast.learners[0], "to": cast.learners[1], "meeting": cast.meeting, "place": cast.place}
        found |= {"class": cast.class_id, "session": theirs[0].id, "walk": walked(house, cast.learners[0])}
        found["visit"] = visited(house, who(house, cast.staff["volunteer"]), cast.learners[0])
        found |= {
            "lesson": "bigger-letters",
            "n": "2",
            "sha": "0",
            "name": "none.mp3",
            "mark": "0",
            "file": "card-1.png",
        }
        found |= in_class(house, boss, cast)
        return found | {"event": new_id(house.book.now())}

    return things


def in_class(house: House, boss: Who, cast: Cast) -> dict[str, str]:
    """Phones in the class: a learner's seat with her call for help, and a guest's seat."""
    begun = live.begin(house.book, boss, cast.meeting)
    seat = live_room.join(house.book, begun, cast.learners[0]).id
    call = help_calls.call(house.book, seat, "bigger-letters", "open-settings")
    return {"seat": seat, "call": call, "guest": live_room.join(house.book, begun, None).id}


def walked(house: House, learner: str) -> str:
    """A walk of hers; its id."""
    now = house.book.now() - timedelta(minutes=5)
    one = Event(new_id(now), new_id(now), "step", learner, "bigger-letters", 1, "practise", now, "open-settings")
    with writing(house.book) as db:
        assert keep(db, [replace(one, prompt="verbal")]) == {}
    return one.walk


def visited(house: House, by: Who, learner: str) -> str:
    """A visit to her; its id."""
    now = house.book.now()
    done = Visit(new_id(now), learner, now - timedelta(hours=1), 30)
    assert visits.end_visit(house.book, by, done, Told())
    return done.id


def asked(client: TestClient, method: str, path: str, row: Row, things: Mapping[str, str]) -> tuple[int, str]:
    """Status and words; 401 where it leads to signing in or, for volunteers at the desk, to the table."""
    sent = {name: filled(text, things) for name, text in row.sent.items()}
    query = {name: filled(text, things) for name, text in row.asked.items()}
    form = None if row.json or path == "/api/events" or method == "GET" else sent
    answer = client.request(method, filled(path, things), params=query, data=form, json=sent if row.json else None)
    where = answer.headers.get("location", "")
    led = where.startswith("/sign-in") and path not in ("/set-up", "/sign-out")
    led |= where == "/table" and not path.startswith("/table")
    kind = answer.headers.get("content-type", "")
    words = answer.text if kind.startswith(("text/", "application/json")) else kind
    return (401 if led else answer.status_code), f"{where}\n{words}"


def test_the_matrix(be: Be, own: Callable[[], dict[str, str]]) -> None:
    wrong = []
    for role in EVERYBODY:
        things = own()
        with be(role) as phone:
            for (method, path), row in MATRIX.items():
                ends = method == "POST" and not path.startswith("/table")  # may end the session, or begin another one
                status, _ = asked(be(role) if ends else phone, method, path, row, things)
                refused = status in (401, 403) or (status == 404 and row.who != ANY)
                if refused == (role in row.who) or status >= 500:
                    wrong.append((role, method, path, status))
    assert wrong == []


@pytest.fixture
def foreign(house: House, cast: Cast, be: Be) -> dict[str, list[str]]:
    """Ids that exist and are somebody else's: of the other place, and for a volunteer of the next class."""
    boss = who(house, cast.manager)
    next_door = next(one for one in classes.listed(house.book, boss, cast.place) if one.name == "周四手机班")
    near = people.enrol(house.book, boss, cast.place, [NewLearner("孙爷爷")], next_door.id)[0]
    elsewhere = [one for one in sessions.listed(house.book, boss) if one.staff == cast.staff["other_volunteer"]]
    meeting = next(one for one in meetings.running(house.book, boss) if one.class_id == next_door.id)
    return {
        "learner": [cast.others[0], near, cast.absent],
        "to": [cast.others[0], near, cast.absent],
        "meeting": [cast.other_meeting, meeting.id],
        "class": [cast.other_class],
        "place": [cast.other_place],
        "walk": [walked(house, cast.others[0]), walked(house, near)],
        "visit": [
            visited(house, who(house, cast.staff["other_volunteer"]), cast.others[0]),
            visited(house, boss, near),
            visited(house, boss, cast.learners[0]),  # hers, but somebody else was there
        ],
        "session": [elsewhere[0].id] if elsewhere else [],
    }


WITH_IDS = {key: row for key, row in MATRIX.items() if row.names(key[1]) & set(IDS)}


def test_somebody_elses_answers_word_for_word_like_nobodys(
    be: Be, own: Callable[[], dict[str, str]], foreign: dict[str, list[str]]
) -> None:
    wrong = []
    for role in (one for one in EVERYBODY if one not in AWAY):
        things = own()
        with be(role) as phone:
            for (method, path), row in WITH_IDS.items():
                for name in sorted(row.names(path) & set(IDS)):
                    # who keeps the whole place may see the next class too
                    theirs = foreign[name][:1] if role in KEEPING else foreign[name]
                    answers = []
                    for one in (NOWHERE, *theirs):
                        status, words = asked(phone, method, path, row, things | {name: one})
                        answers.append((status, words.replace(one, "")))
                    known = answers[0][0] < 400 and path != "/table/sheets"  # a list of one's own: nothing to cross off
                    if len(set(answers)) != 1 or known:
                        wrong.append((role, method, path, name, [status for status, _ in answers]))
    assert wrong == []
