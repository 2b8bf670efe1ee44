"""An open house for the light pages: the bundled lessons, an empty book, an empty data folder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.serving import Server
from tracker.access import STAFF_HERE
from tracker.keeping import BOOK
from web import wiring
from web.light import routes
from web.settings import Settings
from web.wiring import House

NAMES = frozenset({"localhost", "classroom"})
Visit = Callable[..., TestClient]


@pytest.fixture
def house(tmp_path: Path, read_once: None, empty_book: Callable[[Path], None]) -> Iterator[House]:
    empty_book(tmp_path / "data" / BOOK)
    opened = wiring.open_house(Settings(data=tmp_path / "data"))
    yield opened
    opened.close()


@pytest.fixture
def visit(house: House) -> Visit:
    """A visitor: from this computer by default, from elsewhere in the room with `peer` and `host`."""

    def come(peer: str = "127.0.0.1", host: str = "localhost:8501", **headers: str) -> TestClient:
        app = routes.plain(house, NAMES)
        given = {"accept": "text/html", "accept-language": "zh-CN"} | {
            k.replace("_", "-"): v for k, v in headers.items()
        }
        return TestClient(
            app,
            base_url=f"http://{host}",
            client=(peer, 50000),
            headers=given,
            raise_server_exceptions=False,
            follow_redirects=False,
        )

    return come


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """The light pages on a free loopback port."""
    house.book.change_setting(STAFF_HERE, "community_phone", "0571-8765 4321")
    server = Server(lambda: routes.plain(house))
    yield f"http://127.0.0.1:{server.port}"
    server.close()
