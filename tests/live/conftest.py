"""A class that phones may join: the gate's community, its meeting begun; phones that sit in it, and a real server."""

import threading
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from starlette.testclient import TestClient

from tests.gate.conftest import Cast, Visit, cast, clock, house, visit, who
from tracker import live, meetings
from tracker.access import Who
from tracker.live import Live
from web.light import routes
from web.wiring import House

__all__ = ["cast", "clock", "house", "visit"]

LESSON = "bigger-letters"
Phone = Callable[..., TestClient]


@pytest.fixture
def teacher(house: House, cast: Cast) -> Who:
    return who(house, cast.staff["social_worker"])


@pytest.fixture
def volunteer(house: House, cast: Cast) -> Who:
    return who(house, cast.staff["volunteer"])


@pytest.fixture
def begun(house: House, cast: Cast, teacher: Who) -> Live:
    """周三手机班, waiting at 把字变大."""
    meetings.choose_lesson(house.book, teacher, cast.meeting, LESSON)
    return live.begin(house.book, teacher, cast.meeting)


@pytest.fixture
def phone(house: House, begun: Live, visit: Visit) -> Phone:
    """A phone that sits in the class: of a learner (an id), or without one a guest's."""

    def sit(learner: str = "", peer: str = "") -> TestClient:
        client = visit(peer=peer)
        answer = client.post("/join/choose", data={"code": house.door.scanned(begun), "learner": learner})
        assert (answer.status_code, answer.headers["location"]) == (303, "/join?lang=zh")
        return client

    return sit


class Server:
    """The light pages on a port of their own, which can be closed and opened again."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.port = 0
        self.open()

    def open(self) -> None:
        app = routes.plain(self.house)
        config = uvicorn.Config(app, port=self.port, log_level="error", lifespan="off", timeout_graceful_shutdown=3)
        self.server = uvicorn.Server(config)
        opened = threading.Event()
        inner = self.server.startup

        async def startup(sockets: object = None) -> None:
            await inner(None)
            opened.set()

        self.server.startup = startup  # type: ignore[method-assign]
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        assert opened.wait(30)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]

    def close(self) -> None:
        """The plug is pulled."""
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"


@pytest.fixture
def server(house: House) -> Iterator[Server]:
    found = Server(house)
    yield found
    house.hub.hush()
    found.close()
