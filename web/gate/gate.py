"""What the gate keeps while the house is open: keys, the code for the first start, wrong tries, the writer of events.

Answers who stands behind a cookie, each time from the book: a role taken away or a session ended works at once.
"""

import secrets
import threading
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tracker import accounts, keys, people, sessions
from tracker.access import STAFF_HERE, Who
from tracker.attempts import FREE, Attempts
from tracker.intake import Intake
from tracker.reach import NoSuch
from tracker.sessions import Session
from tracker.store import Book
from tracker.tickets import Tickets
from tracker.writer import Writer
from web.gate.learning import Learning
from web.gate.seal import Seal

_KEY: Final = "gate_key"
_DIGITS: Final = 8


@dataclass(frozen=True, slots=True)
class Pupil:
    """Who is learning at this device now, with the name and picture she may see of herself."""

    learning: Learning
    nickname: str
    picture: str

    @property
    def who(self) -> Who:
        return Who("learner", learner=self.learning.learner)


class Gate:
    """One for an open house; safe to use from several threads."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.tickets = Tickets.of(book)
        self.set_up_code = "".join(secrets.choice("0123456789") for _ in range(_DIGITS))
        self._learning = Seal(keys.own(book, _KEY), "learning")
        self._attempts = Attempts()
        self._lock = threading.Lock()
        self._accounts = False
        self.writer = Writer(book)
        self.intake = Intake(self.writer, self.tickets, book.now)

    def close(self) -> None:
        """Writes what waits."""
        self.writer.close()

    def has_accounts(self) -> bool:
        """Whether anybody has an account; once somebody has, it stays so."""
        self._accounts = self._accounts or accounts.has_accounts(self.book)
        return self._accounts

    def staff(self, token: str, *, this_computer: bool, source: str = "") -> Who | None:
        """The staff behind a cookie; until accounts exist, whoever sits at this computer."""
        if not self.has_accounts():
            return STAFF_HERE if this_computer else None
        return sessions.who_of(self.book, token, source) if token else None

    def session(self, token: str) -> Session | None:
        return sessions.of_token(self.book, token) if token else None

    def pupil(self, cookie: str) -> Pupil | None:
        """Who is learning at the device with this cookie; None when nobody is, or it was left alone too long."""
        learning = self.read(cookie)
        return self._known(learning) if learning and learning.holds(self.book.now()) else None

    def going_on(self, cookie: str) -> Pupil | None:
        """The same for a touch that a page reports."""
        learning = self.read(cookie)
        return self._known(learning) if learning and learning.may_go_on(self.book.now()) else None

    def read(self, cookie: str) -> Learning | None:
        values = self._learning.open(cookie) if cookie else None
        return Learning.of(values) if values is not None else None

    def sealed(self, learning: Learning) -> str:
        return self._learning.close(learning.values())

    def wait(self, name: str, device: str, free: int = FREE) -> timedelta:
        """How long this device still waits before it may try this name; counted per name and device together."""
        with self._lock:
            return self._attempts.wait(name, device, self.book.now(), free)

    def wrong(self, name: str, device: str) -> None:
        with self._lock:
            self._attempts.wrong(name, device, self.book.now())

    def right(self, name: str, device: str) -> None:
        with self._lock:
            self._attempts.right(name, device)

    def _known(self, learning: Learning) -> Pupil | None:
        try:
            found = people.seen(self.book, Who("learner", learner=learning.learner), learning.learner)
        except NoSuch:
            return None
        if learning.card and people.by_fingerprint(self.book, learning.card) is None:
            return None
        return Pupil(learning, found.nickname, found.picture) if found.status == "active" else None
