"""Who may open what: every address of the house x every role, at the own place and at another. Denied by default.

An address that is in the house and not in this table fails the test: whoever adds one says here who may use it.
"""

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route
from starlette.testclient import TestClient

from tests.gate.conftest import NAMES, Cast, Visit, who
from tracker import people, sessions
from web import desk_files
from web.gate.identity import STAFF_COOKIE
from web.guard import Guard
from web.light import routes
from web.wiring import House

STAFF: Final = ("volunteer", "social_worker", "manager", "operator")
AWAY: Final = ("other_volunteer", "other_social_worker", "other_manager")
EVERYBODY: Final = ("guest", "learner", *STAFF, *AWAY)
NOWHERE: Final = "00000000-0000-7000-8000-000000000000"
ANY, KEPT = frozenset(EVERYBODY), frozenset({*STAFF, *AWAY})
BESIDE: Final = frozenset({"volunteer", "social_worker", "manager"})  # with this place's learners

# (method, address) -> who gets an answer; everybody else is refused, or led to the way of signing in.
MATRIX: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("GET", "/learn"): ANY,
    ("GET", "/learn/{lesson}"): ANY,
    ("GET", "/learn/{lesson}/{n:int}"): ANY,
    ("GET", "/learn/{lesson}/cover.svg"): ANY,
    ("GET", "/learn/{lesson}/long.jpg"): ANY,
    ("GET", "/learn/{lesson}/card-{n:int}.png"): ANY,
    ("GET", "/learn/{lesson}/cover.webp"): ANY,
    ("GET", "/learn/picture-{sha}.webp"): ANY,
    ("GET", "/tricked"): ANY,
    ("GET", "/healthz"): ANY,
    ("GET", "/voice/{name}"): ANY,
    ("GET", "/assets/{mark}/{name:path}"): ANY,
    ("GET", "/favicon.ico"): ANY,
    ("GET", "/set-up"): ANY,  # leads to signing in once somebody has an account
    ("POST", "/set-up"): ANY,
    ("GET", "/sign-in"): ANY,
    ("POST", "/sign-in"): ANY,
    ("GET", "/sign-out"): ANY,
    ("POST", "/sign-out"): ANY,
    ("GET", "/pair"): ANY,
    ("POST", "/pair"): ANY,
    ("GET", "/me"): ANY,  # faces: see below
    ("POST", "/me/card"): ANY,
    ("POST", "/me/own"): ANY,
    ("POST", "/me/leave"): ANY,
    ("POST", "/me/here"): frozenset({"learner"}),
    ("POST", "/me/choose"): BESIDE,
    ("GET", "/me/photo/{learner}"): BESIDE | {"learner"},
    ("POST", "/api/events"): ANY,  # the ticket decides
    ("GET", "/devices"): KEPT,
    ("POST", "/devices/end"): BESIDE,  # a session of the volunteer: hers, or of the place one looks after
}
CLOSED: Final = "/{rest:path}"
WORKING: Final = KEPT - {"operator"}
TABLE: Final[dict[tuple[str, str], frozenset[str]]] = {
    ("GET", "/table"): WORKING,
    ("GET", "/table/conduct"): WORKING,
    ("GET", "/table/sheets"): WORKING,
    ("GET", "/table/{learner}"): BESIDE,
    ("GET", "/table/{learner}/{lesson}"): BESIDE,
    ("GET", "/table/{learner}/{lesson}/walk"): BESIDE,
    ("GET", "/table/{learner}/{lesson}/visit"): BESIDE,
    ("GET", "/table/{learner}/{lesson}/paper"): BESIDE,
}


def addresses(table: list[BaseRoute]) -> Iterator[tuple[str, str]]:
    for route in table:
        assert isinstance(route, Route)
        if not route.path.endswith(CLOSED) and not route.path.startswith("/table"):
            yield from ((method, route.path) for method in route.methods or () if method != "HEAD")


def test_the_volunteers_pages_are_in_the_table_or_need_a_walk_or_a_typesetter(house: House) -> None:
    pages = {route.path for route in routes.table(house) if isinstance(route, Route) and "GET" in (route.methods or ())}
    beside = {path for path in pages if path.startswith("/table") and not path.endswith(CLOSED)}
    elsewhere = {"/table/{learner}/walks/{walk}", "/table/{learner}/{lesson}/sheet.pdf"}
    assert beside == {path for _, path in TABLE} | elsewhere


def test_every_address_is_in_the_table(house: House) -> None:
    assert set(addresses(routes.table(house))) == set(MATRIX)


@pytest.fixture
def be(house: House, cast: Cast, visit: Visit) -> Callable[[str], TestClient]:
    """A phone in the room, in somebody's hands."""

    def come(role: str) -> TestClient:
        if role == "guest":
            return visit()
        if role == "learner":
            client = visit()
            token = people.make_card(house.book, who(house, cast.manager), cast.learners[0])
            client.post("/me/card", data={"card": token})
            return client
        return visit(staff=cast.staff[role], paired=True)

    return come


def ask(house: House, cast: Cast, client: TestClient, method: str, path: str) -> int:
    target = cast.learners[0]
    (house.settings.data / "pictures" / "face.jpg").write_bytes(b"jpg")
    people.change(house.book, who(house, cast.manager), target, picture="face.jpg")
    sessions.begin(house.book, cast.staff["volunteer"], "paired", "Android")
    boss = who(house, cast.manager)
    theirs = [one for one in sessions.listed(house.book, boss) if one.staff == cast.staff["volunteer"]]
    filled = path.replace("{lesson}", "bigger-letters").replace("{n:int}", "2").replace("{learner}", target)
    filled = filled.replace("{name}", "none.mp3").replace("{mark}/{name:path}", "0/pages.css").replace("{sha}", "0")
    form = {"session": theirs[0].id, "meeting": cast.meeting, "learner": target}
    answer = client.request(method, filled, data=form if method == "POST" and path != "/api/events" else None)
    led = answer.headers.get("location", "").startswith("/sign-in") and path not in ("/set-up", "/sign-out")
    return 401 if led else answer.status_code


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_matrix(house: House, cast: Cast, be: Callable[[str], TestClient], role: str) -> None:
    wrong = []
    for (method, path), allowed in (MATRIX | TABLE).items():
        status = ask(house, cast, be(role), method, path)
        refused = status in (401, 403) or (status == 404 and allowed != ANY)
        passphrase_here_only = path == "/sign-in" and method == "POST"
        if refused == (role in allowed) and not passphrase_here_only:
            wrong.append((role, method, path, status))
    assert wrong == []


@pytest.mark.parametrize("role", ["volunteer", "social_worker", "manager", "operator", "learner", "guest"])
def test_somebody_elses_learner_answers_like_nobody(
    house: House, cast: Cast, be: Callable[[str], TestClient], role: str
) -> None:
    client = be(role)
    if role == "manager":  # this one has a role at this place only
        assert cast.other_place not in who(house, cast.staff["manager"]).places("manager")
    theirs, nobody = cast.others[0], NOWHERE
    for method, path, name in (("GET", "/me/photo/{}", ""), ("POST", "/me/choose", "learner")):
        answers = [
            client.request(method, path.format(one), data={"meeting": cast.meeting, name: one} if name else None)
            for one in (theirs, nobody)
        ]
        assert {one.status_code for one in answers} == {404}
        assert answers[0].text == answers[1].text


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_desks_files_answer_staff_only(house: House, cast: Cast, role: str) -> None:
    app = Starlette(
        routes=desk_files.table(house), middleware=[Middleware(Guard, names=NAMES, lang="zh", gate=house.gate)]
    )
    client = TestClient(app, base_url="http://localhost:8501", client=("127.0.0.1", 5), follow_redirects=False)
    if role in cast.staff:
        client.cookies.set(STAFF_COOKIE, sessions.begin(house.book, cast.staff[role]))
    for route in desk_files.table(house):
        assert isinstance(route, Route)
        answer = client.get(route.path.replace("{", "x").replace("}", ""))
        assert (answer.status_code == 401) == (role not in cast.staff), route.path
