"""A class that phones may join: the gate's community, its meeting begun; phones that sit in it, and a real server."""

from collections.abc import Callable, Iterator

import pytest
from starlette.testclient import TestClient

from tests.gate.conftest import Cast, Clock, Visit, cast, clock, house, visit, who
from tests.serving import Server
from tracker import live, meetings
from tracker.access import Who
from tracker.live import Live
from web.light import routes
from web.wiring import House

__all__ = ["Server", "cast", "clock", "house", "visit"]

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
        touch = {"code": house.door.scanned(begun), "learner": learner, "sure": "yes"}
        answer = client.post("/join/choose", data=touch)
        assert (answer.status_code, answer.headers["location"]) == (303, "/join?lang=zh")
        return client

    return sit


@pytest.fixture
def server(house: House, clock: Clock) -> Iterator[Server]:
    clock.run()
    found = Server(lambda: routes.plain(house))
    yield found
    house.hub.hush()
    found.close()
