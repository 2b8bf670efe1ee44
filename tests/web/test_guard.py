"""The guard before an app that says yes to everything: what reaches it, what does not."""

from collections.abc import Callable

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from web.guard import Guard, is_light

Come = Callable[..., TestClient]


@pytest.fixture
def come() -> Come:
    async def yes(request: Request) -> Response:
        return PlainTextResponse("the desk")

    async def hello(socket: WebSocket) -> None:
        await socket.accept()
        await socket.send_text("the desk")
        await socket.close()

    everything = Route("/{rest:path}", yes, methods=["GET", "POST", "PUT"])
    app = Starlette(
        routes=[WebSocketRoute("/_stcore/stream", hello), Mount("/", routes=[everything])],
        middleware=[Middleware(Guard, names=frozenset({"localhost", "testserver"}), lang="zh")],
    )

    def visitor(peer: str, host: str) -> TestClient:
        return TestClient(app, base_url=f"http://{host}", client=(peer, 5), follow_redirects=False)

    return visitor


HERE = ("127.0.0.1", "localhost:8501")
SOCKET = "ws://localhost:8501/_stcore/stream"
THERE = ("192.168.1.7", "192.168.1.5:8501")
DESK = [
    "/",
    "/lesson",
    "/_stcore/health",
    "/_stcore/upload_file/x",
    "/media/x",
    "/static/x.js",
    "/learning",
    "/trickedy",
]


@pytest.mark.parametrize("path", DESK)
def test_the_desk_answers_this_computer(come: Come, path: str) -> None:
    assert come(*HERE).get(path).text == "the desk"


@pytest.mark.parametrize("path", DESK)
def test_a_page_asked_for_elsewhere_leads_to_the_shelf(come: Come, path: str) -> None:
    answer = come(*THERE).get(path, headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/learn")


@pytest.mark.parametrize("path", DESK)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "GET"])
def test_everything_else_elsewhere_is_refused_in_one_sentence(come: Come, path: str, method: str) -> None:
    answer = come(*THERE).request(method, path, headers={"accept": "application/json"})
    assert answer.status_code == 403
    assert "/learn" in answer.text and "desk" not in answer.text


@pytest.mark.parametrize("visitor", [THERE, ("127.0.0.1", "192.168.1.5:8501"), ("192.168.1.7", "localhost:8501")])
def test_the_websocket_is_refused_elsewhere(come: Come, visitor: tuple[str, str]) -> None:
    with pytest.raises(WebSocketDisconnect), come(*visitor).websocket_connect(f"ws://{visitor[1]}/_stcore/stream"):
        pass


def test_the_websocket_answers_this_computer_but_no_other_site(come: Come) -> None:
    with come(*HERE).websocket_connect(SOCKET, headers={"origin": "http://localhost:8501"}) as socket:
        assert socket.receive_text() == "the desk"
    for origin in ("http://evil.example", "null"):
        with (
            pytest.raises(WebSocketDisconnect),
            come(*HERE).websocket_connect(SOCKET, headers={"origin": origin}),
        ):
            pass


def test_a_form_of_another_site_cannot_write(come: Come) -> None:
    answer = come(*HERE).post("/anything", headers={"origin": "http://evil.example"})
    assert answer.status_code == 403


def test_a_name_bent_to_this_computer_is_not_answered(come: Come) -> None:
    answer = come("127.0.0.1", "evil.example:8501").get("/learn", headers={"accept": "text/html"})
    assert answer.status_code == 400
    assert "七步课堂" in answer.text


@pytest.mark.parametrize("path", ["/learn", "/learn/x", "/tricked", "/healthz", "/assets/1/a.js", "/voice/a.mp3"])
def test_light_addresses_answer_the_whole_room(come: Come, path: str) -> None:
    assert is_light(path)
    assert come(*THERE).get(path).status_code == 200


def test_light_pages_may_load_nothing_from_elsewhere(come: Come) -> None:
    headers = come(*THERE).get("/learn").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "http" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
