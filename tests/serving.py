"""Pages on a port of their own, in a thread beside the test; the plug can be pulled and put in again."""

import threading
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from tests.ports import free_port


class Server:
    """`make` gives the pages anew each time the door opens."""

    def __init__(self, make: Callable[[], Starlette]) -> None:
        self.make = make
        self.port = free_port()
        self.open()

    def open(self) -> None:
        config = uvicorn.Config(
            self.make(), port=self.port, log_level="error", lifespan="off", timeout_graceful_shutdown=3
        )
        self.server = uvicorn.Server(config)
        opened = threading.Event()
        inner = self.server.startup

        async def startup(sockets: object = None) -> None:
            await inner(None)
            opened.set()

        self.server.startup = startup  # type: ignore[method-assign]
        self.thread = threading.Thread(target=self.server.run)
        self.thread.start()
        assert opened.wait(60)

    def close(self) -> None:
        """The plug is pulled."""
        self.server.should_exit = True
        self.server.force_exit = True
        self.thread.join()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"
