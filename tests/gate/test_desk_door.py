"""The desk's door once accounts exist: pages lead to signing in, everything else is refused, the websocket too."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests import loops
from tests.gate.conftest import NAMES, Cast
from tracker import sessions
from web import hall
from web.gate.identity import STAFF_COOKIE
from web.guard import Guard
from web.wiring import House

Come = Callable[..., TestClient]


@pytest.fixture
def come(house: House) -> Come:
    async def yes(request: Request) -> Response:
        return PlainTextResponse("the desk")

    async def hello(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("the desk")
        await socket.close()

    everything = Route("/{rest:path}", yes, methods=["GET", "POST", "PUT"])
    app = Starlette(
        routes=[WebSocketRoute("/_stcore/stream", hello), Mount("/", routes=[everything])],
        middleware=[Middleware(Guard, names=NAMES, lang="zh", gate=house.gate)],
    )

    def visitor(staff: str = "", *, here: bool = True) -> TestClient:
        host, peer = ("localhost:8501", "127.0.0.1") if here else ("classroom:8501", "192.168.1.7")
        found = TestClient(app, base_url=f"http://{host}", client=(peer, 5), follow_redirects=False)
        if staff:
            found.cookies.set(STAFF_COOKIE, sessions.begin(house.book, staff))
        return found

    return visitor


def test_until_accounts_exist_this_computer_is_the_desk(come: Come) -> None:
    assert come().get("/").text == "the desk"


@pytest.mark.parametrize("here", [True, False])
def test_a_page_leads_to_signing_in_and_back(cast: Cast, come: Come, here: bool) -> None:
    page = {"accept": "text/html"}
    assert come(here=here).get("/", headers=page).headers["location"] == "/sign-in"
    answer = come(here=here).get("/lesson?lesson=x", headers=page)
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in?next=%2Flesson%3Flesson%3Dx")


@pytest.mark.parametrize("path", ["/_stcore/health", "/_stcore/upload_file/x", "/static/x.js", "/media/x"])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_nothing_of_the_desk_answers_who_is_not_signed_in(cast: Cast, come: Come, path: str, method: str) -> None:
    assert come().request(method, path).status_code == 401


def test_the_websocket_stays_shut(cast: Cast, come: Come) -> None:
    with pytest.raises(WebSocketDisconnect), come().websocket_connect("ws://localhost:8501/_stcore/stream"):
        pass


@pytest.mark.parametrize("role", ["volunteer", "social_worker", "manager", "operator"])
def test_whoever_is_signed_in_here_enters(cast: Cast, come: Come, role: str) -> None:
    client = come(cast.staff[role])
    assert client.get("/", headers={"accept": "text/html"}).text == "the desk"
    with client.websocket_connect("ws://localhost:8501/_stcore/stream") as socket:
        assert socket.receive_text() == "the desk"


def test_a_social_workers_paired_device_enters_and_a_volunteers_goes_to_the_table(cast: Cast, come: Come) -> None:
    page = {"accept": "text/html"}
    assert come(cast.staff["social_worker"], here=False).get("/", headers=page).text == "the desk"
    assert come(cast.staff["volunteer"], here=False).get("/", headers=page).headers["location"] == "/table"


def test_an_ended_session_no_longer_enters(house: House, cast: Cast, come: Come) -> None:
    client = come(cast.manager)
    sessions.end(house.book, client.cookies[STAFF_COOKIE])
    assert client.get("/static/x.js").status_code == 401


@pytest.mark.parametrize("path", ["/robots.txt", "/voice", "/assets", "/healthz/x", "/api", "/learn/_stcore/stream"])
def test_what_only_begins_like_a_light_page_does_not_start_the_desk(come: Come, path: str) -> None:
    desk = hall.Desk()
    with pytest.raises(HTTPException) as refused:
        loops.run(desk({"type": "http", "path": path}, None, None))  # type: ignore[arg-type]
    assert refused.value.status_code == 404 and not desk.wanted.is_set()
    with pytest.raises(WebSocketDisconnect), come().websocket_connect(f"ws://localhost:8501{path}"):
        pass
