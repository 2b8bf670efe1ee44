"""Hears what other programs on the same PostgreSQL commit, and tells it here. On SQLite there is one program only."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tracker.announcing import CHANNEL, unpacked
from tracker.store import Book

if TYPE_CHECKING:
    import psycopg

_TURN: Final = 0.5  # seconds after which the thread looks whether it should stop
_PAUSE: Final = 1.0  # seconds before a lost connection is made anew
_log: Final = logging.getLogger(__name__)


class FarNews:
    """A thread that listens. `missed` is called after each new connection: what was said before it was not heard."""

    def __init__(self, book: Book, missed: Callable[[], None]) -> None:
        self._book = book
        self._missed = missed
        self._over = threading.Event()
        self.hears = threading.Event()  # set while the connection stands
        self._thread = threading.Thread(target=self._work, name="qibu-news", daemon=True)
        if book.engine.dialect.name == "postgresql":
            self._thread.start()

    def close(self) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _work(self) -> None:
        import psycopg

        address = self._book.engine.url.set(drivername="postgresql").render_as_string(hide_password=False)
        while not self._over.is_set():
            try:
                with psycopg.connect(address, autocommit=True) as connection:
                    connection.execute(f"LISTEN {CHANNEL}")
                    self.hears.set()
                    self._missed()
                    self._listen(connection)
            except Exception as fault:  # noqa: BLE001 - whatever it was, a busy book say: who stops listening is deaf for good
                _log.warning("the live class cannot hear other programs: %s", fault)
                self.hears.clear()
                self._over.wait(_PAUSE)

    def _listen(self, connection: "psycopg.Connection[tuple[object, ...]]") -> None:
        while not self._over.is_set():
            for note in connection.notifies(timeout=_TURN):
                item = unpacked(note.payload, self._book.news.id)
                if item is not None:
                    self._book.news.tell(item)
