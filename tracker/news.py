"""Tells others in this program, after a commit, that a meeting's class has changed. Knows no database and no page.

Whoever listens is called in the thread of the one who wrote, and must not linger.
"""

import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["state", "room", "seat"]


@dataclass(frozen=True, slots=True)
class Item:
    """What changed at which meeting: what all phones show (`state` holds it, or is None where it must be read), who is
    there and who is done (`room`), or what one phone shows of itself (`seat`)."""

    kind: Kind
    meeting: str
    seat: str = ""
    state: Mapping[str, object] | None = None


Listener = Callable[[Item], None]


class News:
    """One for an open book; safe to use from several threads."""

    def __init__(self) -> None:
        self.id = secrets.token_hex(4)  # by which notes that come back from outside are known as our own
        self._listeners: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be called with every item from now on. Returns how to stop."""
        with self._lock:
            self._listeners = (*self._listeners, listener)

        def stop() -> None:
            with self._lock:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return stop

    def tell(self, item: Item) -> None:
        for listener in self._listeners:
            listener(item)
